package io.github.orderflowmagento.examples.operations;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.examples.Despatches;
import io.github.orderflowmagento.magento.model.ShipmentRequest;
import io.github.orderflowmagento.magento.model.Track;
import io.github.orderflowmagento.mapping.shipment.ShipmentMapping;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;

import static io.github.orderflowmagento.examples.Despatches.despatch;
import static org.assertj.core.api.Assertions.assertThat;

/** Someone has made the shipment in the shop before OrderFlow reports the despatch. */
class ShipmentMadeByHandTest {
    /** Two MUG-001 and one SALE-001, nothing shipped yet. */
    private static final String ORDER = "100000009";

    /** The first row of the order: MUG-001. */
    private static final long MUGS = 13;

    @RegisterExtension
    final Sandbox sandbox = new Sandbox();

    @Test
    void itIsKnownByItsTrackingNumber() {
        String byHand = shippedByHand("RM6001");

        assertThat(notified(ShipmentMapping.standard(), despatched(6001, "RM6001"))
                        .detail())
                .isEqualTo("shipment " + byHand + " was there, added [e-mail]");
        assertThat(sandbox.insideShop().shipmentsOf(ORDER)).hasSize(1);
    }

    @Test
    void itIsKnownByTheNumberOfAnyOfItsParcels() {
        ShipmentMapping byComma = ShipmentMapping.standard()
                .withTrackingNumbers(
                        "trackingNumber, by comma",
                        from -> List.of(from.trackingNumber().orElse("").split(",")));
        String byHand = shippedByHand("RM000000002GB");

        assertThat(notified(byComma, despatched(6001, "RM000000001GB,RM000000002GB"))
                        .detail())
                .isEqualTo("shipment " + byHand + " was there, added [track, e-mail]");
        assertThat(sandbox.insideShop().shipmentsOf(ORDER)).hasSize(1);
    }

    @Test
    void itIsNotTakenForADespatchOfOtherUnits() {
        String byHand = shippedByHand(request(ORDER, "RM6001").putItems(MUGS, BigDecimal.ONE));

        ItemOutcome outcome = notified(ShipmentMapping.standard(), despatched(6001, "RM6001"));

        assertThat(outcome.outcome()).isEqualTo(Outcome.GIVEN_UP);
        assertThat(outcome.detail())
                .isEqualTo("shipment " + byHand + " is there, but it contains 1 × MUG-001, but the despatch"
                        + " 2 × MUG-001, 1 × SALE-001: check by hand");
        assertThat(sandbox.insideShop().shipmentsOf(ORDER)).hasSize(1);
    }

    @Test
    void itCountsForOneDespatchOnly() {
        shippedByHand("RM6001");
        notified(ShipmentMapping.standard(), despatched(6001, "RM6001"));

        assertThat(notified(ShipmentMapping.standard(), despatched(6002, "RM6001"))
                        .outcome())
                .isEqualTo(Outcome.GIVEN_UP);
    }

    private String shippedByHand(String trackingNumber) {
        return shippedByHand(request(ORDER, trackingNumber).shipsEverythingLeft(true));
    }

    private String shippedByHand(ShipmentRequest.Builder request) {
        return sandbox.shop().shipments().create(request.build()).orThrow().incrementId();
    }

    private ShipmentRequest.Builder request(String order, String trackingNumber) {
        ShipmentRequest.Builder request = ShipmentRequest.builder();
        request.order(sandbox.shop().orders().details(List.of(order)).get(0).orThrow());
        return request.addTracks(
                Track.builder().carrierCode("custom").number(trackingNumber).build());
    }

    private static DespatchNotification despatched(long messageId, String trackingNumber) {
        return DespatchNotification.builder()
                .from(despatch(ORDER, messageId, Map.of("MUG-001", 2, "SALE-001", 1)))
                .trackingNumber(trackingNumber)
                .build();
    }

    private ItemOutcome notified(ShipmentMapping mapping, DespatchNotification despatch) {
        return ShipmentNotification.to(sandbox.shop())
                .mapping(mapping)
                .build()
                .of(List.of(despatch))
                .run(RunState.initial())
                .items()
                .get(0);
    }

    @Test
    void aBundleShippedByHandIsNotTakenForAnotherRowOfTheSameParcel() {
        String order = "100000011";
        shippedByHand(request(order, "RM6001").putItems(19L, BigDecimal.ONE));

        Run run = ShipmentNotification.to(sandbox.shop())
                .build()
                .of(List.of(Despatches.despatch(order, 6001, Map.of("MUG-002", 1))))
                .run(RunState.initial());

        assertThat(run.items(Outcome.GIVEN_UP)).hasSize(1);
        assertThat(run.items().get(0).detail())
                .contains("it contains 2 × BULK-004, 1 × MUG-001, but the despatch 1 × MUG-002");
    }
}
