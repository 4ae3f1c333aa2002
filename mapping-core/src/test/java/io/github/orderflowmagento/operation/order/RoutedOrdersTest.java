package io.github.orderflowmagento.operation.order;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.magento.model.OrderState;
import io.github.orderflowmagento.magento.model.StoreView;
import io.github.orderflowmagento.mapping.channel.ChannelRouting;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.order.OrderSelection;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.product.ProductExport;
import io.github.orderflowmagento.testing.InMemoryMagento;
import io.github.orderflowmagento.testing.InMemoryOrderFlow;

import static io.github.orderflowmagento.Outcomes.item;
import static io.github.orderflowmagento.Outcomes.outcomes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

/** Changes of routing, stores and rules lose no order and no cancellation. */
class RoutedOrdersTest {
    private static final String FIRST = "100000001";
    private static final String SECOND = "100000002";

    private final InMemoryMagento shop = new InMemoryMagento();
    private final InMemoryOrderFlow warehouse = new InMemoryOrderFlow();
    private final InMemoryOrderFlow british = warehouse.inChannel("acme-uk");
    private final InMemoryOrderFlow rest = warehouse.inChannel("rest");

    private final StoreView uk =
            StoreView.builder().storeId(1L).code("uk").websiteId(1L).build();
    private final ChannelRouting byStore =
            ChannelRouting.byStore(Map.of("uk", "acme-uk"), List.of(uk)).otherwise("rest");

    @BeforeEach
    void twoOrdersOfTheBritishStoreView() {
        shop.addOrder(FIRST).row("MUG-001", 2).change(order -> inStore(order, 1L));
        shop.addOrder(SECOND).row("MUG-001", 1).change(order -> inStore(order, 1L));
    }

    private static Order inStore(Order order, @Nullable Long store) {
        return Order.builder().from(order).storeId(Optional.ofNullable(store)).build();
    }

    private OrderExport.Builder export() {
        return OrderExport.between(shop, warehouse).clock(shop.clock());
    }

    /** The order returns, for example after a comment. */
    private void touch(String number) {
        shop.order(number).change(order -> order);
    }

    @Test
    void anOrderStaysInItsChannelWhenItsStoreViewIsDeleted() {
        Run before = export().channels(byStore).build().run(RunState.initial());
        shop.clock().advance(Duration.ofHours(1));
        shop.order(FIRST).change(order -> inStore(order, null));

        Run after = export().channels(byStore).build().run(before.next());

        assertThat(outcomes(after))
                .containsOnly(entry(FIRST, Outcome.ALREADY_THERE), entry(SECOND, Outcome.ALREADY_THERE));
        assertThat(british.receivedOrders()).containsOnlyKeys(FIRST, SECOND);
        assertThat(rest.receivedOrders()).isEmpty();
    }

    @Test
    void anOrderThatWentBeforeThereWasARoutingStaysWhereItIs() {
        Run before = export().build().run(RunState.initial());
        shop.clock().advance(Duration.ofHours(1));
        touch(FIRST);

        Run after = export().channels(byStore).build().run(before.next());

        assertThat(outcomes(after))
                .containsOnly(entry(FIRST, Outcome.ALREADY_THERE), entry(SECOND, Outcome.ALREADY_THERE));
        assertThat(warehouse.receivedOrders()).containsOnlyKeys(FIRST, SECOND);
        assertThat(british.receivedOrders()).isEmpty();
    }

    @Test
    void aCancellationFindsItsOrderWhereItWasExported() {
        Run before = export().build().run(RunState.initial());
        shop.clock().advance(Duration.ofHours(5));
        shop.order(FIRST).cancel();

        Run after = export().channels(byStore).withCancellation().build().run(before.next());

        assertThat(outcomes(after)).contains(entry(FIRST, Outcome.DONE));
        assertThat(warehouse.stateOf(FIRST)).contains("cancelled");
    }

    @Test
    void withoutAStateACancellationInAnotherChannelIsGivenUp() {
        export().channels(byStore).build().run(RunState.initial());
        shop.clock().advance(Duration.ofHours(5));
        shop.order(FIRST).change(order -> inStore(order, null));
        shop.order(FIRST).cancel();

        shop.clock().advance(Duration.ofHours(2)); // it is no longer on its way

        Run run = OrderCancellation.between(shop, warehouse)
                .channels(byStore)
                .clock(shop.clock())
                .build()
                .run(RunState.initial());

        assertThat(outcomes(run)).containsExactly(entry(FIRST, Outcome.GIVEN_UP));
        assertThat(item(run, FIRST).detail()).contains("is in channel acme-uk", "check by hand");
        assertThat(british.stateOf(FIRST)).contains("created");
    }

    @Test
    void anOrderWhoseChannelTheRoutingNoLongerHasIsGivenUpByName() {
        Run before = export().channels(byStore).build().run(RunState.initial());
        shop.clock().advance(Duration.ofHours(1));
        touch(FIRST);
        ChannelRouting renamed = ChannelRouting.byStore(Map.of("uk", "acme-gb"), List.of(uk));

        Run after = export().channels(renamed).build().run(before.next());

        assertThat(item(after, FIRST).outcome()).isEqualTo(Outcome.GIVEN_UP);
        assertThat(item(after, FIRST).detail()).contains("exported to channel acme-uk", "forget its export");
        assertThat(warehouse.inChannel("acme-gb").receivedOrders()).isEmpty();
        assertThat(after.endedEarly()).isEmpty();
    }

