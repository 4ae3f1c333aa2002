package io.github.orderflowmagento.operation.checkpoint;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.internal.DeferredInterrupt;
import io.github.orderflowmagento.operation.internal.KeptSkuRecords;
import io.github.orderflowmagento.operation.internal.LeaseGuard;
import io.github.orderflowmagento.operation.internal.jdbc.TableScript;
import io.github.orderflowmagento.operation.internal.sku.SkuRecords;

/**
 * A checkpoint in a row of a database, for runs on several machines. While an operation runs, one transaction holds the row: a
 * second run, wherever it is, finds it locked and stops. The lock ends with the connection, so a machine that dies leaves no lease
 * behind.
 *
 * <p>{@link #createTable} makes the table, once for each database; who must not let an application do so finds the statement in the
 * jar, beside this class: {@code h2.sql}, {@code postgresql.sql}, {@code mariadb.sql}, {@code mysql.sql}, {@code oracle.sql}. The database
 * must know {@code SELECT … FOR UPDATE NOWAIT}. Tested on H2, PostgreSQL and MariaDB (InnoDB); those for MySQL 8 and Oracle are by their
 * manuals.
 *
 * <p>What an inventory update remembers of each SKU is kept in a table beside it, {@code orderflow_checkpoint_sku}, a row for each, of which a
 * run writes those that change, in the transaction that holds its lease: they and the state are committed together. Where that table is
 * missing, since the other one was made by an earlier version of this library, it is kept in the state, which grows with the number of SKUs:
 * {@link #createTable} adds it, and the next run moves what is in the state.
 *
 * <p>A run needs one connection, for as long as it lasts, under read committed or repeatable read. Safe to share between threads.
 *
 * <p>Before each write of a run, and every 30 seconds from a thread of its own (see {@link #keptAliveEvery}), its connection is asked
 * whether the row is still locked and unchanged. So limits on idle connections and idle transactions do not end the lease of a run that
 * goes on. Where the lease ends all the same, the run ends: see {@link Checkpoint#run}. This covers a process that is stopped for longer
 * than such a limit and goes on, a database that is restarted, fails over or ends the session, and a connection that a driver or a proxy
 * makes anew without a word.
 *
 * <p>Where the thread of a run is interrupted, the database is not: the lease is asked for and the state is saved with the interrupt put off,
 * as far as it comes before the driver is called.
 *
 * <p>Not covered: the one write that was under way, or about to be sent, when the lease ended; a batch goes out as a whole. A proxy that
 * gives each statement another connection (pgbouncer in statement mode) cannot be used; its session and transaction modes can. Where the
 * network drops packets without a word, the question waits, and no write is made, for as long as the driver waits for an answer: set its
 * socket timeout ({@code socketTimeout} in the URLs of PostgreSQL, MySQL and MariaDB).
 */
