package io.github.orderflowmagento.examples.operations;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.examples.Despatches;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.mapping.order.OrderSelection;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.inventory.InventoryUpdate;
import io.github.orderflowmagento.operation.order.OrderCancellation;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.operation.product.ProductExport;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;

import static org.assertj.core.api.Assertions.assertThat;

/** A field that the shop does not send is no reason to ship, to sell or to cancel: the missing field is reported by name. */
class FieldsNotSentByTheShopTest {
    private static final String PROCESSING = "100000009";
    private static final String PENDING = "100000001";

    @RegisterExtension
    final Sandbox sandbox = new Sandbox();

    private Run exportOrders(Magento shop) {
        return OrderExport.between(shop, sandbox.warehouse()).build().run(RunState.initial());
    }

    @Test
    void anOrderThatMayBeOnHoldIsNotExported() {
        try (Magento incomplete = sandbox.shopWhoseAnswers(FieldsNotSentByTheShopTest::withoutStateOfTheFirstOrder)) {
            Run run = exportOrders(incomplete);

            assertThat(run.items(Outcome.GIVEN_UP))
                    .singleElement()
                    .satisfies(
                            order -> assertThat(order.detail())
                                    .contains(
                                            "the shop did not send its state: whether it is cancelled or on hold is not known"));
            assertThat(run.items(Outcome.DONE)).hasSize(7);
            assertThat(sandbox.insideWarehouse().orders()).hasSize(7);
        }
    }

    private static String withoutStateOfTheFirstOrder(String body) {
        return withoutFieldOfTheFirstOrder(body, "state");
    }

    private static String withoutFieldOfTheFirstOrder(String body, String field) {
        int end = body.indexOf("<name>status_history</name>");
        return end < 0
                ? body
                : body.substring(0, end).replace("<name>" + field + "</name>", "<name>x</name>") + body.substring(end);
    }

    @Test
    void aShopWithoutOrderStatesEndsTheRun() {
        try (Magento incomplete =
                sandbox.shopWhoseAnswers(body -> body.replace("<name>state</name>", "<name>x</name>"))) {
            Run run = exportOrders(incomplete);

            assertThat(run.endedEarly())
                    .hasValueSatisfying(reason -> assertThat(reason).contains("did not send its state"));
            assertThat(sandbox.insideWarehouse().orders()).isEmpty();
        }
    }

    @Test
    void aShopWithoutOrderDatesEndsTheRunAndLosesNone() {
        RunState afterwards;
        try (Magento incomplete =
                sandbox.shopWhoseAnswers(body -> body.replace("<name>created_at</name>", "<name>x</name>"))) {
            Run run = exportPlacedSince2000(incomplete, RunState.initial());

            assertThat(run.endedEarly())
                    .hasValueSatisfying(reason -> assertThat(reason).contains("created_at"));
            afterwards = run.next();
        }
        assertThat(sandbox.insideWarehouse().orders()).isEmpty();

        exportPlacedSince2000(sandbox.shop(), afterwards);

        assertThat(sandbox.insideWarehouse().orders()).hasSize(8);
    }

    private Run exportPlacedSince2000(Magento shop, RunState state) {
        return OrderExport.between(shop, sandbox.warehouse())
                .selection(OrderSelection.builder()
                        .addStatuses("processing")
                        .placedSince(Instant.parse("2000-01-01T00:00:00Z"))
                        .build())
                .build()
                .run(state);
    }

    @Test
    void anOrderWithoutStatusIsRejectedByName() {
        try (Magento incomplete = sandbox.shopWhoseAnswers(FieldsNotSentByTheShopTest::withoutStatusOfTheFirstOrder)) {
            Run run = exportOrders(incomplete);

            assertThat(run.items(Outcome.GIVEN_UP))
                    .singleElement()
                    .satisfies(order -> assertThat(order.detail()).contains("the shop did not send its status"));
            assertThat(run.items(Outcome.DONE)).hasSize(7);
        }
    }

    private static String withoutStatusOfTheFirstOrder(String body) {
        return withoutFieldOfTheFirstOrder(body, "status");
    }

    @Test
    void aDespatchOfAnOrderWithoutStateIsRetried() {
        try (Magento incomplete =
                sandbox.shopWhoseAnswers(body -> body.replace("<name>state</name>", "<name>x</name>"))) {
            Run run = ShipmentNotification.to(incomplete)
                    .build()
                    .of(List.of(Despatches.despatch(PROCESSING, 6001, Map.of("SALE-001", 1))))
                    .run(RunState.initial());

            assertThat(run.items(Outcome.WILL_RETRY))
                    .singleElement()
                    .satisfies(despatch -> assertThat(despatch.detail()).contains("did not send the order's state"));
        }
        assertThat(sandbox.insideShop().shipmentsOf(PROCESSING)).isEmpty();
    }

    @Test
    void aProductWithoutATypeInItsRowIsExportedByItsOwnType() {
        Map<String, Outcome> complete = outcomes(exportProducts(sandbox.shop()));
        Map<String, Outcome> incomplete;
        try (Magento shop = sandbox.shopWhoseAnswers(FieldsNotSentByTheShopTest::withoutTypesInLists)) {
            incomplete = outcomes(exportProducts(shop));
        }

        assertThat(complete).containsValues(Outcome.DONE, Outcome.SKIPPED);
        assertThat(incomplete).isEqualTo(complete);
    }

    private Run exportProducts(Magento shop) {
        return ProductExport.between(shop, sandbox.warehouse()).build().run(RunState.initial());
    }

    private static Map<String, Outcome> outcomes(Run run) {
        return run.items().stream().collect(Collectors.toMap(ItemOutcome::key, ItemOutcome::outcome));
    }

    /** The rows of the list name their categories otherwise than products do. */
    private static String withoutTypesInLists(String body) {
        return body.contains("<name>category_ids</name>") && !body.contains("<name>categories</name>")
                ? body.replace("<name>type</name>", "<name>x</name>")
                : body;
    }

    @Test
    void unknownStockStatusIsNotWritten() {
        sandbox.insideWarehouse().setStock("MUG-001", 3);
        try (Magento incomplete =
                sandbox.shopWhoseAnswers(body -> body.replace("<name>is_in_stock</name>", "<name>x</name>"))) {
            Run run = InventoryUpdate.between(incomplete, sandbox.warehouse())
                    .build()
                    .run(RunState.initial());

            assertThat(run.items(Outcome.DONE)).isEmpty();
            assertThat(run.items(Outcome.WILL_RETRY))
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line.detail()).contains("field is_in_stock: is missing"));
        }
    }

    @Test
    void anOrderThatMayBeAnotherThanTheOneExportedIsNotCancelled() {
        RunState exported = OrderExport.between(sandbox.shop(), sandbox.warehouse())
                .statuses("pending")
                .build()
                .run(RunState.initial())
                .next();
        assertThat(exported.exported()).containsKey(PENDING);
        sandbox.insideShop().cancel(PENDING);
        try (Magento incomplete =
                sandbox.shopWhoseAnswers(body -> body.replace("<name>order_id</name>", "<name>x</name>"))) {
            Run run = OrderCancellation.between(incomplete, sandbox.warehouse())
                    .exported(() -> exported)
                    .build()
                    .run(RunState.initial());

            assertThat(run.items(Outcome.GIVEN_UP))
                    .filteredOn(order -> order.key().equals(PENDING))
                    .singleElement()
                    .satisfies(order -> assertThat(order.detail()).contains("the shop did not send its order id"));
        }
        assertThat(sandbox.warehouse().orders().detail(PENDING).state()).contains("created");
    }
}
