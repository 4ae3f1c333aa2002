package io.github.orderflowmagento.mapping.shipment;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.SkuMatch;
import io.github.orderflowmagento.mapping.Amounts;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.orderflow.message.DespatchLine;

/**
 * Allocates the units of a despatch to order items, and records units that do not fit the order. OrderFlow names SKUs, but Magento ships
 * order items: for a configurable or a bundle shipped together, the parent row.
 *
 * <p>A row is identified by the reference of its product in the order export. References are matched exactly, else ignoring surrounding
 * blanks, else also ignoring case; the match must be unambiguous ({@link SkuMatch}).
 *
 * <p>Lines with the same SKU are added up. Complete bundles are allocated first, beginning with the bundle that contains the most units;
 * then single rows in the order's sequence. Each row is allocated up to its units left to ship, since several rows may have the same SKU.
 * For each SKU with a quantity above zero, allocated and left-over units add up to the despatched units.
 *
 * @param items the units to ship by order item ({@code item_id}), above zero and at most the units left of the item; for a bundle shipped
 *     together, the number of bundles
 * @param placements where each despatched unit was allocated
 * @param leftovers the units that could not be allocated, for which Magento would silently ship fewer or other units
 */
public record Allocation(Map<Long, BigDecimal> items, List<Placement> placements, List<Leftover> leftovers) {
    /** Copies the collections, in their order. */
    public Allocation {
        items = Collections.unmodifiableMap(new LinkedHashMap<>(items));
        placements = List.copyOf(placements);
        leftovers = List.copyOf(leftovers);
    }

    /**
     * Units of a SKU that an order item ships.
     *
     * @param sku the SKU as despatched
     * @param itemId the order item of the shipment: the parent for a configurable and a bundle shipped together
     * @param units units of the SKU, above zero
     */
    public record Placement(String sku, long itemId, BigDecimal units) {}

    /**
     * Units of a SKU that no order item can ship.
     *
     * @param sku the SKU as despatched
     * @param units units of the SKU; above zero unless the reason is {@link Reason#NEGATIVE}
     * @param reason why they could not be allocated
     */
    public record Leftover(String sku, BigDecimal units, Reason reason) {
        /** Returns a description of the problem. */
        public String problem() {
            String what = Amounts.text(units) + " of '" + sku + "'";
            return switch (reason) {
                case UNKNOWN_SKU -> "the order has no SKU '" + sku + "'";
                case FOREIGN_SKU ->
                    "'" + sku
                            + "' is not the reference of a SKU of this shop by the mapping of the order export (OrderMapping.withSkus): it is"
                            + " another shop's, or was sent with another mapping: ship it by hand";
                case AMBIGUOUS_SKU ->
                    "the order has no SKU '" + sku
                            + "', but several that differ from it only in case or leading or trailing spaces";
                case UNKNOWN_BUNDLE ->
                    what
                            + " is part of a bundle with invalid product_options: it is unknown whether its parts ship separately;"
                            + " ship it by hand";
                case UNKNOWN_KIND ->
                    what
                            + " is of a row for which the shop did not send whether it is physical (is_virtual): ship it by hand";
                case OVER_SHIPPED -> Amounts.text(units) + " more of '" + sku + "' than the order has left to ship";
                case INCOMPLETE_BUNDLE -> what + " without the other parts of a bundle that ships together";
                case PART_OF_A_UNIT -> what + " is a fraction, but the shop ships whole units only";
                case NEGATIVE -> sku + ": the quantity " + Amounts.text(units) + " is negative";
            };
        }
    }

    /** Why units could not be allocated. */
    public enum Reason {
        /** The order has no such SKU, or has it only as a configurable or a bundle, which are not stock items. */
        UNKNOWN_SKU,

        /** Neither the order nor the shop has a SKU with this reference. */
        FOREIGN_SKU,

        /** The order has several SKUs that differ from this one only in case or surrounding blanks. */
        AMBIGUOUS_SKU,

        /** A part of a bundle whose {@code product_options} do not show whether its parts ship separately. */
        UNKNOWN_BUNDLE,

        /** A row that may be virtual, which Magento would silently skip. */
        UNKNOWN_KIND,

        /** More units than the order has left to ship. */
        OVER_SHIPPED,

        /** A part of a bundle that ships together, without its other parts. */
        INCOMPLETE_BUNDLE,

        /** A fraction of a unit of a product that ships in whole units only. */
        PART_OF_A_UNIT,

        /** A negative quantity. */
        NEGATIVE
    }

    /**
     * Allocates the lines of a despatch to the items of an order that was exported with the standard mapping. Lines of zero units are
     * ignored.
     */
    public static Allocation of(Order order, List<DespatchLine> lines) {
        return of(order, lines, OrderMapping.standard());
    }

    /**
     * Allocates the lines of a despatch to the items of its order. Lines of zero units are ignored.
     *
     * @param orders the mapping with which the order was exported
     */
    public static Allocation of(Order order, List<DespatchLine> lines, OrderMapping orders) {
        return new Allocator(order, lines, orders).allocation();
    }

    /** Returns whether units were despatched and all of them were allocated. */
    public boolean isComplete() {
        return leftovers.isEmpty() && !items.isEmpty();
    }
}
