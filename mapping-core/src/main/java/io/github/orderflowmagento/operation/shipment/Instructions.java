package io.github.orderflowmagento.operation.shipment;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.SkuMatch;
import io.github.orderflowmagento.mapping.Rule;
import io.github.orderflowmagento.mapping.order.OrderLine;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.shipment.ShipmentMapping;
import io.github.orderflowmagento.orderflow.message.DespatchLine;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;

/** Requested shipments as despatches. Their contents depend on the order and on existing shipments. */
final class Instructions {
    private static final String CARRIER_CODE = "track.carrier_code";

    private final Map<String, ShipmentInstruction> byKey = new LinkedHashMap<>();
    private final List<DespatchNotification> despatches;
    private final ShipmentMapping mapping;
    private final OrderMapping orders;

    /** @throws IllegalArgumentException if two different ones have the same order and reference */
    Instructions(List<ShipmentInstruction> instructions, ShipmentMapping mapping, OrderMapping orders) {
        this.orders = orders;
        this.despatches = instructions.stream().map(this::despatch).distinct().toList();
        this.mapping = withCarriers(mapping).withoutSources();
    }

    List<DespatchNotification> despatches() {
        return despatches;
    }

    /** Returns the mapping by which they become shipments: with the instruction's carrier and source, if set. */
    ShipmentMapping mapping() {
        return mapping;
    }

    private DespatchNotification despatch(ShipmentInstruction requested) {
        DespatchNotification.Builder despatch = DespatchNotification.builder()
                .orderReference(orderReference(requested))
                .messageId(0)
                .reference(requested.reference())
                .courierName(requested.carrierTitle())
                .furtherTrackingNumbers(requested.trackingNumbers())
                .notifyCustomer(requested.notifiesCustomer())
                .includeComment(requested.notifiesCustomer())
                .comment(requested.comment());
        requested.quantities().forEach((sku, units) -> despatch.addLines(line(requested, sku, units)));
        DespatchNotification built = despatch.build();
        ShipmentInstruction before = byKey.put(ShipmentNotification.key(built), requested);
        if (before != null && !before.equals(requested)) {
            throw new IllegalArgumentException("two instructions to ship order " + requested.order()
                    + " have the reference " + requested.reference() + ", and differ");
        }
        return built;
    }

    /** One whose order no reference maps to is rejected when the run reaches it. */
    private String orderReference(ShipmentInstruction requested) {
        try {
            return orders.reference(orders.orderNumber(requested.order(), requested.store()));
        } catch (IllegalArgumentException e) {
            return requested.order();
        }
    }

    private static DespatchLine line(ShipmentInstruction requested, String reference, BigDecimal units) {
        return DespatchLine.builder()
                .externalReference(reference)
                .quantity(units)
                .source(requested.source())
                .build();
    }

    private ShipmentInstruction of(DespatchNotification despatch) {
        return Optional.ofNullable(byKey.get(ShipmentNotification.key(despatch)))
                .orElseThrow();
    }

    private ShipmentMapping withCarriers(ShipmentMapping given) {
        Optional<Rule<DespatchNotification>> others = given.rules().rules().stream()
                .filter(rule -> rule.target().equals(CARRIER_CODE))
                .findFirst();
        return given.with(Rule.optional(
                CARRIER_CODE,
                "the instruction's carrier",
                despatch -> of(despatch)
                        .carrier()
                        .or(() -> others.flatMap(rule -> rule.value().apply(despatch)))));
    }

    /** Returns the despatch with its lines, under the product references of the order export. */
    DespatchLookup.Found resolved(DespatchLookup.Found found) {
        Optional<Order> order = found.order().value();
        if (order.isEmpty()) {
            return found;
        }
        try {
            return found.with(DespatchNotification.builder()
                    .from(found.despatch())
                    .lines(lines(found, order.get()))
                    .build());
        } catch (RuntimeException e) {
            return found; // custom rules may throw; this affects only the instruction, which is then rejected
        }
    }

    private List<DespatchLine> lines(DespatchLookup.Found found, Order order) {
        ShipmentInstruction requested = of(found.despatch());
        Map<String, BigDecimal> units =
                requested.shipsEverythingLeft() ? everything(found, order) : byReference(requested.quantities(), order);
        return units.entrySet().stream()
                .map(one -> line(requested, one.getKey(), one.getValue()))
                .toList();
    }

    /** Returns the items of the existing shipment; otherwise what is left now. */
    private Map<String, BigDecimal> everything(DespatchLookup.Found found, Order order) {
        List<Shipment> shipments = found.shipments().value().orElse(List.of());
        Function<Shipment, Map<String, BigDecimal>> held =
                shipment -> new ShippedUnits(order, orders).units(shipment).orElse(Map.of());
        Optional<Map<String, BigDecimal>> made = DespatchMark.marked(shipments, found.despatch()).stream()
                .findFirst()
                .map(held);
        if (made.isPresent()) {
            return made.get();
        }
        Map<String, BigDecimal> left = left(order);
        return left.isEmpty()
                ? DespatchMark.findByTrack(
                                shipments,
                                mapping.planWithoutItems(found.despatch()).tracks())
                        .map(held)
                        .orElse(left)
                : left;
    }

    private Map<String, BigDecimal> left(Order order) {
        Map<Long, String> references = orders.productReferences(order);
        Map<String, BigDecimal> left = new LinkedHashMap<>();
        for (OrderLine line : orders.lines(order)) {
            String sku = line.item().sku().orElse("");
            left.merge(references.getOrDefault(line.item().itemId(), sku), line.quantity(), BigDecimal::add);
        }
        return left;
    }

    private Map<String, BigDecimal> byReference(Map<String, BigDecimal> quantities, Order order) {
        Map<Long, String> references = orders.productReferences(order);
        Map<String, BigDecimal> units = new LinkedHashMap<>();
        quantities.forEach((sku, number) -> units.merge(reference(sku, order, references), number, BigDecimal::add));
        return units;
    }

    /** Returns the warehouse's reference for the SKU of a row; the SKU as given if that is ambiguous. */
    private static String reference(String sku, Order order, Map<Long, String> references) {
        List<String> matching = SkuMatch.in(
                order.items().stream()
                        .filter(item -> references.containsKey(item.itemId()))
                        .flatMap(item -> item.sku().stream())
                        .distinct()
                        .toList(),
                sku);
        List<String> own = order.items().stream()
                .filter(item -> item.sku().filter(matching::contains).isPresent())
                .flatMap(item -> Optional.ofNullable(references.get(item.itemId())).stream())
                .distinct()
                .toList();
        return own.size() == 1 ? own.get(0) : sku;
    }
}
