package io.github.orderflowmagento.examples.schedule;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.operation.shipment.ShipmentNotification;
import io.github.orderflowmagento.orderflow.message.SoapEndpoint;

import static io.github.orderflowmagento.examples.schedule.DespatchQueueTest.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** PostgreSQL does nothing more in a transaction in which a statement has failed, as that which finds a message there already. */
class DespatchQueueOnPostgreSqlTest {
    @Test
    void repeatsAreStoredOnceAndDifferencesRejectedInAnyCommitMode() throws IOException, SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            Database.setUp(postgres.getPostgresDatabase());
            for (boolean autoCommit : List.of(true, false)) {
                keepsOnceAndRefuses(postgres, autoCommit);
            }
        }
    }

    private static void keepsOnceAndRefuses(EmbeddedPostgres postgres, boolean autoCommit) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(postgres.getPostgresDatabase());
        config.setAutoCommit(autoCommit);
        String shop = "committing by itself: " + autoCommit;
        try (HikariDataSource pool = new HikariDataSource(config)) {
            DespatchQueue queue = new DespatchQueue(pool, shop);
            queue.add(message("100000009", 6001));
            queue.add(message("100000009", 6001));
            assertThatExceptionOfType(SoapEndpoint.MessageRejectedException.class)
                    .isThrownBy(() -> queue.add(message("100000009", 6001).replace("RM111111111GB", "RM2")));
            queue.add(message("100000009", 6002));
        }

        assertThat(new DespatchQueue(postgres.getPostgresDatabase(), shop).waiting())
                .extracting(ShipmentNotification::key)
                .containsExactly("100000009/6001", "100000009/6002");
    }
}