    @Test
    void aSkippedOrderIsNotGivenUpForAMissingChannel() {
        Run before = export().channels(byStore).build().run(RunState.initial());
        shop.clock().advance(Duration.ofHours(1));
        touch(FIRST);
        OrderMapping mapping = OrderMapping.standard()
                .onlyIf("another order", order -> !order.incrementId().equals(FIRST));

        Run after = export().mapping(mapping).build().run(before.next());

        assertThat(item(after, FIRST).outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(item(after, SECOND).outcome()).isEqualTo(Outcome.GIVEN_UP);
    }

    @Test
    void aRuleThatThrowsForACancelledOrderStopsNothing() {
        ChannelRouting byGroup = ChannelRouting.of(
                "by group",
                Set.of("acme-uk", "rest"),
                order -> Optional.of(order.customerGroupId().orElseThrow() == 2 ? "rest" : "acme-uk"),
                product -> Set.of("acme-uk"));
        shop.order(FIRST).cancel();
        shop.order(SECOND)
                .change(order -> Order.builder().from(order).customerGroupId(1L).build());

        Run run = export().channels(byGroup).withCancellation().build().run(RunState.initial());

        assertThat(item(run, SECOND).outcome()).isEqualTo(Outcome.DONE);
        assertThat(run.endedEarly()).isEmpty();
    }

    @Test
    void exceptionsOfRulesNameNoCustomer() {
        ChannelRouting byName = ChannelRouting.of(
                "by name",
                Set.of("acme-uk"),
                order -> {
                    throw new IllegalStateException(
                            "no channel for " + order.customerLastname().orElse(""));
                },
                product -> Set.of("acme-uk"));
        shop.order(FIRST)
                .change(order ->
                        Order.builder().from(order).customerLastname("Lovelace").build());

        Run run = export().channels(byName).build().run(RunState.initial());

        assertThat(item(run, FIRST).outcome()).isEqualTo(Outcome.GIVEN_UP);
        assertThat(item(run, FIRST).detail()).contains("no channel for").doesNotContain("Lovelace");
    }

    @Test
    void anOrderClosedAfterShippingIsNeverCancelled() {
        Run before = export().withCancellation().build().run(RunState.initial());
        shop.clock().advance(Duration.ofHours(1));
        shop.order(FIRST)
                .change(order -> Order.builder()
                        .from(order)
                        .items(order.items().stream()
                                .<OrderItem>map(row -> OrderItem.builder()
                                        .from(row)
                                        .qtyShipped(BigDecimal.ONE)
                                        .qtyRefunded(BigDecimal.valueOf(2))
                                        .build())
                                .toList())
                        .build());
        shop.order(FIRST).state(OrderState.CLOSED);
        shop.faults().failKey("orders.details", FIRST, new MagentoException.Busy("orders.details", "busy"));

        Run first = export().withCancellation().build().run(before.next());
        shop.faults().heal(FIRST);
        shop.clock().advance(Duration.ofHours(1));
        Run second = export().withCancellation().build().run(first.next());

        assertThat(item(first, FIRST).outcome()).isEqualTo(Outcome.WILL_RETRY);
        assertThat(item(second, FIRST).detail()).isEqualTo("it was shipped before it was refunded");
        assertThat(warehouse.stateOf(FIRST)).contains("created");
    }

    @Test
    void anOrderOfADeletedStoreIsCancelledDespiteASelection() {
        OrderSelection ofTheStore = OrderSelection.builder()
                .from(OrderSelection.standard())
                .addStoreIds(1L)
                .build();
        Run before = export().selection(ofTheStore).withCancellation().build().run(RunState.initial());
        shop.clock().advance(Duration.ofHours(5));
        shop.order(FIRST).change(order -> inStore(order, null));
        shop.order(FIRST).cancel();

        Run after = export().selection(ofTheStore).withCancellation().build().run(before.next());

        assertThat(outcomes(after)).contains(entry(FIRST, Outcome.DONE));
        assertThat(warehouse.stateOf(FIRST)).contains("cancelled");
    }

    @Test
    void anotherShopsCancellationStateIsRejectedFirst() {
        Run ofOther = OrderCancellation.between(shop, warehouse)
                .shopName("other")
                .clock(shop.clock())
                .build()
                .run(RunState.initial());
        RunState mixed = RunState.builder().cancellation(ofOther.next()).build();

        assertThatThrownBy(() -> export().withCancellation().build().run(mixed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("order cancellation of other");
        assertThat(warehouse.receivedOrders()).isEmpty();
    }

    @Test
    void anEarlyFailureWithoutChannelsIsSettledByTheNextRun() {
        shop.addProduct("MUG-001").stock(3);
        ProductExport products = ProductExport.between(shop, warehouse)
                .channels(ChannelRouting.of(
                        "everywhere", Set.of("acme-uk"), order -> Optional.of("acme-uk"), product -> Set.of("acme-uk")))
                .clock(shop.clock())
                .build();
        shop.faults().failNext("products.details", new MagentoException.Busy("products.details", "busy"));

        Run first = products.run(RunState.initial());
        shop.clock().advance(Duration.ofHours(1));
        Run second = products.run(first.next());

        assertThat(first.next().waiting()).containsOnlyKeys("MUG-001");
        assertThat(outcomes(second)).containsExactly(entry("MUG-001 (acme-uk)", Outcome.DONE));
        assertThat(second.next().waiting()).isEmpty();
    }
}
