package io.github.orderflowmagento.magento;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import com.github.tomakehurst.wiremock.stubbing.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.magento.MagentoException.Queued;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.github.orderflowmagento.magento.BulkAnswers.JSON;
import static io.github.orderflowmagento.magento.BulkAnswers.accepted;
import static io.github.orderflowmagento.magento.BulkAnswers.open;
import static io.github.orderflowmagento.magento.BulkAnswers.openShipments;
import static io.github.orderflowmagento.magento.BulkAnswers.status;
import static io.github.orderflowmagento.magento.BulkAnswers.written;
import static io.github.orderflowmagento.magento.BulkAnswers.writtenTo;
import static io.github.orderflowmagento.magento.Magento2Shop.json;
import static io.github.orderflowmagento.magento.Magento2Shop.listOf;
import static io.github.orderflowmagento.magento.Magento2Shop.recorded;
import static org.assertj.core.api.Assertions.assertThat;

/** Shipments by async bulk while operations are in the queue of the shop: what waits there is not sent a second time. */
class Magento2BulkQueueTest extends Magento2BulkShipments {
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
    void anOperationWithoutAnOrderMayBelongToAny() {
        recorded.answers("bulk/", openShipments("{}"));

        assertQueued(ship());
        assertThat(written(recorded)).isEmpty();
    }

    /** It was open when the caller looked up the shipments, and not any more when the queue was read. */
    @Test
    void shipmentsCreatedMeanwhileAreNotCreatedAgain() {
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
        assertThat(recorded.requested())
                .filteredOn(requested -> requested.contains("/bulk/"))
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

    /** The shop asks for a moment while the shipments of orders are read, two of which wait in its queue. */
    @Test
    void withoutALookupNothingIsCreated() {
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
    void anotherThreadsLookupIsNotUsed() throws Exception {
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
    void otherUsersQueuesDoNotDelay() {
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
    void withASlowQueueFewShipmentsAreQueuedFirst() throws IOException {
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
}
