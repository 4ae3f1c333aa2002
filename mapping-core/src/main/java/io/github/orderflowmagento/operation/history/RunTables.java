package io.github.orderflowmagento.operation.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.operation.EndReason;
import io.github.orderflowmagento.operation.internal.DeferredInterrupt;
import io.github.orderflowmagento.operation.internal.jdbc.TableScript;

/** The tables of runs and of items, and the statements that write to them. Each call is a transaction on its own connection. */
record RunTables(DataSource database, String runs, String items) implements RunStore {
    static final String STANDARD_NAME = "orderflow_run";
    static final TableScript SCRIPT =
            new TableScript(RunTables.class, List.of("h2", "postgresql", "mariadb", "mysql"), STANDARD_NAME);

    private static final String SCRIPT_ADVICE =
            " JdbcRunHistory.createTables or the script for your database in the jar of this library";

    static RunTables of(DataSource database, String name) {
        String runs = TableScript.checkedName(name);
        return new RunTables(database, runs, runs + "_item");
    }

    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    @FunctionalInterface
    interface Row<T> {
        T of(ResultSet columns) throws SQLException;
    }

    @Override
    public void begin(RecordedRun run) {
        inTransaction(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + runs
                    + " (id, shop, operation, dry_run, started_at, missing) VALUES (?, ?, ?, ?, ?, 0)")) {
                set(insert, run.id(), run.shop(), run.operation(), run.isDryRun() ? 1 : 0, column(run.startedAt()));
                return insert.executeUpdate();
            } catch (SQLException e) {
                if (TableScript.isDuplicate(e)) {
                    connection.rollback();
                    return 0; // an earlier attempt inserted it, but its answer was lost
                }
                throw e;
            }
        });
    }

    @Override
    public void append(String id, long first, List<RecordedItem> recorded) {
        inTransaction(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + items
                    + " (run_id, item_number, item_key, outcome, failed, detail, attempts, due_at, fingerprint, settled_at)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
                long number = first;
                for (RecordedItem item : recorded) {
                    set(
                            insert,
                            id,
                            number++,
                            RecordedText.escaped(item.item().key()),
                            item.item().outcome().code(),
                            FAILURES.contains(item.item().outcome()) ? 1 : 0,
                            item.item().detail(),
                            item.item().attempts(),
                            item.item().dueAt().map(RunTables::column).orElse(null),
                            item.item().fingerprint().orElse(null),
                            column(item.settledAt()));
                    insert.addBatch();
                }
                return insert.executeBatch();
            }
        });
    }

    @Override
    public void end(RecordedRun run) {
        int updated = inTransaction(connection -> execute(
                connection,
                "UPDATE " + runs
                        + " SET ended_at = ?, ended_early = ?, ended_by = ?, warnings = ?, counts = ?, missing = ? WHERE id = ?",
                run.endedAt().map(RunTables::column).orElse(null),
                run.endedEarly().orElse(null),
                run.endedBy().map(EndReason::code).orElse(null),
                RunLines.array(run.warnings()),
                RunLines.object(run.counts()),
                run.missing(),
                run.id()));
        if (updated != 1) {
            throw new IllegalStateException("table " + runs + ": the run was deleted meanwhile");
        }
    }

    static int execute(Connection connection, String statement, @Nullable Object... values) throws SQLException {
        try (PreparedStatement sql = connection.prepareStatement(statement)) {
            set(sql, values);
            return sql.executeUpdate();
        }
    }

    /** Returns the whole result of a query, which must have a limit. */
    <T> List<T> query(String statement, List<Object> values, Row<T> row) {
        return inTransaction(connection -> {
            try (PreparedStatement sql = connection.prepareStatement(statement)) {
                set(sql, values.toArray());
                try (ResultSet found = sql.executeQuery()) {
                    List<T> rows = new ArrayList<>();
                    while (found.next()) {
                        rows.add(row.of(found));
                    }
                    return rows;
                }
            }
        });
    }

    private static void set(PreparedStatement sql, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            sql.setObject(i + 1, values[i]);
        }
    }

    /** The columns have no time zone: they are UTC, whatever the zones of the database and this machine. */
    static LocalDateTime column(Instant time) {
        return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    static Optional<Instant> time(ResultSet columns, String column) throws SQLException {
        return Optional.ofNullable(columns.getObject(column, LocalDateTime.class))
                .map(time -> time.toInstant(ZoneOffset.UTC));
    }

    /**
     * Executes the work in a transaction. Defers an interrupt: some databases would close the connection.
     *
     * @throws IllegalStateException if the database fails
     */
    <T> T inTransaction(Work<T> work) {
        DeferredInterrupt interrupt = new DeferredInterrupt();
        interrupt.putOff();
        try (Connection connection = database.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                T result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                undo(connection, e);
                throw e;
            } finally {
                restore(connection, autoCommit);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(message(e), e);
        } finally {
            interrupt.handOn();
        }
    }

    private static void undo(Connection connection, Throwable failure) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            failure.addSuppressed(e); // the database has rolled back by itself
        }
    }

    /** Restores the connection's state before it returns to the pool, which discards broken connections. */
    private static void restore(Connection connection, boolean autoCommit) {
        try {
            connection.setAutoCommit(autoCommit);
        } catch (SQLException e) {
            // the earlier failure is the one to report
        }
    }

    private String message(SQLException e) {
        if (TableScript.isMissing(e)) {
            return "the database has no table " + runs + " or " + items + ". Create them once, with" + SCRIPT_ADVICE;
        }
        return TableScript.isOutdated(e)
                ? "table " + runs + " or " + items + " lacks a column of this version. Add it, with" + SCRIPT_ADVICE
                : "table " + runs + ": the database failed: " + e.getMessage();
    }
}
