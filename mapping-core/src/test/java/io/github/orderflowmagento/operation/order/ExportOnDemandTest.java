package io.github.orderflowmagento.operation.order;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.mapping.order.OrderSelection;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.product.ProductExport;
import io.github.orderflowmagento.orderflow.OrderFlowException;
import io.github.orderflowmagento.testing.InMemoryMagento;
import io.github.orderflowmagento.testing.InMemoryOrderFlow;

import static io.github.orderflowmagento.Outcomes.item;
import static io.github.orderflowmagento.Outcomes.outcomes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/** Orders and products requested by number or SKU. */
class ExportOnDemandTest {
    private static final String FIRST = "100000001";
    private static final String SECOND = "100000002";

    private final InMemoryMagento shop = new InMemoryMagento();
    private final InMemoryOrderFlow warehouse = new InMemoryOrderFlow();
    private final OrderExport export =
            OrderExport.between(shop, warehouse).clock(shop.clock()).build();

    @BeforeEach
    void twoOrders() {
        shop.addOrder(FIRST).row("MUG-001", 2);
        shop.addOrder(SECOND).row("MUG-001", 1);
    }

    @Test
    void oneOrderIsExportedAndTheOtherIsLeftToTheNextRun() {
        Run one = export.of(List.of(SECOND)).run(RunState.initial());

        assertThat(outcomes(one)).containsExactly(entry(SECOND, Outcome.DONE));
        assertThat(one.next().watermark()).isEqualTo(RunState.initial().watermark());
        assertThat(outcomes(export.run(one.next()))).contains(entry(FIRST, Outcome.DONE));
        assertThat(warehouse.receivedOrders()).containsOnlyKeys(SECOND, FIRST);
    }

    @Test
    void aNumberThatTheShopDoesNotHaveIsUnknown() {
        Run run = export.of(List.of("999", FIRST)).run(RunState.initial());

        assertThat(outcomes(run)).containsOnly(entry("999", Outcome.UNKNOWN), entry(FIRST, Outcome.DONE));
        assertThat(run.summary()).contains("1 unknown");
    }

    @Test
    void exportOnDemandClearsTheGivenUpOrder() {
        warehouse.reject(FIRST, "no such postcode");
        Run failed = export.run(RunState.initial());
        warehouse.accept(FIRST);

        Run run = export.of(List.of(FIRST)).run(failed.next());

        assertThat(failed.next().waiting()).containsOnlyKeys(FIRST);
        assertThat(outcomes(run)).containsExactly(entry(FIRST, Outcome.DONE));
        assertThat(run.next().waiting()).isEmpty();
    }

    @Test
    void anOrderThatIsThereAlreadyIsNotSentTwice() {
        Run before = export.run(RunState.initial());

        Run again = export.of(List.of(FIRST)).run(before.next());

        assertThat(outcomes(again)).containsExactly(entry(FIRST, Outcome.ALREADY_THERE));
    }

    @Test
    void aDryRunSendsNothing() {
        Run dry = export.of(List.of(FIRST)).dryRun(RunState.initial());

        assertThat(outcomes(dry)).containsExactly(entry(FIRST, Outcome.WOULD_BE_SENT));
        assertThat(warehouse.receivedOrders()).isEmpty();
    }

    @Test
    void aProductIsSentAgainThoughItDidNotChange() {
        shop.addProduct("MUG-001").stock(3);
        ProductExport products =
                ProductExport.between(shop, warehouse).clock(shop.clock()).build();
        Run before = products.run(RunState.initial());
        shop.clock().advance(Duration.ofHours(1));

        Run again = products.of(List.of("MUG-001", "CUP-001")).run(before.next());

        assertThat(outcomes(again)).containsOnly(entry("MUG-001", Outcome.DONE), entry("CUP-001", Outcome.UNKNOWN));
    }

    @Test
    void anOrderOfAStoreThatIsNotSelectedIsSkippedByName() {
        shop.addOrder("200000001")
                .row("MUG-001", 1)
                .change(order -> Order.builder().from(order).storeId(2L).build());
        OrderExport ofStore = OrderExport.between(shop, warehouse)
                .clock(shop.clock())
                .selection(OrderSelection.builder().addStoreIds(1L).build())
                .build();

        Run run = ofStore.of(List.of("200000001")).run(RunState.initial());

        assertThat(item(run, "200000001").outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(item(run, "200000001").detail()).contains("store");
        assertThat(warehouse.receivedOrders()).isEmpty();
    }

    @Test
    void exportOnDemandClearsTheGivenUpProduct() {
        shop.addProduct("MUG-001").stock(3);
        warehouse.reject("MUG-001", "no such unit");
        ProductExport products =
                ProductExport.between(shop, warehouse).clock(shop.clock()).build();
        Run failed = products.run(RunState.initial());
        warehouse.accept("MUG-001");

        Run dry = products.of(List.of("MUG-001")).dryRun(failed.next());
        Run run = products.of(List.of("MUG-001")).run(failed.next());

        assertThat(failed.next().failed()).containsOnlyKeys("MUG-001");
        assertThat(outcomes(dry)).containsExactly(entry("MUG-001", Outcome.WOULD_BE_SENT));
        assertThat(outcomes(run)).containsExactly(entry("MUG-001", Outcome.DONE));
        assertThat(run.next().failed()).isEmpty();
        assertThat(run.next().watermark()).isEqualTo(failed.next().watermark());
    }

    @Test
    void itemsNotReachedByAnEarlyEndAreListed() {
        OrderExport oneByOne = OrderExport.between(shop, warehouse)
                .clock(shop.clock())
                .batchSize(1)
                .build();
        warehouse.faults().failAll(new OrderFlowException.NotReached("orders.insert", "no connection"));

        Run run = oneByOne.of(List.of(FIRST, SECOND)).run(RunState.initial());

        assertThat(run.endedEarly()).isPresent();
        assertThat(outcomes(run)).containsOnly(entry(FIRST, Outcome.WILL_RETRY), entry(SECOND, Outcome.WILL_RETRY));
    }
}
