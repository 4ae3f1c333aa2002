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
 * Which units of which order item a despatch ships, and what of it does not fit the order. OrderFlow names SKUs;
 * Magento ships order items, the parent row for a configurable and for a bundle shipped together.
 *
 * <p>The SKU of a row is what the order export calls its product, by the export's own mapping. It is found in its own spelling, else
 * without regard to outer blanks, else to case, if it is certain which is meant ({@link SkuMatch}).
 *
 * <p>Lines with the same SKU count together. Whole bundles are served first, those with most units before others, then
 * rows of their own, in the order's sequence and each up to what is left to ship: the same SKU may stand on several
 * rows. For each SKU with a quantity above zero, what is placed and what is left over add up to what was despatched.
 *
 * @param items what to ship: units by order item, all above zero and none above what is left of the item. Of a bundle
 *     shipped together these are bundles, not parts.
 * @param placements where each despatched unit went
 * @param leftovers what could not be placed: Magento would ship fewer units, or others, without a word
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
     * @param itemId the order item to name in the shipment: the parent of a configurable or of a bundle shipped
     *     together
     * @param units units of the SKU, above zero
     */
    public record Placement(String sku, long itemId, BigDecimal units) {}

    /**
     * Units of a SKU that no order item can ship.
     *
     * @param sku the SKU as despatched
     * @param units units of the SKU; above zero unless the reason is that they are not
     * @param reason why
     */
    public record Leftover(String sku, BigDecimal units, Reason reason) {
        /** What is wrong, in words for whoever looks into it. */
        public String problem() {
            String what = Amounts.text(units) + " of '" + sku + "'";
            return switch (reason) {
                case UNKNOWN_SKU -> "the order has no SKU '" + sku + "'";
                case FOREIGN_SKU ->
                    "'" + sku
                            + "' is the reference of no SKU of this shop by the mapping of the order export (OrderMapping.withSkus): it is"
                            + " another shop's, or went out by another mapping: ship it by hand";
                case AMBIGUOUS_SKU ->
                    "the order has no SKU '" + sku + "' but several that differ from it in case or outer blanks only";
                case UNKNOWN_BUNDLE ->
                    what
                            + " is part of a bundle whose product_options cannot be read: whether its parts ship separately is not known;"
                            + " ship it by hand";
                case UNKNOWN_KIND ->
                    what
                            + " is of a row of which the shop does not tell whether it is physical (is_virtual): ship it by hand";
                case OVER_SHIPPED -> Amounts.text(units) + " more of '" + sku + "' than the order has left to ship";
                case INCOMPLETE_BUNDLE -> what + " without the other parts of a bundle that ships together";
                case PART_OF_A_UNIT -> what + " is part of a unit, and the shop ships whole ones only";
                case NEGATIVE -> sku + ": the quantity " + Amounts.text(units) + " is negative";
            };
        }
    }

    /** Why units could not be placed. */
    public enum Reason {
        /** The order has no such SKU, or only as a configurable or a bundle, which are no stock items. */
        UNKNOWN_SKU,

        /** The order has no such SKU, nor has the shop: it calls none of its SKUs so on export. */
        FOREIGN_SKU,

        /** The order has several SKUs that differ from this one in case or outer blanks only: which is meant is not certain. */
        AMBIGUOUS_SKU,

        /** Part of a bundle of which the shop does not tell in a readable form whether its parts ship separately. */
        UNKNOWN_BUNDLE,

        /** Of a row of which it is not known whether it is physical: Magento would pass over a virtual one without a word. */
        UNKNOWN_KIND,

        /** More than the order has left to ship of it. */
        OVER_SHIPPED,

        /** Part of a bundle that ships together and has units left, and other parts of it are missing. */
        INCOMPLETE_BUNDLE,

        /** Less than one unit of what ships in whole units only. */
        PART_OF_A_UNIT,

        /** A quantity below zero. */
        NEGATIVE
    }

    /**
     * Allocates the lines of a despatch to the items of an order that was exported by the standard mapping. Lines of zero units are
     * nothing, and left out.
     */
    public static Allocation of(Order order, List<DespatchLine> lines) {
        return of(order, lines, OrderMapping.standard());
    }

    /**
     * Allocates the lines of a despatch to the items of its order. Lines of zero units are nothing, and left out.
     *
     * @param orders the mapping by which the order was exported
     */
    public static Allocation of(Order order, List<DespatchLine> lines, OrderMapping orders) {
        return new Allocator(order, lines, orders).allocation();
    }

    /** Whether something was despatched and all of it has its place. */
    public boolean isComplete() {
        return leftovers.isEmpty() && !items.isEmpty();
    }
}
