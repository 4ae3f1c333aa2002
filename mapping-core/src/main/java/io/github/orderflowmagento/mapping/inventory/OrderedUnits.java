package io.github.orderflowmagento.mapping.inventory;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.immutables.value.Value;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.magento.model.ProductType;
import io.github.orderflowmagento.mapping.internal.ValueStyle;
import io.github.orderflowmagento.mapping.order.OrderMapping;

/** The units of one SKU in one order of the shop: the sum over all its rows. Immutable. */
@Value.Immutable
@ValueStyle
public interface OrderedUnits {
    /**
     * The shop's SKU of the despatched product; with the standard mapping, the SKU as ordered. It is not the warehouse's reference ({@link
     * OrderMapping#withSkus}).
     */
    String sku();

    /** The ordered units; may be a fraction. */
    BigDecimal units();

    /**
     * The units still to be shipped, which a shop that reserves keeps reserved; empty if unknown. Used by {@link
     * InventoryMapping#addingUnshipped} only.
     */
    Optional<BigDecimal> unshipped();

    /** The order's number. */
    String order();

    /** The order's status code, not its state. Empty if the shop sends none: the order then counts as unsent. */
    Optional<String> status();

    /** When the order was last saved. */
    Instant updatedAt();

    /**
     * When the order was exported to OrderFlow: the time of its batch, which was sent as {@code exported}; {@code Run.exportedAt} of the
     * order export returns it. Empty if the order was not exported.
     */
    Optional<Instant> exportedAt();

    /**
     * Returns the units of an order, one value for each SKU. Of configurables and bundles, only the children count. As in the extension,
     * these are the ordered units, even if they have been shipped, cancelled or refunded since; a virtual order has none.
     * {@link #unshipped} has the units still to be shipped.
     *
     * <p>Use this method for orders that are exported with the standard mapping.
     *
     * @param exportedAt when the order was exported to OrderFlow; empty if it was not
     */
    static List<OrderedUnits> of(Order order, Optional<Instant> exportedAt) {
        return of(order, exportedAt, OrderMapping.standard());
    }

    /**
     * Like {@link #of(Order, Optional)}, for orders that are exported with another mapping.
     *
     * @param exportedAt when the order was exported to OrderFlow; empty if it was not
     * @param orders the mapping with which the order is exported
     */
    static List<OrderedUnits> of(Order order, Optional<Instant> exportedAt, OrderMapping orders) {
        Map<Long, String> references = orders.productReferences(order);
        Map<String, List<OrderItem>> rows = new LinkedHashMap<>();
        // an order counts unless it is known to be virtual, so as not to oversell
        if (!order.isVirtual().orElse(false)) {
            order.items().stream()
                    .filter(item -> isStockItem(order, item))
                    .forEach(item -> rows.computeIfAbsent(
                                    Optional.ofNullable(references.get(item.itemId()))
                                            .flatMap(reference -> skuOf(reference, orders))
                                            .or(item::sku)
                                            .orElse(""),
                                    sku -> new ArrayList<>())
                            .add(item));
        }
        UnshippedUnits left = new UnshippedUnits(order);
        return rows.entrySet().stream()
                .<OrderedUnits>map(row -> builder()
                        .sku(row.getKey())
                        .units(row.getValue().stream()
                                .map(OrderItem::qtyOrdered)
                                .reduce(BigDecimal.ZERO, BigDecimal::add))
                        .unshipped(left.of(row.getValue()))
                        .order(order.incrementId())
                        .status(order.status())
                        // an order of unknown age counts, so as not to oversell
                        .updatedAt(order.updatedAt().orElse(Instant.MAX))
                        .exportedAt(exportedAt)
                        .build())
                .toList();
    }

    /** Returns the SKU; empty if a rule's reference is not that of a SKU of this shop, with which no order can have been exported. */
    private static Optional<String> skuOf(String reference, OrderMapping orders) {
        try {
            return orders.skus().toShop(reference);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isStockItem(Order order, OrderItem item) {
        return item.type() != ProductType.CONFIGURABLE
                && item.type() != ProductType.BUNDLE
                && order.childrenOf(item).isEmpty();
    }

    /** Returns a builder of units in orders. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds units in orders. Not thread-safe. */
    final class Builder extends ImmutableOrderedUnits.Builder {}
}
