package io.github.orderflowmagento.examples.moving;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.ShipmentRequest;
import io.github.orderflowmagento.magento.model.Track;
import io.github.orderflowmagento.mapping.ReferenceMapping;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.order.OrderPart;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;

import static io.github.orderflowmagento.examples.Despatches.despatch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A Magento 1 and the Magento 2 to which its products and orders have moved, before one warehouse: orders, and what becomes of them. */
class MovingShopTest {
    /** Two MUG-001 and one SALE-001, nothing shipped yet; in both shops. */
    private static final String MOVED = "100000009";

    private static final int EXPORTABLE = 8;

    private static final OrderMapping NEW_ONES_WITH_A_PREFIX = newOnesWithAPrefix();

    @RegisterExtension
    final TwoShops shops = new TwoShops();

    private static OrderMapping newOnesWithAPrefix() {
        OrderMapping orders = OrderMapping.standard()
                .withOrderNumbers(ReferenceMapping.of(
                        "with M2- before numbers that the old shop did not give",
                        number -> number.matches("[1-9]\\d{8}(-\\d+)?") ? number : "M2-" + number,
                        reference -> Optional.of(reference.replaceFirst("^M2-", ""))));
        return orders;
    }

    private Run export(Magento shop) {
        return export(shop, OrderMapping.standard());
    }

    private Run export(Magento shop, OrderMapping mapping) {
        return OrderExport.between(shop, shops.warehouse())
                .mapping(mapping)
                .build()
                .run(RunState.initial());
    }

    private static ItemOutcome of(Run run, String number) {
        return run.items().stream()
                .filter(item -> item.key().equals(number))
                .findFirst()
                .orElseThrow();
    }

    private static ItemOutcome notified(Magento shop, OrderMapping mapping, DespatchNotification despatch) {
        Run run = ShipmentNotification.to(shop)
                .orderMapping(mapping)
                .build()
                .of(List.of(despatch))
                .run(RunState.initial());
        assertThat(run.items()).hasSize(1);
        return run.items().get(0);
    }

    private static DespatchNotification whole(String reference) {
        return despatch(reference, 6001, Map.of("MUG-001", 2, "SALE-001", 1));
    }

    private void giveNumber(String number) {
        shops.insideNewShop().alterOrder(MOVED, "increment_id", number);
    }

    @Test
    void theOldShopsStateIsRejectedForTheNewShop() {
        RunState old = export(shops.oldShop()).next();
        OrderExport export =
                OrderExport.between(shops.newShop(), shops.warehouse()).build();

        assertThatThrownBy(() -> export.run(old))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("give each operation on each shop its own state or checkpoint");
        assertThat(shops.insideNewShop().requests()).isZero();
    }

    @Test
    void oneNameForBothShopsLetsTheOldStatePass() {
        RunState old = OrderExport.between(shops.oldShop(), shops.warehouse())
                .shopName("acme")
                .build()
                .run(RunState.initial())
                .next();

        Run run = OrderExport.between(shops.newShop(), shops.warehouse())
                .shopName("acme")
                .build()
                .run(old);

        assertThat(run.endedEarly()).isEmpty();
        assertThat(run.next().owner()).isEqualTo(old.owner());
    }

    @Test
    void ordersThatHaveMovedAreThereByTheirNumbers() {
        Run before = export(shops.oldShop());

        Run run = export(shops.newShop());

        assertThat(before.items(Outcome.DONE)).hasSize(EXPORTABLE);
        assertThat(run.items(Outcome.ALREADY_THERE)).hasSize(EXPORTABLE);
        assertThat(run.warnings()).anySatisfy(warning -> assertThat(warning).contains("not compared"));
        assertThat(shops.insideWarehouse().orders()).hasSize(EXPORTABLE);
    }

    @Test
    void ordersThatHaveMovedAreThereTwiceByAPrefix() {
        export(shops.oldShop());

        export(shops.newShop(), OrderMapping.standard().withOrderNumbers(ReferenceMapping.prefixed("M2-")));

        assertThat(shops.insideWarehouse().orders()).hasSize(2 * EXPORTABLE).containsKeys(MOVED, "M2-" + MOVED);
    }

