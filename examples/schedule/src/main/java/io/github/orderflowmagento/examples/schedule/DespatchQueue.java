package io.github.orderflowmagento.examples.schedule;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.ShipmentNotification;
import io.github.orderflowmagento.orderflow.model.DespatchNotification;
import io.github.orderflowmagento.orderflow.model.InvalidMessageException;
import io.github.orderflowmagento.orderflow.model.SoapMessage;

/**
 * Despatches that OrderFlow has posted and the shop has not been told of, in a table: an acknowledged message is not sent again, so
 * it must survive until then. Safe to share between threads and machines.
 */
public final class DespatchQueue {
    private final DataSource database;
    private final String shop;

    /**
     * The queue of one shop.
     *
     * @param shop its name, at most 150 characters
     */
    public DespatchQueue(DataSource database, String shop) {
        this.database = database;
        this.shop = shop;
    }

    /**
     * Keeps a despatch. One that is there already is kept once. When this returns, OrderFlow may be told that it was received.
     *
     * @param message the body that OrderFlow has posted
     * @throws InvalidMessageException if it cannot be read
     * @throws IllegalArgumentException if it is another message
     */
    public void add(String message) {
        String name = ShipmentNotification.key(despatch(message));
        onDatabase(connection -> {
            try {
                execute(
                        connection,
                        "INSERT INTO orderflow_despatch (shop, name, message) VALUES (?, ?, ?)",
                        shop,
                        name,
                        message);
            } catch (SQLException e) {
                if (!isDuplicate(e)) {
                    throw e;
                }
            }
            return name;
        });
    }

    /** Whether the row was there already: class 23 of SQL's states, a constraint's violation. The other columns have none. */
    private static boolean isDuplicate(SQLException e) {
        return e.getSQLState() != null && e.getSQLState().startsWith("23");
    }

    /** All that wait. */
    List<DespatchNotification> waiting() {
        return onDatabase(connection -> messages(connection).values().stream()
                .map(DespatchQueue::despatch)
                .toList());
    }

    /** Removes what the run has settled. What waits, what was given up and what came in meanwhile stays. */
    void settle(Run run, List<DespatchNotification> passedIn) {
        List<DespatchNotification> open = ShipmentNotification.toPassInAgain(run, passedIn);
        List<String> settled = passedIn.stream()
                .filter(despatch -> !open.contains(despatch))
                .map(ShipmentNotification::key)
                .toList();
        onDatabase(connection -> {
            for (String name : settled) {
                execute(connection, "DELETE FROM orderflow_despatch WHERE shop = ? AND name = ?", shop, name);
            }
            return settled;
        });
    }

    private static DespatchNotification despatch(String message) {
        if (SoapMessage.parse(message) instanceof SoapMessage.Despatch despatch) {
            return despatch.notification();
        }
        throw new IllegalArgumentException("message: it is no despatch");
    }

    private Map<String, String> messages(Connection connection) throws SQLException {
        Map<String, String> messages = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT name, message FROM orderflow_despatch WHERE shop = ? ORDER BY name")) {
            select.setString(1, shop);
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                messages.put(rows.getString("name"), rows.getString("message"));
            }
        }
        return messages;
    }

    private static void execute(Connection connection, String statement, String... parameters) throws SQLException {
        try (PreparedStatement sql = connection.prepareStatement(statement)) {
            for (int i = 0; i < parameters.length; i++) {
                sql.setString(i + 1, parameters[i]);
            }
            sql.executeUpdate();
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T onDatabase(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("The queue of despatches fails: " + e.getMessage(), e);
        }
    }
}
