package io.github.orderflowmagento.examples.moving;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import io.github.orderflowmagento.examples.SandboxSettings;
import io.github.orderflowmagento.examples.quickstart.Connections;
import io.github.orderflowmagento.examples.quickstart.Settings;
import io.github.orderflowmagento.examples.sandbox.SandboxExtension;
import io.github.orderflowmagento.examples.sandbox.SandboxMagento2Shop;
import io.github.orderflowmagento.examples.sandbox.SandboxShop;
import io.github.orderflowmagento.examples.sandbox.SandboxWarehouse;
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
import io.github.orderflowmagento.operation.inventory.InventoryUpdate;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.operation.product.ProductExport;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;
import io.github.orderflowmagento.orderflow.OrderFlow;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;
import io.github.orderflowmagento.orderflow.message.InventoryLine;

import static io.github.orderflowmagento.examples.Despatches.despatch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A Magento 1 and the Magento 2 to which its products and orders have moved, before one warehouse. */
@ExtendWith(SandboxExtension.class)
class MovingShopTest {
    /** Two MUG-001 and one SALE-001, nothing shipped yet; in both shops. */
    private static final String MOVED = "100000009";

    private static final int EXPORTABLE = 8;

    private static final OrderMapping NEW_ONES_WITH_A_PREFIX = newOnesWithAPrefix();

    private SandboxShop insideOldShop;
    private SandboxMagento2Shop insideNewShop;
    private SandboxWarehouse insideWarehouse;
    private Magento oldShop;
    private Magento newShop;
    private OrderFlow warehouse;

    @BeforeEach
    void connect(SandboxShop old, SandboxMagento2Shop migrated, SandboxWarehouse orderFlow) {
        insideOldShop = old;
        insideNewShop = migrated;
        insideWarehouse = orderFlow;
        oldShop = Connections.shop(settings(SandboxSettings.of(old))).orElseThrow();
        newShop = Connections.shop(settings(SandboxSettings.of(migrated))).orElseThrow();
        warehouse =
                Connections.warehouse(settings(SandboxSettings.of(orderFlow))).orElseThrow();
    }

    private static Settings settings(Map<String, String> all) {
        Properties properties = new Properties();
        properties.putAll(all);
        return new Settings(properties, Map.of());
    }