    @Test
    void copiesOfOpenOrdersAreLeftOutByTheTimeOfPlacing() {
        export(shops.oldShop());

        OrderExport.between(shops.newShop(), shops.warehouse())
                .mapping(OrderMapping.standard().withOrderNumbers(ReferenceMapping.prefixed("M2-")))
                .placedSince(Instant.now())
                .withCancellation()
                .build()
                .run(RunState.initial());

        assertThat(shops.insideWarehouse().orders()).hasSize(EXPORTABLE).containsKey(MOVED);
    }

    @Test
    void aPrefixForNewNumbersLeavesThoseThatHaveMovedAlone() {
        export(shops.oldShop());
        giveNumber("000000012");

        Run run = export(shops.newShop(), NEW_ONES_WITH_A_PREFIX);

        assertThat(of(run, "000000012").outcome()).isEqualTo(Outcome.DONE);
        assertThat(run.items(Outcome.ALREADY_THERE)).hasSize(EXPORTABLE - 1);
        assertThat(shops.insideWarehouse().orders())
                .hasSize(EXPORTABLE + 1)
                .containsKey("M2-000000012")
                .doesNotContainKey("000000012");
    }

    @Test
    void aDespatchByThePrefixShipsTheNewOrder() {
        giveNumber("000000012");

        ItemOutcome without = notified(shops.newShop(), NEW_ONES_WITH_A_PREFIX, whole("000000012"));
        ItemOutcome with = notified(shops.newShop(), NEW_ONES_WITH_A_PREFIX, whole("M2-000000012"));

        assertThat(without.outcome()).isEqualTo(Outcome.GIVEN_UP);
        assertThat(with.outcome()).isEqualTo(Outcome.DONE);
        assertThat(shops.insideNewShop().shipmentsOf("000000012")).hasSize(1);
    }

    @Test
    void anotherOrderUnderAnOldNumberIsNotSentAndWarnedOf() {
        export(shops.oldShop());
        shops.insideNewShop().alterRow(MOVED, "SALE-001", "sku", "BOOK-JP-01");

        Run run = export(shops.newShop());

        assertThat(of(run, MOVED).outcome()).isEqualTo(Outcome.ALREADY_THERE);
        assertThat(run.warnings())
                .isNotEmpty()
                .anySatisfy(warning -> assertThat(warning).contains(MOVED));
        assertThat(shops.insideWarehouse().orders().get(MOVED)).doesNotContainValue("BOOK-JP-01");
    }

    /** Pending in both shops, so that both can cancel it. */
    @Test
    void cancellingInEitherShopCancelsAtOrderFlow() {
        String number = "100000001";
        OrderExport.between(shops.oldShop(), shops.warehouse())
                .statuses("pending")
                .build()
                .run(RunState.initial());
        shops.insideNewShop().cancel(number);

        OrderExport.between(shops.newShop(), shops.warehouse())
                .withCancellation()
                .build()
                .run(RunState.initial());

        assertThat(shops.insideWarehouse().orderState(number)).startsWith("cancel");
        assertThat(shops.insideOldShop().orderStatus(number)).isEqualTo("pending");
    }

    @Test
    void aPrefixKeepsTheCancellationToTheShopsOwnOrders() {
        String number = "100000001";
        OrderExport.between(shops.oldShop(), shops.warehouse())
                .statuses("pending")
                .build()
                .run(RunState.initial());
        shops.insideNewShop().cancel(number);

        OrderExport.between(shops.newShop(), shops.warehouse())
                .mapping(OrderMapping.standard().withOrderNumbers(ReferenceMapping.prefixed("M2-")))
                .withCancellation()
                .build()
                .run(RunState.initial());

        assertThat(shops.insideWarehouse().orderState(number)).doesNotStartWith("cancel");
    }

