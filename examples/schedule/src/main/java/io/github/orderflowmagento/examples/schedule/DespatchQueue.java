package io.github.orderflowmagento.examples.schedule;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;
import io.github.orderflowmagento.orderflow.message.MessageParser;
import io.github.orderflowmagento.orderflow.message.SoapEndpoint;
import io.github.orderflowmagento.orderflow.message.SoapMessage;
import io.github.orderflowmagento.orderflow.message.magento2.AccessRule;
import io.github.orderflowmagento.orderflow.message.magento2.Magento2Endpoint;
import io.github.orderflowmagento.orderflow.message.magento2.Magento2Message;
import io.github.orderflowmagento.orderflow.model.InvalidMessageException;

/**
 * Stores despatches from OrderFlow in a table until the shop has their shipments, since OrderFlow does not send an acknowledged message
 * again. {@link #endpoint} receives them:
 *
 * <pre>{@code
 * SoapEndpoint endpoint = new DespatchQueue(database, "shop.example.com").endpoint(user, key); // or magento2Endpoint(address, access)
 *
 * Acknowledgement answer = endpoint.answer(request.getInputStream()); // for each POST request
 * }</pre>
 *
 * <p>Every change is committed, whether or not the pool's connections are in auto-commit mode. Safe to share between threads and machines.
 */
public final class DespatchQueue {
    private static final Logger LOG = LoggerFactory.getLogger(DespatchQueue.class);

    private final DataSource database;
    private final String shop;

    /**
     * Creates the queue of one shop.
     *
     * @param shop the shop's name, at most 150 characters
     */
    public DespatchQueue(DataSource database, String shop) {
        this.database = database;
        this.shop = shop;
    }

    /**
     * Returns an endpoint that stores OrderFlow's despatches in this queue, for the application's HTTP server.
     *
     * @param userName the user name with which OrderFlow logs in
     * @param apiKey the key with which OrderFlow logs in
     */
    public SoapEndpoint endpoint(String userName, String apiKey) {
        return SoapEndpoint.builder()
                .credentials(userName, apiKey)
                .onDespatch(despatch -> add(despatch.text()))
                .build();
    }

    /**
     * Returns an endpoint that stores despatches in this queue, for an OrderFlow that posts to a Magento 2 with the OrderFlow extension.
     *
     * @param address the address that is configured in OrderFlow in place of the shop's, ending in {@code /}
     * @param access decides who may post
     */
    public Magento2Endpoint magento2Endpoint(String address, AccessRule access) {
        return Magento2Endpoint.builder()
                .address(address)
                .access(access)
                .onDespatch(despatch -> add(despatch.text()))
                .build();
    }

    /**
     * Stores a despatch, only once even if it arrives repeatedly. When this method returns, the message may be acknowledged.
     *
     * <p>A message with the order and number of another message in the queue, but different content, is rejected. The number identifies the
     * shipment in the shop, so only one of the two could be shipped, and the other would be lost although acknowledged. A rejected message
     * stays with OrderFlow, which notifies an administrator.
     *
     * @param message the message as OrderFlow posted it
     * @throws SoapEndpoint.MessageRejectedException if the queue has another message with this order and number
     * @throws InvalidMessageException if the message is invalid
     * @throws IllegalArgumentException if it is not a despatch
     */
    public void add(String message) {
        DespatchNotification despatch = despatch(message);
        String name = ShipmentNotification.key(despatch);
        Optional<String> there = inTransaction(connection -> insertOrRead(connection, name, message));
        if (there.isPresent() && !isSame(despatch, there.get())) {
            throw new SoapEndpoint.MessageRejectedException("Despatch " + name
                    + " is already waiting, and this message has the same number but different content");
        }
    }

    /** Returns the stored message of the name; empty if there was none and the message was inserted. */
    private Optional<String> insertOrRead(Connection connection, String name, String message) throws SQLException {
        try {
            execute(
                    connection,
                    "INSERT INTO orderflow_despatch (shop, name, message) VALUES (?, ?, ?)",
                    shop,
                    name,
                    message);
            return Optional.empty();
        } catch (SQLException e) {
            if (!isDuplicate(e)) {
                throw e;
            }
            connection.rollback(); // PostgreSQL rejects further statements in a failed transaction
            String there = messages(connection).get(name);
            if (there == null) { // removed just now: ask OrderFlow to send it again
                throw e;
            }
            return Optional.of(there);
        }
    }

    private static boolean isSame(DespatchNotification despatch, String there) {
        try {
            return despatch(there).equals(despatch);
        } catch (InvalidMessageException | IllegalArgumentException e) {
            return false; // unreadable, so it cannot be compared
        }
    }

    /** Returns whether the row existed: SQL state class 23, a constraint violation. Other columns have no constraints. */
    private static boolean isDuplicate(SQLException e) {
        return e.getSQLState() != null && e.getSQLState().startsWith("23");
    }

    /** Returns all waiting despatches. An unreadable one is kept and logged each time, without affecting the others. */
    List<DespatchNotification> waiting() {
        List<DespatchNotification> waiting = new ArrayList<>();
        inTransaction(this::messages).forEach((name, message) -> {
            try {
                waiting.add(despatch(message));
            } catch (InvalidMessageException | IllegalArgumentException e) {
                LOG.error(
                        "Despatch {} of shop {} cannot be read and is not shipped, see its row in orderflow_despatch: {}",
                        name,
                        shop,
                        e.getMessage());
            }
        });
        return waiting;
    }

    /** Removes the despatches that the run has settled. Others are kept: waiting, given up, unreadable, or received during the run. */
    void settle(Run run, List<DespatchNotification> passedIn) {
        List<DespatchNotification> open = ShipmentNotification.pending(run, passedIn);
        List<String> settled = passedIn.stream()
                .filter(despatch -> !open.contains(despatch))
                .map(ShipmentNotification::key)
                .toList();
        inTransaction(connection -> {
            for (String name : settled) {
                execute(connection, "DELETE FROM orderflow_despatch WHERE shop = ? AND name = ?", shop, name);
            }
            return settled;
        });
    }

    /** Removes one despatch if it exists. */
    void remove(String name) {
        inTransaction(connection -> {
            execute(connection, "DELETE FROM orderflow_despatch WHERE shop = ? AND name = ?", shop, name);
            return name;
        });
    }

    private static DespatchNotification despatch(String message) {
        boolean isSoap = MessageParser.untyped().parse(message).name().equals("Envelope");
        if (isSoap && SoapMessage.parse(message) instanceof SoapMessage.Despatch despatch) {
            return despatch.notification();
        }
        if (!isSoap && Magento2Message.parse(message) instanceof Magento2Message.Despatch despatch) {
            return despatch.notification();
        }
        throw new IllegalArgumentException("message: not a despatch");
    }

    private Map<String, String> messages(Connection connection) throws SQLException {
        Map<String, String> messages = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT shop, name, message FROM orderflow_despatch WHERE shop = ? ORDER BY name")) {
            select.setString(1, shop);
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                if (rows.getString("shop").equals(shop)) { // some databases compare without case
                    messages.put(rows.getString("name"), rows.getString("message"));
                }
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

    /** Executes and commits work, and restores the connection's auto-commit mode. */
    private <T> T inTransaction(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            T result;
            try {
                result = work.on(connection);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                undo(connection, autoCommit, e);
                throw e;
            }
            connection.setAutoCommit(autoCommit);
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException("The queue of despatches failed: " + e.getMessage(), e);
        }
    }

    private static void undo(Connection connection, boolean autoCommit, Exception because) {
        try {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }
}
