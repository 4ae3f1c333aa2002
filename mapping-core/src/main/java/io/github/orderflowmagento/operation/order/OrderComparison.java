package io.github.orderflowmagento.operation.order;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderState;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.operation.EndReason;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.internal.Failures;
import io.github.orderflowmagento.operation.internal.export.ExportedOrders;
import io.github.orderflowmagento.operation.internal.export.OrderKeys;
import io.github.orderflowmagento.operation.internal.export.OrderLookup;
import io.github.orderflowmagento.operation.internal.export.OrdersByKey;
import io.github.orderflowmagento.operation.order.ComparedOrder.Presence;
import io.github.orderflowmagento.operation.order.ComparedOrder.Row;
import io.github.orderflowmagento.orderflow.OrderFlow;
import io.github.orderflowmagento.orderflow.OrderFlowException;
import io.github.orderflowmagento.orderflow.model.OrderDetail;

/**
 * Compares an order in the shop with the same order at OrderFlow. Writes nothing.
 *
 * <pre>{@code
 * System.out.println(OrderComparison.between(shop, warehouse).of("100000123").describe());
 * }</pre>
 *
 * <p>OrderFlow's order details are known to contain only reference and state, so only these are compared. The order is searched for in the
 * channel of the given client ({@link OrderFlow#inChannel}). Immutable and safe to share between threads.
 */
public final class OrderComparison {
    private static final String DESPATCHED = "despatched";

    private final Magento shop;
    private final OrderFlow warehouse;
    private final OrderMapping mapping;
    private final RunState exports;

    private OrderComparison(Magento shop, OrderFlow warehouse, OrderMapping mapping, RunState exports) {
        this.shop = Objects.requireNonNull(shop);
        this.warehouse = Objects.requireNonNull(warehouse);
        this.mapping = Objects.requireNonNull(mapping);
        this.exports = Objects.requireNonNull(exports);
    }

    /** Returns a comparison with the standard mapping and without a state of the order export. */
    public static OrderComparison between(Magento shop, OrderFlow warehouse) {
        return new OrderComparison(shop, warehouse, OrderMapping.standard(), RunState.initial());
    }

    /** Returns this comparison with the mapping of the order export, which defines the order's reference at OrderFlow. */
    public OrderComparison withMapping(OrderMapping changed) {
        return new OrderComparison(shop, warehouse, changed, exports);
    }

    /** Returns this comparison with the state of the order export, which contains when an order was exported. */
    public OrderComparison withExports(RunState state) {
        return new OrderComparison(shop, warehouse, mapping, state);
    }

    /**
     * Compares an order. If a side cannot be queried, its values are <em>unknown</em>, with the reason; no exception is thrown.
     *
     * @param number the order's number ({@code increment_id}), or its key
     */
    public ComparedOrder of(String number) {
        OrderKeys keys = new OrderKeys(mapping);
        String key = keys.known(number);
        ComparedOrder.Builder compared =
                ComparedOrder.builder().key(key).exportedAt(ExportedOrders.sentAt(exports, keys, key));
        Optional<Order> order = askShop(key, keys, compared);
        Optional<OrderDetail> detail = askWarehouse(key, keys, compared);
        List<Shipment> shipments = order.map(one -> shipments(one, compared)).orElse(List.of());
        ComparedOrder known = compared.build();
        return compared.contradictions(contradictions(known, order, detail, shipments))
                .build();
    }

