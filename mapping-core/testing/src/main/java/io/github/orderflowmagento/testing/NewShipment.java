package io.github.orderflowmagento.testing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.ShipmentResult;
import io.github.orderflowmagento.magento.model.Comment;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.magento.model.OrderState;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.ShipmentItem;
import io.github.orderflowmagento.magento.model.ShipmentRequest;
import io.github.orderflowmagento.magento.model.Track;

/**
 * A shipment created by Magento's rules: a repeated request ships other units, and if fewer units are left than requested, these are
 * shipped without an error.
 *
 * @param missingUnits the requested units that are not in the shipment, by order item
 * @param duplicates the order's other shipments with its reference
 */
record NewShipment(
        ShipmentRequest request, Shipment shipment, Map<Long, BigDecimal> missingUnits, List<Shipment> duplicates) {

    /** Adds missing parts to a shipment. */
    interface Parts {
        ShipmentResult.Builder add(Shipment shipment, List<Track> tracks, boolean notifiesCustomer);
    }

    /**
     * Creates the shipment.
     *
     * @throws MagentoException if there is no such order, or the order cannot be shipped
     */
    static NewShipment make(ShipmentRequest request, ShopState state) {
        Order order = state.order(InMemoryShipments.CREATE, request.order());
        Map<Long, BigDecimal> units = units(request, order);
        if (units.isEmpty()) {
            throw rejected(order, "none of the requested units is left to ship");
        }
        List<Shipment> others = state.shipmentsOf(order.orderId().orElseThrow());
        long id = state.nextId();
        Shipment bare = Shipment.builder()
                .shipmentId(id)
                .incrementId(String.valueOf(200_000_000L + id))
                .orderId(order.orderId().orElseThrow())
                .storeId(order.storeId())
                .createdAt(state.now())
                .totalQty(units.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .emailSent(false)
                .items(items(order, units))
                .build();
        Shipment shipment =
                request.commentText().isEmpty() ? bare : commented(bare, request.commentText(), state.now());
        state.shipments.put(id, shipment);
        state.save(shipped(order, units));
        return new NewShipment(
                request,
                shipment,
                missing(request, units),
                others.stream()
                        .filter(other -> request.reference()
                                .filter(other.references()::contains)
                                .isPresent())
                        .toList());
    }

    /** Returns the units to ship of each row. */
    private static Map<Long, BigDecimal> units(ShipmentRequest request, Order order) {
        if (order.state() == OrderState.CANCELED
                || order.state() == OrderState.HOLDED
                || order.state() == OrderState.PAYMENT_REVIEW) {
            throw rejected(order, "the order is " + order.stateCode().orElseThrow());
        }
        Map<Long, BigDecimal> units = new LinkedHashMap<>();
        for (OrderItem row : order.shippableItems()) {
            Optional<BigDecimal> requested = request.shipsEverythingLeft()
                    ? Optional.of(row.qtyToShip())
                    : Optional.ofNullable(request.items().get(row.itemId()));
            requested.ifPresent(number -> units.put(row.itemId(), number.min(row.qtyToShip())));
        }
        return units;
    }

    private static MagentoException rejected(Order order, String why) {
        return new MagentoException.Rejected(InMemoryShipments.CREATE + " " + order.incrementId(), why);
    }

    private static List<ShipmentItem> items(Order order, Map<Long, BigDecimal> units) {
        return order.items().stream()
                .filter(row -> units.containsKey(row.itemId()))
                .map(row -> ShipmentItem.builder()
                        .orderItemId(row.itemId())
                        .sku(row.sku())
                        .name(row.name())
                        .weight(row.weight())
                        .qty(units.getOrDefault(row.itemId(), BigDecimal.ZERO))
                        .build())
                .toList();
    }

    /** Returns the order after the shipment; complete if everything is shipped and invoiced. */
    private static Order shipped(Order order, Map<Long, BigDecimal> units) {
        List<OrderItem> rows = order.items().stream()
                .map(row -> OrderItem.builder()
                        .from(row)
                        .qtyShipped(row.qtyShipped().add(units.getOrDefault(row.itemId(), BigDecimal.ZERO)))
                        .build())
                .toList();
        Order.Builder shipped = Order.builder().from(order).items(rows);
        if (shipped.build().shippableItems().isEmpty() && rows.stream().allMatch(NewShipment::isInvoiced)) {
            InMemoryOrders.state(shipped, OrderState.COMPLETE);
        }
        return shipped.build();
    }

    private static boolean isInvoiced(OrderItem row) {
        return row.parentItemId().isPresent()
                || row.qtyInvoiced()
                        .filter(units -> units.compareTo(row.qtyOrdered().subtract(row.qtyCanceled())) >= 0)
                        .isPresent();
    }

    private static Map<Long, BigDecimal> missing(ShipmentRequest request, Map<Long, BigDecimal> units) {
        Map<Long, BigDecimal> missing = new LinkedHashMap<>();
        request.items().forEach((row, requested) -> {
            BigDecimal lacking = requested.subtract(units.getOrDefault(row, BigDecimal.ZERO));
            if (lacking.signum() > 0) {
                missing.put(row, lacking);
            }
        });
        return missing;
    }

    /** Returns the shipment with one more comment for the merchant. */
    static Shipment commented(Shipment shipment, String text, Instant now) {
        Comment comment = Comment.builder()
                .comment(text)
                .createdAt(now)
                .customerNotified(false)
                .visibleOnFront(false)
                .build();
        return Shipment.builder()
                .from(shipment)
                .comments(Stream.concat(shipment.comments().stream(), Stream.of(comment))
                        .toList())
                .build();
    }

    /** Returns the result. If another shipment has the reference, adds no tracks and does not notify the customer again. */
    ShipmentResult result(Parts parts) {
        boolean isFirst = duplicates.isEmpty();
        ShipmentResult.Builder result =
                parts.add(shipment, isFirst ? request.tracks() : List.of(), isFirst && request.notifiesCustomer());
        if (!isFirst) {
            MagentoException withheld = new MagentoException.NotReached(
                    "shipment " + shipment.incrementId(),
                    "not sent: other shipments of the order already have its reference");
            result.tracksFailure(Optional.of(withheld)
                            .filter(why -> !request.tracks().isEmpty()))
                    .emailFailure(Optional.of(withheld).filter(why -> request.notifiesCustomer()));
        }
        return result.missingUnits(missingUnits).duplicates(duplicates).build();
    }
}