    @Test
    void theZerosOfANumberStayThereAndBack() {
        giveNumber("000000012");

        export(shops.newShop());
        ItemOutcome without = notified(shops.newShop(), OrderMapping.standard(), whole("12"));
        ItemOutcome with = notified(shops.newShop(), OrderMapping.standard(), whole("000000012"));

        assertThat(shops.insideWarehouse().orders()).containsKey("000000012");
        assertThat(without.outcome()).isEqualTo(Outcome.GIVEN_UP);
        assertThat(with.outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void noOrderIsSentWithItsDatabaseId() {
        export(shops.newShop());

        assertThat(shops.insideWarehouse().orders().values())
                .isNotEmpty()
                .allSatisfy(order -> assertThat(order).doesNotContainKeys("thirdPartyReference", "entityId"));
    }

    @Test
    void aDespatchOfAnOrderThatHasMovedShipsInTheNewShop() {
        ItemOutcome outcome = notified(shops.newShop(), OrderMapping.standard(), whole(MOVED));

        assertThat(outcome.outcome()).isEqualTo(Outcome.DONE);
        assertThat(shops.insideNewShop().shipmentsOf(MOVED)).hasSize(1);
        assertThat(shops.insideOldShop().shipmentsOf(MOVED)).isEmpty();
    }

    @Test
    void aShipmentThatHasMovedIsKnownByItsTrackingNumber() {
        Order order = shops.newShop().orders().details(List.of(MOVED)).get(0).orThrow();
        ShipmentRequest.Builder moved = ShipmentRequest.builder();
        moved.order(order).shipsEverythingLeft(true);
        moved.addTracks(Track.builder().carrierCode("custom").number("RM6001").build());
        shops.newShop().shipments().create(moved.build()).orThrow();

        ItemOutcome outcome = notified(shops.newShop(), OrderMapping.standard(), whole(MOVED));

        assertThat(outcome.outcome()).isEqualTo(Outcome.ALREADY_THERE);
        assertThat(shops.insideNewShop().shipmentsOf(MOVED))
                .singleElement()
                .satisfies(shipment -> assertThat(shipment.emailSent()).isFalse());
    }

    @Test
    void eachShopGetsTheDespatchesOfItsOwnOrders() {
        OrderMapping orders = OrderMapping.standard().withOrderNumbers(ReferenceMapping.prefixed("M2-"));
        List<DespatchNotification> waiting = List.of(whole(MOVED), whole("M2-" + MOVED));

        Map<Boolean, List<DespatchNotification>> ofTheNewShop = waiting.stream()
                .collect(Collectors.partitioningBy(despatch ->
                        orders.orderNumber(despatch.orderReference()).isPresent()));

        ShipmentNotification.to(shops.newShop())
                .orderMapping(orders)
                .build()
                .of(ofTheNewShop.get(true))
                .run(RunState.initial());
        assertThat(shops.insideNewShop().shipmentsOf(MOVED)).hasSize(1);
        assertThat(shops.insideOldShop().shipmentsOf(MOVED)).isEmpty();
        ShipmentNotification.to(shops.oldShop())
                .build()
                .of(ofTheNewShop.get(false))
                .run(RunState.initial());
        assertThat(shops.insideOldShop().shipmentsOf(MOVED)).hasSize(1);
        assertThat(shops.insideNewShop().shipmentsOf(MOVED)).hasSize(1);
    }

    @Test
    void aMarkThatHasMovedKeepsAnOrderFromBeingSent() {
        shops.newShop()
                .orders()
                .addComment(
                        shops.newShop().orders().details(List.of(MOVED)).get(0).orThrow(), "Exported to OrderFlow");

        Run run = OrderExport.between(shops.newShop(), shops.warehouse())
                .comment("Exported to OrderFlow")
                .build()
                .run(RunState.initial());

        assertThat(of(run, MOVED).detail()).isEqualTo("it is marked as exported");
        assertThat(run.items(Outcome.DONE)).hasSize(EXPORTABLE - 1);
        assertThat(shops.insideWarehouse().orders()).doesNotContainKey(MOVED);
    }

    @Test
    void theWarehouseGetsTheDeliveryCodesOfTheOldShop() {
        Map<String, String> oldCodes = Map.of("flatrate_flatrate", "matrixrate_matrixrate_2");
        OrderMapping orders = OrderMapping.standard()
                .change(
                        OrderPart.SHIPMENT,
                        rules -> rules.decorate(
                                "deliverySuggestionCode",
                                rule -> rule.map("as the old shop has it", code -> oldCodes.getOrDefault(code, code))));

        export(shops.newShop(), orders);

        assertThat(shops.insideWarehouse().orders().get(MOVED))
                .containsEntry("shipment.deliverySuggestionCode", "matrixrate_matrixrate_2");
    }
}
