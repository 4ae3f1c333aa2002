package io.github.orderflowmagento.examples.operations;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.orderflowmagento.examples.sandbox.SandboxShipment;
import io.github.orderflowmagento.mapping.shipment.CarrierTable;
import io.github.orderflowmagento.mapping.shipment.ShipmentMapping;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.checkpoint.InMemoryCheckpoint;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;

import static io.github.orderflowmagento.examples.Despatches.despatch;
import static org.assertj.core.api.Assertions.assertThat;

/** The order is marked shipped once, with its tracking number, and the customer is notified. */
@ParameterizedClass
@EnumSource
class ShipmentNotificationTest {
    /** Two MUG-001 and one SALE-001, nothing shipped yet. */
    private static final String ORDER = "100000009";

    @RegisterExtension
    final SandboxOfGeneration sandbox;

    ShipmentNotificationTest(Generation generation) {
        sandbox = new SandboxOfGeneration(generation);
    }

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

    /** Of the one shipment. */
    private String number() {
        assertThat(shipments()).hasSize(1);
        return shipments().get(0).incrementId();
    }

    private List<SandboxShipment> shipments() {
        return sandbox.insideShop().shipmentsOf(ORDER);
    }

    @Test
    void theOrderIsCompleteAndTheCustomerIsNotified() {
        Run run = run(whole(6001));

        assertThat(only(run)).isEqualTo(ItemOutcome.of("100000009/6001", Outcome.DONE, "shipment " + number()));
        assertThat(sandbox.insideShop().orderStatus(ORDER)).isEqualTo("complete");
        assertThat(shipments()).singleElement().satisfies(shipment -> {
            assertThat(shipment.tracks()).containsExactly("custom Royal Mail Tracked 24 RM6001");
            assertThat(shipment.comments()).containsExactly("[OrderFlow 6001]");
            assertThat(shipment.emailSent()).isTrue();
        });
    }

    @Test
    void theSameNotificationTwiceMakesOneShipment() {
        run(whole(6001));

        Run again = run(whole(6001));

        assertThat(only(again))
                .isEqualTo(ItemOutcome.of("100000009/6001", Outcome.ALREADY_THERE, "shipment " + number()));
        assertThat(shipments()).hasSize(1);
    }

    @Test
    void aRepeatedPartialNotificationMakesOneShipment() {
        DespatchNotification part = despatch(ORDER, 6001, Map.of("MUG-001", 1));
        run(part, part);
        run(part);

        assertThat(shipments()).singleElement().satisfies(shipment -> {
            assertThat(shipment.items()).containsOnlyKeys("MUG-001");
            assertThat(shipment.items().get("MUG-001")).isEqualByComparingTo("1");
        });
        assertThat(sandbox.insideShop().orderStatus(ORDER)).isEqualTo("processing");
    }

    @Test
    void twoPartsOfAnOrderMakeTwoShipments() {
        Run run = run(
                despatch(ORDER, 6001, Map.of("MUG-001", 1)),
                despatch(ORDER, 6002, Map.of("MUG-001", 1, "SALE-001", 1)));

        assertThat(run.items(Outcome.DONE)).hasSize(2);
        assertThat(shipments()).hasSize(2);
        assertThat(sandbox.insideShop().orderStatus(ORDER)).isEqualTo("complete");
    }

    @Test
    void aLostAnswerIsLookedUpAndNotRepeated() {
        sandbox.insideShop().loseAnswerToShipment();

        Run run = run(whole(6001));

        assertThat(only(run).outcome()).isEqualTo(Outcome.DONE);
        assertThat(shipments()).singleElement().satisfies(shipment -> {
            assertThat(shipment.tracks()).hasSize(1);
            assertThat(shipment.emailSent()).isTrue();
        });
    }

    @Test
    void severalParcelsAreSeveralTracksOfOneShipment() {
        Run run = severalParcels(whole(6001, "RM1,RM2,RM3"));

        assertThat(only(run)).isEqualTo(ItemOutcome.of("100000009/6001", Outcome.DONE, "shipment " + number()));
        assertThat(shipments())
                .singleElement()
                .satisfies(shipment -> assertThat(shipment.tracks())
                        .containsExactly(
                                "custom Royal Mail Tracked 24 RM1",
                                "custom Royal Mail Tracked 24 RM2",
                                "custom Royal Mail Tracked 24 RM3"));
    }

    /** A warehouse that names the numbers of all parcels in one field. */
    private Run severalParcels(DespatchNotification despatch) {
        ShipmentMapping byComma = ShipmentMapping.standard()
                .withTrackingNumbers(
                        "trackingNumber, by comma",
                        from -> List.of(from.trackingNumber().orElse("").split(",")));
        ShipmentNotification notification =
                ShipmentNotification.to(sandbox.shop()).mapping(byComma).build();
        return new InMemoryCheckpoint().run(notification.of(List.of(despatch)));
    }

