package io.github.orderflowmagento.operation.order;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.model.Comment;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderAddress;
import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.magento.model.OrderState;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.order.OrderSelection;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.orderflow.OrderFlowException;
import io.github.orderflowmagento.testing.InMemoryMagento;
import io.github.orderflowmagento.testing.InMemoryOrderFlow;

import static io.github.orderflowmagento.Outcomes.item;
import static io.github.orderflowmagento.Outcomes.outcomes;
import static io.github.orderflowmagento.operation.Outcome.ALREADY_THERE;
import static io.github.orderflowmagento.operation.Outcome.DONE;
import static io.github.orderflowmagento.operation.Outcome.GIVEN_UP;
import static io.github.orderflowmagento.operation.Outcome.SKIPPED;
import static io.github.orderflowmagento.operation.Outcome.WILL_RETRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

class OrderExportTest {
    private static final String FIRST = "100000001";
    private static final String SECOND = "100000002";
    private static final String THIRD = "100000003";

    private final InMemoryMagento shop = new InMemoryMagento();
    private final InMemoryOrderFlow warehouse = new InMemoryOrderFlow();
    private final OrderExport export = builder().build();

    private OrderExport.Builder builder() {
        return OrderExport.between(shop, warehouse).clock(shop.clock());
    }

    private Run run() {
        return export.run(RunState.initial());
    }

    private Run runAfter(Duration time, Run before) {
        shop.clock().advance(time);
        return export.run(before.next());
    }

    private void threeOrders() {
        shop.addOrder(FIRST).row("MUG-001", 1);
        shop.addOrder(SECOND).row("MUG-001", 1);
        shop.addOrder(THIRD).row("MUG-001", 1);
    }

    @Test
    void theOrderIsSentWithItsLines() {
        shop.addOrder(FIRST).row("MUG-001", 2).row("CUP-002", 1);

        assertThat(outcomes(run())).containsExactly(entry(FIRST, DONE));
        assertThat(warehouse.receivedOrders()).containsOnlyKeys(FIRST);
        assertThat(Objects.requireNonNull(warehouse.receivedOrders().get(FIRST)).properties())
                .containsEntry("orderLine.1.product.externalReference", "MUG-001")
                .containsEntry("orderLine.1.quantity", "2")
                .containsEntry("orderLine.2.product.externalReference", "CUP-002");
    }

    @Test
    void theNextRunHasNothingToDo() {
        shop.addOrder(FIRST).row("MUG-001", 2);
        shop.clock().advance(Duration.ofHours(1));
        Run first = run();

        assertThat(runAfter(Duration.ofHours(1), first).items()).isEmpty();
        assertThat(warehouse.calls()).containsExactly("orders.insert");
    }

    @Test
    void theNextRunSendsWhatWasPlacedSince() {
        shop.addOrder(FIRST).row("MUG-001", 2);
        shop.clock().advance(Duration.ofHours(1));
        Run first = run();
        shop.addOrder(SECOND).row("MUG-001", 1);

        assertThat(outcomes(runAfter(Duration.ofHours(1), first))).containsExactly(entry(SECOND, DONE));
    }

    @Test
    void anOrderSavedAgainIsAlreadyThere() {
        shop.addOrder(FIRST).row("MUG-001", 2);
        Run first = run();
        shop.clock().advance(Duration.ofHours(1));
        shop.orders().addComment(shop.order(FIRST).value(), "the customer called");

        assertThat(outcomes(runAfter(Duration.ofHours(1), first))).containsExactly(entry(FIRST, ALREADY_THERE));
        assertThat(warehouse.receivedOrders()).hasSize(1);
    }

    @Test
    void anOrderMadeReadyLaterGoesThen() {
        shop.addOrder(FIRST).row("MUG-001", 2).state(OrderState.NEW);
        Run first = run();
        shop.clock().advance(Duration.ofHours(1));
        shop.order(FIRST).state(OrderState.PROCESSING);

        assertThat(first.items()).isEmpty();
        assertThat(outcomes(runAfter(Duration.ofHours(1), first))).containsExactly(entry(FIRST, DONE));
    }

    @Test
    void aLostStateDoublesNothing() {
        shop.addOrder(FIRST).row("MUG-001", 2);
        run();

        Run again = run();

        assertThat(outcomes(again)).containsExactly(entry(FIRST, ALREADY_THERE));
        assertThat(again.warnings()).hasSize(1);
        assertThat(warehouse.receivedOrders()).hasSize(1);
    }

