package io.github.orderflowmagento.mapping.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.OrderState;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class OrderSelectionTest {
    private static final Instant DECEMBER = Instant.parse("2026-12-01T00:00:00Z");

    private static final OrderSelection SELECTION = OrderSelection.builder()
            .addStatuses("processing", "picked")
            .addStates(OrderState.PROCESSING)
            .addStoreIds(1, 2)
            .placedSince(DECEMBER)
            .paidOnly(true)
            .build();

    private static Order.Builder order() {
        Order.Builder order = Order.builder();
        order.orderId(57)
                .incrementId("100000057")
                .status("processing")
                .stateCode("processing")
                .storeId(1)
                .createdAt(DECEMBER)
                .grandTotal(new BigDecimal("12.00"))
                .totalPaid(new BigDecimal("12.0000"))
                .addItems(OrderItem.builder()
                        .itemId(1)
                        .sku("MUG-001")
                        .productType("simple")
                        .qtyOrdered(BigDecimal.ONE)
                        .build());
        return order;
    }

    @Test
    void anOrderThatMeetsEverythingIsExported() {
        assertThat(SELECTION.reasonToSkip(order().build())).isEmpty();
    }

    static Stream<Arguments> reasons() {
        return Stream.of(
                reason("it is canceled", order -> order.stateCode("canceled")),
                reason("it is holded", order -> order.stateCode("holded")),
                reason("its status is 'pending', not one of [processing, picked]", order -> order.status("pending")),
                reason("its state is 'new', not one of [PROCESSING]", order -> order.stateCode("new")),
                reason("its store is 3, not one of [1, 2]", order -> order.storeId(3)),
                reason("its store is gone, not one of [1, 2]", order -> order.storeId(Optional.empty())),
                reason("it was placed before 2026-12-01T00:00:00Z", order -> order.createdAt(DECEMBER.minusSeconds(1))),
                reason("it is not paid in full", order -> order.totalPaid(new BigDecimal("11.99"))),
                reason("it is not paid in full", order -> order.totalPaid(Optional.empty())),
                reason("it is not paid in full", order -> order.grandTotal(Optional.empty())));
    }

    /** The shop was queried for orders since then; the export rejects an order without a date instead of skipping it for good. */
    @Test
    void anOrderWithoutDateIsNotSkipped() {
        assertThat(SELECTION.reasonToSkip(order().createdAt(Optional.empty()).build()))
                .isEmpty();
    }

    private static Arguments reason(String reason, Consumer<Order.Builder> change) {
        return arguments(reason, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void reasons(String reason, Consumer<Order.Builder> change) {
        Order.Builder order = order();
        change.accept(order);

        assertThat(SELECTION.reasonToSkip(order.build())).contains(reason);
    }

    @Test
    void theShopIsQueriedByWhatItsListSupports() {
        assertThat(SELECTION.query())
                .isEqualTo(OrderQuery.builder()
                        .addStatuses("processing", "picked")
                        .addStates(OrderState.PROCESSING)
                        .addStoreIds(1, 2)
                        .createdSince(DECEMBER)
                        .build());
    }

    @Test
    void aCancelledOrderIsNotExportedWhateverTheSelectionSays() {
        OrderSelection anything = OrderSelection.builder().build();

        assertThat(anything.reasonToSkip(cancelled())).contains("it is canceled");
        assertThat(anything.reasonToSkip(order().build())).isEmpty();
    }

    private static Order cancelled() {
        Order.Builder order = order();
        order.stateCode("canceled");
        return order.build();
    }

    @Test
    void theStandardIsTheExtensions() {
        assertThat(OrderSelection.standard().statuses()).containsExactly("processing");
    }

    @Test
    void aStateThatNoShopKnowsIsRejected() {
        OrderSelection.Builder selection = OrderSelection.builder();
        selection.addStates(OrderState.UNKNOWN);

        assertThatThrownBy(selection::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("UNKNOWN");
    }
}
