package io.github.orderflowmagento.operation.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.awaitility.Awaitility;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.internal.LeaseGuard;
import io.github.orderflowmagento.operation.internal.LeaseLost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The contract of checkpoints, and the specifics of databases, on an embedded database, on a real PostgreSQL and, if installed, a real
 * MariaDB.
 */
class JdbcCheckpointTest {
    /** The tests for every database. */
    abstract static class OnADatabase extends CheckpointContract {
        private String name = "";

        abstract DataSource database();

        final String name() {
            return name;
        }

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

        /** Returns the database with this default isolation level of transactions. */
        abstract DataSource isolated(int level);

        @Test
        void theTableIsMadeOnceAndIsLeftAloneWhereItIsThere() {
            checkpoint().save(checkpoint().load(), FULL);

            JdbcCheckpoint.createTable(database());

            assertThat(checkpoint().load()).isEqualTo(new Checkpoint.Versioned(FULL, 1));
        }

        @Test
        void aTableOfAnotherNameIsMadeLikeIt() {
            JdbcCheckpoint.createTable(database(), "states_of_acme");
            Checkpoint checkpoint = new JdbcCheckpoint(database(), name, "states_of_acme");

            checkpoint.run(state -> ended(FULL));

            assertThat(checkpoint.load()).isEqualTo(new Checkpoint.Versioned(FULL, 1));
        }

