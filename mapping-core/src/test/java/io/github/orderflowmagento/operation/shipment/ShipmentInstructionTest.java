package io.github.orderflowmagento.operation.shipment;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.model.OrderState;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.ShipmentItem;
import io.github.orderflowmagento.mapping.ReferenceMapping;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.shipment.CarrierTable;
import io.github.orderflowmagento.mapping.shipment.ShipmentMapping;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.checkpoint.InMemoryCheckpoint;
import io.github.orderflowmagento.testing.InMemoryMagento;

import static io.github.orderflowmagento.Outcomes.item;
import static io.github.orderflowmagento.Outcomes.outcomes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

/** Shipments requested by order and SKU. */
class ShipmentInstructionTest {
    private static final String ORDER = "100000001";
    private static final String MUG = "MUG-001";
    private static final String CUP = "CUP-002";
    private static final String KEY = ORDER + "/ref desk-17";

    private final InMemoryMagento shop = new InMemoryMagento();
    private final InMemoryCheckpoint checkpoint = new InMemoryCheckpoint();
    private ShipmentNotification notification =
            ShipmentNotification.to(shop).clock(shop.clock()).build();

    @BeforeEach
    void carriers() {
        shop.addCarrier("ups", "United Parcel Service");
        shop.addCarrier("royalmail", "Royal Mail");
    }

    private Run run(ShipmentInstruction... instructions) {
        return checkpoint.run(notification.ofInstructions(List.of(instructions)));
    }

    private static ShipmentInstruction.Builder instruction() {
        ShipmentInstruction.Builder instruction = ShipmentInstruction.builder();
        instruction.order(ORDER).reference("desk-17").carrier("ups").addTrackingNumbers("1Z999AA10123456784");
        return instruction;
    }

    private static ShipmentInstruction of(Map<String, Integer> units) {
        ShipmentInstruction.Builder instruction = instruction();
        units.forEach((sku, number) -> instruction.putQuantities(sku, BigDecimal.valueOf(number)));
        return instruction.build();
    }

    private static ShipmentInstruction ofEverythingLeft() {
        return instruction().shipsEverythingLeft(true).build();
    }

    private Shipment onlyShipment() {
        assertThat(shop.shipmentsOf(ORDER)).hasSize(1);
        return shop.shipmentsOf(ORDER).get(0);
    }

    private String unitsShipped() {
        return onlyShipment().items().stream()
                .map(ShipmentItem::qty)
                .map(BigDecimal::intValue)
                .toList()
                .toString();
    }

    @Test
    void whatIsNamedIsShippedOnce() {
        shop.addOrder(ORDER).row(MUG, 3).row(CUP, 1);

        Run first = run(of(Map.of(MUG, 2)));
        Run second = run(of(Map.of(MUG, 2)));

        assertThat(outcomes(first)).containsExactly(entry(KEY, Outcome.DONE));
        assertThat(outcomes(second)).containsExactly(entry(KEY, Outcome.ALREADY_THERE));
        assertThat(unitsShipped()).isEqualTo("[2]");
        assertThat(onlyShipment().references()).containsExactly("OrderFlow ref desk-17");
        assertThat(onlyShipment().tracks())
                .extracting(
                        track -> track.carrierCode().orElse(""),
                        track -> track.number().orElse(""))
                .containsExactly(tuple("ups", "1Z999AA10123456784"));
    }

    @Test
    void everythingThatIsLeftIsShippedOnce() {
        shop.addOrder(ORDER).row(MUG, 3).row(CUP, 1);

        Run first = run(ofEverythingLeft());
        Run second = run(ofEverythingLeft());

        assertThat(outcomes(first)).containsExactly(entry(KEY, Outcome.DONE));
        assertThat(outcomes(second)).containsExactly(entry(KEY, Outcome.ALREADY_THERE));
        assertThat(unitsShipped()).isEqualTo("[3, 1]");
        assertThat(shop.order(ORDER).value().state()).isEqualTo(OrderState.COMPLETE);
    }

    @Test
    void shippedUnitsAreNotOpen() {
        shop.addOrder(ORDER).row(MUG, 3).row(CUP, 1);
        ShipmentInstruction before = ShipmentInstruction.builder()
                .order(ORDER)
                .reference("desk-16")
                .putQuantities(MUG, BigDecimal.ONE)
                .build();

        Run run = run(before, ofEverythingLeft());
        Run again = run(before, ofEverythingLeft());

        assertThat(run.items()).hasSize(2).allMatch(item -> item.outcome() == Outcome.DONE);
        assertThat(again.items()).hasSize(2).allMatch(item -> item.outcome() == Outcome.ALREADY_THERE);
        assertThat(shop.shipmentsOf(ORDER)).hasSize(2);
    }

    @Test
    void everythingIsShippedOnceThoughTheFirstAnswerWasLost() {
        shop.addOrder(ORDER).row(MUG, 3);
        shop.faults().loseNextAnswer("shipments.create", new MagentoException.NoAnswer("shipment", "timeout"));

        Run first = run(ofEverythingLeft());
        run(ofEverythingLeft());
        shop.clock().advance(Duration.ofHours(1));
        Run later = run(ofEverythingLeft());

        assertThat(outcomes(first)).containsExactly(entry(KEY, Outcome.WILL_RETRY));
        assertThat(outcomes(later)).containsExactly(entry(KEY, Outcome.ALREADY_THERE));
        assertThat(unitsShipped()).isEqualTo("[3]");
    }

