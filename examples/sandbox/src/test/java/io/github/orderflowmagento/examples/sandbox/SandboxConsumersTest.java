package io.github.orderflowmagento.examples.sandbox;

import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.examples.sandbox.internal.magento2.Row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** The execution of a Magento 2's accepted operations by its consumers. */
class SandboxConsumersTest {

    private static final String SHIP = "bulk/V1/order/byOrderId/ship";
    private static final String SOURCE_ITEMS = "bulk/V1/inventory/source-items";
    private static final int COMPLETE = 1;
    private static final int FAILED_RETRIABLY = 2;
    private static final int FAILED = 3;
    private static final int OPEN = 4;

    private SandboxMagento2Shop shop =
            SandboxMagento2Shop.builder().takesBearerTokens().start();
    private Magento2Caller caller = new Magento2Caller(shop);

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void acceptedOperationsAreExecutedBeforeTheAnswer() {
        String bulk = caller.accepted("POST", SHIP, "[{\"orderId\":9},{\"order_id\":11}]");

        assertThat(statuses(bulk)).isEqualTo(Map.of(0, COMPLETE, 1, COMPLETE));
        assertThat(shop.orderStatus("100000009")).isEqualTo("complete");
        assertThat(shop.shipmentsOf("100000011")).hasSize(1);
        assertThat(shop.consumers().waiting()).isZero();
    }

    @Test
    void whileConsumersAreStoppedAllStaysOpen() {
        shop.consumers().stop();

        String bulk = caller.accepted("POST", SHIP, "[{\"orderId\":9},{\"orderId\":11}]");

        assertThat(statuses(bulk)).isEqualTo(Map.of(0, OPEN, 1, OPEN));
        assertThat(statuses(bulk)).isEqualTo(Map.of(0, OPEN, 1, OPEN));
        assertThat(shop.shipmentsOf("100000009")).isEmpty();
        assertThat(shop.consumers().waiting()).isEqualTo(2);
    }

    @Test
    void stoppedConsumersExecuteTheRequestedNumber() {
        shop.consumers().stop();
        String bulk = caller.accepted("POST", SHIP, "[{\"orderId\":9},{\"orderId\":11},{\"orderId\":13}]");

        assertThat(shop.consumers().run(2)).isEqualTo(2);

        assertThat(statuses(bulk)).isEqualTo(Map.of(0, COMPLETE, 1, COMPLETE, 2, OPEN));
        assertThat(shop.consumers().run(2)).isEqualTo(1);
        assertThat(shop.consumers().run(2)).isZero();
    }

    @Test
    void consumersThatAreResumedExecuteWhatWaits() {
        shop.consumers().stop();
        String first = caller.accepted("POST", SHIP, "[{\"orderId\":9}]");
        String second = caller.accepted("POST", SHIP, "[{\"orderId\":11}]");

        shop.consumers().resume();

        assertThat(first).isNotEqualTo(second);
        assertThat(statuses(first)).isEqualTo(Map.of(0, COMPLETE));
        assertThat(statuses(second)).isEqualTo(Map.of(0, COMPLETE));
        assertThat(shop.shipmentsOf("100000009")).hasSize(1);
    }

    @Test
    void consumersMayExecuteOnlyAfterAPoll() {
        shop.consumers().executeAfterEachPoll(1);
        String bulk = caller.accepted("POST", SHIP, "[{\"orderId\":9},{\"orderId\":11}]");

        assertThat(statuses(bulk)).isEqualTo(Map.of(0, OPEN, 1, OPEN));
        assertThat(statuses(bulk)).isEqualTo(Map.of(0, COMPLETE, 1, OPEN));
        assertThat(statuses(bulk)).isEqualTo(Map.of(0, COMPLETE, 1, COMPLETE));
    }

    @Test
    void operationsCanBeExecutedBetweenAnyTwoRequests() {
        shop.consumers().executeAfter(2);
        String bulk = caller.accepted("POST", SHIP, "[{\"orderId\":9},{\"orderId\":11}]");

        assertThat(statuses(bulk)).isEqualTo(Map.of(0, OPEN, 1, OPEN));
        assertThat(shop.shipmentsOf("100000009")).isEmpty();
        assertThat(caller.row("orders/9").text("status")).isEqualTo("processing");
        assertThat(shop.shipmentsOf("100000009")).hasSize(1);
        assertThat(statuses(bulk)).isEqualTo(Map.of(0, COMPLETE, 1, COMPLETE));
    }

    @Test
    void operationsThatAreDueWaitForStoppedConsumers() {
        shop.consumers().executeAfter(1);
        String bulk = caller.accepted("POST", SHIP, "[{\"orderId\":9}]");
        shop.consumers().stop();
        assertThat(statuses(bulk)).isEqualTo(Map.of(0, OPEN));
        assertThat(statuses(bulk)).isEqualTo(Map.of(0, OPEN));

        shop.consumers().resume();

        assertThat(statuses(bulk)).isEqualTo(Map.of(0, COMPLETE));
    }

