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
 * Despatches that OrderFlow has posted and the shop has not been told of, in a table: an acknowledged message is not sent again, so
 * it must survive until then. {@link #endpoint} takes them from OrderFlow:
 *
 * <pre>{@code
 * SoapEndpoint endpoint = new DespatchQueue(database, "shop.example.com").endpoint(user, key); // or magento2Endpoint(address, access)
 *
 * Acknowledgement answer = endpoint.answer(request.getInputStream()); // for each POST request
 * }</pre>
 *
 * <p>What is kept and what is removed is committed, whether the pool's connections commit by themselves or not. Safe to share between
 * threads and machines.
 */
public final class DespatchQueue {
    private static final Logger LOG = LoggerFactory.getLogger(DespatchQueue.class);

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
     * Takes OrderFlow's despatches into this queue, for the application's HTTP server to hand requests to.
     *
     * @param userName as which OrderFlow logs in
     * @param apiKey with which it does
     */
    public SoapEndpoint endpoint(String userName, String apiKey) {
        return SoapEndpoint.builder()
                .credentials(userName, apiKey)
                .onDespatch(despatch -> add(despatch.text()))
                .build();
    }

    /**
     * Takes the despatches of an OrderFlow that posts to a Magento 2 with the OrderFlow extension into this queue, for the application's HTTP
     * server to hand requests to.
     *
     * @param address as OrderFlow is set up with it in place of the shop's, ending in {@code /}
     * @param access who may post
     */
    public Magento2Endpoint magento2Endpoint(String address, AccessRule access) {
        return Magento2Endpoint.builder()
                .address(address)
                .access(access)
                .onDespatch(despatch -> add(despatch.text()))
                .build();
    }

    /**
     * Keeps a despatch. One that is there already is kept once. When this returns, OrderFlow may be told that it was received.
     *
     * <p>One that has the order and the number of another in the queue, but says something else, is refused. The number is what a
     * shipment is marked with and found again by, so the shop cannot be told of both: the later one would be taken for the shipment of
     * the first, or be given up with it, and OrderFlow would think that it was received. Refused, it stays with OrderFlow, which tells
     * an administrator.
     *
     * @param message the message that OrderFlow has posted
     * @throws SoapEndpoint.MessageRejectedException if another message of this order and number is there
     * @throws InvalidMessageException if it cannot be read
     * @throws IllegalArgumentException if it is another message
     */
    public void add(String message) {
        DespatchNotification despatch = despatch(message);
        String name = ShipmentNotification.key(despatch);
        Optional<String> there = inTransaction(connection -> insertOrRead(connection, name, message));
        if (there.isPresent() && !isSame(despatch, there.get())) {
            throw new SoapEndpoint.MessageRejectedException(
                    "Despatch " + name + " waits already, and this message says something else under the same number");
        }
    }

    /** What is there under the name; empty if it was not, and the message now is. */
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
            connection.rollback(); // PostgreSQL does nothing more in a transaction that has failed
            String there = messages(connection).get(name);
            if (there == null) { // settled and removed in this moment: OrderFlow is told to send it again
                throw e;
            }
            return Optional.of(there);
        }
    }

    private static boolean isSame(DespatchNotification despatch, String there) {
        try {
            return despatch(there).equals(despatch);
        } catch (InvalidMessageException | IllegalArgumentException e) {
            return false; // nobody knows what it said
        }
    }

    /** Whether the row was there already: class 23 of SQL's states, a constraint's violation. The other columns have none. */
    private static boolean isDuplicate(SQLException e) {
        return e.getSQLState() != null && e.getSQLState().startsWith("23");
    }

    /** All that wait. One that cannot be read is left where it is, and logged each time; the others are not held up by it. */
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

    /** Removes what the run has settled. What waits, what was given up, what cannot be read and what came in meanwhile stays. */
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

    /** Removes one despatch, if it is there. */
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
        throw new IllegalArgumentException("message: it is no despatch");
    }

    private Map<String, String> messages(Connection connection) throws SQLException {
        Map<String, String> messages = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT shop, name, message FROM orderflow_despatch WHERE shop = ? ORDER BY name")) {
            select.setString(1, shop);
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                if (rows.getString("shop").equals(shop)) { // a database may take Shop for shop
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

    /** Commits, whether the pool's connections do so by themselves or not; they go back as they were. */
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
            throw new IllegalStateException("The queue of despatches fails: " + e.getMessage(), e);
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