    @Test
    void anAddressCorrectedAfterTheExportIsGivenUp() {
        shop.addOrder(FIRST).row("MUG-001", 2);
        Run first = run();
        shop.clock().advance(Duration.ofHours(1));
        shop.order(FIRST).change(OrderExportTest::movedToBath);

        Run second = runAfter(Duration.ofHours(1), first);

        assertThat(outcomes(second)).containsExactly(entry(FIRST, GIVEN_UP));
        assertThat(item(second, FIRST).detail()).startsWith("changed since it was exported: ");
        assertThat(second.warnings()).hasSize(1);
    }

    private static Order movedToBath(Order order) {
        return Order.builder()
                .from(order)
                .shippingAddress(OrderAddress.builder()
                        .from(order.shippingAddress().orElseThrow())
                        .city("Bath")
                        .build())
                .build();
    }

    @Test
    void anOrderWithNothingToDespatchIsSkipped() {
        shop.addOrder(FIRST)
                .row(OrderItem.builder()
                        .itemId(77)
                        .productType("virtual")
                        .isVirtual(true)
                        .sku("SERVICE")
                        .name("A service")
                        .qtyOrdered(BigDecimal.ONE)
                        .build());

        Run run = run();

        assertThat(outcomes(run)).containsExactly(entry(FIRST, SKIPPED));
        assertThat(item(run, FIRST).detail()).isEqualTo("nothing in it is left to despatch");
    }

    @Test
    void anOrderOnHoldIsSkippedWhateverItsStatus() {
        shop.addOrder(FIRST).row("MUG-001", 2).state(OrderState.HOLDED).status("processing");

        assertThat(item(run(), FIRST).detail()).isEqualTo("it is holded");
        assertThat(warehouse.calls()).isEmpty();
    }

    @Test
    void aConditionOfOnesOwnIsNamedWhereItIsNotMet() {
        shop.addOrder(FIRST).row("MUG-001", 2);
        OrderMapping mapping = OrderMapping.standard()
                .onlyIf(
                        "not sent flat rate",
                        order -> !order.shippingMethod().equals(Optional.of("flatrate_flatrate")));

        Run run = builder().mapping(mapping).build().run(RunState.initial());

        assertThat(item(run, FIRST).detail()).isEqualTo("it does not meet: not sent flat rate");
    }

    @Test
    void anOrderPlacedTooEarlyIsNotRequested() {
        shop.addOrder(FIRST).row("MUG-001", 2);
        shop.clock().advance(Duration.ofHours(2));
        shop.addOrder(SECOND).row("MUG-001", 2);

        Run run = builder()
                .placedSince(shop.clock().instant().minus(Duration.ofHours(1)))
                .build()
                .run(RunState.initial());

        assertThat(outcomes(run)).containsExactly(entry(SECOND, DONE));
    }

    @Test
    void anOrderOfAnotherStoreIsNotRequested() {
        shop.addOrder(FIRST).row("MUG-001", 2);
        shop.addOrder(SECOND)
                .row("MUG-001", 2)
                .change(order -> Order.builder().from(order).storeId(2L).build());
        OrderSelection selection = OrderSelection.builder()
                .from(OrderSelection.standard())
                .addStoreIds(2)
                .build();

        Run run = builder().selection(selection).build().run(RunState.initial());

        assertThat(outcomes(run)).containsExactly(entry(SECOND, DONE));
    }

    @Test
    void anUnpaidOrderIsSkippedWherePaidOnesAreWanted() {
        shop.addOrder(FIRST)
                .row("MUG-001", 2)
                .change(order ->
                        Order.builder().from(order).totalPaid(Optional.empty()).build());
        OrderSelection selection = OrderSelection.builder()
                .from(OrderSelection.standard())
                .paidOnly(true)
                .build();

        Run run = builder().selection(selection).build().run(RunState.initial());

        assertThat(item(run, FIRST).detail()).isEqualTo("it is not paid in full");
    }

