package io.github.orderflowmagento.mapping.shipment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.magento.model.ProductType;
import io.github.orderflowmagento.magento.model.SkuMatch;
import io.github.orderflowmagento.mapping.ReferenceMapping;
import io.github.orderflowmagento.mapping.order.OrderLine;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.shipment.Allocation.Leftover;
import io.github.orderflowmagento.mapping.shipment.Allocation.Placement;
import io.github.orderflowmagento.mapping.shipment.Allocation.Reason;
import io.github.orderflowmagento.orderflow.message.DespatchLine;

/** Calculates one {@link Allocation}. */
final class Allocator {
    /** Decimal places of quantities; as many as Magento keeps. */
    private static final int PLACES = 4;

    private final Order order;

    /** The reference of each row's product in the order export. */
    private final Map<Long, String> references;

    private final ReferenceMapping skus;

    /** Each reference as despatched. */
    private final Map<String, String> despatched = new HashMap<>();

    /** Units that are not allocated yet, by the export's reference if the order has a matching one. */
    private final Map<String, BigDecimal> open = new LinkedHashMap<>();

    private final Map<Long, BigDecimal> items = new LinkedHashMap<>();
    private final List<Placement> placements = new ArrayList<>();
    private final List<Leftover> leftovers = new ArrayList<>();

    Allocator(Order order, List<DespatchLine> lines, OrderMapping orders) {
        this.order = order;
        this.references = orders.productReferences(order);
        this.skus = orders.skus();
        lines.forEach(this::want);
    }

    Allocation allocation() {
        order.items().stream()
                .filter(OrderLine::isBundleShippedTogether)
                .filter(bundle -> left(bundle).signum() > 0)
                .sorted(Comparator.comparing(this::unitsOfOne).reversed())
                .forEach(this::placeBundle);
        order.items().forEach(this::placeRow);
        open.forEach((reference, units) ->
                leftovers.add(new Leftover(despatched(reference), units, reason(reference, units))));
        return new Allocation(items, placements, leftovers);
    }

    private void want(DespatchLine line) {
        BigDecimal units = line.quantity();
        if (units.signum() < 0) {
            leftovers.add(new Leftover(line.externalReference(), units, Reason.NEGATIVE));
        } else if (units.signum() > 0) {
            want(line.externalReference(), units);
        }
    }

    private void want(String sku, BigDecimal units) {
        List<String> matches = SkuMatch.in(references.values(), sku);
        if (matches.size() == 1 && isOfUnknownBundle(matches.get(0))) {
            leftovers.add(new Leftover(sku, units, Reason.UNKNOWN_BUNDLE));
            return;
        }
        if (matches.size() == 1 && isOfUnknownKind(matches.get(0))) {
            leftovers.add(new Leftover(sku, units, Reason.UNKNOWN_KIND));
            return;
        }
        if (matches.size() > 1) {
            leftovers.add(new Leftover(sku, units, Reason.AMBIGUOUS_SKU));
            return;
        }
        String reference = matches.isEmpty() ? sku : matches.get(0);
        despatched.putIfAbsent(reference, sku);
        open.merge(reference, units, BigDecimal::add);
    }

    /** Returns whether the reference is that of a part that may ship by its own row or with the bundle. */
    private boolean isOfUnknownBundle(String reference) {
        return order.items().stream()
                .filter(item -> reference(item).equals(reference))
                .flatMap(item -> order.parentOf(item).stream())
                .anyMatch(OrderLine::isBundleOfUnknownShipment);
    }

    /** Returns whether the reference is that of a row that Magento may never ship. */
    private boolean isOfUnknownKind(String reference) {
        return order.items().stream()
                .filter(item -> reference(item).equals(reference) && isStockItem(item))
                .anyMatch(item -> item.isPhysical().isEmpty());
    }

    private String despatched(String reference) {
        return despatched.getOrDefault(reference, reference);
    }

    private String reference(OrderItem item) {
        return references.getOrDefault(item.itemId(), "");
    }

