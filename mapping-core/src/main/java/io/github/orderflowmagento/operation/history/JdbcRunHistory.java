package io.github.orderflowmagento.operation.history;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.RunListener;
import io.github.orderflowmagento.operation.internal.report.RunJson;

/**
 * A record of runs in the database tables {@code orderflow_run} and {@code orderflow_run_item}, for runs on any number of machines. Times
 * in the tables are UTC.
 *
 * <p>{@link #createTables} creates the tables; call it once per database. If your application may not create tables, use the scripts in the
 * jar beside this class: {@code h2.sql}, {@code postgresql.sql}, {@code mariadb.sql}, {@code mysql.sql}. Tested on H2, PostgreSQL and
 * MariaDB (InnoDB); the script for MySQL 8 follows its manual and is untested. The database must store text as UTF-8.
 *
 * <p>A connection is used for each 500 items and then returned. The pool needs one connection in addition to that of a {@link
 * io.github.orderflowmagento.operation.checkpoint.JdbcCheckpoint}, which holds one for the whole run.
 */
public final class JdbcRunHistory implements RunHistory {
    private static final int PAGE = 1_000;
    private static final int DELETED_AT_ONCE = 10_000;

    /** Listed, so that the database itself rejects the query if a column is missing. */
    private static final String COLUMNS =
            "r.id, r.shop, r.operation, r.dry_run, r.started_at, r.ended_at, r.ended_early,"
                    + " r.ended_by, r.warnings, r.counts, r.missing";

    private final RunTables tables;
    private final Clock clock;

    /** Creates a history in the tables {@code orderflow_run} and {@code orderflow_run_item}. */
    public JdbcRunHistory(DataSource database) {
        this(database, RunTables.STANDARD_NAME);
    }

    /**
     * Creates a history in tables with other names.
     *
     * @param runTable the name of the table of runs, with its schema before a dot if necessary; letters, digits and underscores. The table
     *     of items has the same name followed by {@code _item}
     * @throws IllegalArgumentException if the name is invalid
     */
    public JdbcRunHistory(DataSource database, String runTable) {
        this(database, runTable, Clock.systemUTC());
    }

    JdbcRunHistory(DataSource database, String runTable, Clock clock) {
        this.tables = RunTables.of(Objects.requireNonNull(database), runTable);
        this.clock = clock;
    }

    /**
     * Creates the tables {@code orderflow_run} and {@code orderflow_run_item} unless they exist, and adds columns that tables of earlier
     * versions lack.
     *
     * @throws IllegalStateException if they cannot be created, or there is no script for the database
     */
    public static void createTables(DataSource database) {
        createTables(database, RunTables.STANDARD_NAME);
    }

    /**
     * Like {@link #createTables(DataSource)}, for tables with other names.
     *
     * @param runTable as for {@link #JdbcRunHistory(DataSource, String)}
     */
    public static void createTables(DataSource database, String runTable) {
        RunTables.SCRIPT.create(database, runTable);
    }

    @Override
    public RunListener listener(String shop) {
        return new RecordingListener(tables, shop, clock);
    }

    @Override
    public List<RecordedRun> runs(HistoryQuery query) {
        Conditions conditions = new Conditions(query);
        query.since().ifPresent(since -> conditions.add("r.started_at >= ?", RunTables.column(since)));
        return selectRuns(conditions, query.limit());
    }

    @Override
    public Optional<RecordedRun> run(String id) {
        Conditions conditions = new Conditions(HistoryQuery.all());
        conditions.add("r.id = ?", id);
        return selectRuns(conditions, 1).stream().findFirst();
    }

    private List<RecordedRun> selectRuns(Conditions conditions, int limit) {
        List<RecordedRun> runs = tables.query(
                "SELECT " + COLUMNS + " FROM " + tables.runs() + " r" + conditions + " ORDER BY r.id DESC LIMIT "
                        + limit,
                conditions.values,
                JdbcRunHistory::run);
        return runs.stream()
                .map(run -> run.endedAt().isPresent() ? run : counted(run))
                .toList();
    }

    private RecordedRun counted(RecordedRun run) {
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        tables.query(
                "SELECT outcome, COUNT(*) FROM " + tables.items() + " WHERE run_id = ? GROUP BY outcome",
                List.of(run.id()),
                row -> counts.put(RunJson.outcome(row.getString(1)), row.getLong(2)));
        return RecordedRun.builder().from(run).counts(counts).build();
    }

    private static RecordedRun run(ResultSet columns) throws SQLException {
        return RecordedRun.builder()
                .id(columns.getString("id"))
                .shop(columns.getString("shop"))
                .operation(columns.getString("operation"))
                .isDryRun(columns.getInt("dry_run") != 0)
                .startedAt(RunTables.time(columns, "started_at").orElseThrow())
                .endedAt(RunTables.time(columns, "ended_at"))
                .endedEarly(Optional.ofNullable(columns.getString("ended_early")))
                .endedBy(RunJson.endReason(Optional.ofNullable(columns.getString("ended_by"))))
                .warnings(RunLines.texts(columns.getString("warnings")))
                .counts(RunLines.counts(columns.getString("counts")))
                .missing(columns.getLong("missing"))
                .build();
    }

    /** Reads page by page; nothing stays open between pages. */
    @Override
    public Stream<RecordedItem> items(String id) {
        Optional<RecordedRun> run = run(id);
        return run.isPresent() ? items(run.get()) : Stream.empty();
    }

    private Stream<RecordedItem> items(RecordedRun run) {
        return Stream.iterate(page(run, -1), page -> !page.isEmpty(), page -> nextPage(run, page))
                .flatMap(List::stream)
                .map(NumberedItem::item);
    }