    @Test
    void aRejectedOrderStopsNoOther() {
        threeOrders();
        warehouse.reject(SECOND, "the postcode is invalid");

        Run run = run();

        assertThat(outcomes(run)).containsExactly(entry(FIRST, DONE), entry(SECOND, WILL_RETRY), entry(THIRD, DONE));
        assertThat(item(run, SECOND).detail())
                .contains("the postcode is invalid")
                .contains("attempt 1 of 4");
        assertThat(run.endedEarly()).isEmpty();
    }

    @Test
    void anOrderThatBreaksTheDocumentStopsNoOther() {
        threeOrders();
        warehouse.faults().failKey(SECOND, new OrderFlowException.Rejected("order import", "cannot be processed"));

        Run run = run();

        assertThat(outcomes(run)).containsOnly(entry(FIRST, DONE), entry(SECOND, WILL_RETRY), entry(THIRD, DONE));
        assertThat(warehouse.receivedOrders()).containsOnlyKeys(FIRST, THIRD);
    }

    @Test
    void anUnmappableOrderStopsNoOther() {
        threeOrders();
        shop.order(SECOND)
                .change(order -> Order.builder()
                        .from(order)
                        .shippingAddress(Optional.empty())
                        .build());

        assertThat(outcomes(run())).containsOnly(entry(FIRST, DONE), entry(SECOND, GIVEN_UP), entry(THIRD, DONE));
    }

    @Test
    void anUnreadableOrderStopsNoOther() {
        threeOrders();
        shop.faults().failKey(SECOND, new MagentoException.ServerFault("sales_order.info " + SECOND, "error page"));

        assertThat(outcomes(run())).containsOnly(entry(FIRST, DONE), entry(SECOND, WILL_RETRY), entry(THIRD, DONE));
    }

    @Test
    void anOrderThatVanishesWhileTheRunGoesOnIsSkipped() {
        threeOrders();
        shop.faults().failKey(SECOND, new MagentoException.NotFound("sales_order.info " + SECOND, "no such order"));

        assertThat(outcomes(run())).containsOnly(entry(FIRST, DONE), entry(SECOND, SKIPPED), entry(THIRD, DONE));
    }

    @Test
    void anOrderThatTheReportLeavesOutWillBeRetried() {
        threeOrders();
        warehouse.leaveUnreported(SECOND);
        Run first = run();
        warehouse.accept(SECOND);

        assertThat(outcomes(first)).containsEntry(SECOND, WILL_RETRY);
        assertThat(outcomes(runAfter(Duration.ofHours(1), first))).containsEntry(SECOND, ALREADY_THERE);
        assertThat(warehouse.receivedOrders()).hasSize(3);
    }

    @Test
    void documentsHoldNoMoreThanABatch() {
        threeOrders();

        builder().batchSize(2).build().run(RunState.initial());

        assertThat(warehouse.calls()).containsExactly("orders.insert", "orders.insert");
        assertThat(warehouse.receivedOrders()).hasSize(3);
    }

    @Test
    void theTimeOfTheExportIsReported() {
        shop.addOrder(FIRST).row("MUG-001", 2);

        assertThat(run().exportedAt()).containsExactly(entry(FIRST, shop.clock().instant()));
    }

