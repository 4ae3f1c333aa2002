package io.github.orderflowmagento.operation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

/**
 * A checkpoint in a row of a database, for runs on several machines. While an operation runs, one transaction holds the row: a
 * second run, wherever it is, finds it locked and stops. The lock ends with the connection, so a machine that dies leaves no lease
 * behind.
 *
 * <p>The table is made by whoever looks after the database:
 *
 * <pre>{@code
 * CREATE TABLE orderflow_checkpoint (
 *     name    VARCHAR(200) NOT NULL PRIMARY KEY,
 *     version BIGINT       NOT NULL,
 *     state   TEXT         NOT NULL
 * )
 * }</pre>
 *
 * <p>The database must know {@code SELECT … FOR UPDATE NOWAIT}. Tested on H2 and PostgreSQL with the table above. Not tested, by
 * their manuals: MySQL 8 and MariaDB 10.3 need {@code state LONGTEXT}, for their {@code TEXT} ends at 64 KB, and InnoDB tables;
 * Oracle, which has neither type, needs {@code name VARCHAR2(200 CHAR), version NUMBER(19), state CLOB}.
 *
 * <p>A run needs one connection, for as long as it lasts, under read committed or repeatable read. Safe to share between threads.
 */
public final class JdbcCheckpoint implements Checkpoint {
    private static final String DEFAULT_TABLE = "orderflow_checkpoint";
    private static final Pattern TABLE_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)?");
    private static final int LONGEST_NAME = 200;

    /** What databases call a row that another transaction holds: PostgreSQL; H2 and MySQL; Oracle; a deadlock, of any. */
    private static final Set<String> LOCKED_STATES = Set.of("55P03", "HYT00", "61000", "40001", "40P01");

    /** MySQL and MariaDB have no SQL state of its own for it. */
    private static final Set<Integer> LOCKED_CODES = Set.of(3572, 1205);

    private final DataSource database;
    private final String name;
    private final String table;

    /**
     * A checkpoint in the table {@code orderflow_checkpoint}.
     *
     * @param name one for each operation on each shop: {@code order export, shop.example.com}; at most 200 characters
     */
    public JdbcCheckpoint(DataSource database, String name) {
        this(database, name, DEFAULT_TABLE);
    }

    /**
     * A checkpoint in a table of another name.
     *
     * @param table the table's name, with its schema before a dot if it needs one; of letters, digits and underscores
     * @throws IllegalArgumentException if name or table cannot be used
     */
    public JdbcCheckpoint(DataSource database, String name, String table) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("name: from 1 to " + LONGEST_NAME + " characters");
        }
        if (!TABLE_NAME.matcher(table).matches()) {
            throw new IllegalArgumentException("table: '" + table + "' is no plain table name");
        }
        this.database = Objects.requireNonNull(database);
        this.name = name;
        this.table = table;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if the row is not a checkpoint, or one of a later version of this library, or the database
     *     fails
     */
    @Override
    public Versioned load() {
        return inTransaction(this::read);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if the database fails
     */
    @Override
    public void save(Versioned loaded, RunState next) {
        inTransaction(connection -> {
            lock(connection);
            write(connection, loaded, next);
            return loaded;
        });
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if the database fails; if it does after the operation, what the operation did is done, and the
     *     next run finds it already there
     */
    @Override
    public Run run(Function<RunState, Run> operation) {
        return inTransaction(connection -> {
            lock(connection);
            Versioned loaded = read(connection);
            Run run = operation.apply(loaded.state());
            if (!run.isDryRun()) {
                write(connection, loaded, run.next());
            }
            return run;
        });
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T inTransaction(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            T result;
            try {
                result = work.on(connection);
                connection.commit();
            } catch (SQLException | RuntimeException | Error e) {
                undo(connection, autoCommit, e);
                throw e;
            }
            connection.setAutoCommit(autoCommit);
            return result;
        } catch (SQLException e) {
            if (isLocked(e)) {
                throw new Conflict(toString());
            }
            throw new IllegalStateException(this + ": the database fails: " + e.getMessage(), e);
        }
    }

    /** Where the connection is lost, the database undoes it by itself, and what failed before is what matters. */
    private static void undo(Connection connection, boolean autoCommit, Throwable because) {
        try {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }

    private static boolean isLocked(SQLException failure) {
        String state = failure.getSQLState();
        return (state != null && LOCKED_STATES.contains(state)) || LOCKED_CODES.contains(failure.getErrorCode());
    }

    /**
     * Holds the row until the transaction ends. There must be one to hold, so the first run makes it, in a transaction of its own for
     * every other run to see. The one that has found nothing ends before: MySQL locks the gap that it looked into, and on any
     * database it may go on to see nothing there.
     */
    private void lock(Connection connection) throws SQLException {
        if (isHeld(connection)) {
            return;
        }
        connection.rollback();
        insert(connection);
        if (!isHeld(connection)) {
            throw new Conflict(toString()); // someone deletes it
        }
    }

    private boolean isHeld(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT version FROM " + table + " WHERE name = ? FOR UPDATE NOWAIT");
                ResultSet rows = executed(select)) {
            return rows.next();
        }
    }

    /** Whether this run or another one has made the row makes no difference. */
    private void insert(Connection connection) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO " + table + " (name, version, state) VALUES (?, 0, ?)")) {
            insert.setString(1, name);
            insert.setString(2, StateDocument.write(RunState.initial(), 0));
            insert.executeUpdate();
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            if (!isDuplicate(e)) {
                throw e;
            }
        }
    }

    /** SQL's class of violated constraints. */
    private static boolean isDuplicate(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && state.startsWith("23");
    }

    private Versioned read(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT state FROM " + table + " WHERE name = ?");
                ResultSet rows = executed(select)) {
            @Nullable String state = rows.next() ? rows.getString(1) : null;
            return state == null ? new Versioned(RunState.initial(), 0) : StateDocument.read(state, toString());
        }
    }

    private ResultSet executed(PreparedStatement select) throws SQLException {
        select.setString(1, name);
        return select.executeQuery();
    }

    private void write(Connection connection, Versioned loaded, RunState next) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE " + table + " SET version = ?, state = ? WHERE name = ? AND version = ?")) {
            update.setLong(1, loaded.version() + 1);
            update.setString(2, StateDocument.write(next, loaded.version() + 1));
            update.setString(3, name);
            update.setLong(4, loaded.version());
            if (update.executeUpdate() != 1) {
                throw new Conflict(toString());
            }
        }
    }

    @Override
    public String toString() {
        return "checkpoint " + name + " in table " + table;
    }
}
