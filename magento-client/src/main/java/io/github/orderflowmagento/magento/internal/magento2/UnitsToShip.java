package io.github.orderflowmagento.magento.internal.magento2;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.model.InvalidFieldException;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.magento.model.ShipmentRequest;

/**
 * Checks the units of a request against the rows of its order. A Magento 2 checks little of it: it ignores unknown rows and rows that ship
 * with others, reduces excessive quantities and fractions, and reports success.
 */
final class UnitsToShip {
    private UnitsToShip() {}

    /**
     * Returns the units by {@link OrderItem#itemId}; never empty.
     *
     * @throws MagentoException.Rejected naming the row, if the shop would ship something else
     */
    static Map<Long, BigDecimal> of(ShipmentRequest request, Order order, String operation) {
        Map<Long, OrderItem> shippable = shippable(
                request.shipsEverythingLeft()
                        ? order
                        : withRowsOf(order, request.items().keySet()),
                operation);
        Map<Long, BigDecimal> units = new LinkedHashMap<>();
        if (request.shipsEverythingLeft()) {
            shippable.forEach((id, row) -> units.put(id, row.qtyToShip()));
        } else {
            units.putAll(request.items());
        }
        if (units.isEmpty()) {
            throw rejected(operation, "nothing of the order is left to ship");
        }
        units.forEach((id, wanted) -> {
            OrderItem row = shippable.get(id);
            if (row == null) {
                throw rejected(operation, unshippable(order, id));
            }
            check(row, wanted, operation);
        });
        return units;
    }

    /** Returns the order with only those rows, and their parents and children. How another bundle ships need not be known. */
    private static Order withRowsOf(Order order, Set<Long> named) {
        return Order.builder()
                .from(order)
                .items(order.items().stream()
                        .filter(row -> named.contains(row.itemId())
                                || order.parentOf(row)
                                        .filter(parent -> named.contains(parent.itemId()))
                                        .isPresent()
                                || order.childrenOf(row).stream().anyMatch(child -> named.contains(child.itemId())))
                        .toList())
                .build();
    }

    private static Map<Long, OrderItem> shippable(Order order, String operation) {
        try {
            return order.shippableItems().stream()
                    .collect(Collectors.toMap(
                            OrderItem::itemId, Function.identity(), (first, same) -> first, LinkedHashMap::new));
        } catch (InvalidFieldException e) {
            throw rejected(operation, String.valueOf(e.getMessage()));
        }
    }

    private static String unshippable(Order order, long id) {
        return order.items().stream()
                .filter(row -> row.itemId() == id)
                .findFirst()
                .map(row -> row.described()
                        + " cannot be shipped: it is not physical, nothing of it is left, or it ships with another row")
                .orElse("the order has no row " + id);
    }

    private static void check(OrderItem row, BigDecimal wanted, String operation) {
        BigDecimal left = row.qtyToShip();
        if (wanted.compareTo(left) > 0) {
            throw rejected(
                    operation,
                    row.described() + ": " + wanted.toPlainString() + " to ship, but only "
                            + left.stripTrailingZeros().toPlainString() + " are left");
        }
        boolean isFraction = wanted.stripTrailingZeros().scale() > 0;
        if (isFraction && !row.isQtyDecimal().orElse(false)) {
            throw rejected(
                    operation,
                    row.described() + ": " + wanted.toPlainString()
                            + " to ship, but the shop ships only whole units of it, and would drop the fraction");
        }
    }

    private static MagentoException rejected(String operation, String problem) {
        return new MagentoException.Rejected(operation, "not sent: " + problem);
    }
}
