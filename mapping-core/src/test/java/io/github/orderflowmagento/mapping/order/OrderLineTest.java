package io.github.orderflowmagento.mapping.order;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.mapping.Recorded;

import static io.github.orderflowmagento.mapping.Rows.child;
import static io.github.orderflowmagento.mapping.Rows.orderOf;
import static io.github.orderflowmagento.mapping.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

class OrderLineTest {
    @Test
    void aConfigurablePicksTheChildAndIsPricedByTheParent() {
        Order order = Recorded.order("order-info-pending-configurable");
        OrderItem parent = order.items().get(0);
        OrderItem child = order.items().get(1);

        List<OrderLine> lines = OrderLine.of(order);

        assertThat(lines)
                .containsExactly(OrderLine.builder()
                        .order(order)
                        .item(child)
                        .priced(parent)
                        .opens(parent)
                        .quantity(new BigDecimal("2.0000"))
                        .build());
    }

    @Test
    void theItemsOfABundleWithADynamicPriceArePricedOneByOne() {
        Order order = Recorded.order("order-info-processing-bundle-dynamic-simple");

        List<OrderLine> lines = OrderLine.of(order);

        assertThat(lines)
                .extracting(line -> line.item().sku().orElseThrow())
                .containsExactly("MUG-001", "BULK-004", "MUG-002");
        assertThat(lines)
                .hasSize(3)
                .allSatisfy(line -> assertThat(line.priced()).contains(line.item()));
    }

    @Test
    void aBundleWhoseTotalIsNotKnownIsStillPricedAsOne() {
        OrderItem bundle =
                row(1, "bundle", "HAMPER", "1").price(new BigDecimal("30")).build();
        OrderItem cups = child(1, 2, "CUP", "4").rowTotal(BigDecimal.ZERO).build();

        assertThat(OrderLine.isPricedAsOne(orderOf(bundle, cups), bundle)).isTrue();
    }

    @Test
    void aVirtualOrderHasNoLines() {
        assertThat(OrderLine.of(Recorded.order("order-info-pending-virtual-only")))
                .isEmpty();
    }

    @Test
    void aRefundedOrderHasNoLines() {
        assertThat(OrderLine.of(Recorded.order("order-info-closed"))).isEmpty();
    }

    @Test
    void shipmentsCountedOnTheParentReduceTheChild() {
        OrderItem bundle =
                row(1, "bundle", "HAMPER", "3").qtyShipped(new BigDecimal("1")).build();
        OrderItem cups = child(1, 2, "CUP", "12").build();

        assertThat(OrderLine.of(orderOf(bundle, cups)))
                .singleElement()
                .extracting(OrderLine::quantity)
                .satisfies(quantity -> assertThat(quantity).isEqualByComparingTo("8"));
    }

    @Test
    void shipmentsCountedOnBothParentAndChildAreNotSubtractedTwice() {
        OrderItem bundle =
                row(1, "bundle", "HAMPER", "3").qtyShipped(new BigDecimal("1")).build();
        OrderItem cups =
                child(1, 2, "CUP", "12").qtyShipped(new BigDecimal("4")).build();

        assertThat(OrderLine.of(orderOf(bundle, cups)))
                .singleElement()
                .extracting(OrderLine::quantity)
                .satisfies(quantity -> assertThat(quantity).isEqualByComparingTo("8"));
    }

    /** Magento adds such a bundle's row to every shipment of the order and counts it as shipped each time. */
    @Test
    void theShippedCountOfABundleShippedSeparatelyIsIgnored() {
        OrderItem bundle = row(1, "bundle", "HAMPER", "1")
                .options(Fields.of(Map.of("shipment_type", 1L)))
                .qtyShipped(new BigDecimal("1"))
                .build();
        OrderItem tea = child(1, 2, "TEA", "1").qtyShipped(new BigDecimal("1")).build();
        OrderItem cups = child(1, 3, "CUP", "4").build();

        Order order = orderOf(bundle, tea, cups);

        assertThat(OrderLine.of(order))
                .containsExactly(OrderLine.builder()
                        .order(order)
                        .item(cups)
                        .priced(cups)
                        .opens(bundle)
                        .quantity(new BigDecimal("4"))
                        .build());
    }

    @Test
    void aCompositeOfAnotherModulesTypeIsNoLineOfItsOwn() {
        OrderItem kit = row(1, "kit", "KIT", "1").build();
        OrderItem part = child(1, 2, "PART", "1").build();

        assertThat(OrderLine.of(orderOf(kit, part)))
                .extracting(line -> line.item().sku().orElseThrow())
                .containsExactly("PART");
    }
}