    @Test
    void consumersThatWaitedExecuteAtOnceAgain() {
        shop.consumers().executeAfterEachPoll(0);
        String bulk = caller.accepted("POST", SHIP, "[{\"orderId\":13}]");
        assertThat(statuses(bulk)).isEqualTo(Map.of(0, OPEN));
        assertThat(statuses(bulk)).isEqualTo(Map.of(0, OPEN));

        shop.consumers().executeAtOnce();

        assertThat(statuses(bulk)).isEqualTo(Map.of(0, COMPLETE));
    }

    @Test
    void lessThanNoOperationsAreNotExecuted() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shop.consumers().run(-1))
                .withMessage("operations must not be negative, was -1");
        assertThatIllegalArgumentException().isThrownBy(() -> shop.consumers().executeAfterEachPoll(-1));
    }

    @Test
    void theNewestCanBeExecutedFirst() {
        shop.consumers().stop();
        shop.consumers().executeNewestFirst(true);
        caller.accepted("POST", SOURCE_ITEMS, "[" + stock("MUG-001", 5) + "," + stock("MUG-001", 6) + "]");

        shop.consumers().resume();

        assertThat(shop.stockOf("MUG-001")).isEqualByComparingTo("5");
    }

    @Test
    void anOperationDoesWhatTheRouteDoes() {
        int item = caller.row("orders/9").rows("items").get(0).integer("item_id");

        String bulk = caller.accepted(
                "POST",
                SHIP,
                "[{\"orderId\":9,\"items\":[{\"order_item_id\":" + item + ",\"qty\":99}]},"
                        + "{\"orderId\":9,\"itemz\":[]},{\"orderId\":9},"
                        + "{\"orderId\":11,\"arguments\":{\"extension_attributes\":{\"source_code\":\"closed_depot\"}}}]");

        assertThat(statuses(bulk)).isEqualTo(Map.of(0, COMPLETE, 1, COMPLETE, 2, FAILED, 3, FAILED));
        assertThat(shop.shipmentsOf("100000009"))
                .extracting(SandboxShipment::items)
                .containsExactly(Map.of("MUG-001", BigDecimal.valueOf(2)), Map.of("SALE-001", BigDecimal.ONE));
        assertThat(operation(bulk, 2).text("result_message")).contains("does not allow a shipment to be created");
        assertThat(operation(bulk, 3).text("result_message"))
                .isEqualTo("Could not save a shipment, see error log for details");
    }

    @Test
    void aFailureIsReportedWithItsValues() {
        String bulk =
                caller.accepted("POST", SOURCE_ITEMS, "[" + stock("MUG-001", 5).replace(":1}", ":7}") + "]");

        assertThat(operation(bulk, 0).text("result_message"))
                .isEqualTo("Validation Failed: \"status\" should a known status.");
        assertThat(shop.stockOf("MUG-001")).isNotEqualByComparingTo("5");
    }

    @Test
    void oneRequestThatIsRejectedRefusesTheBulk() {
        String bad = "{\"sourceItems\":[{\"sku\":\"MUG-002\",\"quantity\":\"many\"}]}";

        RecordedExchange.Answer answer =
                caller.later("POST", SOURCE_ITEMS, "[" + stock("MUG-001", 5) + "," + bad + "]");

        assertThat(caller.refusal(answer)).startsWith("400 Error occurred during \"quantity\" processing.");
        assertThat(shop.stockOf("MUG-001")).isNotEqualByComparingTo("5");
        assertThat(bulks()).isEmpty();
    }

    @Test
    void aMemberThatIsUnknownIsRejectedAtOnce() {
        shop.consumers().stop();

        assertThat(caller.later("POST", SHIP, "[{\"orderId\":9,\"items\":[{\"id\":1}]}]")
                        .status())
                .isEqualTo(500);
        assertThat(caller.refusal(caller.later("POST", SHIP, "[{\"orderId\":\"nine\"}]")))
                .startsWith("400 The \"nine\" value's type is invalid.");
        assertThat(shop.consumers().waiting()).isZero();
    }

    @Test
    void invalidRequestsAreLeftOut() {
        String bulk = caller.accepted("POST", SHIP, "[1,{\"orderId\":9},null]");

        assertThat(statuses(bulk)).isEqualTo(Map.of(1, COMPLETE));
    }

    @Test
    void aConsumerThatIsKilledLeavesOpenWhatItDid() {
        shop.consumers().stop();
        shop.consumers().killDuringNext();
        String bulk = caller.accepted("POST", SHIP, "[{\"orderId\":9},{\"orderId\":11}]");

        shop.consumers().resume();

        assertThat(statuses(bulk)).isEqualTo(Map.of(0, OPEN, 1, OPEN));
        assertThat(shop.shipmentsOf("100000009")).hasSize(1);
        assertThat(shop.shipmentsOf("100000011")).isEmpty();

        shop.consumers().resume();

        assertThat(statuses(bulk)).isEqualTo(Map.of(0, OPEN, 1, COMPLETE));
        assertThat(shop.shipmentsOf("100000009")).hasSize(1);
    }

    @Test
    void anOperationInADeadlockMayBeTriedAgain() {
        shop.consumers().deadlockNext();

        String bulk =
                caller.accepted("POST", SOURCE_ITEMS, "[" + stock("MUG-001", 5) + "," + stock("MUG-002", 6) + "]");

        assertThat(statuses(bulk)).isEqualTo(Map.of(0, FAILED_RETRIABLY, 1, COMPLETE));
        assertThat(operation(bulk, 0).integer("error_code")).isEqualTo(1213);
        assertThat(shop.stockOf("MUG-001")).isNotEqualByComparingTo("5");
        assertThat(shop.stockOf("MUG-002")).isEqualByComparingTo("6");
    }

    @Test
    void aBulkCanBeAcceptedAndItsAnswerLost() {
        shop.consumers().stop();
        shop.failNextAfterExecuting("POST /async/bulk/V1/order/byOrderId/ship");

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> caller.later("POST", SHIP, "[{\"orderId\":9}]"));

        assertThat(shop.calls()).containsEntry("POST /async/bulk/V1/order/byOrderId/ship", 1);
        assertThat(shop.consumers().waiting()).isEqualTo(1);
        assertThat(bulks())
                .singleElement()
                .extracting(bulk -> bulk.integer("status"))
                .isEqualTo(OPEN);
        shop.consumers().resume();
        assertThat(shop.shipmentsOf("100000009")).hasSize(1);
    }

    @Test
    void withoutSourcesNoQuantityOfASourceIsAccepted() {
        shop.close();
        shop = SandboxMagento2Shop.builder().legacyStock().takesBearerTokens().start();
        caller = new Magento2Caller(shop);

        assertThat(caller.later("POST", SOURCE_ITEMS, "[" + stock("MUG-001", 5) + "]")
                        .status())
                .isEqualTo(404);
        caller.accepted(
                "PUT",
                "bulk/V1/products/byProductSku/stockItems/byItemId",
                "[{\"productSku\":\"MUG-001\",\"stockItem\":{\"qty\":7}}]");
        assertThat(shop.stockOf("MUG-001")).isEqualByComparingTo("7");
    }

    @Test
    void anOperationKeepsTheStoreViewOfItsAddress() {
        shop.consumers().stop();

        List.of("", "all/", "de/")
                .forEach(store -> caller.sendTo("POST", "/rest/" + store + "async/V1/order/9/ship", "{}"));

        assertThat(bulks())
                .extracting(bulk -> bulk.text("serialized_data"))
                .allMatch(data -> data.contains("\\\"orderId\\\":\\\"9\\\""))
                .extracting(data -> data.replaceFirst(".*\"store_id\":", ""))
                .containsExactly("\"1\"}", "\"0\"}", "\"3\"}");
    }

    @Test
    void aBulksStatusNeedsItsRight() {
        shop.grantOnly("Magento_Sales::ship");

        String bulk = caller.accepted("POST", "V1/order/9/ship", "{}");

        assertThat(caller.get("bulk/" + bulk + "/status").text())
                .contains("Magento_Logging::system_magento_logging_bulk_operations");
        assertThat(caller.refusal(caller.later("POST", SOURCE_ITEMS, "[]"))).startsWith("401 ");
        assertThat(shop.shipmentsOf("100000009")).hasSize(1);
    }

    private Map<Integer, Integer> statuses(String bulk) {
        Map<Integer, Integer> statuses = new TreeMap<>();
        caller.row("bulk/" + bulk + "/status")
                .rows("operations_list")
                .forEach(operation -> statuses.put(operation.integer("id"), operation.integer("status")));
        return statuses;
    }

    private Row operation(String bulk, int id) {
        return caller.row("bulk/" + bulk + "/status").rows("operations_list").stream()
                .filter(operation -> operation.integer("id") == id)
                .findFirst()
                .orElseThrow();
    }

    private List<Row> bulks() {
        return caller.row("bulk?searchCriteria=").rows("items");
    }

    private static String stock(String sku, int quantity) {
        return "{\"sourceItems\":[{\"sku\":\"" + sku + "\",\"source_code\":\"default\",\"quantity\":" + quantity
                + ",\"status\":1}]}";
    }
}
