package io.github.orderflowmagento.examples.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import okhttp3.Request;
import okhttp3.RequestBody;
import okio.Buffer;
import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.examples.sandbox.SandboxStub;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.magento.model.ShipmentRequest;
import io.github.orderflowmagento.magento.model.Track;
import io.github.orderflowmagento.mapping.shipment.CarrierTable;
import io.github.orderflowmagento.mapping.shipment.ShipmentMapping;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;

import static io.github.orderflowmagento.examples.Despatches.despatch;
import static org.assertj.core.api.Assertions.assertThat;

/** Shipments are looked up and completed together, and each is as safe as if it went alone. */
class ShipmentBatchesTest extends ShipmentBatches {
    @Test
    void aCallThatFailsAmongOthersCostsItsOwnShipmentOnly() throws IOException {
        String missing = String.valueOf(FIRST_SHIPMENT + 3);
        try (Magento misled = client().configureHttp(http -> http.addInterceptor(chain -> {
                    String body = body(chain.request());
                    return chain.proceed(
                            body.contains(ADD_TRACK)
                                    ? with(chain.request(), body.replace(">" + missing + "<", ">999999999<"))
                                    : chain.request());
                }))
                .build()) {
            Run run = run(misled, despatches(5));

            assertThat(run.items(Outcome.GIVEN_UP)).extracting(ItemOutcome::key).containsExactly(key(3));
            assertThat(run.items(Outcome.DONE))
                    .extracting(ItemOutcome::key)
                    .containsExactly(key(0), key(1), key(2), key(4));
        }
        assertThat(calls(SEND_EMAIL)).isEqualTo(4);
    }