    private Optional<Order> askShop(String key, OrderKeys keys, ComparedOrder.Builder compared) {
        Answer<Order> answer;
        try {
            answer = new OrdersByKey(shop.orders(), mapping.projectionOfReferences(), keys, exports).read(key);
        } catch (MagentoException e) {
            answer = Answer.failed(key, e);
        }
        Optional<MagentoException> failure = answer.failure();
        if (failure.isPresent()) {
            boolean isUnknown = failure.get() instanceof MagentoException.NotFound;
            compared.inShop(isUnknown ? Presence.NOT_THERE : Presence.UNKNOWN)
                    .shopProblem(failure.filter(any -> !isUnknown).map(Failures::reason));
            failure.filter(any -> !isUnknown).map(EndReason::of).ifPresent(compared::addFailures);
            return Optional.empty();
        }
        Order order = answer.orThrow();
        compared.inShop(Presence.THERE).status(order.status()).state(order.stateCode());
        order.items().stream()
                .map(row -> new Row(row.sku().orElse(""), row.qtyOrdered(), row.qtyShipped(), row.qtyCanceled()))
                .forEach(compared::addRows);
        return Optional.of(order);
    }

    private List<Shipment> shipments(Order order, ComparedOrder.Builder compared) {
        Answer<List<Shipment>> answer;
        try {
            answer = shop.shipments().ofOrders(List.of(order)).get(0);
        } catch (MagentoException e) {
            answer = Answer.failed(order.incrementId(), e);
        }
        compared.shipmentsProblem(answer.failure().map(Failures::reason));
        answer.failure().map(EndReason::of).ifPresent(compared::addFailures);
        List<Shipment> shipments = answer.value().orElse(List.of());
        shipments.forEach(shipment -> compared.addShipments(text(shipment)));
        return shipments;
    }

    private static String text(Shipment shipment) {
        return Stream.of(
                        Stream.of(shipment.incrementId()),
                        shipment.tracks().stream().flatMap(track -> track.number().stream()),
                        shipment.references().stream().map(reference -> "[" + reference + "]"))
                .flatMap(parts -> parts)
                .collect(Collectors.joining(" "));
    }

    private Optional<OrderDetail> askWarehouse(String key, OrderKeys keys, ComparedOrder.Builder compared) {
        try {
            Optional<OrderDetail> detail = new OrderLookup(warehouse.orders(), keys).find(key);
            compared.atOrderFlow(detail.isPresent() ? Presence.THERE : Presence.NOT_THERE)
                    .orderFlowState(detail.flatMap(OrderDetail::state));
            return detail;
        } catch (OrderFlowException e) {
            compared.atOrderFlow(Presence.UNKNOWN)
                    .orderFlowProblem(Failures.reason(e))
                    .addFailures(EndReason.of(e));
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            // the mapping has no reference for the number
            compared.atOrderFlow(Presence.UNKNOWN)
                    .orderFlowProblem(Failures.reason(e))
                    .addFailures(EndReason.OTHER);
            return Optional.empty();
        }
    }

    private static List<String> contradictions(
            ComparedOrder known, Optional<Order> order, Optional<OrderDetail> detail, List<Shipment> shipments) {
        List<String> found = new ArrayList<>();
        if (known.inShop() == Presence.NOT_THERE && detail.isPresent()) {
            found.add("OrderFlow has it, but the shop does not");
        }
        if (known.exportedAt().isPresent() && known.atOrderFlow() == Presence.NOT_THERE) {
            found.add("it was exported, but OrderFlow does not have it");
        }
        if (order.isEmpty() || detail.isEmpty() || detail.get().state().isEmpty()) {
            return found;
        }
        boolean isCancelledThere = OrderLookup.isCancelled(detail.get());
        boolean isCancelled = order.get().state() == OrderState.CANCELED;
        if (isCancelled && !isCancelledThere) {
            found.add("it is cancelled in the shop, but not at OrderFlow");
        }
        if (isCancelledThere && !isCancelled) {
            found.add("it is cancelled at OrderFlow, but not in the shop");
        }
        boolean isDespatched = detail.get().state().orElse("").strip().equalsIgnoreCase(DESPATCHED);
        if (isDespatched && known.shipmentsProblem().isEmpty() && shipments.isEmpty() && !isCancelled) {
            found.add("it is despatched at OrderFlow, but the shop has no shipment");
        }
        if (isCancelledThere && !shipments.isEmpty()) {
            found.add("the shop has a shipment, but it is cancelled at OrderFlow");
        }
        return found;
    }
}
