package io.github.orderflowmagento.magento;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.magento.MagentoException.NoAnswer;
import io.github.orderflowmagento.magento.MagentoException.Queued;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.ShipmentRequest;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.github.orderflowmagento.magento.BulkAnswers.JSON;
import static io.github.orderflowmagento.magento.BulkAnswers.accepted;
import static io.github.orderflowmagento.magento.BulkAnswers.allOpen;
import static io.github.orderflowmagento.magento.BulkAnswers.open;
import static io.github.orderflowmagento.magento.BulkAnswers.openShipments;
import static io.github.orderflowmagento.magento.BulkAnswers.status;
import static io.github.orderflowmagento.magento.BulkAnswers.written;
import static io.github.orderflowmagento.magento.BulkAnswers.writtenTo;
import static io.github.orderflowmagento.magento.Magento2Shop.json;
import static io.github.orderflowmagento.magento.Magento2Shop.listOf;
import static io.github.orderflowmagento.magento.Magento2Shop.listOfRecorded;
import static io.github.orderflowmagento.magento.Magento2Shop.recorded;
import static org.assertj.core.api.Assertions.assertThat;

/** Shipments by async bulk: that a shop has taken them means nothing, and what waits in its queue is not sent a second time. */
class Magento2BulkShipmentsTest {
    private static final String BULK = "async/bulk/V1/order/byOrderId/ship";
    private static final String RECORDED = "82a1ddbd-4a89-47ad-ab8a-3a8c9a638afa";
    private static final String QUEUED = "queued";

    /** Orders 2, 3 and 4 of the shop. */
    private static final List<String> ORDERS =
            List.of("orders/full-two-lines", "orders/full-multi-item-5", "orders/full-customer");

    private static final List<String> NUMBERS = List.of("000000002", "000000003", "000000004");

    /** Of each order the row from which one unit is shipped. */
    private static final List<Long> ROWS = List.of(2L, 4L, 9L);

    @RegisterExtension
    final Magento2Shop recorded = new Magento2Shop();

    private Magento shop;
    private List<Order> orders = List.of();

