package io.github.orderflowmagento.examples.operations;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.mapping.ReferenceMapping;
import io.github.orderflowmagento.mapping.inventory.InventoryMapping;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.product.ProductMapping;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.inventory.InventoryUpdate;
import io.github.orderflowmagento.operation.order.OrderCancellation;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.operation.product.ProductExport;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;
import io.github.orderflowmagento.orderflow.message.InventoryLine;

import static io.github.orderflowmagento.examples.Despatches.despatch;
import static org.assertj.core.api.Assertions.assertThat;

/** A shop whose SKUs and order numbers have a prefix at the warehouse, on all ways. */
class SkuPrefixTest {
    private static final ReferenceMapping SKUS = ReferenceMapping.prefixed("AB-");
    private static final ProductMapping PRODUCTS = ProductMapping.standard().withSkus(SKUS);
    private static final InventoryMapping INVENTORY =
            InventoryMapping.standard().withSkus(SKUS);
    private static final OrderMapping ORDERS =
            OrderMapping.standard().withSkus(SKUS).withOrderNumbers(ReferenceMapping.prefixed("UK-"));

    /** Two MUG-001 and one SALE-001, nothing shipped yet. */
    private static final String ORDER = "100000009";

    /** Pending, so that the shop cancels it. */
    private static final String PENDING = "100000001";

    @RegisterExtension
    final Sandbox sandbox = new Sandbox();

    @Test
    void productsOrdersStockDespatchAndCancellationGoThereAndBack() {
        Run products = exportProducts(PRODUCTS);
        Run orders = exportOrders("processing", "pending");
        sandbox.insideWarehouse().setStock("AB-MUG-001", 15);
        Run stock = update().run(RunState.initial());
        Map<String, String> sent = sandbox.insideWarehouse().orders().get("UK-" + ORDER);
        Run shipped = notified("UK-" + ORDER, Map.of("AB-MUG-001", 2, "AB-SALE-001", 1));
        sandbox.insideShop().cancel(PENDING);
        Run cancelled = OrderCancellation.between(sandbox.shop(), sandbox.warehouse())
                .mapping(ORDERS)
                .build()
                .run(RunState.initial());

        assertThat(of(products, "MUG-001").outcome()).isEqualTo(Outcome.DONE);
        assertThat(sandbox.insideWarehouse().products().get("AB-MUG-001"))
                .containsEntry("externalReference", "AB-MUG-001");
        assertThat(sandbox.insideWarehouse().products()).doesNotContainKey("MUG-001");
        assertThat(of(orders, ORDER).outcome()).isEqualTo(Outcome.DONE);
        assertThat(sent)
                .containsEntry("externalReference", "UK-" + ORDER)
                .containsEntry("orderLine.1.product.externalReference", "AB-MUG-001");
        assertThat(of(stock, "AB-MUG-001")).isEqualTo(ItemOutcome.of("AB-MUG-001", Outcome.DONE, "926 → 15"));
        assertThat(sandbox.insideShop().stockOf("MUG-001")).isEqualByComparingTo("15");
        assertThat(of(shipped, "UK-" + ORDER + "/6001").outcome()).isEqualTo(Outcome.DONE);
        assertThat(sandbox.insideShop().shipmentsOf(ORDER)).hasSize(1);
        assertThat(of(cancelled, PENDING)).isEqualTo(ItemOutcome.of(PENDING, Outcome.DONE, "cancelled"));
    }

    @Test
    void theReportIsBookedUnderTheShopsSkus() {
        sandbox.insideWarehouse().reject("AB-MUG-002", "no such unit");

        Run first = exportProducts(PRODUCTS);

        assertThat(of(first, "MUG-002").outcome()).isEqualTo(Outcome.WILL_RETRY);
        assertThat(first.next().failed()).containsOnlyKeys("MUG-002");
        assertThat(first.items())
                .hasSizeGreaterThan(10)
                .allSatisfy(item -> assertThat(item.key()).doesNotStartWith("AB-"));
    }

    @Test
    void aRepeatedDespatchShipsNothingMore() {
        Map<String, Integer> parcel = Map.of("AB-MUG-001", 2, "AB-SALE-001", 1);
        notified("UK-" + ORDER, parcel);

        Run again = notified("UK-" + ORDER, parcel);

        assertThat(of(again, "UK-" + ORDER + "/6001").outcome()).isEqualTo(Outcome.ALREADY_THERE);
        assertThat(sandbox.insideShop().shipmentsOf(ORDER)).hasSize(1);
    }

    @Test
    void aDespatchOfASkuThatIsNoneOfThisShopsIsGivenUp() {
        Run run = notified("UK-" + ORDER, Map.of("MUG-001", 2));

        assertThat(of(run, "UK-" + ORDER + "/6001").outcome()).isEqualTo(Outcome.GIVEN_UP);
        assertThat(of(run, "UK-" + ORDER + "/6001").detail())
                .contains("'MUG-001' is not the reference of a SKU of this shop", "ship it by hand");
        assertThat(sandbox.insideShop().shipmentsOf(ORDER)).isEmpty();
    }

    @Test
    void stockOfAnotherShopIsSkippedByNameAndNotWritten() {
        Run run = update().of(List.of(line("MUG-001", "3"), line("AB-MUG-001", "15")))
                .run(RunState.initial());

        assertThat(run.items())
                .extracting(ItemOutcome::toString)
                .containsExactlyInAnyOrder(
                        "MUG-001: skipped (it is not one of this shop's SKUs (with prefix 'AB-'))",
                        "AB-MUG-001: done (926 → 15)");
        assertThat(sandbox.insideShop().stockOf("MUG-001")).isEqualByComparingTo("15");
    }

