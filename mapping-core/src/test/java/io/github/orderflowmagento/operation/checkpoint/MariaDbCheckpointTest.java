package io.github.orderflowmagento.operation.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.internal.LeaseGuard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A checkpoint in a real MariaDB, if one is installed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf(
        value = "io.github.orderflowmagento.operation.checkpoint.MariaDbServer#isInstalled",
        disabledReason = "no mariadbd here")
class MariaDbCheckpointTest extends JdbcServerContract {
    private static final int UNKNOWN_THREAD = 1094;

    private final MariaDbServer server;

    MariaDbCheckpointTest(@TempDir Path folder) throws IOException, InterruptedException {
        server = MariaDbServer.start(folder);
    }

    @BeforeAll
    void aTable() {
        JdbcCheckpoint.createTable(database());
    }

    @ParameterizedTest
    @ValueSource(strings = {"order export, shop", "order export, Shop "})
    void inATableOfTheUsualCollationTwoShopsOfOneNameDoNotShareAState(String other) {
        String table = "not_told_apart_" + UUID.randomUUID().toString().replace('-', '_');
        execute(
                database(),
                "CREATE TABLE " + table
                        + " (name VARCHAR(200) NOT NULL PRIMARY KEY, version BIGINT NOT NULL, state LONGTEXT NOT NULL)");
        Checkpoint shop = new JdbcCheckpoint(database(), "order export, Shop", table);
        shop.run(state -> ended(FULL));

        assertThatThrownBy(() -> new JdbcCheckpoint(database(), other, table).run(CheckpointContract::ended))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(
                        "the database takes the name '" + other + "' for 'order export, Shop'", "utf8mb4_nopad_bin");
        assertThat(shop.load()).isEqualTo(new Checkpoint.Versioned(FULL, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"order export, shop", "order export, Shop "})
    void theCreatedTableDistinguishesThem(String other) {
        String table = "told_apart_" + UUID.randomUUID().toString().replace('-', '_');
        JdbcCheckpoint.createTable(database(), table);
        new JdbcCheckpoint(database(), "order export, Shop", table).run(state -> ended(FULL));

        assertThat(new JdbcCheckpoint(database(), other, table).load().version())
                .isZero();
    }

    @Test
    void aRunWritesNothingMoreOnceTheDatabaseWasStartedAnew() {
        Run run = checkpoint().run(state -> {
            LeaseGuard.beforeWrite();
            startAnew();
            takeOver();
            assertThatNoWriteIsMade();
            return ended(state);
        });

        assertThat(run.endedEarly()).isPresent();
        assertThat(checkpoint().load()).isEqualTo(new Checkpoint.Versioned(FULL, 1));
    }

    private static void kill(Statement sql, long id) throws SQLException {
        try {
            sql.execute("KILL " + id);
        } catch (SQLException e) {
            if (e.getErrorCode() != UNKNOWN_THREAD) { // it has ended by itself
                throw e;
            }
        }
    }

    private void startAnew() {
        try {
            server.crashAndStart();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    void endConnections() {
        try (Connection connection = database().getConnection();
                Statement sql = connection.createStatement();
                Statement list = connection.createStatement();
                ResultSet others = list.executeQuery("SELECT id FROM information_schema.processlist"
                        + " WHERE user = 'root' AND id <> CONNECTION_ID()")) {
            while (others.next()) {
                kill(sql, others.getLong(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    DataSource isolated(int level) {
        return server.database("&transactionIsolation="
                + (level == Connection.TRANSACTION_REPEATABLE_READ ? "REPEATABLE-READ" : "READ-COMMITTED"));
    }

    @Override
    String impatientUrl() {
        return server.url("&sessionVariables=idle_transaction_timeout=1");
    }

    @Override
    String patientUrl() {
        return server.url("");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Override
    DataSource database() {
        return server.database("");
    }
}