    @BeforeEach
    void aShopWithSources() {
        shop = connect(Duration.ofSeconds(20));
        recorded.answers("modules", recorded("store/modules"));
        recorded.answers("inventory/sources", recorded("inventory/sources"));
        recorded.answers("inventory/stocks", recorded("inventory/stocks"));
        recorded.answers("inventory/stock-source-links", recorded("inventory/stock-source-links"));
        recorded.answers("store/websites", recorded("store/websites"));
        recorded.answers("store/storeViews", recorded("store/storeViews"));
        recorded.answers("orders", listOfRecorded(ORDERS.toArray(String[]::new)));
        recorded.answers("shipments", listOf());
        recorded.answers("bulk/", listOf());
        recorded.answers("bulk/" + RECORDED + "/status", recorded("async/status-ship"));
        recorded.answers("bulk/" + RECORDED + "/detailed-status", recorded("async/detailed-status-ship"));
        accepts(recorded("async/bulk-ship-by-order-id"));
        orders = shop.orders().details(NUMBERS).stream().map(Answer::orThrow).toList();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private Magento connect(Duration longestWait) {
        return recorded.connect().asyncBulk(longestWait).build();
    }

    private void waitsFor(Duration longestWait) {
        shop.close();
        shop = connect(longestWait);
    }

    /** From then on the shop has something to do. */
    private void accepts(ResponseDefinitionBuilder answer) {
        recorded.server()
                .stubFor(post(urlPathEqualTo("/rest/all/" + BULK))
                        .inScenario(QUEUED)
                        .willSetStateTo(QUEUED)
                        .willReturn(answer));
    }

    /** When the shop has taken the bulk. */
    private void shipmentsAfterwards(String... shipments) {
        recorded.server()
                .stubFor(get(urlPathEqualTo("/rest/all/V1/shipments"))
                        .inScenario(QUEUED)
                        .whenScenarioStateIs(QUEUED)
                        .willReturn(listOf(shipments)));
    }

    private void statusOf(String uuid, ResponseDefinitionBuilder answer) {
        recorded.answers("bulk/" + uuid + "/status", answer);
    }

    private static String shipment(int id, int order) {
        return "{\"entity_id\":" + id + ",\"increment_id\":\"00000" + id + "\",\"order_id\":" + order
                + ",\"created_at\":\"2026-11-28 18:33:56\",\"items\":[{\"order_item_id\":" + ROWS.get(order - 2)
                + ",\"qty\":1,\"sku\":\"PLAIN-1\"}],\"tracks\":[],\"comments\":[{\"comment\":\"[D-" + order + "]\"}]}";
    }

    private static String made(int order) {
        return shipment(38 + order, order);
    }

    private ShipmentRequest request(int index) {
        return ShipmentRequest.builder()
                .order(orders.get(index))
                .putItems(ROWS.get(index), BigDecimal.ONE)
                .reference("D-" + (index + 2))
                .build();
    }

    private List<Answer<ShipmentResult>> ship() {
        return shop.shipments().create(List.of(request(0), request(1), request(2)));
    }

    private static void assertQueued(List<Answer<ShipmentResult>> answers) {
        assertThat(answers)
                .hasSize(3)
                .allSatisfy(answer -> assertThat(answer.failure())
                        .get()
                        .isInstanceOfSatisfying(Queued.class, failure -> {
                            assertThat(failure.outcomeUnknown()).isTrue();
                            assertThat(failure.isRetryable()).isTrue();
                            assertThat(failure.concerns()).isEqualTo(MagentoException.Concern.ITEM);
                        }));
    }

    @Test
    void eachOperationHasAnEndOfItsOwn() {
        shipmentsAfterwards(made(2));

        List<Answer<ShipmentResult>> answers = ship();

        assertThat(answers).extracting(Answer::key).containsExactlyElementsOf(NUMBERS);
        assertThat(answers.get(0).orThrow().orThrow().shipmentId()).contains(40L);
        assertThat(answers.get(1).failure())
                .get()
                .isInstanceOf(MagentoException.Rejected.class)
                .asString()
                .contains("order/ship 000000003")
                .contains("The order does not allow a shipment to be created.");
        assertThat(answers.get(2).failure()).get().asString().contains("The entity that was requested doesn't exist.");
        assertThat(writtenTo(recorded)).containsExactly(BULK);
    }

    @Test
    void manyShipmentsGoInOneRequest() throws IOException {
        ship();

        JsonNode body = JSON.readTree(written(recorded).get(0).getBody());
        assertThat(body).hasSize(3);
        assertThat(body.get(1)).isEqualTo(JSON.readTree("""
                {"orderId": 3, "items": [{"order_item_id": 4, "qty": 1}], "notify": false, "appendComment": false,
                 "comment": {"comment": "[D-3]", "is_visible_on_front": 0},
                 "arguments": {"extension_attributes": {"source_code": "default"}}}"""));
    }

    @Test
    void acceptedIsNotDone() {
        waitsFor(Duration.ofMillis(50));
        statusOf(RECORDED, recorded("async/status-not-consumed"));

        assertQueued(ship());
        assertThat(writtenTo(recorded)).containsExactly(BULK);
    }

    @Test
    void aBulkIsAskedAfterUntilNothingIsOpen() {
        statusOf(RECORDED, recorded("async/status-ship"));
        recorded.server()
                .stubFor(get(urlPathEqualTo("/rest/all/V1/bulk/" + RECORDED + "/status"))
                        .inScenario("consumers")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willSetStateTo("one done")
                        .willReturn(recorded("async/status-not-consumed")));
        recorded.server()
                .stubFor(get(urlPathEqualTo("/rest/all/V1/bulk/" + RECORDED + "/status"))
                        .inScenario("consumers")
                        .whenScenarioStateIs("one done")
                        .willSetStateTo("all done")
                        .willReturn(status(List.of(
                                "{\"id\":1,\"status\":3,\"result_message\":\"No.\",\"error_code\":0}",
                                "{\"id\":0,\"status\":4}",
                                "{\"id\":2,\"status\":4}"))));
        shipmentsAfterwards(made(2));

        List<Answer<ShipmentResult>> answers = ship();

        assertThat(answers.get(0).orThrow().orThrow().shipmentId()).contains(40L);
        assertThat(answers.get(1).failure()).get().asString().contains("'No.'");
    }

    @Test
    void aFailureOfOneLeavesTheOthersOpen() {
        waitsFor(Duration.ofMillis(50));
        statusOf(
                RECORDED,
                status(List.of(
                        "{\"id\":1,\"status\":3,\"result_message\":\"No.\",\"error_code\":0}",
                        "{\"id\":0,\"status\":4}",
                        "{\"id\":2,\"status\":4}")));

        List<Answer<ShipmentResult>> answers = ship();

        assertThat(answers.get(0).failure()).get().isInstanceOf(Queued.class);
        assertThat(answers.get(1).failure()).get().isInstanceOf(MagentoException.Rejected.class);
        assertThat(answers.get(2).failure()).get().isInstanceOf(Queued.class);
    }

    @Test
    void aStatusThatNobodyKnowsIsOpen() {
        waitsFor(Duration.ofMillis(50));
        statusOf(RECORDED, status(List.of("{\"id\":0,\"status\":9}", "{\"id\":1}", "{\"id\":7,\"status\":1}")));

        assertQueued(ship());
    }

    @Test
    void whatIsOpenAndThereAllTheSameIsDone() {
        waitsFor(Duration.ofMillis(50));
        statusOf(RECORDED, allOpen(3));
        shipmentsAfterwards(made(3));

        List<Answer<ShipmentResult>> answers = ship();

        assertThat(answers.get(0).failure()).get().isInstanceOf(Queued.class);
        assertThat(answers.get(1).orThrow().shipment().orThrow().shipmentId()).contains(41L);
        assertThat(answers.get(2).failure()).get().isInstanceOf(Queued.class);
    }

    /** A module removes the comment: the operation contains the number. */
    @Test
    void aShipmentWithoutItsReferenceIsKnownByItsNumber() {
        recorded.answersPosts("shipment/40/comments", recorded("shipments/comment-add"));
        shipmentsAfterwards(made(2).replace("[D-2]", "D-2"));

        assertThat(ship().get(0).orThrow().shipment().orThrow().shipmentId()).contains(40L);
        assertThat(writtenTo(recorded)).containsExactly(BULK, "V1/shipment/40/comments");
    }

    /** Then the queue was read before the shipments, and what was in it is in the one or the other. */
    @Test
    void whoHasJustReadTheShipmentsReadsNeitherAgain() {
        shop.shipments().ofOrders(orders);
        shipmentsAfterwards(made(2));
        recorded.server().resetRequests();

        ship();

        assertThat(recorded.asked()).isNotEmpty().noneMatch(asked -> asked.contains("/bulk/?"));
    }

    /** The shop mails after it has saved, and may fail over that. */
    @Test
    void aFailureBehindTheShipmentDoesNotHideIt() {
        shipmentsAfterwards(made(3));

        assertThat(ship().get(1).orThrow().shipment().orThrow().shipmentId()).contains(41L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1"})
    void aLostAnswerIsLookedUpAndNothingIsSentAgain(String isThere) {
        accepts(aResponse().withFault(Fault.EMPTY_RESPONSE));
        if (isThere.equals("1")) {
            shipmentsAfterwards(made(3));
        }

        List<Answer<ShipmentResult>> answers = ship();

        assertThat(answers.get(0).failure()).get().isInstanceOf(NoAnswer.class);
        assertThat(answers.get(1).value().isPresent()).isEqualTo(isThere.equals("1"));
        assertThat(answers.get(2).failure())
                .get()
                .satisfies(failure -> assertThat(failure.outcomeUnknown()).isTrue());
        assertThat(writtenTo(recorded)).containsExactly(BULK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"bulk_uuid\":\"82a1ddbd-", "{}", "[]", "{\"bulk_uuid\":\"\",\"request_items\":[]}"})
    void anAnswerWithoutTheNumberOfTheBulkIsNone(String answer) {
        accepts(json(answer).withStatus(202));

        List<Answer<ShipmentResult>> answers = ship();

        assertThat(answers)
                .hasSize(3)
                .allSatisfy(one -> assertThat(one.failure())
                        .get()
                        .satisfies(
                                failure -> assertThat(failure.outcomeUnknown()).isTrue()));
        assertThat(writtenTo(recorded)).containsExactly(BULK);
    }

    @Test
    void anOrderInTheQueueIsNotSentAgainAndOthersDoWithoutTheQueue() {
        recorded.answers("bulk/", openShipments("{\"orderId\":2,\"comment\":{\"comment\":\"[D-2]\"}}"));
        recorded.answersPosts("order/3/ship", json("\"41\""));
        recorded.answersPosts("order/4/ship", json("\"42\""));

        List<Answer<ShipmentResult>> answers = ship();

        assertThat(answers.get(0).failure())
                .get()
                .isInstanceOf(Queued.class)
                .asString()
                .contains(BulkAnswers.UUID);
        assertThat(writtenTo(recorded)).containsExactly("V1/order/3/ship", "V1/order/4/ship");
    }

    @Test
    void anOrderOfAnotherDespatchInTheQueueWaitsToo() {
        recorded.answers("bulk/", openShipments("{\"orderId\":3}"));
        recorded.answersPosts("order/2/ship", json("\"40\""));
        recorded.answersPosts("order/4/ship", json("\"42\""));

        assertThat(ship().get(1).failure()).get().isInstanceOf(Queued.class);
        assertThat(writtenTo(recorded)).containsExactly("V1/order/2/ship", "V1/order/4/ship");
    }

    @Test
    void anOperationThatDoesNotTellItsOrderMayBeOfAny() {
        recorded.answers("bulk/", openShipments("{}"));

        assertQueued(ship());
        assertThat(written(recorded)).isEmpty();
    }

    /** It was open when the caller looked up the shipments, and not any more when the queue was read. */
    @Test
    void whatWasMadeSinceTheCallerLookedIsNotMadeAgain() {
        recorded.answers("shipments", listOf(made(2), made(3), made(4)));

        List<Answer<ShipmentResult>> answers = ship();

        assertThat(answers)
                .hasSize(3)
                .allSatisfy(answer -> assertThat(answer.value()).isPresent());
        assertThat(written(recorded)).isEmpty();
    }

    /** A consumer that was killed leaves it open, and the order has more to ship. */
    @Test
    void anOperationWhoseShipmentIsThereKeepsNobodyWaiting() {
        recorded.answers("bulk/", openShipments("{\"orderId\":2,\"comment\":{\"comment\":\"[D-1]\"}}"));
        recorded.answers("shipments", listOf(shipment(39, 2).replace("D-2", "D-1")));
        recorded.answersPosts("order/2/ship", json("\"40\""));

        shop.shipments().create(List.of(request(0)));

        assertThat(writtenTo(recorded)).containsExactly("V1/order/2/ship");
    }

    @ParameterizedTest
    @ValueSource(strings = {"async/status-other-integration", "no route"})
    void withoutTheRightOrARouteNothingIsQueued(String refusal) {
        recorded.answers(
                "bulk/",
                refusal.startsWith("async")
                        ? recorded(refusal)
                        : json("{\"message\":\"Request does not match any route.\"}")
                                .withStatus(404));
        recorded.answersPosts("order/2/ship", json("\"40\""));
        recorded.answersPosts("order/3/ship", json("\"41\""));
        recorded.answersPosts("order/4/ship", json("\"42\""));

        ship();

        assertThat(writtenTo(recorded)).containsExactly("V1/order/2/ship", "V1/order/3/ship", "V1/order/4/ship");
        assertThat(recorded.asked())
                .filteredOn(asked -> asked.contains("/bulk/"))
                .hasSize(2);
    }

    /** A firewall's page is no indication of rights, nor of the queue. */
    @ParameterizedTest
    @ValueSource(ints = {403, 500, 503})
    void aQueueThatCannotBeReadKeepsShipmentsBack(int status) {
        recorded.answers("bulk/", aResponse().withStatus(status).withBody("<html>No.</html>"));

        assertThat(ship())
                .hasSize(3)
                .allSatisfy(answer -> assertThat(answer.failure()).isPresent());
        assertThat(written(recorded)).isEmpty();
    }

    /** The shop asks for a pause, which does not concern the others; but one of them is in its queue. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void whatCannotBeLookedUpIsNotSent(int waiting) {
        recorded.answers("bulk/", openShipments("{\"orderId\":" + waiting + "}"));
        recorded.answers("shipments", aResponse().withStatus(503).withHeader("Retry-After", "60"));

        assertThat(ship())
                .hasSize(3)
                .allSatisfy(answer -> assertThat(answer.failure()).isPresent());
        assertThat(written(recorded)).isEmpty();
    }

    @Test
    void aQueueThatChangesWhileItIsReadIsNotKnown() {
        recorded.answers("bulk/", json("{\"items\":[],\"search_criteria\":{},\"total_count\":2}"));

        assertThat(ship().get(0).failure()).get().isInstanceOf(MagentoException.Busy.class);
        assertThat(written(recorded)).isEmpty();
    }

    /** The failing one is not named. */
    @Test
    void whatIsRefusedAsAWholeIsSentOneByOne() {
        accepts(recorded("async/bulk-missing-parameter"));
        recorded.answersPosts("order/2/ship", json("\"40\""));
        recorded.answersPosts("order/3/ship", recorded("shipments/ship-fault-complete"));
        recorded.answersPosts("order/4/ship", json("\"42\""));

        ship();

        assertThat(writtenTo(recorded)).containsExactly(BULK, "V1/order/2/ship", "V1/order/3/ship", "V1/order/4/ship");
    }

    @Test
    void errorsOfOneSayNothingOfTheOthers() {
        accepts(json("{\"bulk_uuid\":\"" + BulkAnswers.UUID + "\",\"errors\":true,\"request_items\":["
                        + "{\"id\":0,\"status\":\"accepted\"},"
                        + "{\"id\":1,\"status\":\"rejected\",\"error_message\":\"Not this one.\",\"error_code\":0},"
                        + "{\"id\":2,\"status\":\"accepted\"}]}")
                .withStatus(202));
        statusOf(BulkAnswers.UUID, status(List.of("{\"id\":0,\"status\":1}", "{\"id\":2,\"status\":1}")));
        recorded.answers(
                "bulk/" + BulkAnswers.UUID + "/detailed-status",
                status(List.of(
                        "{\"id\":2,\"status\":1,\"result_serialized_data\":\"\\\"42\\\"\"}",
                        "{\"id\":0,\"status\":1,\"result_serialized_data\":\"\\\"40\\\"\"}")));
        shipmentsAfterwards(made(2), made(4));

        List<Answer<ShipmentResult>> answers = ship();

        assertThat(answers.get(0).orThrow().orThrow().shipmentId()).contains(40L);
        assertThat(answers.get(1).failure())
                .get()
                .isInstanceOf(MagentoException.Rejected.class)
                .asString()
                .contains("Not this one.");
        assertThat(answers.get(2).orThrow().orThrow().shipmentId()).contains(42L);
    }

    /** The queue takes orders in any sequence, and the second needs the order as the first leaves it. */
    @Test
    void ofOneOrderNoTwoAreUnderWay() {
        accepts(accepted(2));
        statusOf(
                BulkAnswers.UUID,
                status(List.of("{\"id\":0,\"status\":3,\"result_message\":\"No.\"}", "{\"id\":1,\"status\":3}")));
        recorded.answersPosts("order/2/ship", json("\"43\""));
        ShipmentRequest another =
                ShipmentRequest.builder().from(request(0)).reference("D-2b").build();

        shop.shipments().create(List.of(request(0), request(1), another));

        assertThat(writtenTo(recorded)).containsExactly(BULK, "V1/order/2/ship");
    }

    @Test
    void oneShipmentAloneIsMadeWithoutTheQueue() {
        recorded.answersPosts("order/2/ship", json("\"40\""));

        shop.shipments().create(List.of(request(0)));

        assertThat(writtenTo(recorded)).containsExactly("V1/order/2/ship");
    }

    @Test
    void theCheckBeforeWritesComesBeforeTheBulk() {
        Magento checked = shop.beforeWrites(() -> {
            throw new IllegalStateException("no lease");
        });

        List<Answer<ShipmentResult>> answers = checked.shipments().create(List.of(request(0), request(1), request(2)));

        assertThat(answers)
                .hasSize(3)
                .allSatisfy(answer -> assertThat(answer.failure())
                        .get()
                        .isInstanceOf(MagentoException.NotReached.class)
                        .asString()
                        .contains("no lease"));
        assertThat(written(recorded)).isEmpty();
    }

    /** The shop asks for a moment while the shipments of orders are read, two of which wait in its queue. */
    @Test
    void whatCouldNotBeLookedUpIsNotMadeUnseen() {
        recorded.answers("bulk/", openShipments("{\"orderId\":2}", "{\"orderId\":3}"));
        recorded.server()
                .stubFor(get(urlPathEqualTo("/rest/all/V1/shipments"))
                        .inScenario("limited")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willSetStateTo("not any more")
                        .willReturn(json("{\"message\":\"Too many requests.\"}")
                                .withStatus(429)
                                .withHeader("Retry-After", "60")));
        recorded.answersPosts("order/3/ship", json("\"41\""));
        recorded.answersPosts("order/4/ship", json("\"42\""));

        assertThat(ship())
                .hasSize(3)
                .allSatisfy(answer -> assertThat(answer.failure()).isPresent());
        assertThat(written(recorded)).isEmpty();
    }

    /** Another thread looked later, when the queue was empty again, which does not concern what this one has read. */
    @Test
    void whatAnotherThreadHasReadIsNotWhatThisOneGoesBy() throws Exception {
        recorded.answers("bulk/", openShipments("{\"orderId\":2,\"comment\":{\"comment\":\"[D-2]\"}}"));
        shop.shipments().ofOrders(orders);
        recorded.answers("bulk/", listOf());
        recorded.answers("shipments", listOf(made(2)));
        CompletableFuture.runAsync(() -> shop.shipments().ofOrders(orders)).get();

        Answer<ShipmentResult> answer =
                shop.shipments().create(List.of(request(0))).get(0);

        assertThat(written(recorded)).isEmpty();
        assertThat(answer.orThrow().orThrow().shipmentId()).contains(40L);
    }

    /** The right was taken away, or a module is being deployed, while operations may be open. */
    @ParameterizedTest
    @ValueSource(strings = {"async/status-other-integration", "no route"})
    void aQueueThatWasReadBeforeIsNotTakenForNone(String refusal) {
        shop.shipments().ofOrders(orders.subList(2, 3));
        recorded.answers(
                "bulk/",
                refusal.startsWith("async")
                        ? recorded(refusal)
                        : json("{\"message\":\"Request does not match any route.\"}")
                                .withStatus(404));

        List<Answer<ShipmentResult>> answers = shop.shipments().create(List.of(request(0), request(1)));

        assertThat(answers)
                .hasSize(2)
                .allSatisfy(answer -> assertThat(answer.failure())
                        .get()
                        .isInstanceOfSatisfying(
                                MagentoException.Busy.class,
                                failure -> assertThat(failure.concerns()).isNotEqualTo(MagentoException.Concern.ITEM)));
        assertThat(written(recorded)).isEmpty();
    }

    /** A module imports products by bulk, for hours: these are thousands, and fewer with each look. */
    @Test
    void whatOthersQueueKeepsNobodyWaiting() {
        recorded.answers("bulk/", json("{\"items\":[],\"search_criteria\":{},\"total_count\":20000}"));
        recorded.server()
                .stubFor(get(urlPathEqualTo("/rest/all/V1/bulk/"))
                        .withQueryParam("searchCriteria[filter_groups][1][filters][0][field]", equalTo("topic_name"))
                        .withQueryParam(
                                "searchCriteria[filter_groups][1][filters][0][value]",
                                equalTo("%.shiporderinterface.execute%"))
                        .withQueryParam("searchCriteria[filter_groups][1][filters][0][condition_type]", equalTo("like"))
                        .willReturn(listOf()));
        shipmentsAfterwards(made(2));

        assertThat(ship().get(0).orThrow().orThrow().shipmentId()).contains(40L);
    }

    /** A page that is sent twice instead of the next one hides what stands on that. */
    @Test
    void aPageOfTheQueueThatIsRepeatedIsNoNextOne() {
        String row = open(0, "sales.api.shiporderinterface.execute.post", "{\"orderId\":9}");
        recorded.answers("bulk/", json("{\"items\":[" + row + "],\"search_criteria\":{},\"total_count\":2}"));

        assertThat(ship().get(0).failure()).get().isInstanceOf(MagentoException.Busy.class);
        assertThat(written(recorded)).isEmpty();
    }

    /** Nothing consumes, perhaps: then two despatches hang, and not two hundred each day. */
    @Test
    void whereShipmentsAreOpenForLongFewAreQueuedFirst() throws IOException {
        String open = open(0, "sales.api.shiporderinterface.execute.post", "{\"orderId\":9}");
        recorded.answers(
                "bulk/",
                listOf("{\"extension_attributes\":{\"start_time\":\"2020-01-01 00:00:00\"}," + open.substring(1)));
        accepts(accepted(2));
        statusOf(BulkAnswers.UUID, BulkAnswers.allComplete(2));
        shipmentsAfterwards(made(2), made(3));

        ship();

        assertThat(writtenTo(recorded)).containsExactly(BULK);
        assertThat(JSON.readTree(written(recorded).get(0).getBody())).hasSize(2);
    }

    /** The caller hands out only what he has looked up a moment ago. */
    @Test
    void whatIsMadeOneByOneIsTakenUpOneByOne() {
        recorded.answers("bulk/", openShipments("{\"orderId\":9}"));
        recorded.answersPosts("order/2/ship", json("\"40\""));
        recorded.answersPosts("order/3/ship", json("\"41\""));
        recorded.answersPosts("order/4/ship", json("\"42\""));
        shop.shipments().ofOrders(orders);
        List<Integer> madeBefore = new ArrayList<>();

        shop.shipments()
                .create(() -> IntStream.range(0, 3)
                        .mapToObj(i -> {
                            madeBefore.add(written(recorded).size());
                            return request(i);
                        })
                        .iterator());

        assertThat(madeBefore).containsExactly(0, 1, 2);
    }
}