        @Test
        void aMissingTableIsReportedWithTheRemedy() {
            Checkpoint checkpoint = new JdbcCheckpoint(database(), name, "nobody_made_this");

            assertThatThrownBy(() -> checkpoint.run(CheckpointContract::ended))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(checkpoint + ": the database has no table nobody_made_this. Make it once, with"
                            + " JdbcCheckpoint.createTable or the script for your database in the jar of this library");
        }

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
        void aStateOfALaterFormatIsRejectedByName() {
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
        void aLockThatIsGoneWithoutAWordIsMissedOnceAnotherRunHasSaved() {
            AtomicReference<Connection> connection = new AtomicReference<>();

            Run run = watched(connection).run(state -> {
                LeaseGuard.beforeWrite();
                rollBack(connection.get());
                checkpoint().run(other -> ended(FULL));
                assertThatNoWriteIsMade();
                return ended(RunState.initial());
            });

            assertThat(run.endedEarly().orElseThrow()).contains("was lost", "its state is not saved");
            assertThat(checkpoint().load()).isEqualTo(new Checkpoint.Versioned(FULL, 1));
        }

        @Test
        void aLockThatIsGoneWithoutAWordIsTakenAgainWhereNobodyElseHadIt() {
            AtomicReference<Connection> connection = new AtomicReference<>();

            Run run = watched(connection).run(state -> {
                rollBack(connection.get());
                LeaseGuard.beforeWrite();
                assertThatThrownBy(() -> checkpoint().run(CheckpointContract::ended))
                        .isInstanceOf(Checkpoint.Conflict.class);
                return ended(FULL);
            });

            assertThat(run.endedEarly()).isEmpty();
            assertThat(checkpoint().load()).isEqualTo(new Checkpoint.Versioned(FULL, 1));
        }

        /** Returns the checkpoint on a database whose last connection is accessible to the test. */
        private Checkpoint watched(AtomicReference<Connection> last) {
            DataSource database = database();
            Object watched = Proxy.newProxyInstance(
                    DataSource.class.getClassLoader(),
                    new Class<?>[] {DataSource.class},
                    (proxy, method, arguments) -> {
                        Object result = method.invoke(database, arguments);
                        if (result instanceof Connection connection) {
                            last.set(connection);
                        }
                        return result;
                    });
            return new JdbcCheckpoint((DataSource) watched, name);
        }

        private static void rollBack(@Nullable Connection connection) {
            try {
                Objects.requireNonNull(connection).rollback();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        final void assertThatNoWriteIsMade() {
            assertThatThrownBy(LeaseGuard::beforeWrite)
                    .isInstanceOf(LeaseLost.class)
                    .hasMessageStartingWith("the lease of " + checkpoint() + " was lost: ");
        }

        @Test
        void aMissingTableIsNamed() {
            assertThatThrownBy(() -> new JdbcCheckpoint(database(), name, "no_such_table").load())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll(name, "no_such_table");
        }
    }

    /** The tests for servers, which can end a session by themselves. */
    abstract static class OnAServer extends OnADatabase {
        /** Like an administrator, a limit on idle transactions, or a failover. */
        abstract void endConnections();

        /** A URL whose sessions end after a second idle in a transaction. */
        abstract String impatientUrl();

        @Test
        void aRunWhoseSessionEndsWritesAndSavesNothingMore() {
            Run run = checkpoint().run(state -> {
                LeaseGuard.beforeWrite();
                endConnections();
                assertThatNoWriteIsMade();
                takeOver();
                return CheckpointProcess.endedEarly(state, "the shop is away");
            });

            assertThat(run.endedEarly().orElseThrow())
                    .startsWith("the lease of " + checkpoint() + " was lost: ")
                    .endsWith("; before that: the shop is away");
            assertThat(checkpoint().load()).isEqualTo(new Checkpoint.Versioned(FULL, 1));
        }

        @Test
        void aSessionThatEndsAfterTheLastWriteIsReported() {
            Run run = checkpoint().run(state -> {
                LeaseGuard.beforeWrite();
                endConnections();
                return ended(FULL);
            });

            assertThat(run.endedEarly().orElseThrow()).contains("was lost", "its state is not saved");
            assertThat(checkpoint().load().state()).isEqualTo(RunState.initial());
        }

        @Test
        void aNestedRunWritesNothingOnceTheOuterLeaseIsLost() {
            checkpoint().run(state -> {
                endConnections();
                return new InMemoryCheckpoint().run(inner -> {
                    assertThatNoWriteIsMade();
                    return ended(inner);
                });
            });

            LeaseGuard.beforeWrite(); // of no run
        }

        @Test
        @DisabledOnOs(value = OS.WINDOWS, disabledReason = "nothing is stopped there by a signal")
        void aProcessSuspendedUntilItsLeaseIsTakenWritesNothing() throws Exception {
            try (CheckpointProcess stopped = CheckpointProcess.running(impatientUrl(), name())) {
                stopped.stop();
                takeOver();
                stopped.goOn();

                assertThat(stopped.write()).startsWith("the lease of " + checkpoint() + " was lost: ");
            }
            assertThat(checkpoint().load()).isEqualTo(new Checkpoint.Versioned(FULL, 1));
        }

        @Test
        @DisabledOnOs(value = OS.WINDOWS, disabledReason = "nothing is stopped there by a signal")
        void aProcessSuspendedWithinItsLeaseWritesAndSaves() throws Exception {
            try (CheckpointProcess stopped = CheckpointProcess.running(patientUrl(), name())) {
                stopped.stop();
                assertThatThrownBy(() -> checkpoint().run(CheckpointContract::ended))
                        .isInstanceOf(Checkpoint.Conflict.class);
                stopped.goOn();

                assertThat(stopped.write()).isEqualTo(CheckpointProcess.WRITTEN);
            }
            assertThat(checkpoint().load()).isEqualTo(new Checkpoint.Versioned(CheckpointProcess.stateOf(1), 1));
        }

        abstract String patientUrl();

        /** Another run, as soon as the database has released the row. */
        final void takeOver() {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(5))
                    .ignoreExceptionsInstanceOf(Checkpoint.Conflict.class)
                    .until(() ->
                            checkpoint().run(other -> ended(FULL)).endedEarly().isEmpty());
        }
    }

    @Nested
    class OnAnEmbeddedDatabase extends OnADatabase {
        private final JdbcDataSource database = new JdbcDataSource();

        @BeforeEach
        void aDatabaseInMemory() {
            database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
            JdbcCheckpoint.createTable(database);
        }

        @Test
        void aDatabaseWithoutAnyTableSaysHowToMakeIt() {
            JdbcDataSource empty = new JdbcDataSource();
            empty.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");

            assertThatThrownBy(() -> new JdbcCheckpoint(empty, "order export").run(CheckpointContract::ended))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("the database has no table orderflow_checkpoint");
        }

        @Test
        void oneConnectionIsEnough() throws SQLException {
            JdbcConnectionPool pool = JdbcConnectionPool.create(database);
            pool.setMaxConnections(1);
            pool.setLoginTimeout(1);

            new JdbcCheckpoint(pool, "order export").run(state -> ended(FULL));

            assertThat(new JdbcCheckpoint(pool, "order export").load()).isEqualTo(new Checkpoint.Versioned(FULL, 1));
        }

        @Test
        void aNameThatTheDatabaseTakesForAnotherIsRejected() {
            execute(
                    database,
                    "CREATE TABLE any_case (name VARCHAR_IGNORECASE(200) NOT NULL PRIMARY KEY,"
                            + " version BIGINT NOT NULL, state TEXT NOT NULL)");
            Checkpoint shop = new JdbcCheckpoint(database, "order export, Shop", "any_case");
            Checkpoint other = new JdbcCheckpoint(database, "order export, shop", "any_case");
            shop.run(state -> ended(FULL));

            assertThatThrownBy(() -> other.run(CheckpointContract::ended))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith(
                            "checkpoint order export, shop in table any_case: the database takes the name"
                                    + " 'order export, shop' for 'order export, Shop', which is another checkpoint. Choose names");
            assertThatThrownBy(other::load).isInstanceOf(IllegalStateException.class);
            assertThat(shop.load()).isEqualTo(new Checkpoint.Versioned(FULL, 1));
        }

        @Test
        void theThreadThatKeepsTheLeaseEndsWithTheRun() {
            new JdbcCheckpoint(database, "order export").run(state -> {
                awaitKeepers(true);
                return ended(state);
            });

            awaitKeepers(false);
        }

        private static void awaitKeepers(boolean any) {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(5))
                    .until(() -> any
                            == Thread.getAllStackTraces().keySet().stream()
                                    .anyMatch(thread -> thread.isDaemon()
                                            && thread.getName().equals(JdbcLease.THREAD)));
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
    class OnPostgreSql extends OnAServer {
        private EmbeddedPostgres server;

        OnPostgreSql() throws IOException {
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

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    @EnabledIf(
            value = "io.github.orderflowmagento.operation.checkpoint.MariaDbServer#isInstalled",
            disabledReason = "no mariadbd here")
    class OnMariaDb extends OnAServer {
        private static final int UNKNOWN_THREAD = 1094;

        private final MariaDbServer server;

        OnMariaDb(@TempDir Path folder) throws IOException, InterruptedException {
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
                            "the database takes the name '" + other + "' for 'order export, Shop'",
                            "utf8mb4_nopad_bin");
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

    @Test
    void aTableNameThatIsMoreThanANameIsRejected() {
        JdbcDataSource database = new JdbcDataSource();

        assertThatThrownBy(() -> new JdbcCheckpoint(database, "order export", "t; DROP TABLE t"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("table: ");
    }
}
