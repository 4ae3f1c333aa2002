package io.github.orderflowmagento.magento;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.magento.MagentoException.NoAnswer;
import io.github.orderflowmagento.magento.MagentoException.Queued;
import io.github.orderflowmagento.magento.model.ShipmentRequest;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.github.orderflowmagento.magento.BulkAnswers.JSON;
import static io.github.orderflowmagento.magento.BulkAnswers.accepted;
import static io.github.orderflowmagento.magento.BulkAnswers.allOpen;
import static io.github.orderflowmagento.magento.BulkAnswers.openShipments;
import static io.github.orderflowmagento.magento.BulkAnswers.status;
import static io.github.orderflowmagento.magento.BulkAnswers.written;
import static io.github.orderflowmagento.magento.BulkAnswers.writtenTo;
import static io.github.orderflowmagento.magento.Magento2Shop.json;
import static io.github.orderflowmagento.magento.Magento2Shop.recorded;
import static org.assertj.core.api.Assertions.assertThat;

/** Shipments by async bulk: an accepted bulk is no result, so each operation is followed to its end. */
class Magento2BulkShipmentsTest extends Magento2BulkShipments {
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
    void openOperationsWithAVisibleResultAreDone() {
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
    void shipmentsJustReadAreNotReadAgain() {
        shop.shipments().ofOrders(orders);
        shipmentsAfterwards(made(2));
        recorded.server().resetRequests();

        ship();

        assertThat(recorded.requested()).isNotEmpty().noneMatch(requested -> requested.contains("/bulk/?"));
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

    /** The failing one is not named. */
    @Test
    void aRejectedBulkIsSentOneByOne() {
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
    void anOrderHasOneOpenShipmentAtMost() {
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

    /** The caller hands out only what he has looked up a moment ago. */
    @Test
    void shipmentsCreatedSinglyAreResumedSingly() {
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