    @Test
    void aDryRunShipsNothing() {
        shop.addOrder(ORDER).row(MUG, 3);

        Run run = checkpoint.dryRun(notification.ofInstructions(List.of(ofEverythingLeft())));

        assertThat(item(run, KEY)).hasToString(KEY + ": would be sent (would ship 3 units)");
        assertThat(shop.shipmentsOf(ORDER)).isEmpty();
    }

    @Test
    void anInstructionThatDoesNotFitTheOrderIsRejected() {
        shop.addOrder(ORDER).row(MUG, 3);

        assertThat(item(run(of(Map.of(MUG, 4))), KEY).toString())
                .contains("given up")
                .contains("1 more of 'MUG-001' than the order has left to ship");
        assertThat(item(run(of(Map.of(CUP, 1))), KEY).toString()).contains("the order has no SKU 'CUP-002'");
        assertThat(shop.shipmentsOf(ORDER)).isEmpty();
    }

    @Test
    void aGivenUpInstructionIsTriedWhenRequestedAgain() {
        shop.addOrder(ORDER).row(MUG, 3);
        run(of(Map.of(MUG, 4)));

        Run run = run(of(Map.of(MUG, 3)));

        assertThat(outcomes(run)).containsExactly(entry(KEY, Outcome.DONE));
        assertThat(run.next().failed()).isEmpty();
    }

    @Test
    void anOrderWithNothingLeftIsRejected() {
        shop.addOrder(ORDER).row(MUG, 3);
        run(ShipmentInstruction.builder()
                .order(ORDER)
                .reference("desk-16")
                .shipsEverythingLeft(true)
                .build());

        assertThat(item(run(ofEverythingLeft()), KEY).toString()).contains("the order has nothing left to ship");
        assertThat(shop.shipmentsOf(ORDER)).hasSize(1);
    }

    @Test
    void anOrderThatTheShopDoesNotHaveIsGivenUp() {
        assertThat(outcomes(run(ofEverythingLeft()))).containsExactly(entry(KEY, Outcome.GIVEN_UP));
    }

    @Test
    void anOrderOnHoldWaits() {
        shop.addOrder(ORDER).row(MUG, 3).state(OrderState.HOLDED);

        assertThat(outcomes(run(ofEverythingLeft()))).containsExactly(entry(KEY, Outcome.WILL_RETRY));
        shop.order(ORDER).state(OrderState.PROCESSING);
        assertThat(outcomes(run(ofEverythingLeft()))).containsExactly(entry(KEY, Outcome.DONE));
    }

    @Test
    void orderAndSkusAreTheShopsWhateverTheWarehouseCallsThem() {
        shop.addOrder(ORDER).row(MUG, 3).row(CUP, 1);
        notification = ShipmentNotification.to(shop)
                .clock(shop.clock())
                .orderMapping(OrderMapping.standard()
                        .withOrderNumbers(ReferenceMapping.prefixed("UK-"))
                        .withSkus(ReferenceMapping.prefixed("AB-")))
                .build();

        Run run = run(of(Map.of(MUG, 2)));
        Run again = run(of(Map.of(MUG, 2)));

        assertThat(outcomes(run)).containsExactly(entry("UK-" + KEY, Outcome.DONE));
        assertThat(outcomes(again)).containsExactly(entry("UK-" + KEY, Outcome.ALREADY_THERE));
        assertThat(unitsShipped()).isEqualTo("[2]");
    }

    @Test
    void aCarrierThatIsNotNamedIsThatOfTheTable() {
        shop.addOrder(ORDER).row(MUG, 3);
        notification = ShipmentNotification.to(shop)
                .clock(shop.clock())
                .mapping(ShipmentMapping.standard()
                        .withCarriers(CarrierTable.empty().with("Royal Mail", "royalmail")))
                .build();

        run(ShipmentInstruction.builder()
                .order(ORDER)
                .reference("desk-17")
                .shipsEverythingLeft(true)
                .carrierTitle("Royal Mail")
                .addTrackingNumbers("RM000000001GB")
                .build());

        assertThat(onlyShipment().tracks())
                .extracting(track -> track.carrierCode().orElse(""))
                .containsExactly("royalmail");
    }

    @Test
    void theCustomerIsNotifiedIfTheInstructionSaysSo() {
        shop.addOrder(ORDER).row(MUG, 3);

        run(instruction().shipsEverythingLeft(true).notifiesCustomer(true).build());

        assertThat(onlyShipment().emailSent()).contains(true);
    }

    @Test
    void twoThatDifferUnderOneReferenceAreRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run(of(Map.of(MUG, 1)), of(Map.of(MUG, 2))))
                .withMessageContaining("desk-17");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "desk 17", "[17]", "désk", "a\nb"})
    void aReferenceThatAShopMightChangeIsRejected(String reference) {
        ShipmentInstruction.Builder instruction =
                ShipmentInstruction.builder().order(ORDER).reference(reference).shipsEverythingLeft(true);

        assertThatIllegalStateException().isThrownBy(instruction::build).withMessageContaining("the reference");
    }

    @Test
    void anInstructionSaysWhatIsShipped() {
        ShipmentInstruction.Builder nothing =
                ShipmentInstruction.builder().order(ORDER).reference("desk-17");
        ShipmentInstruction.Builder both = ShipmentInstruction.builder().from(ofEverythingLeft());
        both.putQuantities(MUG, BigDecimal.ONE);

        assertThatIllegalStateException().isThrownBy(nothing::build);
        assertThatIllegalStateException().isThrownBy(both::build);
    }
}
