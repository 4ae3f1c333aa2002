package io.github.orderflowmagento.operation.checkpoint;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

import io.github.orderflowmagento.operation.internal.DeferredInterrupt;
import io.github.orderflowmagento.operation.internal.jdbc.TableScript;
import io.github.orderflowmagento.operation.internal.sku.SkuRecord;
import io.github.orderflowmagento.operation.internal.sku.SkuRecords;
import io.github.orderflowmagento.operation.internal.sort.StorageException;

/**
 * Records of SKUs in database rows, over the connection and in the transaction that hold the lease of the run. If the transaction is lost,
 * so are the lease and the uncommitted records.
 *
 * <p>Rows are keyed by a hash of the SKU: so no collation treats two SKUs as equal, no SKU is too long, and none contains characters that
 * the database rejects.
 */
final class JdbcSkuRecords implements SkuRecords {
    private static final int TOGETHER = 500;

    private final Connection connection;
    private final Object lock;
    private final String table;
    private final String name;

    /**
     * The records of one checkpoint.
     *
     * @param lock held while the connection is used, since others use it, too
     * @param name the checkpoint's name
     */
    JdbcSkuRecords(Connection connection, Object lock, String table, String name) {
        this.connection = connection;
        this.lock = lock;
        this.table = table;
        this.name = name;
    }

    /** Returns the name of the second table. */
    static String table(String states) {
        return states + "_sku";
    }

    /** Returns whether the table exists. Ends the transaction. */
    static boolean isThere(Connection connection, String table) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT name FROM " + table + " WHERE 1 = 0");
                ResultSet none = select.executeQuery()) {
            boolean hasRows = none.next();
            connection.rollback();
            return !hasRows;
        } catch (SQLException e) {
            if (!TableScript.isMissing(e)) {
                throw e;
            }
            connection.rollback();
            return false;
        }
    }

    @Override
    public String place() {
        return "table " + table + ", " + name;
    }

    /** Work on the database. */
    @FunctionalInterface
    private interface Work {
        void run() throws SQLException;
    }

    /** Defers an interrupt of the thread: some drivers close the connection of an interrupted thread. */
    private void onDatabase(Work work) {
        DeferredInterrupt interrupt = new DeferredInterrupt();
        interrupt.putOff();
        try {
            synchronized (lock) {
                work.run();
            }
        } catch (SQLException e) {
            throw new StorageException("the table " + table + " cannot be used", e);
        } finally {
            interrupt.handOn();
        }
    }

    @Override
    public Map<String, SkuRecord> get(Collection<String> keys) {
        Map<String, SkuRecord> found = new HashMap<>();
        for (List<String> some : parts(keys)) {
            String marks = ", ?".repeat(some.size()).substring(2);
            onDatabase(() -> {
                try (PreparedStatement select = connection.prepareStatement(
                        "SELECT document FROM " + table + " WHERE name = ? AND sku_hash IN (" + marks + ")")) {
                    select.setString(1, name);
                    for (int i = 0; i < some.size(); i++) {
                        select.setString(i + 2, hash(some.get(i)));
                    }
                    try (ResultSet rows = select.executeQuery()) {
                        while (rows.next()) {
                            document(rows.getString(1)).ifPresent(row -> found.put(row.sku(), row.record()));
                        }
                    }
                }
            });
        }
        return found;
    }

    private static Optional<SkuDocument> document(String text) {
        return text == null ? Optional.empty() : SkuDocument.read(text);
    }

    @Override
    public void put(Map<String, SkuRecord> changed) {
        for (List<String> some : parts(changed.keySet())) {
            onDatabase(() -> {
                delete(some);
                insert(some, changed);
            });
        }
    }

    private void delete(List<String> skus) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM " + table + " WHERE name = ? AND sku_hash = ?")) {
            for (String sku : skus) {
                delete.setString(1, name);
                delete.setString(2, hash(sku));
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }

    private void insert(List<String> skus, Map<String, SkuRecord> changed) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO " + table + " (name, sku_hash, document) VALUES (?, ?, ?)")) {
            boolean hasRows = false;
            for (String sku : skus) {
                SkuRecord record = changed.getOrDefault(sku, SkuRecord.NONE);
                if (!record.isNone()) {
                    insert.setString(1, name);
                    insert.setString(2, hash(sku));
                    insert.setString(3, new SkuDocument(sku, record).write());
                    insert.addBatch();
                    hasRows = true;
                }
            }
            if (hasRows) {
                insert.executeBatch();
            }
        }
    }

    @Override
    public void walk(BiPredicate<String, SkuRecord> visitor) {
        String after = "";
        boolean goesOn = true;
        while (goesOn) {
            Map<String, Optional<SkuDocument>> page = page(after);
            goesOn = page.size() == TOGETHER;
            for (Map.Entry<String, Optional<SkuDocument>> row : page.entrySet()) {
                after = row.getKey();
                boolean isWanted = row.getValue()
                        .map(document -> visitor.test(document.sku(), document.record()))
                        .orElse(true);
                if (!isWanted) {
                    return;
                }
            }
        }
    }

    private Map<String, Optional<SkuDocument>> page(String after) {
        Map<String, Optional<SkuDocument>> page = new LinkedHashMap<>();
        onDatabase(() -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT sku_hash, document FROM " + table
                    + " WHERE name = ? AND sku_hash > ? ORDER BY sku_hash " + first(TOGETHER))) {
                select.setString(1, name);
                select.setString(2, after);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        page.put(rows.getString(1), document(rows.getString(2)));
                    }
                }
            }
        });
        return page;
    }

    private String first(int rows) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
        return product.startsWith("oracle") ? "FETCH FIRST " + rows + " ROWS ONLY" : "LIMIT " + rows;
    }

    @Override
    public void clear() {
        onDatabase(() -> {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM " + table + " WHERE name = ?")) {
                delete.setString(1, name);
                delete.executeUpdate();
            }
        });
    }

    private static List<List<String>> parts(Collection<String> all) {
        List<String> list = List.copyOf(all);
        List<List<String>> parts = new ArrayList<>();
        for (int from = 0; from < list.size(); from += TOGETHER) {
            parts.add(list.subList(from, Math.min(from + TOGETHER, list.size())));
        }
        return parts;
    }

    private static String hash(String sku) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(sku.getBytes(StandardCharsets.UTF_16BE)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
