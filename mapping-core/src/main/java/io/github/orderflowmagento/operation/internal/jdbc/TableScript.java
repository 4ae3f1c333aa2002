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
 * The statements that make a table, one script for each database, beside the class that uses it. Tables can have other names than in the
 * scripts. For all threads.
 *
 * @param user the class beside which the scripts are, named {@code postgresql.sql} and so on
 * @param databases for which there is one, as they begin to call themselves, in lower case
 * @param standardName the table's name in the scripts; names of other tables begin with it
 */
public record TableScript(Class<?> user, List<String> databases, String standardName) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)?");

    /** What databases call a table that is missing: PostgreSQL; H2, MySQL and MariaDB; H2 with others of like names, and with none at all. */
    private static final Set<String> MISSING_STATES = Set.of("42P01", "42S02", "42S03", "42S04");

    /** Oracle has no form that makes a table only where there is none. */
    private static final int THERE_ALREADY = 955;

    /** Oracle has no SQL state of its own for it. */
    private static final int MISSING_CODE = 942;

    /**
     * Returns the name.
     *
     * @throws IllegalArgumentException if it is no plain name of a table
     */
    public static String checkedName(String table) {
        if (!NAME.matcher(table).matches()) {
            throw new IllegalArgumentException("table: '" + table + "' is no plain table name");
        }
        return table;
    }

    /**
     * Makes the tables, unless they are there.
     *
     * @param table its name, with its schema before a dot if it needs one
     * @throws IllegalStateException if the database is not a known one, or refuses
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
            throw new IllegalStateException("the table " + name + " cannot be made: " + e.getMessage(), e);
        }
    }

    private static void create(Connection connection, String statement) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute(statement.strip());
        } catch (SQLException e) {
            if (e.getErrorCode() != THERE_ALREADY) {
                throw e;
            }
        }
    }

    /** An index ({@code …_by_…}) is in its table's schema without saying so. */
    private String renamed(String script, String name) {
        String withoutSchema = name.substring(name.indexOf('.') + 1);
        return script.replaceAll(standardName + "(?=\\w*_by_)", withoutSchema).replace(standardName, name);
    }

    private String read(String product) {
        String file = databases.stream()
                .filter(product.toLowerCase(Locale.ROOT)::startsWith)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no statement for a table in " + product
                        + ": there is one for each of " + databases + "; make a table like these by hand"));
        try (InputStream script = user.getResourceAsStream(file + ".sql")) {
            if (script == null) {
                throw new IllegalStateException(file + ".sql is not in the jar");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a statement failed because the table is missing. */
    public static boolean isMissing(SQLException failure) {
        String state = failure.getSQLState();
        return (state != null && MISSING_STATES.contains(state)) || failure.getErrorCode() == MISSING_CODE;
    }

    /** Whether a statement failed because there is such a row already: SQL's class of violated constraints. */
    public static boolean isDuplicate(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && state.startsWith("23");
    }
}
