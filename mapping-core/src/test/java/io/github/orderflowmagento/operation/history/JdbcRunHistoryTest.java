package io.github.orderflowmagento.operation.history;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.RunListener;
import io.github.orderflowmagento.operation.checkpoint.MariaDbServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The contract of histories on an embedded database, on a real PostgreSQL and, if installed, a real MariaDB. */
class JdbcRunHistoryTest {
    abstract static class OnADatabase extends RunHistoryContract {
        abstract DataSource database();

        @Override
        final RunHistory history(Clock clock) {
            return new JdbcRunHistory(database(), "orderflow_run", clock);
        }

        /** Opens a connection with a schema {@code other}, which it creates. */
        abstract void makeSchema(Statement sql) throws SQLException;

        @Test
        void theTablesAreMadeOnceAndLeftAloneWhereTheyAreThere() {
            run(EXPORT, DONE);

            JdbcRunHistory.createTables(database());

            assertThat(history().runs(ofTheShop)).hasSize(1);
        }

        @Test
        void tablesOfAnotherNameInAnotherSchemaAreMadeLikeThem() throws SQLException {
            try (Connection connection = database().getConnection();
                    Statement sql = connection.createStatement()) {
                makeSchema(sql);
            }
            JdbcRunHistory.createTables(database(), "other.runs_of_acme");
            RunHistory other = new JdbcRunHistory(database(), "other.runs_of_acme");

            record(other);

            assertThat(other.outcomes(DONE.key(), ofTheShop)).hasSize(1);
            assertThat(history().outcomes(DONE.key(), ofTheShop)).isEmpty();
        }

        @Test
        void missingTablesAreNamedAndTheRunGoesOn() {
            RunHistory missing = new JdbcRunHistory(database(), "nobody_made_this");

            record(missing);

            assertThatThrownBy(() -> missing.runs(ofTheShop))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(
                            "the database has no table nobody_made_this or nobody_made_this_item. Create them once,"
                                    + " with JdbcRunHistory.createTables or the script for your database in the jar of this library");
        }

        @Test
        void tablesOfAnEarlierVersionGetTheColumnsThatTheyLack() throws SQLException {
            JdbcRunHistory.createTables(database(), "early_run");
            execute("ALTER TABLE early_run DROP COLUMN ended_by");
            RunHistory early = new JdbcRunHistory(database(), "early_run");
            record(early);

            assertThatThrownBy(() -> early.runs(ofTheShop))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(
                            "table early_run or early_run_item lacks a column of this version. Add it,"
                                    + " with JdbcRunHistory.createTables or the script for your database in the jar of this library");

            JdbcRunHistory.createTables(database(), "early_run");
            record(early);

            assertThat(early.runs(ofTheShop))
                    .hasSize(2)
                    .first()
                    .satisfies(run -> assertThat(run.endedAt()).isPresent());
        }

        private void execute(String statement) throws SQLException {
            try (Connection connection = database().getConnection();
                    Statement sql = connection.createStatement()) {
                sql.execute(statement);
            }
        }

        private void record(RunHistory history) {
            RunListener listener = history.listener(shop);
            listener.started(EXPORT, false);
            listener.settled(EXPORT, DONE);
            listener.ended(ended(EXPORT, DONE).build(), Duration.ZERO);
        }

        @Test
        void timesInTheTablesAreUtc() throws SQLException {
            run(EXPORT, DONE);

            try (Connection connection = database().getConnection();
                    Statement sql = connection.createStatement();
                    ResultSet rows = sql.executeQuery(
                            "SELECT CAST(started_at AS CHAR(19)) FROM orderflow_run WHERE shop = '" + shop + "'")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo("2026-11-30 12:00:00");
            }
        }

        @Test
        void manyItemsAreRecordedAndReadPageByPage() {
            ItemOutcome[] items = IntStream.range(0, 2_501)
                    .mapToObj(number -> ItemOutcome.of("SKU-" + number, Outcome.DONE, ""))
                    .toArray(ItemOutcome[]::new);
            run(EXPORT, items);

            try (Stream<RecordedItem> stream =
                    history().items(history().runs(ofTheShop).get(0).id())) {
                assertThat(stream.map(RecordedItem::item)).containsExactly(items);
            }
        }

        @Test
        void anInterruptedRunIsRecorded() {
            RunListener listener = history().listener(shop);
            listener.started(EXPORT, false);
            Thread.currentThread().interrupt();
            listener.settled(EXPORT, DONE);
            listener.ended(ended(EXPORT, DONE).build(), Duration.ZERO);

            assertThat(Thread.interrupted()).isTrue();
            assertThat(history().outcomes(DONE.key(), ofTheShop)).hasSize(1);
        }
    }

    @Nested
    class OnAnEmbeddedDatabase extends OnADatabase {
        private final JdbcDataSource database = new JdbcDataSource();

        @BeforeEach
        void tables() {
            database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
            JdbcRunHistory.createTables(database);
        }

        @Override
        DataSource database() {
            return database;
        }

        @Override
        void makeSchema(Statement sql) throws SQLException {
            sql.execute("CREATE SCHEMA IF NOT EXISTS other");
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
        void tables() {
            JdbcRunHistory.createTables(database());
        }

        @Test
        void itemsAreFoundByAnIndex() throws SQLException {
            try (Connection connection = database().getConnection();
                    Statement sql = connection.createStatement()) {
                sql.execute("SET enable_seqscan = off; SET enable_sort = off"); // the tables are small
                for (String condition : List.of("item_key = 'MUG'", "failed = 1")) {
                    String plan = plan(
                            sql,
                            "SELECT i.*, r.shop FROM orderflow_run_item i JOIN orderflow_run r ON r.id = i.run_id WHERE "
                                    + condition + " ORDER BY i.run_id DESC, i.item_number DESC LIMIT 100");
                    assertThat(plan).contains("Index Scan Backward").doesNotContain("Sort");
                }
            }
        }

        private static String plan(Statement sql, String query) throws SQLException {
            StringBuilder plan = new StringBuilder();
            try (ResultSet rows = sql.executeQuery("EXPLAIN " + query)) {
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
            }
            return plan.toString();
        }

        @AfterAll
        void stop() throws IOException {
            server.close();
        }

        @Override
        DataSource database() {
            return server.getPostgresDatabase();
        }

        @Override
        void makeSchema(Statement sql) throws SQLException {
            sql.execute("CREATE SCHEMA IF NOT EXISTS other");
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    @EnabledIf(
            value = "io.github.orderflowmagento.operation.checkpoint.MariaDbServer#isInstalled",
            disabledReason = "no mariadbd here")
    class OnMariaDb extends OnADatabase {
        private final MariaDbServer server;

        OnMariaDb(@TempDir Path folder) throws IOException, InterruptedException {
            server = MariaDbServer.start(folder);
        }

        @BeforeAll
        void tables() {
            JdbcRunHistory.createTables(database());
        }

        @AfterAll
        void stop() {
            server.close();
        }

        @Override
        DataSource database() {
            return server.database("");
        }

        @Override
        void makeSchema(Statement sql) throws SQLException {
            sql.execute("CREATE DATABASE IF NOT EXISTS other");
        }
    }
}
