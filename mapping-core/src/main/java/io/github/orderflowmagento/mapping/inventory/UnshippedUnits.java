package io.github.orderflowmagento.mapping.inventory;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.mapping.order.OrderLine;

/** The units of an order that are still to be shipped, and therefore reserved in a shop that reserves. */
final class UnshippedUnits {
    private final Order order;
    private final Map<Long, BigDecimal> left = new HashMap<>();

    UnshippedUnits(Order order) {
        this.order = order;
        OrderLine.of(order).forEach(line -> left.put(line.item().itemId(), line.quantity()));
    }

    /** Returns the units of all rows together; empty if unknown for one of them, since adding too many would oversell. */
    Optional<BigDecimal> of(List<OrderItem> rows) {
        return rows.stream().allMatch(this::isKnown)
                ? Optional.of(rows.stream()
                        .map(row -> left.getOrDefault(row.itemId(), BigDecimal.ZERO))
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                : Optional.empty();
    }

    private boolean isKnown(OrderItem row) {
        return row.isPhysical().isPresent()
                && order.parentOf(row)
                        .filter(OrderLine::isBundleOfUnknownShipment)
                        .isEmpty();
    }
}
