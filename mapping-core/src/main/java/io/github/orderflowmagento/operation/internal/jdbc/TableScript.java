package io.github.orderflowmagento.operation.internal.jdbc;

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

/**
 * The statements that create a table, one script per database, beside the class that uses it. Tables may have other names than in the
 * scripts. Thread-safe.
 *
 * @param user the class beside which the scripts are, named {@code postgresql.sql} and so on
 * @param databases the supported ones, by the beginning of their product names in lower case
 * @param standardName the table's name in the scripts; names of other tables begin with it
 */
public record TableScript(Class<?> user, List<String> databases, String standardName) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)?");

    /** SQL states of a missing table: PostgreSQL; H2, MySQL and MariaDB; H2 with similar names, and without tables. */
    private static final Set<String> MISSING_STATES = Set.of("42P01", "42S02", "42S03", "42S04");

    /** SQL states of a missing column: PostgreSQL; H2, MySQL and MariaDB. */
    private static final Set<String> OUTDATED_STATES = Set.of("42703", "42S22");

    /** Oracle has no statement that creates a table only if it does not exist, MySQL none that so adds a column. */
    private static final Set<Integer> EXISTS_CODES = Set.of(955, 1060);

    /** Oracle has an error code for it, but no SQL state. */
    private static final int MISSING_CODE = 942;

    /**
     * Returns the validated name.
     *
     * @throws IllegalArgumentException if it is not a valid name of a table
     */
    public static String checkedName(String table) {
        if (!NAME.matcher(table).matches()) {
            throw new IllegalArgumentException("table: '" + table + "' is not a valid table name");
        }
        return table;
    }

    /**
     * Creates the tables unless they exist.
     *
     * @param table the name, with its schema before a dot if necessary
     * @throws IllegalStateException if the database is unknown, or rejects a statement
     */
    public void create(DataSource database, String table) {
        String name = checkedName(table);
        try (Connection connection = database.getConnection()) {
            String script = renamed(read(connection.getMetaData().getDatabaseProductName()), name);
            for (String statement : script.split(";", -1)) {
                if (!statement.isBlank()) {
                    create(connection, statement);
                }
            }
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the table " + name + " cannot be created: " + e.getMessage(), e);
        }
    }

    private static void create(Connection connection, String statement) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute(statement.strip());
        } catch (SQLException e) {
            if (!EXISTS_CODES.contains(e.getErrorCode())) {
                throw e;
            }
        }
    }

    /** An index ({@code …_by_…}) implicitly belongs to its table's schema. */
    private String renamed(String script, String name) {
        String withoutSchema = name.substring(name.indexOf('.') + 1);
        return script.replaceAll(standardName + "(?=\\w*_by_)", withoutSchema).replace(standardName, name);
    }

    private String read(String product) {
        String file = databases.stream()
                .filter(product.toLowerCase(Locale.ROOT)::startsWith)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no statement for a table in " + product
                        + ": there is one for each of " + databases + "; create a similar table by hand"));
        try (InputStream script = user.getResourceAsStream(file + ".sql")) {
            if (script == null) {
                throw new IllegalStateException(file + ".sql is not in the jar");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns whether a statement failed because the table is missing. */
    public static boolean isMissing(SQLException failure) {
        String state = failure.getSQLState();
        return (state != null && MISSING_STATES.contains(state)) || failure.getErrorCode() == MISSING_CODE;
    }

    /** Returns whether a statement failed because the table has no such column: an earlier version created it. */
    public static boolean isOutdated(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && OUTDATED_STATES.contains(state);
    }

    /** Returns whether a statement failed because the row exists: SQL state class of constraint violations. */
    public static boolean isDuplicate(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && state.startsWith("23");
    }
}