    @Test
    void everyItemCounts() {
        threeOrders();
        warehouse.reject(SECOND, "the postcode is invalid");

        Run run = run();

        assertThat(run.counts()).containsEntry(DONE, 2).containsEntry(WILL_RETRY, 1);
        assertThat(run.counts().values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(3);
    }

    @Test
    void aDryRunWritesNothing() {
        shop.addOrder(FIRST).row("MUG-001", 2);

        Run run = builder().comment("Exported to OrderFlow").build().dryRun(RunState.initial());

        assertThat(run.items()).hasSize(1);
        assertThat(run.documents()).hasSize(1);
        assertThat(run.next()).isEqualTo(RunState.initial());
        assertThat(warehouse.calls()).isEmpty();
        assertThat(shop.calls()).containsExactly("orders.changes", "orders.details");
    }

    @Test
    void anExportedOrderIsMarked() {
        shop.addOrder(FIRST).row("MUG-001", 2);

        builder().comment("Exported to OrderFlow", "picking").build().run(RunState.initial());

        Order order = shop.order(FIRST).value();
        assertThat(order.comments()).extracting(Comment::comment).containsExactly(Optional.of("Exported to OrderFlow"));
        assertThat(order.status()).contains("picking");
    }

    @Test
    void aMarkedOrderIsSkippedThoughTheStateIsLost() {
        shop.addOrder(FIRST).row("MUG-001", 2);
        OrderExport marking = builder().comment("Exported to OrderFlow").build();
        marking.run(RunState.initial());

        Run again = marking.run(RunState.initial());

        assertThat(item(again, FIRST).detail()).isEqualTo("it is marked as exported");
        assertThat(warehouse.calls()).containsExactly("orders.insert");
    }

    @Test
    void aMarkThatCannotBeMadeLeavesTheOrderExported() {
        threeOrders();
        shop.faults().failNext("orders.addComment", new MagentoException.ServerFault("addComment", "error page"));

        Run run = builder().comment("Exported to OrderFlow").build().run(RunState.initial());

        assertThat(outcomes(run)).containsOnly(entry(FIRST, DONE), entry(SECOND, DONE), entry(THIRD, DONE));
        assertThat(item(run, FIRST).detail()).startsWith("not marked in the shop: ");
        assertThat(shop.order(SECOND).value().comments()).hasSize(1);
    }

    @Test
    void aReplacementWaitsForTheCancellationAtTheWarehouse() {
        shop.addOrder(FIRST).row("MUG-001", 2);
        Run first = run();
        shop.clock().advance(Duration.ofHours(2));
        shop.order(FIRST).cancel();
        shop.addOrder(FIRST + "-1")
                .row("MUG-001", 3)
                .change(order ->
                        Order.builder().from(order).relationParentRealId(FIRST).build());

        Run second = runAfter(Duration.ofHours(1), first);
        warehouse.orders().cancel(FIRST);
        Run third = runAfter(Duration.ofHours(1), second);

        assertThat(outcomes(second)).containsExactly(entry(FIRST + "-1", WILL_RETRY));
        assertThat(outcomes(third)).containsExactly(entry(FIRST + "-1", DONE));
    }

    @Test
    void anOrderUnderANumberCancelledAtTheWarehouseIsGivenUp() {
        shop.addOrder(FIRST).row("MUG-001", 2);
        run();
        warehouse.orders().cancel(FIRST);

        Run again = run();

        assertThat(item(again, FIRST).outcome()).isEqualTo(GIVEN_UP);
        assertThat(item(again, FIRST).detail()).contains("accepts its number only once");
    }

    @Test
    void whatChangedWhileTheShopsClockWasBehindIsFound() {
        shop.clock().advance(Duration.ofHours(1));
        Run first = run();
        shop.clock().advance(Duration.ofMinutes(-30));
        shop.addOrder(FIRST).row("MUG-001", 2);

        Run second = export.run(first.next());

        assertThat(outcomes(second)).containsExactly(entry(FIRST, DONE));
        assertThat(second.warnings()).hasSize(1).first().asString().startsWith("the shop's clock was set back by 30");
    }

    @Test
    void theStateHoldsNoCustomer() {
        shop.addOrder(FIRST).row("MUG-001", 2);
        warehouse.reject(FIRST, "cannot deliver to Lovelace, 12 St James's Square");

        Run run = run();

        assertThat(item(run, FIRST).detail()).contains("cannot deliver to").doesNotContain("Lovelace");
        assertThat(run.next().toString()).doesNotContain("Lovelace");
        assertThat(run.next().failed()).hasSize(1);
        assertThat(List.copyOf(run.next().failed().values()).get(0).reason()).doesNotContain("Lovelace");
    }

    @Test
    void anOrderOfARowThatIsCancelledGoesWithTheRest() {
        shop.addOrder(FIRST)
                .row("MUG-001", 2)
                .row("CUP-002", 1)
                .change(order -> Order.builder()
                        .from(order)
                        .items(order.items().stream()
                                .map(row -> row.sku().equals(Optional.of("CUP-002"))
                                        ? OrderItem.builder()
                                                .from(row)
                                                .qtyCanceled(BigDecimal.ONE)
                                                .build()
                                        : row)
                                .toList())
                        .build());

        run();

        Map<String, String> sent =
                Objects.requireNonNull(warehouse.receivedOrders().get(FIRST)).properties();
        assertThat(sent).containsEntry("orderLine.1.product.externalReference", "MUG-001");
        assertThat(sent).doesNotContainKey("orderLine.2.product.externalReference");
    }
}
