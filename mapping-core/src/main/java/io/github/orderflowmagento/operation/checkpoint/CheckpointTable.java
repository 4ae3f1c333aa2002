package io.github.orderflowmagento.operation.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** The table in which states are kept: its name, and the statement that makes it, one for each database. */
final class CheckpointTable {
    static final String STANDARD_NAME = "orderflow_checkpoint";

    private static final List<String> DATABASES = List.of("h2", "postgresql", "mariadb", "mysql", "oracle");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)?");

    /** What databases call a table that is missing: PostgreSQL; H2, MySQL and MariaDB; H2 with others of like names, and with none at all. */
    private static final Set<String> MISSING_STATES = Set.of("42P01", "42S02", "42S03", "42S04");

    /** Oracle has no form that makes a table only where there is none. */
    private static final int THERE_ALREADY = 955;

    /** Oracle has no SQL state of its own for it. */
    private static final int MISSING_CODE = 942;

    private CheckpointTable() {}

    /** @throws IllegalArgumentException if it is no plain name of a table */
    static String checkedName(String table) {
        if (!NAME.matcher(table).matches()) {
            throw new IllegalArgumentException("table: '" + table + "' is no plain table name");
        }
        return table;
    }

    /**
     * Makes the table, unless it is there.
     *
     * @throws IllegalStateException if the database is not a known one, or refuses
     */
    static void create(DataSource database, String table) {
        String name = checkedName(table);
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(
                    statement(connection.getMetaData().getDatabaseProductName()).replace(STANDARD_NAME, name));
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        } catch (SQLException e) {
            if (e.getErrorCode() == THERE_ALREADY) {
                return;
            }
            throw new IllegalStateException("the table " + name + " cannot be made: " + e.getMessage(), e);
        }
    }

    private static String statement(String product) {
        String file = DATABASES.stream()
                .filter(product.toLowerCase(Locale.ROOT)::startsWith)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no statement for a table in " + product
                        + ": there is one for each of " + DATABASES + "; make a table like these by hand"));
        try (InputStream script = CheckpointTable.class.getResourceAsStream(file + ".sql")) {
            if (script == null) {
                throw new IllegalStateException(file + ".sql is not in the jar");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a statement failed because the table is missing. */
    static boolean isMissing(SQLException failure) {
        String state = failure.getSQLState();
        return (state != null && MISSING_STATES.contains(state)) || failure.getErrorCode() == MISSING_CODE;
    }
}
