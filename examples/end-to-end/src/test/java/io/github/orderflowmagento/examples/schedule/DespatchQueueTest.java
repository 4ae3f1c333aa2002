package io.github.orderflowmagento.examples.schedule;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.examples.EndpointServer;
import io.github.orderflowmagento.examples.quickstart.Settings;
import io.github.orderflowmagento.examples.sandbox.SandboxWarehouse;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;
import io.github.orderflowmagento.orderflow.message.Acknowledgement;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;
import io.github.orderflowmagento.orderflow.message.SoapEndpoint;
import io.github.orderflowmagento.orderflow.message.magento2.AccessRule;
import io.github.orderflowmagento.orderflow.message.magento2.MessageRequest;
import io.github.orderflowmagento.orderflow.model.InvalidMessageException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A message that was confirmed to OrderFlow is stored until its shipment is in the shop. */
class DespatchQueueTest {
    private HikariDataSource database;
    private DespatchQueue queue;

    @SuppressWarnings("NullAway.Init") // set before each test
    DespatchQueueTest() {}

    @BeforeEach
    void anEmptyDatabase() {
        Properties properties = new Properties();
        properties.setProperty(
                "schedule.database",
                "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1"); // named, so that another pool finds it
        database = Database.of(new Settings(properties, Map.of()));
        Database.setUp(database);
        queue = new DespatchQueue(database, "acme");
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** The recorded message, of another order and number. */
    static String message(String order, long messageId) {
        try (InputStream recorded = DespatchQueueTest.class.getResourceAsStream("orderflow-shipment-create.xml")) {
            return new String(Objects.requireNonNull(recorded).readAllBytes(), StandardCharsets.UTF_8)
                    .replace("100000031", order)
                    .replace("6001", String.valueOf(messageId));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> waiting() {
        return queue.waiting().stream().map(ShipmentNotification::key).toList();
    }

    private static Run run(List<DespatchNotification> despatches, Outcome... outcomes) {
        Run.Builder run = Run.builder();
        run.operation("shipment notification").isDryRun(false).next(RunState.initial());
        for (int i = 0; i < outcomes.length; i++) {
            run.addItems(ItemOutcome.of(ShipmentNotification.key(despatches.get(i)), outcomes[i], ""));
        }
        return run.build();
    }

    @Test
    void aMessageThatComesTwiceIsKeptOnce() {
        queue.add(message("100000009", 6001));
        queue.add(message("100000009", 6001));
        queue.add(message("100000009", 6002));

        assertThat(waiting()).containsExactly("100000009/6001", "100000009/6002");
    }

    @Test
    void aDespatchToAMagento2IsKeptBesideOneToAMagento1() throws IOException {
        String token = "0123456789abcdef0123456789abcdef";
        String despatch =
                "{\"orderIncrementId\":\"000000100\",\"skuQty\":[{\"sku\":\"PLAIN-1\",\"qty\":2,\"source\":\"default\"}],"
                        + "\"messageSeqId\":\"8011\"}";
        queue.add(message("100000009", 6001));

        Acknowledgement answer = queue.magento2Endpoint("https://shop.example.com/", AccessRule.bearer(token))
                .answer(
                        MessageRequest.builder()
                                .method("POST")
                                .target("/rest/V1/orderflow/shipment")
                                .putHeaders("Content-Type", List.of("application/json"))
                                .putHeaders("Authorization", List.of("Bearer " + token))
                                .build(),
                        new ByteArrayInputStream(despatch.getBytes(StandardCharsets.UTF_8)));

        assertThat(answer.body()).isEqualTo("\"Success - Message 8011 Received\"");
        assertThat(waiting()).containsExactly("000000100/8011", "100000009/6001");
    }

    @Test
    void shippedDespatchesAreRemoved() {
        queue.add(message("100000009", 6001));
        queue.add(message("100000011", 6002));
        List<DespatchNotification> passedIn = queue.waiting();

        queue.settle(run(passedIn, Outcome.DONE, Outcome.ALREADY_THERE), passedIn);

        assertThat(waiting()).isEmpty();
    }

    @Test
    void waitingDespatchesStay() {
        queue.add(message("100000009", 6001));
        queue.add(message("100000011", 6002));
        List<DespatchNotification> passedIn = queue.waiting();

        queue.settle(run(passedIn, Outcome.WILL_RETRY, Outcome.DONE), passedIn);

        assertThat(waiting()).containsExactly("100000009/6001");
    }

    @Test
    void whatWasGivenUpStaysToBeRequeued() {
        queue.add(message("100000009", 6001));
        List<DespatchNotification> passedIn = queue.waiting();

        queue.settle(run(passedIn, Outcome.GIVEN_UP), passedIn);

        assertThat(waiting()).containsExactly("100000009/6001");
    }

    @Test
    void despatchesReceivedDuringARunStay() {
        queue.add(message("100000009", 6001));
        List<DespatchNotification> passedIn = queue.waiting();
        queue.add(message("100000011", 6002));

        queue.settle(run(passedIn, Outcome.DONE), passedIn);

        assertThat(waiting()).containsExactly("100000011/6002");
    }

    @Test
    void theMessagesOfAnotherShopAreNotOurs() {
        DespatchQueue other = new DespatchQueue(database, "bells");
        other.add(message("100000009", 6001));
        queue.add(message("100000009", 6001));
        List<DespatchNotification> passedIn = queue.waiting();

        queue.settle(run(passedIn, Outcome.DONE), passedIn);

        assertThat(waiting()).isEmpty();
        assertThat(other.waiting()).hasSize(1);
    }

    @Test
    void anotherMessageOfTheSameNumberIsRejectedAndTheFirstStays() {
        queue.add(message("100000009", 6001));
        String other = message("100000009", 6001).replace(">2</value>", ">1</value>");

        assertThatThrownBy(() -> queue.add(other))
                .isInstanceOf(SoapEndpoint.MessageRejectedException.class)
                .hasMessageContaining("100000009/6001");

        assertThat(queue.waiting())
                .singleElement()
                .satisfies(despatch -> assertThat(despatch.lines())
                        .extracting(line -> line.quantity().intValueExact())
                        .containsExactly(2, 1));
    }

    @Test
    void aMessageThatSaysTheSameInOtherCharactersIsNoOtherMessage() {
        queue.add(message("100000009", 6001));
        queue.add(message("100000009", 6001).replace("ns1", "m").replace("Royal Mail", "Royal&#32;Mail"));

        assertThat(waiting()).containsExactly("100000009/6001");
    }

    @Test
    void overAPoolThatDoesNotCommitByItselfWhatIsKeptIsKept() {
        try (HikariDataSource pool = poolWithoutAutoCommit()) {
            new DespatchQueue(pool, "acme").add(message("100000009", 6001));

            assertThat(waiting()).containsExactly("100000009/6001");
        }
    }

    @Test
    void overAPoolThatDoesNotCommitByItselfWhatIsSettledIsRemoved() {
        queue.add(message("100000009", 6001));
        try (HikariDataSource pool = poolWithoutAutoCommit()) {
            DespatchQueue other = new DespatchQueue(pool, "acme");
            List<DespatchNotification> passedIn = other.waiting();

            other.settle(run(passedIn, Outcome.DONE), passedIn);

            assertThat(waiting()).isEmpty();
        }
    }

    @Test
    void overAPoolThatDoesNotCommitByItselfARepeatedMessageIsKeptOnce() {
        try (HikariDataSource pool = poolWithoutAutoCommit()) {
            DespatchQueue other = new DespatchQueue(pool, "acme");
            other.add(message("100000009", 6001));
            other.add(message("100000009", 6001));
            other.add(message("100000009", 6002));
        }

        assertThat(waiting()).containsExactly("100000009/6001", "100000009/6002");
    }

    /** The same database, as applications with Hibernate often have it. */
    private HikariDataSource poolWithoutAutoCommit() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.getJdbcUrl());
        config.setAutoCommit(false);
        return new HikariDataSource(config);
    }

    @Test
    void aConnectionGoesBackAsItCame() throws SQLException {
        queue.add(message("100000009", 6001));
        queue.add(message("100000009", 6001));

        try (Connection connection = database.getConnection()) {
            assertThat(connection.getAutoCommit()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<broken/>", "not even XML", "", "ANOTHER CALL"})
    void aRowThatCannotBeReadHoldsUpNoOther(String unreadable) throws SQLException {
        queue.add(message("100000009", 6001));
        String row =
                unreadable.equals("ANOTHER CALL") ? message("1", 1).replace("ShipmentCreate", "Unknown") : unreadable;
        insert("100000010/6002", row);
        queue.add(message("100000011", 6003));
        List<DespatchNotification> passedIn = queue.waiting();

        assertThat(passedIn).extracting(ShipmentNotification::key).containsExactly("100000009/6001", "100000011/6003");
        queue.settle(run(passedIn, Outcome.DONE, Outcome.DONE), passedIn);

        assertThat(waiting()).isEmpty();
        assertThat(rows()).containsExactly("100000010/6002");
    }

    @Test
    void aRowThatCannotBeReadIsLoggedByItsNameWithoutItsContent() throws SQLException, IOException {
        insert("100000010/7777", "<broken>canary</broken>");

        queue.waiting();

        assertThat(Files.readString(Path.of("target", "test.log")))
                .contains("Despatch 100000010/7777 of shop acme cannot be read")
                .doesNotContain("canary");
    }

    private void insert(String name, String message) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO orderflow_despatch (shop, name, message) VALUES ('acme', ?, ?)")) {
            insert.setString(1, name);
            insert.setString(2, message);
            insert.executeUpdate();
        }
    }

    private List<String> rows() throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = database.getConnection();
                ResultSet rows = connection.createStatement().executeQuery("SELECT name FROM orderflow_despatch")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    @Test
    void postedDespatchesAreStored() {
        try (SandboxWarehouse warehouse = SandboxWarehouse.start();
                EndpointServer server = new EndpointServer(queue.endpoint("orderflow", "key-1"))) {
            warehouse.logInToShopAs("orderflow", "key-1");

            assertThat(post(warehouse, server, "MUG-001", 1)).contains("Success - Message 6001 Received");
            assertThat(post(warehouse, server, "MUG-001", 1)).contains("Success - Message 6001 Received");
            assertThat(post(warehouse, server, "MUG-001", 2))
                    .contains("<faultstring>Despatch 100000009/6001 is already waiting")
                    .doesNotContain("Success");

            assertThat(waiting()).containsExactly("100000009/6001");
        }
    }

    @Test
    void withoutADatabaseOrderFlowIsAskedToRetry() {
        try (SandboxWarehouse warehouse = SandboxWarehouse.start();
                EndpointServer server = new EndpointServer(queue.endpoint("orderflow", "key-1"))) {
            warehouse.logInToShopAs("orderflow", "key-1");
            database.close();

            assertThat(post(warehouse, server, "MUG-001", 1))
                    .contains("Error Processing Message 6001")
                    .doesNotContain("Success", "Hikari", "database", "queue");
        }
    }

    @Test
    void aStrangersMessageUnderTheNumberOfTheRealOneChangesNothing() {
        try (SandboxWarehouse warehouse = SandboxWarehouse.start();
                SandboxWarehouse stranger = SandboxWarehouse.start();
                EndpointServer server = new EndpointServer(queue.endpoint("orderflow", "key-1"))) {
            warehouse.logInToShopAs("orderflow", "key-1");
            stranger.logInToShopAs("orderflow", "key-2");

            assertThat(post(stranger, server, "MUG-001", 2)).contains("Access denied");
            assertThat(post(warehouse, server, "MUG-001", 1)).contains("Success");

            assertThat(queue.waiting())
                    .singleElement()
                    .satisfies(despatch -> assertThat(despatch.lines())
                            .extracting(line -> line.quantity().intValueExact())
                            .containsExactly(1));
        }
    }

    private static String post(SandboxWarehouse warehouse, EndpointServer server, String sku, int quantity) {
        return warehouse.despatch(
                "100000009", "Royal Mail", "Tracked 24", "RM1", server.address(), Map.of(sku, quantity), 6001);
    }

    @Test
    void otherMessagesAreRejectedBeforeTheyAreAcknowledged() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> queue.add(message("100000009", 6001).replace("ShipmentCreate", "Unknown")));
        assertThatThrownBy(() -> queue.add("<unfinished")).isInstanceOf(InvalidMessageException.class);
        assertThat(waiting()).isEmpty();
    }
}
