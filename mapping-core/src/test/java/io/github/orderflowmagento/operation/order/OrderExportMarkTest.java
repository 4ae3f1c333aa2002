package io.github.orderflowmagento.operation.order;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.mapping.ReferenceMapping;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.testing.InMemoryMagento;
import io.github.orderflowmagento.testing.InMemoryOrderFlow;

import static io.github.orderflowmagento.Outcomes.item;
import static io.github.orderflowmagento.Outcomes.outcomes;
import static io.github.orderflowmagento.operation.Outcome.DONE;
import static io.github.orderflowmagento.operation.Outcome.GIVEN_UP;
import static io.github.orderflowmagento.operation.Outcome.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/** Exported orders have an {@code ext_order_id}. */
class OrderExportMarkTest {
    private static final String FIRST = "100000001";
    private static final String SECOND = "100000002";
    private static final String MARK = "OrderFlow:" + FIRST;

    private final InMemoryMagento shop = new InMemoryMagento();
    private final InMemoryOrderFlow warehouse = new InMemoryOrderFlow();
    private final OrderExport marking = builder().extOrderId().build();

    private OrderExport.Builder builder() {
        return OrderExport.between(shop, warehouse).clock(shop.clock());
    }

    private Run runWithoutState() {
        return marking.run(RunState.initial());
    }

    private void marked(String number, String extOrderId) {
        shop.order(number)
                .change(order ->
                        Order.builder().from(order).extOrderId(extOrderId).build());
    }

    private Optional<String> mark(String number) {
        return shop.order(number).value().extOrderId();
    }

    @Test
    void anExportedOrderIsMarked() {
        shop.addOrder(FIRST).row("MUG-001", 2);

        Run run = runWithoutState();

        assertThat(outcomes(run)).containsExactly(entry(FIRST, DONE));
        assertThat(mark(FIRST)).contains(MARK);
        assertThat(run.warnings()).isEmpty();
    }

    @Test
    void theMarkHasWhatOrderFlowKnowsTheOrderBy() {
        shop.addOrder(FIRST).row("MUG-001", 2);

        builder()
                .extOrderId()
                .mapping(OrderMapping.standard().withOrderNumbers(ReferenceMapping.prefixed("UK-")))
                .build()
                .run(RunState.initial());

        assertThat(mark(FIRST)).contains("OrderFlow:UK-" + FIRST);
    }

    @Test
    void aMarkedOrderIsNeitherSentNorReadWholeThoughTheStateIsLost() {
        shop.addOrder(FIRST).row("MUG-001", 2);
        runWithoutState();
        int before = shop.calls().size();

        Run again = runWithoutState();

        assertThat(outcomes(again)).containsExactly(entry(FIRST, SKIPPED));
        assertThat(item(again, FIRST).detail()).isEqualTo("it is marked as exported");
        assertThat(warehouse.calls()).containsExactly("orders.insert");
        assertThat(shop.calls().subList(before, shop.calls().size())).containsExactly("orders.changes");
    }

    @Test
    void aMarkedOrderThatTheStateKnowsIsComparedWithWhatWasExported() {
        shop.addOrder(FIRST).row("MUG-001", 2);
        Run first = runWithoutState();
        shop.order(FIRST).row("CUP-002", 1);

        Run second = marking.run(first.next());

        assertThat(outcomes(second)).containsExactly(entry(FIRST, GIVEN_UP));
        assertThat(item(second, FIRST).detail()).contains("changed since it was exported");
    }

    @Test
    void aMarkedOrderThatWasRequestedIsSkipped() {
        shop.addOrder(FIRST).row("MUG-001", 2);
        runWithoutState();

        Run run = marking.of(List.of(FIRST)).run(RunState.initial());

        assertThat(item(run, FIRST).detail()).isEqualTo("it is marked as exported");
    }

    @Test
    void anotherSystemsMarkStaysAndTheRunWarnsOfIt() {
        shop.addOrder(FIRST).row("MUG-001", 2);
        marked(FIRST, "ERP-77");

        Run run = runWithoutState();

        assertThat(outcomes(run)).containsExactly(entry(FIRST, DONE));
        assertThat(item(run, FIRST).detail()).startsWith("not marked in the shop: ");
        assertThat(mark(FIRST)).contains("ERP-77");
        assertThat(run.warnings()).isNotEmpty();
    }

    @Test
    void anOrderThatASaveCouldDamageIsExportedAndNotMarked() {
        shop.addOrder(FIRST)
                .row(OrderItem.builder()
                        .from(shop.addOrder(SECOND)
                                .row("MUG-001", 1)
                                .value()
                                .items()
                                .get(0))
                        .options(Fields.of(Map.of("custom_options", "engraved")))
                        .build());

        Run run = runWithoutState();

        assertThat(outcomes(run)).containsOnly(entry(FIRST, DONE), entry(SECOND, DONE));
        assertThat(mark(FIRST)).isEmpty();
        assertThat(item(run, FIRST).detail()).startsWith("not marked in the shop: ");
        assertThat(mark(SECOND)).contains("OrderFlow:" + SECOND);
    }

    @Test
    void anOrderWithTheMarkOfAnotherIsNeitherSentNorPassedOver() {
        shop.addOrder(FIRST).row("MUG-001", 2);
        marked(FIRST, "OrderFlow:" + SECOND);

        Run run = runWithoutState();

        assertThat(outcomes(run)).containsExactly(entry(FIRST, GIVEN_UP));
        assertThat(item(run, FIRST).detail())
                .contains("its ext_order_id says that it was exported as '" + SECOND + "'", "check by hand");
        assertThat(warehouse.calls()).isEmpty();
    }

    @Test
    void aMarkThatCannotBeMadeLeavesTheOrderExported() {
        shop.addOrder(FIRST).row("MUG-001", 1);
        shop.addOrder(SECOND).row("MUG-001", 1);
        shop.faults().failNext("orders.assignExtOrderId", new MagentoException.ServerFault("orders", "error page"));

        Run run = runWithoutState();
        Run again = marking.run(run.next());

        assertThat(outcomes(run)).containsOnly(entry(FIRST, DONE), entry(SECOND, DONE));
        assertThat(item(run, FIRST).detail()).startsWith("not marked in the shop: ");
        assertThat(mark(SECOND)).contains("OrderFlow:" + SECOND);
        assertThat(outcomes(again)).isNotEmpty().doesNotContainValue(DONE);
    }

    @Test
    void aShopThatCannotSetItIsAskedOnce() {
        shop.addOrder(FIRST).row("MUG-001", 1);
        shop.addOrder(SECOND).row("MUG-001", 1);
        shop.faults()
                .failNext("orders.assignExtOrderId", new MagentoException.Unsupported("order", "Magento 1 cannot"));

        Run run = runWithoutState();

        assertThat(outcomes(run)).containsOnly(entry(FIRST, DONE), entry(SECOND, DONE));
        assertThat(item(run, SECOND).detail()).contains("Magento 1 cannot");
        assertThat(shop.calls()).containsOnlyOnce("orders.assignExtOrderId");
    }

    @Test
    void anOrderMayBeMarkedBothWays() {
        shop.addOrder(FIRST).row("MUG-001", 1);

        builder().comment("Exported to OrderFlow").extOrderId().build().run(RunState.initial());

        assertThat(mark(FIRST)).contains(MARK);
        assertThat(shop.order(FIRST).value().comments()).hasSize(1);
    }

    @Test
    void aDryRunMarksNothing() {
        shop.addOrder(FIRST).row("MUG-001", 2);

        marking.dryRun(RunState.initial());

        assertThat(mark(FIRST)).isEmpty();
    }
}