    private static DespatchNotification whole(long messageId, String trackingNumber) {
        return DespatchNotification.builder()
                .from(whole(messageId))
                .trackingNumber(trackingNumber)
                .build();
    }

    @Test
    void aCourierIsTheShopsCarrier() {
        ShipmentMapping carriers =
                ShipmentMapping.standard().withCarriers(CarrierTable.empty().with("royal mail", "ups"));

        ShipmentNotification.to(sandbox.shop())
                .mapping(carriers)
                .build()
                .of(List.of(whole(6001)))
                .run(RunState.initial());

        assertThat(shipments())
                .singleElement()
                .satisfies(
                        shipment -> assertThat(shipment.tracks()).containsExactly("ups Royal Mail Tracked 24 RM6001"));
    }

    @Test
    void despatchesToRetryAreReturnedToTheCaller() {
        sandbox.insideShop().hold(ORDER);
        List<DespatchNotification> despatches =
                List.of(whole(6001), despatch("100000017", 6002, Map.of("MUG-001", 1, "MUG-002", 1)));

        Run run = ShipmentNotification.to(sandbox.shop()).build().of(despatches).run(RunState.initial());

        assertThat(ShipmentNotification.pending(run, despatches)).containsExactly(despatches.get(0));
    }

    @Test
    void anUnknownOrderIsGivenUpAndTheOthersAreShipped() {
        Run run = run(despatch("404", 6001, Map.of("MUG-001", 1)), whole(6002));

        assertThat(run.items(Outcome.GIVEN_UP)).extracting(ItemOutcome::key).containsExactly("404/6001");
        assertThat(run.items(Outcome.DONE)).extracting(ItemOutcome::key).containsExactly("100000009/6002");
    }

    @Test
    void anUnknownSkuShipsNothing() {
        Run run = run(despatch(ORDER, 6001, Map.of("MUG-001", 2, "NOPE", 1)));

        assertThat(only(run).outcome()).isEqualTo(Outcome.GIVEN_UP);
        assertThat(only(run).detail()).contains("the order has no SKU 'NOPE'");
        assertThat(shipments()).isEmpty();
    }

    @Test
    void moreUnitsThanAreLeftShipNothing() {
        Run run = run(despatch(ORDER, 6001, Map.of("MUG-001", 9)));

        assertThat(only(run).detail()).contains("7 more of 'MUG-001' than the order has left to ship");
        assertThat(shipments()).isEmpty();
    }

    @Test
    void aDespatchOfNothingDoesNotShipEverything() {
        Run run = run(despatch(ORDER, 6001, Map.of()));

        assertThat(only(run).outcome()).isEqualTo(Outcome.GIVEN_UP);
        assertThat(shipments()).isEmpty();
    }

    @Test
    void anOrderThatIsShippedAlreadyMakesNoSecondShipment() {
        Run run = run(despatch("100000048", 6001, Map.of("MUG-001", 1)));

        assertThat(only(run).outcome()).isEqualTo(Outcome.GIVEN_UP);
        assertThat(sandbox.insideShop().shipmentsOf("100000048")).hasSize(1);
    }

    @Test
    void anOrderOnHoldWaitsUntilItIsReleased() {
        sandbox.insideShop().hold(ORDER);
        Run waiting = run(whole(6001));
        sandbox.insideShop().unhold(ORDER);

        assertThat(only(waiting).outcome()).isEqualTo(Outcome.WILL_RETRY);
        assertThat(only(waiting).detail()).isEqualTo("the order is holded: it waits until that is over");
        assertThat(only(run(whole(6001))).outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void aDespatchOfACancelledOrderIsGivenUpForSomeoneToSee() {
        sandbox.insideShop().cancel("100000001");

        Run run = run(despatch("100000001", 6001, Map.of("MUG-001", 2)));

        assertThat(only(run).outcome()).isEqualTo(Outcome.GIVEN_UP);
        assertThat(only(run).detail()).isEqualTo("the order is cancelled in the shop, but was despatched");
    }

    @Test
    void aConfigurableShipsItsParentRowAndABundleItself() {
        Run run = run(
                despatch("100000013", 6001, Map.of("MUG-001", 5, "CAP-GRN", 3)),
                despatch("100000011", 6002, Map.of("MUG-001", 1, "BULK-004", 2, "MUG-002", 1)));

        assertThat(run.items(Outcome.DONE)).hasSize(2);
        assertThat(sandbox.insideShop().orderStatus("100000013")).isEqualTo("complete");
        assertThat(sandbox.insideShop().orderStatus("100000011")).isEqualTo("complete");
    }

    @Test
    void aDryRunShipsNothing() {
        Run run = ShipmentNotification.to(sandbox.shop())
                .build()
                .of(List.of(whole(6001)))
                .dryRun(RunState.initial());

        assertThat(only(run)).isEqualTo(ItemOutcome.of("100000009/6001", Outcome.WOULD_BE_SENT, "would ship 3 units"));
        assertThat(shipments()).isEmpty();
    }
}
