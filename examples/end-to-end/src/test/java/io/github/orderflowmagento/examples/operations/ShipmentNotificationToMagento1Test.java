package io.github.orderflowmagento.examples.operations;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.examples.SandboxClients;
import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.examples.sandbox.SandboxShipment;
import io.github.orderflowmagento.examples.sandbox.SandboxStub;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.mapping.shipment.ShipmentMapping;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.checkpoint.InMemoryCheckpoint;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;

import static io.github.orderflowmagento.examples.Despatches.despatch;
import static org.assertj.core.api.Assertions.assertThat;

/** A Magento 1 takes a shipment, its tracks and its e-mail in separate requests, each of which may fail. */
class ShipmentNotificationToMagento1Test {
    /** Two MUG-001 and one SALE-001, nothing shipped yet. */
    private static final String ORDER = "100000009";

    @RegisterExtension
    final Sandbox sandbox = new Sandbox();

    private Run run(DespatchNotification... despatches) {
        return new InMemoryCheckpoint()
                .run(state -> ShipmentNotification.to(sandbox.shop())
                        .build()
                        .of(List.of(despatches))
                        .run(state));
    }

    private static DespatchNotification whole(long messageId) {
        return despatch(ORDER, messageId, Map.of("MUG-001", 2, "SALE-001", 1));
    }

    private static ItemOutcome only(Run run) {
        assertThat(run.items()).hasSize(1);
        return run.items().get(0);
    }

    private List<SandboxShipment> shipments() {
        return sandbox.insideShop().shipmentsOf(ORDER);
    }

    private SandboxStub failing(String call, int status) {
        return sandbox.insideShop().stub(request -> request.contains(call), SandboxAnswer.status(status));
    }

    @Test
    void aShipmentWhoseTrackFailedIsCompletedByTheNextRun() {
        SandboxStub failing = failing("sales_order_shipment.addTrack", 500);
        Run failed = run(whole(6001));
        failing.remove();

        Run completed = run(whole(6001));

        assertThat(only(failed).outcome()).isEqualTo(Outcome.WILL_RETRY);
        assertThat(only(completed).detail()).isEqualTo("shipment 100000008 was there, added [track, e-mail]");
        assertThat(shipments())
                .singleElement()
                .satisfies(shipment -> assertThat(shipment.tracks()).hasSize(1));
    }

    @Test
    void onlyMissingTracksAreAdded() {
        SandboxStub failing = failing("RM2", 500);
        Run failed;
        try (Magento oneByOne =
                SandboxClients.to(sandbox.insideShop()).writeBatchSize(1).build()) {
            failed = severalParcels(oneByOne, whole(6001, "RM1,RM2,RM3"));
        }
        failing.remove();

        Run completed = severalParcels(whole(6001, "RM1,RM2,RM3"));

        assertThat(only(failed).outcome()).isEqualTo(Outcome.WILL_RETRY);
        assertThat(only(completed).detail()).isEqualTo("shipment 100000008 was there, added [track, e-mail]");
        assertThat(shipments())
                .singleElement()
                .satisfies(shipment -> assertThat(shipment.tracks()).hasSize(3));
    }

    private Run severalParcels(DespatchNotification despatch) {
        return severalParcels(sandbox.shop(), despatch);
    }

    /** A warehouse that names the numbers of all parcels in one field. */
    private static Run severalParcels(Magento shop, DespatchNotification despatch) {
        ShipmentMapping byComma = ShipmentMapping.standard()
                .withTrackingNumbers(
                        "trackingNumber, by comma",
                        from -> List.of(from.trackingNumber().orElse("").split(",")));
        ShipmentNotification notification =
                ShipmentNotification.to(shop).mapping(byComma).build();
        return new InMemoryCheckpoint().run(notification.of(List.of(despatch)));
    }

    private static DespatchNotification whole(long messageId, String trackingNumber) {
        return DespatchNotification.builder()
                .from(whole(messageId))
                .trackingNumber(trackingNumber)
                .build();
    }

    @Test
    void aTrackWhoseAnswerGotLostIsNotAddedTwice() {
        sandbox.insideShop().failNextAfterExecuting("sales_order_shipment.addTrack");

        Run lost = run(whole(6001));
        Run next = run(whole(6001));

        assertThat(only(lost).outcome()).isEqualTo(Outcome.WILL_RETRY);
        assertThat(only(next).outcome()).isEqualTo(Outcome.DONE);
        assertThat(shipments())
                .singleElement()
                .satisfies(shipment -> assertThat(shipment.tracks()).hasSize(1));
    }

    @Test
    void aMailThatFailsDoesNotUndoTheShipment() {
        SandboxStub failing = failing("sales_order_shipment.sendInfo", 500);
        Run failed = run(whole(6001));
        failing.remove();

        assertThat(only(failed).outcome()).isEqualTo(Outcome.WILL_RETRY);
        assertThat(sandbox.insideShop().orderStatus(ORDER)).isEqualTo("complete");
        assertThat(only(run(whole(6001))).detail()).isEqualTo("shipment 100000008 was there, added [e-mail]");
        assertThat(shipments()).hasSize(1);
    }

    @Test
    void aShopThatWillNotSendTheMailHasItsShipmentAllTheSame() {
        sandbox.insideShop()
                .stub(
                        request -> request.contains("sales_order_shipment.sendInfo"),
                        SandboxAnswer.of("<?xml version=\"1.0\"?><methodResponse><fault><value><struct>"
                                + "<member><name>faultCode</name><value><int>2</int></value></member>"
                                + "<member><name>faultString</name><value><string>Access denied.</string>"
                                + "</value></member></struct></value></fault></methodResponse>"));

        Run run = run(whole(6001), despatch("100000017", 6002, Map.of("MUG-001", 1, "MUG-002", 1)));

        assertThat(run.items(Outcome.DONE))
                .hasSize(2)
                .allSatisfy(item -> assertThat(item.detail()).contains("but the customer was not notified"));
        assertThat(run.endedEarly()).isEmpty();
    }

    @Test
    void anExpiredSessionIsRenewedInTheMiddleOfTheRun() {
        sandbox.shop().stock().read(List.of("MUG-001")).get(0).orThrow();
        sandbox.insideShop().expireSessions();

        assertThat(only(run(whole(6001))).outcome()).isEqualTo(Outcome.DONE);
    }
}
