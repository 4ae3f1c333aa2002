package io.github.orderflowmagento.operation.checkpoint;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.postgresql.ds.PGSimpleDataSource;

import io.github.orderflowmagento.operation.internal.LeaseGuard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A checkpoint in a real PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgreSqlCheckpointTest extends JdbcServerContract {
    private EmbeddedPostgres server;

    PostgreSqlCheckpointTest() throws IOException {
        server = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofMinutes(10))
                .start();
    }

    @BeforeAll
    void aTable() {
        JdbcCheckpoint.createTable(server.getPostgresDatabase());
    }

    @Override
    DataSource isolated(int level) {
        String name = level == Connection.TRANSACTION_REPEATABLE_READ ? "repeatable\\ read" : "read\\ committed";
        return server.getDatabase(
                "postgres", "postgres", Map.of("options", "-c default_transaction_isolation=" + name));
    }

    @Test
    void aRunThatFailsDuringAnOutageReportsItsOwnFailure() {
        assertThatThrownBy(() -> checkpoint().run(state -> {
                    endConnections();
                    throw new IllegalStateException("the operation broke");
                }))
                .hasMessage("the operation broke");
    }

    @Override
    void endConnections() {
        execute(
                database(),
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state = 'idle in transaction'");
    }

    @Override
    String impatientUrl() {
        return patientUrl() + "&options=-c%20idle_in_transaction_session_timeout=1000";
    }

    @Override
    String patientUrl() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    @Test
    void theConnectionOfARunThatOnlyReadsIsUsedAtAnInterval() {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(patientUrl());
        database.setApplicationName("kept alive");

        new JdbcCheckpoint(database, name())
                .keptAliveEvery(Duration.ofMillis(10))
                .run(state -> {
                    String before = lastUsed();
                    Awaitility.await()
                            .atMost(Duration.ofMinutes(5))
                            .until(() -> !lastUsed().equals(before));
                    String then = lastUsed();
                    Awaitility.await()
                            .atMost(Duration.ofMinutes(5))
                            .until(() -> !lastUsed().equals(then));
                    LeaseGuard.beforeWrite();
                    return ended(FULL);
                });

        assertThat(checkpoint().load()).isEqualTo(new Checkpoint.Versioned(FULL, 1));
    }

    private String lastUsed() {
        try (Connection connection = database().getConnection();
                Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery(
                        "SELECT query_start FROM pg_stat_activity WHERE application_name = 'kept alive'")) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterAll
    void stop() throws IOException {
        server.close();
    }

    @Override
    DataSource database() {
        return server.getPostgresDatabase();
    }
}