    private record NumberedItem(long number, RecordedItem item) {}

    private List<NumberedItem> nextPage(RecordedRun run, List<NumberedItem> page) {
        return page.size() < PAGE
                ? List.of()
                : page(run, page.get(page.size() - 1).number());
    }

    /** Ordered by the primary key of a single table; otherwise some databases sort the whole run for each page. */
    private List<NumberedItem> page(RecordedRun run, long after) {
        return tables.query(
                "SELECT * FROM " + tables.items()
                        + " WHERE run_id = ? AND item_number > ? ORDER BY run_id, item_number LIMIT " + PAGE,
                List.of(run.id(), after),
                row -> new NumberedItem(
                        row.getLong("item_number"), item(row, run.shop(), run.operation(), run.isDryRun())));
    }

    private String selectItems(Conditions conditions) {
        return "SELECT i.*, r.shop, r.operation, r.dry_run FROM " + tables.items() + " i JOIN " + tables.runs()
                + " r ON r.id = i.run_id" + conditions;
    }

    @Override
    public List<RecordedItem> outcomes(String key, HistoryQuery query) {
        return newest(of(key, query), query.limit());
    }

    @Override
    public List<RecordedItem> failures(HistoryQuery query) {
        Conditions conditions = Conditions.ofItems(query);
        conditions.add("i.failed = ?", 1);
        return newest(conditions, query.limit());
    }

    @Override
    public Optional<RecordedItem> lastSent(String key, HistoryQuery query) {
        Conditions conditions = of(key, query);
        conditions.add("i.fingerprint IS NOT NULL");
        conditions.add("r.dry_run = ?", 0);
        return newest(conditions, 1).stream().findFirst();
    }

    private static Conditions of(String key, HistoryQuery query) {
        Conditions conditions = Conditions.ofItems(query);
        conditions.add("i.item_key = ?", RecordedText.escaped(RecordedText.key(key)));
        return conditions;
    }

    private List<RecordedItem> newest(Conditions conditions, int limit) {
        return tables.query(
                selectItems(conditions) + " ORDER BY i.run_id DESC, i.item_number DESC LIMIT " + limit,
                conditions.values,
                JdbcRunHistory::item);
    }

    private static RecordedItem item(ResultSet columns) throws SQLException {
        return item(columns, columns.getString("shop"), columns.getString("operation"), columns.getInt("dry_run") != 0);
    }

    private static RecordedItem item(ResultSet columns, String shop, String operation, boolean dryRun)
            throws SQLException {
        ItemOutcome.Builder item = ItemOutcome.builder();
        item.key(RecordedText.unescaped(columns.getString("item_key")))
                .outcome(RunJson.outcome(columns.getString("outcome")))
                .detail(columns.getString("detail"))
                .attempts(columns.getInt("attempts"))
                .dueAt(RunTables.time(columns, "due_at"))
                .fingerprint(Optional.ofNullable(columns.getString("fingerprint")));
        return RecordedItem.builder()
                .runId(columns.getString("run_id"))
                .shop(shop)
                .operation(operation)
                .isDryRun(dryRun)
                .settledAt(RunTables.time(columns, "settled_at").orElseThrow())
                .item(item.build())
                .build();
    }

    @Override
    public int deleteBefore(Instant time) {
        List<String> old = tables.query(
                "SELECT r.id FROM " + tables.runs() + " r WHERE r.started_at < ? AND EXISTS (SELECT 1 FROM "
                        + tables.runs() + " n WHERE n.shop = r.shop AND n.operation = r.operation AND n.id > r.id)"
                        + " ORDER BY r.id LIMIT " + RunStore.MOST_DELETED,
                List.of(RunTables.column(time)),
                row -> row.getString(1));
        return old.stream().mapToInt(this::delete).sum();
    }

    /** A million items would be too many for one transaction. */
    private int delete(String id) {
        long last = tables.query(
                        "SELECT MAX(item_number) FROM " + tables.items() + " WHERE run_id = ?",
                        List.of(id),
                        row -> row.getLong(1))
                .get(0);
        for (long from = 0; from <= last; from += DELETED_AT_ONCE) {
            long until = from + DELETED_AT_ONCE;
            tables.inTransaction(connection -> deleteItems(connection, id, until));
        }
        return tables.inTransaction(
                connection -> RunTables.execute(connection, "DELETE FROM " + tables.runs() + " WHERE id = ?", id));
    }

    private int deleteItems(Connection connection, String id, long until) throws SQLException {
        return RunTables.execute(
                connection, "DELETE FROM " + tables.items() + " WHERE run_id = ? AND item_number < ?", id, until);
    }

    /** The conditions of a query, on runs {@code r} and items {@code i}. */
    private static final class Conditions {
        private final List<String> conditions = new ArrayList<>();
        private final List<Object> values = new ArrayList<>();

        Conditions(HistoryQuery query) {
            query.shop().ifPresent(shop -> add("r.shop = ?", shop));
            query.operation().ifPresent(operation -> add("r.operation = ?", operation));
        }

        static Conditions ofItems(HistoryQuery query) {
            Conditions conditions = new Conditions(query);
            query.since().ifPresent(since -> conditions.add("i.settled_at >= ?", RunTables.column(since)));
            return conditions;
        }

        void add(String condition, Object... compared) {
            conditions.add(condition);
            values.addAll(List.of(compared));
        }

        @Override
        public String toString() {
            return conditions.isEmpty() ? "" : conditions.stream().collect(Collectors.joining(" AND ", " WHERE ", ""));
        }
    }

    @Override
    public String toString() {
        return "history in table " + tables.runs();
    }
}
