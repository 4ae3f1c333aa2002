package io.github.orderflowmagento.operation;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The contract of checkpoints, and what a database adds, on an embedded database and on a real PostgreSQL. */
class JdbcCheckpointTest {
    private static final String TABLE = "CREATE TABLE orderflow_checkpoint (name VARCHAR(200) NOT NULL PRIMARY KEY,"
            + " version BIGINT NOT NULL, state TEXT NOT NULL)";

    /** What holds on every database. */
    abstract static class OnADatabase extends CheckpointContract {
        private String name = "";

        abstract DataSource database();

        @BeforeEach
        void aNameOfItsOwn() {
            name = "order export " + UUID.randomUUID();
        }

        @Override
        Checkpoint checkpoint() {
            return new JdbcCheckpoint(database(), name);
        }

        static void execute(DataSource database, String statement) {
            try (Connection connection = database.getConnection();
                    Statement sql = connection.createStatement()) {
                sql.execute(statement);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Test
        void anotherMachineSeesWhatWasSaved() {
            checkpoint().save(checkpoint().load(), FULL);

            assertThat(new JdbcCheckpoint(database(), name).load()).isEqualTo(new Checkpoint.Versioned(FULL, 1));
        }

        @ParameterizedTest
        @ValueSource(ints = {Connection.TRANSACTION_READ_COMMITTED, Connection.TRANSACTION_REPEATABLE_READ})
        void theFirstRunHoldsItsRowUnderBothUsualIsolationLevels(int level) {
            DataSource database = isolated(level);

            new JdbcCheckpoint(database, name).run(state -> {
                assertThatThrownBy(() -> new JdbcCheckpoint(database, name).run(CheckpointContract::ended))
                        .isInstanceOf(Checkpoint.Conflict.class);
                return ended(FULL);
            });

            assertThat(checkpoint().load()).isEqualTo(new Checkpoint.Versioned(FULL, 1));
        }

        /** The database, whose transactions have the level unless they ask for another. */
        abstract DataSource isolated(int level);

        @Test
        void twoNamesAreTwoCheckpoints() {
            checkpoint().save(checkpoint().load(), FULL);

            assertThat(new JdbcCheckpoint(database(), "product export " + name).load())
                    .isEqualTo(new Checkpoint.Versioned(RunState.initial(), 0));
        }

        @Test
        void aRunThatFailsSavesNothingAndLetsTheNextOneRun() {
            Checkpoint checkpoint = checkpoint();

            assertThatThrownBy(() -> checkpoint.run(state -> {
                        throw new IllegalStateException("the operation broke");
                    }))
                    .hasMessage("the operation broke");

            assertThat(checkpoint.run(state -> ended(state)).next()).isEqualTo(RunState.initial());
        }

        @Test
        void aStateOfALaterFormatIsRefusedByName() {
            checkpoint().save(checkpoint().load(), FULL);
            execute(
                    database(),
                    "UPDATE orderflow_checkpoint SET state = '{\"format\": 99}' WHERE name = '" + name + "'");

            assertThatThrownBy(() -> checkpoint().load())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(name)
                    .hasMessageContaining("written by another version of this library");
        }

        @Test
        void aMissingTableIsNamed() {
            assertThatThrownBy(() -> new JdbcCheckpoint(database(), name, "no_such_table").load())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll(name, "no_such_table");
        }
    }

    @Nested
    class OnAnEmbeddedDatabase extends OnADatabase {
        private final JdbcDataSource database = new JdbcDataSource();

        @BeforeEach
        void aDatabaseInMemory() {
            database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
            execute(database, TABLE);
        }

        @Test
        void oneConnectionIsEnough() throws SQLException {
            JdbcConnectionPool pool = JdbcConnectionPool.create(database);
            pool.setMaxConnections(1);
            pool.setLoginTimeout(1);

            new JdbcCheckpoint(pool, "order export").run(state -> ended(FULL));

            assertThat(new JdbcCheckpoint(pool, "order export").load()).isEqualTo(new Checkpoint.Versioned(FULL, 1));
        }

        @Override
        DataSource isolated(int level) {
            String name = level == Connection.TRANSACTION_REPEATABLE_READ ? "REPEATABLE READ" : "READ COMMITTED";
            JdbcDataSource isolated = new JdbcDataSource();
            isolated.setURL(
                    database.getURL() + ";INIT=SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL " + name);
            return isolated;
        }

        @Override
        DataSource database() {
            return database;
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class OnPostgreSql extends OnADatabase {
        private EmbeddedPostgres server;

        OnPostgreSql() throws IOException {
            server = EmbeddedPostgres.builder()
                    .setPGStartupWait(Duration.ofMinutes(10))
                    .start();
        }

        @BeforeAll
        void aTable() {
            execute(server.getPostgresDatabase(), TABLE);
        }

        @Override
        DataSource isolated(int level) {
            String name = level == Connection.TRANSACTION_REPEATABLE_READ ? "repeatable\\ read" : "read\\ committed";
            return server.getDatabase(
                    "postgres", "postgres", Map.of("options", "-c default_transaction_isolation=" + name));
        }

        @Test
        void aRunThatFailsWhileTheDatabaseGoesAwayTellsItsOwnFailure() {
            assertThatThrownBy(() -> checkpoint().run(state -> {
                        endConnections();
                        throw new IllegalStateException("the operation broke");
                    }))
                    .hasMessage("the operation broke");
        }

        @Test
        void aStateThatCannotBeKeptIsAFailureOfTheDatabaseAndTheNextRunBeginsFromTheOneBefore() {
            assertThatThrownBy(() -> checkpoint().run(state -> {
                        endConnections();
                        return ended(FULL);
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("the database fails: ");
            assertThat(checkpoint().load().state()).isEqualTo(RunState.initial());
        }

        /** As an administrator, or a limit on idle transactions, does. */
        private void endConnections() {
            execute(
                    database(),
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state = 'idle in transaction'");
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

    @Test
    void aTableNameThatIsMoreThanANameIsRefused() {
        JdbcDataSource database = new JdbcDataSource();

        assertThatThrownBy(() -> new JdbcCheckpoint(database, "order export", "t; DROP TABLE t"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("table: ");
    }
}