    @AfterEach
    void close() {
        oldShop.close();
        newShop.close();
        warehouse.close();
    }

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
        return OrderExport.between(shop, warehouse).mapping(mapping).build().run(RunState.initial());
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
        insideNewShop.alterOrder(MOVED, "increment_id", number);
    }

    @Test
    void theStateOfTheOldShopIsRefusedToTheNewOne() {
        RunState old = export(oldShop).next();
        OrderExport export = OrderExport.between(newShop, warehouse).build();

        assertThatThrownBy(() -> export.run(old))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("give each operation on each shop a state, or a checkpoint, of its own");
        assertThat(insideNewShop.requests()).isZero();
    }

    @Test
    void oneNameForBothShopsLetsTheOldStatePass() {
        RunState old = OrderExport.between(oldShop, warehouse)
                .shopName("acme")
                .build()
                .run(RunState.initial())
                .next();

        Run run =
                OrderExport.between(newShop, warehouse).shopName("acme").build().run(old);

        assertThat(run.endedEarly()).isEmpty();
        assertThat(run.next().owner()).isEqualTo(old.owner());
    }

    @Test
    void ordersThatHaveMovedAreThereByTheirNumbers() {
        Run before = export(oldShop);

        Run run = export(newShop);

        assertThat(before.items(Outcome.DONE)).hasSize(EXPORTABLE);
        assertThat(run.items(Outcome.ALREADY_THERE)).hasSize(EXPORTABLE);
        assertThat(run.warnings()).anySatisfy(warning -> assertThat(warning).contains("not compared"));
        assertThat(insideWarehouse.orders()).hasSize(EXPORTABLE);
    }

    @Test
    void ordersThatHaveMovedAreThereTwiceByAPrefix() {
        export(oldShop);

        export(newShop, OrderMapping.standard().withOrderNumbers(ReferenceMapping.prefixed("M2-")));

        assertThat(insideWarehouse.orders()).hasSize(2 * EXPORTABLE).containsKeys(MOVED, "M2-" + MOVED);
    }

    @Test
    void copiesOfOpenOrdersAreLeftOutByTheTimeOfPlacing() {
        export(oldShop);

        OrderExport.between(newShop, warehouse)
                .mapping(OrderMapping.standard().withOrderNumbers(ReferenceMapping.prefixed("M2-")))
                .placedSince(Instant.now())
                .withCancellation()
                .build()
                .run(RunState.initial());

        assertThat(insideWarehouse.orders()).hasSize(EXPORTABLE).containsKey(MOVED);
    }

    @Test
    void aPrefixForNewNumbersLeavesThoseThatHaveMovedAlone() {
        export(oldShop);
        giveNumber("000000012");

        Run run = export(newShop, NEW_ONES_WITH_A_PREFIX);

        assertThat(of(run, "000000012").outcome()).isEqualTo(Outcome.DONE);
        assertThat(run.items(Outcome.ALREADY_THERE)).hasSize(EXPORTABLE - 1);
        assertThat(insideWarehouse.orders())
                .hasSize(EXPORTABLE + 1)
                .containsKey("M2-000000012")
                .doesNotContainKey("000000012");
    }

    @Test
    void aDespatchByThePrefixShipsTheNewOrder() {
        giveNumber("000000012");

        ItemOutcome without = notified(newShop, NEW_ONES_WITH_A_PREFIX, whole("000000012"));
        ItemOutcome with = notified(newShop, NEW_ONES_WITH_A_PREFIX, whole("M2-000000012"));

        assertThat(without.outcome()).isEqualTo(Outcome.GIVEN_UP);
        assertThat(with.outcome()).isEqualTo(Outcome.DONE);
        assertThat(insideNewShop.shipmentsOf("000000012")).hasSize(1);
    }

    @Test
    void anotherOrderUnderAnOldNumberIsNotSentAndWarnedOf() {
        export(oldShop);
        insideNewShop.alterRow(MOVED, "SALE-001", "sku", "BOOK-JP-01");

        Run run = export(newShop);

        assertThat(of(run, MOVED).outcome()).isEqualTo(Outcome.ALREADY_THERE);
        assertThat(run.warnings())
                .isNotEmpty()
                .anySatisfy(warning -> assertThat(warning).contains(MOVED));
        assertThat(insideWarehouse.orders().get(MOVED)).doesNotContainValue("BOOK-JP-01");
    }

    /** Pending in both shops, so that both can cancel it. */
    @Test
    void whoeverCancelsUnderANumberCancelsItAtOrderFlow() {
        String number = "100000001";
        OrderExport.between(oldShop, warehouse).statuses("pending").build().run(RunState.initial());
        insideNewShop.cancel(number);

        OrderExport.between(newShop, warehouse).withCancellation().build().run(RunState.initial());

        assertThat(insideWarehouse.orderState(number)).startsWith("cancel");
        assertThat(insideOldShop.orderStatus(number)).isEqualTo("pending");
    }

    @Test
    void aPrefixKeepsTheCancellationToTheShopsOwnOrders() {
        String number = "100000001";
        OrderExport.between(oldShop, warehouse).statuses("pending").build().run(RunState.initial());
        insideNewShop.cancel(number);

        OrderExport.between(newShop, warehouse)
                .mapping(OrderMapping.standard().withOrderNumbers(ReferenceMapping.prefixed("M2-")))
                .withCancellation()
                .build()
                .run(RunState.initial());

        assertThat(insideWarehouse.orderState(number)).doesNotStartWith("cancel");
    }

    @Test
    void theZerosOfANumberStayThereAndBack() {
        giveNumber("000000012");

        export(newShop);
        ItemOutcome without = notified(newShop, OrderMapping.standard(), whole("12"));
        ItemOutcome with = notified(newShop, OrderMapping.standard(), whole("000000012"));

        assertThat(insideWarehouse.orders()).containsKey("000000012");
        assertThat(without.outcome()).isEqualTo(Outcome.GIVEN_UP);
        assertThat(with.outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void noOrderTellsItsNumberInTheDatabase() {
        export(newShop);

        assertThat(insideWarehouse.orders().values())
                .isNotEmpty()
                .allSatisfy(order -> assertThat(order).doesNotContainKeys("thirdPartyReference", "entityId"));
    }

    @Test
    void aDespatchOfAnOrderThatHasMovedShipsInTheNewShop() {
        ItemOutcome outcome = notified(newShop, OrderMapping.standard(), whole(MOVED));

        assertThat(outcome.outcome()).isEqualTo(Outcome.DONE);
        assertThat(insideNewShop.shipmentsOf(MOVED)).hasSize(1);
        assertThat(insideOldShop.shipmentsOf(MOVED)).isEmpty();
    }

    @Test
    void aShipmentThatHasMovedIsKnownByItsTrackingNumber() {
        Order order = newShop.orders().details(List.of(MOVED)).get(0).orThrow();
        ShipmentRequest.Builder moved = ShipmentRequest.builder();
        moved.order(order).shipsEverythingLeft(true);
        moved.addTracks(Track.builder().carrierCode("custom").number("RM6001").build());
        newShop.shipments().create(moved.build()).orThrow();

        ItemOutcome outcome = notified(newShop, OrderMapping.standard(), whole(MOVED));

        assertThat(outcome.outcome()).isEqualTo(Outcome.ALREADY_THERE);
        assertThat(insideNewShop.shipmentsOf(MOVED))
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

        ShipmentNotification.to(newShop)
                .orderMapping(orders)
                .build()
                .of(ofTheNewShop.get(true))
                .run(RunState.initial());
        assertThat(insideNewShop.shipmentsOf(MOVED)).hasSize(1);
        assertThat(insideOldShop.shipmentsOf(MOVED)).isEmpty();
        ShipmentNotification.to(oldShop).build().of(ofTheNewShop.get(false)).run(RunState.initial());
        assertThat(insideOldShop.shipmentsOf(MOVED)).hasSize(1);
        assertThat(insideNewShop.shipmentsOf(MOVED)).hasSize(1);
    }

    @Test
    void aMarkThatHasMovedKeepsAnOrderFromBeingSent() {
        newShop.orders()
                .addComment(newShop.orders().details(List.of(MOVED)).get(0).orThrow(), "Exported to OrderFlow");

        Run run = OrderExport.between(newShop, warehouse)
                .comment("Exported to OrderFlow")
                .build()
                .run(RunState.initial());

        assertThat(of(run, MOVED).detail()).isEqualTo("it is marked as exported");
        assertThat(run.items(Outcome.DONE)).hasSize(EXPORTABLE - 1);
        assertThat(insideWarehouse.orders()).doesNotContainKey(MOVED);
    }

    @Test
    void theProductsOfTheNewShopAreMergedOverThoseOfTheOld() {
        ProductExport.between(oldShop, warehouse).build().run(RunState.initial());
        Set<String> before = Set.copyOf(insideWarehouse.products().keySet());

        Run run = ProductExport.between(newShop, warehouse).build().run(RunState.initial());

        assertThat(run.items(Outcome.DONE)).hasSameSizeAs(before).isNotEmpty();
        assertThat(insideWarehouse.products().keySet()).isEqualTo(before);
    }

    @Test
    void dryRunsTellWhichSkusOneShopAloneHas() {
        insideNewShop.deleteProduct("BOOK-JP-01");

        Set<String> missing = new TreeSet<>(skus(oldShop));
        missing.removeAll(skus(newShop));

        assertThat(missing).containsExactly("BOOK-JP-01");
        assertThat(insideWarehouse.products()).isEmpty();
    }

    private Set<String> skus(Magento shop) {
        return ProductExport.between(shop, warehouse)
                .build()
                .dryRun(RunState.initial())
                .items(Outcome.WOULD_BE_SENT)
                .stream()
                .map(ItemOutcome::key)
                .collect(Collectors.toSet());
    }

    private void updateMugs(Magento shop) {
        InventoryLine line = InventoryLine.builder()
                .externalReference("MUG-001")
                .sequenceId(1)
                .putAttributes("quantity", "15")
                .putAttributes("total", "26")
                .putAttributes("allocated", "11")
                .build();
        InventoryUpdate.between(shop, warehouse).build().of(List.of(line)).run(RunState.initial());
    }

    @Test
    void oneLineOfInventoryGivesEachShopItsFigure() {
        updateMugs(oldShop);
        updateMugs(newShop);

        assertThat(insideOldShop.stockOf("MUG-001")).isEqualByComparingTo("15");
        assertThat(insideNewShop.quantityOf("MUG-001", "default")).isEqualByComparingTo("26");
    }

    @Test
    void aMagento2WithoutSourcesIsSentWhatIsFree() {
        try (SandboxMagento2Shop inside =
                        SandboxMagento2Shop.builder().legacyStock().start();
                Magento shop =
                        Connections.shop(settings(SandboxSettings.of(inside))).orElseThrow()) {
            updateMugs(shop);

            assertThat(inside.stockOf("MUG-001")).isEqualByComparingTo("15");
        }
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

        export(newShop, orders);

        assertThat(insideWarehouse.orders().get(MOVED))
                .containsEntry("shipment.deliverySuggestionCode", "matrixrate_matrixrate_2");
    }
}
