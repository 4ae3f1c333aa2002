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
 * A checkpoint in a database row, for runs on several machines. While an operation runs, one transaction locks the row: a second run on any
 * machine finds it locked and stops. The lock ends with the connection, so a crashed machine leaves no lease behind.
 *
 * <p>{@link #createTable} creates the table; call it once per database. If your application may not create tables, use the scripts in the
 * jar beside this class: {@code h2.sql}, {@code postgresql.sql}, {@code mariadb.sql}, {@code mysql.sql}, {@code oracle.sql}. The database
 * must support {@code SELECT … FOR UPDATE NOWAIT}. Tested on H2, PostgreSQL and MariaDB (InnoDB); the scripts for MySQL 8 and Oracle follow
 * their manuals and are untested.
 *
 * <p>What an inventory update remembers per SKU is stored in a second table, {@code orderflow_checkpoint_sku}, one row per SKU. A run
 * writes the rows that change in the transaction that holds its lease, so they are committed together with the state. If that table is
 * missing because the first was created by an earlier version of this library, the records stay in the state, which grows with the number
 * of SKUs: {@link #createTable} adds the table, and the next run moves the records.
 *
 * <p>A run needs one connection for its whole duration, with isolation level read committed or repeatable read. Safe to share between
 * threads.
 *
 * <p>Before each write of a run, and every 30 seconds from a separate thread (see {@link #keptAliveEvery}), a query checks that the row is
 * still locked and unchanged. Timeouts of idle connections and idle transactions therefore do not end the lease of an active run. If the
 * lease ends nevertheless, the run ends: see {@link Checkpoint#run}. This covers a process suspended for longer than such a timeout, a
 * database that restarts, fails over or ends the session, and a connection that a driver or proxy silently replaces.
 *
 * <p>An interrupt of the run's thread does not reach the database: checking the lease and saving the state defer it, provided it arrives
 * before the driver is called.
 *
 * <p>Not covered: a write in progress, or about to be sent, when the lease ends; a batch is sent as a whole. A proxy that uses another
 * connection for each statement (pgbouncer in statement mode) is not supported; its session and transaction modes are. If the network
 * silently drops packets, the query waits, and nothing is written, until the driver's socket timeout: set it ({@code socketTimeout} in the
 * URLs of PostgreSQL, MySQL and MariaDB).
 */
public final class JdbcCheckpoint implements Checkpoint {
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);
    private static final int LONGEST_NAME = 200;
    private static final String STANDARD_TABLE = "orderflow_checkpoint";
    private static final TableScript TABLE = new TableScript(
            JdbcCheckpoint.class, List.of("h2", "postgresql", "mariadb", "mysql", "oracle"), STANDARD_TABLE);

    /** SQL states of a row locked by another transaction: PostgreSQL; H2 and MySQL; Oracle; a deadlock in any database. */
    private static final Set<String> LOCKED_STATES = Set.of("55P03", "HYT00", "61000", "40001", "40P01");

    /** MySQL and MariaDB have an error code for it, but no SQL state. */
    private static final Set<Integer> LOCKED_CODES = Set.of(3572, 1205);

    private final DataSource database;
    private final String name;
    private final String table;
    private final Duration keepAlive;

    /**
     * Creates a checkpoint in the table {@code orderflow_checkpoint}.
     *
     * @param name one per operation and shop, for example {@code order export, shop.example.com}; at most 200 characters
     * @throws IllegalArgumentException if the name is blank or too long
     */
    public JdbcCheckpoint(DataSource database, String name) {
        this(database, name, STANDARD_TABLE);
    }

    /**
     * Creates a checkpoint in the table with this name.
     *
     * @param table the table's name, with its schema before a dot if necessary; letters, digits and underscores
     * @throws IllegalArgumentException if the name or the table is invalid
     */
    public JdbcCheckpoint(DataSource database, String name, String table) {
        this(database, name, table, KEEP_ALIVE);
    }

    private JdbcCheckpoint(DataSource database, String name, String table, Duration keepAlive) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("name must have from 1 to " + LONGEST_NAME + " characters");
        }
        this.database = Objects.requireNonNull(database);
        this.name = name;
        this.table = TableScript.checkedName(table);
        this.keepAlive = keepAlive;
    }

    /**
     * Creates the tables {@code orderflow_checkpoint} and {@code orderflow_checkpoint_sku} unless they exist.
     *
     * @throws IllegalStateException if they cannot be created, or there is no script for the database
     */
    public static void createTable(DataSource database) {
        createTable(database, STANDARD_TABLE);
    }

    /**
     * Like {@link #createTable(DataSource)}, for a table with another name.
     *
     * @param table as for {@link #JdbcCheckpoint(DataSource, String, String)}
     */
    public static void createTable(DataSource database, String table) {
        TABLE.create(database, table);
    }

    /**
     * Returns this checkpoint with another interval for the lease query during a run: shorter than any timeout of idle connections and idle
     * transactions between here and the database. Default: 30 seconds.
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
     * @throws IllegalStateException if the row is not a checkpoint, was written by a later version of this library, or belongs to another
     *     checkpoint whose name the database treats as equal; or if the database fails
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
     * @throws IllegalStateException if the database fails before the operation, or when the state is saved after it. In the second case the
     *     operation's writes are done, and the next run finds them already there. If the database fails in between, the lease is lost
     */
    @Override
    public Run run(Function<RunState, Run> operation) {
        DeferredInterrupt interrupt = new DeferredInterrupt();
        return inTransaction(
                        interrupt,
                        connection -> {
                            // before the row is locked: in some databases a failed statement ends the transaction
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
     * Saves the progress of a run. Others see the saved state only after the commit, which also ends the lock: another run may take the row
     * before it is locked again, and then the lease is lost.
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
            throw new IllegalStateException(this + ": the database failed: " + e.getMessage(), e);
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
     * @param interrupt deferred, except where the work allows it
     * @param lives returns whether the transaction can be committed after the work
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
            throw new IllegalStateException(this + ": the database failed: " + e.getMessage(), e);
        }
    }

    /**
     * If the connection is lost, the database rolls back automatically, and the earlier failure is the one to report.
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
     * Locks the row until the transaction ends. The first run inserts the row in a separate transaction, so that every other run sees it.
     * The transaction that found no row ends first: MySQL locks the gap it searched, and any database may continue to see nothing there.
     *
     * @return the version in the locked row
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
     * Returns whether the row is locked and unchanged. A working connection is not enough: a driver or proxy may have silently replaced it.
     * In that case the row is locked again here, unless another run has locked it, or has saved meanwhile.
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
     * Returns whether a row of exactly this name exists.
     *
     * @throws IllegalStateException if the database finds a row of another name: the two would share a state, and each would skip what the
     *     other has processed
     */
    private boolean hasRow(ResultSet rows) throws SQLException {
        if (!rows.next()) {
            return false;
        }
        String found = rows.getString(1);
        if (!name.equals(found)) {
            throw new IllegalStateException(
                    this + ": the database takes the name '" + name + "' for '" + found
                            + "', which is another checkpoint. Choose names that differ by more than case, accents and trailing blanks, or give"
                            + " the column a collation that distinguishes them (MariaDB: utf8mb4_nopad_bin, MySQL 8: utf8mb4_0900_bin)");
        }
        return true;
    }

    /** Inserts the row, or finds that another run has. */
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