    @Test
    void aLateMessageIsRecognisedByTheWarehousesSku() {
        Run newer = update().of(List.of(line("AB-MUG-001", "15", 7))).run(RunState.initial());

        Run late = update().of(List.of(line("AB-MUG-001", "3", 6))).run(newer.next());
        Run forgotten =
                update().of(List.of(line("AB-MUG-001", "3", 6))).run(late.next().forgetInventory("AB-MUG-001"));

        assertThat(of(late, "AB-MUG-001").outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(of(forgotten, "AB-MUG-001").outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void aMissingSkuIsReportedThoughAnotherShopHasItsName() {
        sandbox.insideWarehouse().setStock("AB-MUG-001", 15);
        sandbox.insideWarehouse().setStock("AB-MUG-002", 5);
        RunState both = update().run(RunState.initial()).next();
        sandbox.inventory(
                "<inventoryLine product='AB-MUG-002' quantity='5'/>",
                "<inventoryLine product='MUG-001' quantity='9'/>");

        Run run = update().run(both);

        assertThat(run.warnings()).containsExactly("no longer in the warehouse's inventory: 1 item (AB-MUG-001)");
        assertThat(sandbox.insideShop().stockOf("MUG-001")).isEqualByComparingTo("15");
    }

    @Test
    void aLineThatCannotBeReadIsNoFailureOfThisShopIfItIsAnothers() {
        sandbox.inventory(
                "<inventoryLine product='AB-MUG-001' quantity='15'/>",
                "<inventoryLine product='MUG-001' sequenceId='x' quantity='9'/>",
                "<inventoryLine product='AB-MUG-002' sequenceId='x' quantity='9'/>");

        Run run = update().run(RunState.initial());

        assertThat(of(run, "MUG-001").outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(of(run, "AB-MUG-002").outcome()).isEqualTo(Outcome.GIVEN_UP);
        assertThat(of(run, "AB-MUG-001").outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void aSkuThatDoesNotComeBackIsGivenUpAndTheOthersGo() {
        ReferenceMapping capitals =
                ReferenceMapping.of("in capitals", sku -> sku.toUpperCase(Locale.ROOT), Optional::of);
        sandbox.insideShop().alterProduct("MUG-002", "sku", "Mug-002");

        Run run = exportProducts(ProductMapping.standard().withSkus(capitals));

        assertThat(of(run, "Mug-002").outcome()).isEqualTo(Outcome.GIVEN_UP);
        assertThat(of(run, "Mug-002").detail()).contains("'Mug-002' would be sent as 'MUG-002' (in capitals)");
        assertThat(of(run, "MUG-001").outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void aWayBackThatFailsCostsOneDespatchAndOneCancellationOnly() {
        OrderMapping picky = OrderMapping.standard()
                .withOrderNumbers(ReferenceMapping.of(
                        "all but two",
                        number -> number,
                        reference -> Optional.of(reference).map(SkuPrefixTest::refusingTwo)));
        sandbox.insideShop().cancel(PENDING);

        Run cancelled = OrderCancellation.between(sandbox.shop(), sandbox.warehouse())
                .mapping(picky)
                .build()
                .run(RunState.initial());
        Run shipped = ShipmentNotification.to(sandbox.shop())
                .orderMapping(picky)
                .build()
                .of(List.of(
                        despatch("no such", 6001, Map.of("MUG-001", 2)),
                        despatch(ORDER, 6002, Map.of("MUG-001", 2, "SALE-001", 1))))
                .run(RunState.initial());

        assertThat(of(cancelled, PENDING).outcome()).isEqualTo(Outcome.GIVEN_UP);
        assertThat(of(cancelled, PENDING).detail())
                .isEqualTo(
                        "cancelled in the shop, but converting the reference '100000001' back failed (all but two): not this");
        assertThat(of(shipped, "no such/6001").outcome()).isEqualTo(Outcome.GIVEN_UP);
        assertThat(of(shipped, ORDER + "/6002").outcome()).isEqualTo(Outcome.DONE);
    }

    private static String refusingTwo(String reference) {
        if (reference.equals(PENDING) || reference.equals("no such")) {
            throw new IllegalStateException("not this");
        }
        return reference;
    }

    private Run exportProducts(ProductMapping mapping) {
        return ProductExport.between(sandbox.shop(), sandbox.warehouse())
                .mapping(mapping)
                .build()
                .run(RunState.initial());
    }

    private Run exportOrders(String... statuses) {
        return OrderExport.between(sandbox.shop(), sandbox.warehouse())
                .mapping(ORDERS)
                .statuses(statuses)
                .build()
                .run(RunState.initial());
    }

    private InventoryUpdate update() {
        return InventoryUpdate.between(sandbox.shop(), sandbox.warehouse())
                .mapping(INVENTORY)
                .build();
    }

    private Run notified(String order, Map<String, Integer> parcel) {
        return ShipmentNotification.to(sandbox.shop())
                .orderMapping(ORDERS)
                .build()
                .of(List.of(despatch(order, 6001, parcel)))
                .run(RunState.initial());
    }

    private static InventoryLine line(String reference, String quantity) {
        return InventoryLine.builder()
                .externalReference(reference)
                .putAttributes("quantity", new BigDecimal(quantity).toPlainString())
                .build();
    }

    private static InventoryLine line(String reference, String quantity, long sequence) {
        return InventoryLine.builder()
                .from(line(reference, quantity))
                .sequenceId(sequence)
                .build();
    }

    private static ItemOutcome of(Run run, String key) {
        return run.items().stream()
                .filter(item -> item.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError(key + " is not in " + run.items()));
    }
}