    /** Returns the number of parts in one bundle, for the order of allocation: a smaller bundle must not take the parts of a larger one. */
    private BigDecimal unitsOfOne(OrderItem bundle) {
        return parts(bundle).values().stream()
                .map(ordered -> ordered.divide(bundle.qtyOrdered(), PLACES, RoundingMode.DOWN))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Allocates as many complete bundles as the despatch has parts for. */
    private void placeBundle(OrderItem bundle) {
        Map<String, BigDecimal> parts = parts(bundle);
        BigDecimal bundles = left(bundle).setScale(0, RoundingMode.DOWN);
        for (Map.Entry<String, BigDecimal> part : parts.entrySet()) {
            BigDecimal held = open(part.getKey()).multiply(bundle.qtyOrdered());
            bundles = bundles.min(held.divide(part.getValue(), 0, RoundingMode.DOWN));
        }
        if (bundles.signum() > 0 && !parts.isEmpty()) {
            BigDecimal whole = bundles;
            items.put(bundle.itemId(), whole);
            parts.forEach((reference, ordered) -> place(
                    reference, bundle, ordered.multiply(whole).divide(bundle.qtyOrdered(), PLACES, RoundingMode.DOWN)));
        }
    }

    /** Returns the units of each reference in all of the row's bundles. */
    private Map<String, BigDecimal> parts(OrderItem bundle) {
        Map<String, BigDecimal> parts = new LinkedHashMap<>();
        order.childrenOf(bundle).stream()
                .filter(part -> part.isPhysical().orElse(true))
                .filter(part -> part.qtyOrdered().signum() > 0)
                .forEach(part -> parts.merge(reference(part), part.qtyOrdered(), BigDecimal::add));
        return parts;
    }

    /** Allocates open units of the row's reference, up to the units left in the row. */
    private void placeRow(OrderItem item) {
        if (!isStockItem(item) || !item.isPhysical().orElse(false) || isPartOfBundleShippedTogether(item)) {
            return;
        }
        OrderItem shipped = order.parentOf(item)
                .filter(parent -> parent.type() == ProductType.CONFIGURABLE)
                .orElse(item);
        BigDecimal units = shippable(shipped, open(reference(item))).min(left(shipped));
        if (units.signum() > 0) {
            items.merge(shipped.itemId(), units, BigDecimal::add);
            place(reference(item), shipped, units);
        }
    }

    /** Returns the units left to ship in a row. Magento silently skips locked rows. */
    private BigDecimal left(OrderItem item) {
        BigDecimal taken = items.getOrDefault(item.itemId(), BigDecimal.ZERO);
        return item.lockedDoShip().orElse(false)
                ? BigDecimal.ZERO
                : item.qtyToShip().subtract(taken);
    }

    /** Returns whole units, unless the row allows decimals; Magento truncates silently. */
    private static BigDecimal shippable(OrderItem item, BigDecimal units) {
        return shipsInParts(item) ? units : units.setScale(0, RoundingMode.DOWN);
    }

    private static boolean shipsInParts(OrderItem item) {
        return item.isQtyDecimal().orElse(false) || !isWhole(item.qtyOrdered());
    }

    private static boolean isWhole(BigDecimal units) {
        return units.stripTrailingZeros().scale() <= 0;
    }

    private void place(String reference, OrderItem item, BigDecimal units) {
        placements.add(new Placement(despatched(reference), item.itemId(), units));
        open.computeIfPresent(reference, (key, wanted) -> wanted.compareTo(units) == 0 ? null : wanted.subtract(units));
    }

    private BigDecimal open(String reference) {
        return open.getOrDefault(reference, BigDecimal.ZERO);
    }

    private static boolean isStockItem(OrderItem item) {
        return item.type() != ProductType.CONFIGURABLE && item.type() != ProductType.BUNDLE;
    }

    private boolean isPartOfBundleShippedTogether(OrderItem item) {
        return order.parentOf(item).filter(OrderLine::isBundleShippedTogether).isPresent();
    }

    private boolean isPartOfBundleLeftToShip(OrderItem item) {
        return order.parentOf(item)
                .filter(OrderLine::isBundleShippedTogether)
                .filter(bundle -> left(bundle).signum() > 0)
                .isPresent();
    }

    /** Returns whether the reference may be that of this shop; also true if converting it fails. */
    private boolean isOfThisShop(String reference) {
        try {
            return reference.isBlank() || skus.toShop(reference).isPresent();
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    private Reason reason(String reference, BigDecimal units) {
        List<OrderItem> rows = order.items().stream()
                .filter(item -> reference(item).equals(reference) && isStockItem(item))
                .toList();
        if (rows.isEmpty()) {
            return isOfThisShop(reference) ? Reason.UNKNOWN_SKU : Reason.FOREIGN_SKU;
        }
        if (rows.stream().anyMatch(this::isPartOfBundleLeftToShip)) {
            return Reason.INCOMPLETE_BUNDLE;
        }
        boolean lessThanOne = units.compareTo(BigDecimal.ONE) < 0;
        return lessThanOne && rows.stream().noneMatch(Allocator::shipsInParts)
                ? Reason.PART_OF_A_UNIT
                : Reason.OVER_SHIPPED;
    }
}