public final class JdbcCheckpoint implements Checkpoint {
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);
    private static final int LONGEST_NAME = 200;
    private static final String STANDARD_TABLE = "orderflow_checkpoint";
    private static final TableScript TABLE = new TableScript(
            JdbcCheckpoint.class, List.of("h2", "postgresql", "mariadb", "mysql", "oracle"), STANDARD_TABLE);

    /** What databases call a row that another transaction holds: PostgreSQL; H2 and MySQL; Oracle; a deadlock, of any. */
    private static final Set<String> LOCKED_STATES = Set.of("55P03", "HYT00", "61000", "40001", "40P01");

    /** MySQL and MariaDB have no SQL state of its own for it. */
    private static final Set<Integer> LOCKED_CODES = Set.of(3572, 1205);

    private final DataSource database;
    private final String name;
    private final String table;
    private final Duration keepAlive;

    /**
     * A checkpoint in the table {@code orderflow_checkpoint}.
     *
     * @param name one for each operation on each shop: {@code order export, shop.example.com}; at most 200 characters
     */
    public JdbcCheckpoint(DataSource database, String name) {
        this(database, name, STANDARD_TABLE);
    }

    /**
     * A checkpoint in a table of another name.
     *
     * @param table the table's name, with its schema before a dot if it needs one; of letters, digits and underscores
     * @throws IllegalArgumentException if name or table cannot be used
     */
    public JdbcCheckpoint(DataSource database, String name, String table) {
        this(database, name, table, KEEP_ALIVE);
    }

    private JdbcCheckpoint(DataSource database, String name, String table, Duration keepAlive) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("name: from 1 to " + LONGEST_NAME + " characters");
        }
        this.database = Objects.requireNonNull(database);
        this.name = name;
        this.table = TableScript.checkedName(table);
        this.keepAlive = keepAlive;
    }

    /**
     * Makes the tables {@code orderflow_checkpoint} and {@code orderflow_checkpoint_sku}, unless they are there.
     *
     * @throws IllegalStateException if it cannot be made, or there is no statement for the database
     */
    public static void createTable(DataSource database) {
        createTable(database, STANDARD_TABLE);
    }

    /**
     * The same for a table of another name.
     *
     * @param table as for {@link #JdbcCheckpoint(DataSource, String, String)}
     */
    public static void createTable(DataSource database, String table) {
        TABLE.create(database, table);
    }

    /**
     * The same checkpoint, whose connection is used at another interval than every 30 seconds while a run is under way: shorter than any
     * limit on idle connections and idle transactions between here and the database.
     *
     * @throws IllegalArgumentException if the interval is not positive
     */
    public JdbcCheckpoint keptAliveEvery(Duration interval) {
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException("interval: must be positive");
        }
        return new JdbcCheckpoint(database, name, table, interval);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if the row is not a checkpoint, or one of a later version of this library, or is another one's, whose
     *     name the database takes for this one, or the database fails
     */
    @Override
    public Versioned load() {
        return inTransaction(new DeferredInterrupt(), this::read, result -> true);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if the database fails
     */
    @Override
    public Versioned save(Versioned loaded, RunState next) {
        return inTransaction(
                new DeferredInterrupt(),
                connection -> {
                    lock(connection);
                    return write(connection, loaded, next);
                },
                result -> true);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if the database fails before the operation, or as the state is saved after it; then what the operation
     *     did is done, and the next run finds it already there. If it fails in between, the lease is lost
     */
    @Override
    public Run run(Function<RunState, Run> operation) {
        DeferredInterrupt interrupt = new DeferredInterrupt();
        return inTransaction(
                        interrupt,
                        connection -> {
                            // before the row is locked: a statement that fails ends the transaction of some databases
                            boolean keepsSkus = JdbcSkuRecords.isThere(connection, JdbcSkuRecords.table(table));
                            lock(connection);
                            Versioned loaded = read(connection);
                            LastSaved last = new LastSaved(loaded);
                            LeaseGuard guard;
                            Run run;
                            try (JdbcLease lease = JdbcLease.begin(
                                    () -> isStillLocked(connection, last.get().version()), keepAlive)) {
                                guard = new LeaseGuard(
                                        toString(),
                                        lease::isHeld,
                                        progress -> lease.use(() -> keep(connection, last, progress)));
                                interrupt.handOn();
                                run = guard.run(
                                        keepsSkus ? withSkuRecords(operation, connection, lease) : operation,
                                        loaded.state());
                            } finally {
                                interrupt.putOff();
                            }
                            if (!run.isDryRun() && !guard.isLost()) {
                                write(connection, last.get(), run.next());
                            }
                            return new Ended(run, guard.isLost());
                        },
                        ended -> !ended.leaseIsLost())
                .run();
    }

    private Function<RunState, Run> withSkuRecords(
            Function<RunState, Run> operation, Connection connection, JdbcLease lease) {
        SkuRecords records = new JdbcSkuRecords(connection, lease, JdbcSkuRecords.table(table), name);
        return state -> KeptSkuRecords.during(records, state, operation);
    }

    private record Ended(Run run, boolean leaseIsLost) {}

    /**
     * Saves how far a run has come. What is saved is seen by others when the transaction ends, and so does the lock: another run may have the
     * row in the moment before it is locked again, and then the lease is lost.
     */
    private boolean keep(Connection connection, LastSaved last, RunState progress) {
        DeferredInterrupt interrupt = new DeferredInterrupt();
        interrupt.putOff();
        try {
            last.set(write(connection, last.get(), progress));
            connection.commit();
            return isStillLocked(connection, last.get().version());
        } catch (SQLException e) {
            if (isLocked(e)) {
                return false;
            }
            throw new IllegalStateException(this + ": the database fails: " + e.getMessage(), e);
        } catch (Conflict e) {
            return false;
        } finally {
            interrupt.handOn();
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /**
     * @param interrupt put off but for where the work lets it in
     * @param lives whether the transaction can be committed after the work
     */
    private <T> T inTransaction(DeferredInterrupt interrupt, Work<T> work, Predicate<T> lives) {
        interrupt.putOff();
        try {
            return inTransaction(work, lives);
        } finally {
            interrupt.handOn();
        }
    }

    private <T> T inTransaction(Work<T> work, Predicate<T> lives) {
        try (Connection connection = database.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            T result;
            try {
                result = work.on(connection);
                if (!lives.test(result)) {
                    undo(connection, autoCommit);
                    return result;
                }
                connection.commit();
            } catch (SQLException | RuntimeException | Error e) {
                undo(connection, autoCommit).ifPresent(e::addSuppressed);
                throw e;
            }
            connection.setAutoCommit(autoCommit);
            return result;
        } catch (SQLException e) {
            if (isLocked(e)) {
                throw new Conflict(toString());
            }
            if (TableScript.isMissing(e)) {
                throw new IllegalStateException(
                        this + ": the database has no table " + table
                                + ". Make it once, with JdbcCheckpoint.createTable or the script for your database in the jar of this library",
                        e);
            }
            throw new IllegalStateException(this + ": the database fails: " + e.getMessage(), e);
        }
    }

    /**
     * Where the connection is lost, the database undoes it by itself, and what failed before is what matters.
     *
     * @return a failure
     */
    private static Optional<SQLException> undo(Connection connection, boolean autoCommit) {
        try {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(e);
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
     *
     * @return the version of what is locked
     */
    private long lock(Connection connection) throws SQLException {
        OptionalLong version = lockedVersion(connection);
        if (version.isEmpty()) {
            connection.rollback();
            insert(connection);
            version = lockedVersion(connection);
        }
        return version.orElseThrow(() -> new Conflict(toString())); // someone deletes it
    }

    /**
     * Whether the row is locked, and as it was. A connection that only answers would not do: a driver or a proxy may have made it anew
     * without a word. Then the row is locked again here, unless another run has it, or has had it and saved.
     */
    private boolean isStillLocked(Connection connection, long version) throws SQLException {
        OptionalLong present = lockedVersion(connection);
        return present.isPresent() && present.getAsLong() == version;
    }

    private OptionalLong lockedVersion(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT name, version FROM " + table + " WHERE name = ? FOR UPDATE NOWAIT");
                ResultSet rows = executed(select)) {
            return hasRow(rows) ? OptionalLong.of(rows.getLong(2)) : OptionalLong.empty();
        }
    }

    /**
     * Whether there is a row of this very name.
     *
     * @throws IllegalStateException if there is one of another name: the two would share a state, and each would skip what the other has
     *     met
     */
    private boolean hasRow(ResultSet rows) throws SQLException {
        if (!rows.next()) {
            return false;
        }
        String found = rows.getString(1);
        if (!name.equals(found)) {
            throw new IllegalStateException(
                    this + ": the database takes the name '" + name + "' for '" + found
                            + "', which is another checkpoint. Choose names that differ by more than case, accents and blanks at the end, or give"
                            + " the column a collation that tells them apart (MariaDB: utf8mb4_nopad_bin, MySQL 8: utf8mb4_0900_bin)");
        }
        return true;
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
            if (!TableScript.isDuplicate(e)) {
                throw e;
            }
        }
    }

    private Versioned read(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT name, state FROM " + table + " WHERE name = ?");
                ResultSet rows = executed(select)) {
            @Nullable String state = hasRow(rows) ? rows.getString(2) : null;
            return state == null ? new Versioned(RunState.initial(), 0) : StateDocument.read(state, toString());
        }
    }

    private ResultSet executed(PreparedStatement select) throws SQLException {
        select.setString(1, name);
        return select.executeQuery();
    }

    private Versioned write(Connection connection, Versioned loaded, RunState next) throws SQLException {
        Versioned saved = new Versioned(next, loaded.version() + 1);
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE " + table + " SET version = ?, state = ? WHERE name = ? AND version = ?")) {
            update.setLong(1, saved.version());
            update.setString(2, StateDocument.write(next, saved.version()));
            update.setString(3, name);
            update.setLong(4, loaded.version());
            if (update.executeUpdate() != 1) {
                throw new Conflict(toString());
            }
        }
        return saved;
    }

    @Override
    public String toString() {
        return "checkpoint " + name + " in table " + table;
    }
}