    private static String body(Request request) {
        try (Buffer body = new Buffer()) {
            if (request.body() != null) {
                request.body().writeTo(body);
            }
            return body.readUtf8();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Request with(Request request, String body) {
        return request.newBuilder()
                .post(RequestBody.create(body, request.body().contentType()))
                .build();
    }

    @Test
    void tracksWhoseCommonAnswerGotLostAreNotAddedAgain() {
        after(ADD_TRACK, () -> insideShop.failNextAfterExecuting(ADD_TRACK));

        Run lost = run(5);
        runNextDay(5);

        assertThat(lost.items(Outcome.WILL_RETRY)).hasSize(4);
        assertEachIsShippedOnceAndNotified(5);
    }

    @Test
    void shipmentsLeftByARunAreCreatedTogetherAgain() {
        SandboxStub away = insideShop.stub(request -> true, SandboxAnswer.reset());
        run(5);
        away.remove();
        insideShop.resetCounters();

        Run next = runNextDay(5);

        assertThat(next.items(Outcome.DONE)).hasSize(5);
        // a login; orders and shipments; five made; the first alone, three together, the one that the run had ended
        // with alone
        assertThat(insideShop.requests()).isEqualTo(1 + 2 + 5 + 3 * 4);
        assertEachIsShippedOnceAndNotified(5);
    }

    @Test
    void theNextRunCompletesWhatAShopThatWentAwayEnded() {
        List<SandboxStub> away = new CopyOnWriteArrayList<>();
        after("[OrderFlow 6003]", () -> away.add(insideShop.stub(request -> true, SandboxAnswer.reset())));
        Run run = run(5);
        away.forEach(SandboxStub::remove);

        assertThat(run.endedEarly()).isPresent();
        assertThat(run.items(Outcome.DONE)).extracting(ItemOutcome::key).containsExactly(key(0));
        assertThat(run.items(Outcome.WILL_RETRY)).hasSize(4);
        assertThat(run.items(Outcome.WILL_RETRY).stream()
                        .filter(item -> item.detail().contains("was made, but not completed")))
                .extracting(ItemOutcome::key)
                .containsExactly(key(1), key(2));

        runNextDay(5);

        assertEachIsShippedOnceAndNotified(5);
    }

    @Test
    void anOldLookupIsRepeated() {
        after(CREATE, () -> {
            clock.pass(Duration.ofSeconds(11));
            shipByHand(order(1), "RM6002");
        });

        Run run = run(3);

        assertThat(run.items(Outcome.DONE)).hasSize(3);
        assertThat(run.items().get(1).detail()).contains("was there, added [e-mail]");
        assertEachIsShippedOnceAndNotified(3);
    }

    private void shipByHand(String order, String trackingNumber) {
        try (Magento byHand = client().build()) {
            Order shipped = byHand.orders().details(List.of(order)).get(0).orThrow();
            Map<String, Long> rows = shipped.items().stream()
                    .collect(Collectors.toMap(row -> row.sku().orElseThrow(), OrderItem::itemId));
            byHand.shipments()
                    .create(ShipmentRequest.builder()
                            .order(shipped)
                            .putItems(Optional.ofNullable(rows.get("MUG-001")).orElseThrow(), BigDecimal.ONE)
                            .addTracks(Track.builder()
                                    .carrierCode("custom")
                                    .title("Royal Mail Tracked 24")
                                    .number(trackingNumber)
                                    .build())
                            .build())
                    .orThrow();
        }
    }

    @Test
    void aShopThatFindsNothingForSeveralIsReadOneByOne() {
        run(1);
        insideShop.stub(
                request -> request.contains("sales_order_shipment.list") && request.contains("<name>in</name>"),
                SandboxAnswer.of("<?xml version=\"1.0\"?><methodResponse><params><param><value><array><data/></array>"
                        + "</value></param></params></methodResponse>"));

        Run run = run(4);

        assertThat(run.items(Outcome.ALREADY_THERE))
                .extracting(ItemOutcome::key)
                .containsExactly(key(0));
        assertThat(run.items(Outcome.DONE)).hasSize(3);
        assertEachIsShippedOnceAndNotified(4);
    }

    @Test
    void aShopThatBlocksMultiCallIsServedByCallsOneByOne() {
        insideShop.stub(request -> request.contains("<methodName>multiCall<"), SandboxAnswer.status(403));

        assertThat(run(5).items(Outcome.DONE)).hasSize(5);
        assertEachIsShippedOnceAndNotified(5);
    }

    @Test
    void aTrackThatAFirewallRefusesAddsNoOtherTrackTwice() {
        refusing(ADD_TRACK, 3, 406);
        ShipmentNotification notification = ShipmentNotification.to(shop)
                .mapping(ShipmentMapping.standard()
                        .withCarriers(CarrierTable.empty().with("Royal Mail", "ups")))
                .clock(clock)
                .build();

        checkpoint.run(notification.of(despatches(6)));

        for (int i : List.of(0, 1, 2, 4, 5)) {
            assertThat(insideShop.shipmentsOf(order(i)))
                    .singleElement()
                    .satisfies(shipment -> assertThat(shipment.tracks()).hasSize(1));
        }
        assertThat(insideShop.shipmentsOf(order(3)).get(0).tracks()).isEmpty();
    }

    @Test
    void partsOfSeveralOrdersEachGetWhatThePartBeforeHasLeft() {
        List<DespatchNotification> parts = List.of(
                despatch(order(0), 6001, Map.of("MUG-001", 1)),
                despatch(order(1), 6002, Map.of("MUG-001", 2)),
                despatch(order(0), 6003, Map.of("MUG-001", 1, "SALE-001", 1)),
                despatch(order(1), 6004, Map.of("MUG-001", 1)));

        Run run = run(shop, parts);

        assertThat(run.items(Outcome.DONE))
                .extracting(ItemOutcome::key)
                .containsExactly(order(0) + "/6001", order(1) + "/6002", order(0) + "/6003");
        assertThat(run.items(Outcome.GIVEN_UP)).extracting(ItemOutcome::key).containsExactly(order(1) + "/6004");
        assertThat(insideShop.orderStatus(order(0))).isEqualTo("complete");
    }
}
