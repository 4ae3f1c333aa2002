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

/** How many units of one SKU one order of the shop holds: all its rows of the SKU together. */
@Value.Immutable
@ValueStyle
public interface OrderedUnits {
    /**
     * The shop's SKU of what the warehouse despatches: of an order exported by the standard mapping the SKU as ordered. What the warehouse
     * calls it ({@link OrderMapping#withSkus}) makes no difference.
     */
    String sku();

    /** Units ordered; may be a fraction. */
    BigDecimal units();

    /**
     * Units that are still to be shipped, which a shop that reserves keeps reserved; empty if that is not known. Only {@link
     * InventoryMapping#addingUnshipped} needs them.
     */
    Optional<BigDecimal> unshipped();

    /** The order's number. */
    String order();

    /** The order's status code, not its state; empty if the shop sends none: then the order counts as unsent. */
    Optional<String> status();

    /** When the order was last saved. */
    Instant updatedAt();

    /**
     * When the order was exported to OrderFlow: the time of its batch, which was sent as {@code exported}. The order export's run
     * tells it.
     */
    Optional<Instant> exportedAt();

    /**
     * The units of an order, one value for each SKU. Of a configurable and of a bundle the children count, and the
     * parents do not: each unit once. As the extension has it, these are the units ordered, whatever has been shipped,
     * cancelled or refunded of them since; and a virtual order has none. {@link #unshipped} is what is left of them.
     *
     * <p>For an order that is exported by the standard mapping.
     *
     * @param exportedAt when the order was exported to OrderFlow; empty if it has not been yet
     */
    static List<OrderedUnits> of(Order order, Optional<Instant> exportedAt) {
        return of(order, exportedAt, OrderMapping.standard());
    }

    /**
     * The same for an order that is exported by another mapping.
     *
     * @param exportedAt when the order was exported to OrderFlow; empty if it has not been yet
     * @param orders the mapping by which the order is exported
     */
    static List<OrderedUnits> of(Order order, Optional<Instant> exportedAt, OrderMapping orders) {
        Map<Long, String> references = orders.productReferences(order);
        Map<String, List<OrderItem>> rows = new LinkedHashMap<>();
        // an order that does not say whether it is virtual counts: rather a sale too few than one too many
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
                        // an order of unknown age counts: rather a sale too few than one too many
                        .updatedAt(order.updatedAt().orElse(Instant.MAX))
                        .exportedAt(exportedAt)
                        .build())
                .toList();
    }

    /** Empty where a rule names no SKU of this shop: such an order cannot have been exported. */
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

    /** A new builder. Builders are for one thread; what they build is for all. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds units of orders. */
    final class Builder extends ImmutableOrderedUnits.Builder {}
}
