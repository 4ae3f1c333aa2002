package io.github.orderflowmagento.magento.internal.magento2;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.MagentoException.Concern;
import io.github.orderflowmagento.magento.ShipmentResult;
import io.github.orderflowmagento.magento.Shipments;
import io.github.orderflowmagento.magento.Stock;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderHead;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.ShipmentCompletion;
import io.github.orderflowmagento.magento.model.ShipmentHead;
import io.github.orderflowmagento.magento.model.ShipmentRequest;
import io.github.orderflowmagento.magento.model.ShipmentSummary;
import io.github.orderflowmagento.magento.model.Track;

final class Magento2Shipments implements Shipments {
    /** The maximum number of orders whose shipments are read together. */
    static final int MOST_ORDERS = 200;

    private static final Logger LOG = LoggerFactory.getLogger(Magento2Shipments.class);

    private static final int PAGE = 300;
    private static final String LIST = "shipments";
    private static final String ORDER_ID = "order_id";

    private final Magento2Service service;
    private final EntityBatches whole;

    /** The requested fields of an order's shipments; those that are read by number are read completely. */
    private final RequestedFields ofOrder;

    private final ShipmentAdditions additions;
    private final Magento2ShipmentCreation creation;
    private final Optional<Bulk> bulk;
    private final int parallelism;

    /**
     * @param orders reads a complete order
     * @param bulk how many are created in one request; empty if each takes its own
     * @param parallelism how many are created at the same time, if each takes its own request
     */
    Magento2Shipments(
            Magento2Service service,
            EntityBatches whole,
            boolean allFields,
            Function<OrderHead, Order> orders,
            Stock stock,
            Sources sources,
            Optional<Bulk> bulk,
            int parallelism) {
        this.service = service;
        this.whole = whole;
        this.ofOrder = allFields ? RequestedFields.WHOLE : RequestedFields.SHIPMENTS;
        this.additions = new ShipmentAdditions(service);
        this.bulk = bulk;
        this.parallelism = parallelism;
        this.creation = new Magento2ShipmentCreation(
                service, this::read, orders, sources, new SourceShortage(stock), additions, bulk, parallelism);
    }

    @Override
    public List<ShipmentSummary> ofOrder(OrderHead order) {
        String operation = LIST + " of order " + order.incrementId();
        long id = id(order);
        return pages(operation, new SearchCriteria().is(ORDER_ID, id), ofOrder)
                .map(row -> Details.ofOrder(operation, id, row))
                .map(row -> EntityReader.read(operation, ofOrder.of(Magento2Shape.shipment(row)), ShipmentSummary::of))
                .toList();
    }

    /** Each row of the list has all fields that a shipment has accessors for. */
    @Override
    public List<Answer<List<Shipment>>> ofOrders(List<? extends OrderHead> orders) {
        List<OrderHead> requested = List.copyOf(orders);
        bulk.ifPresent(way -> look(way, requested));
        return read(requested);
    }

    /** First the queue, then the shipments: a caller that creates shipments from what is read here need not read it again. */
    private static void look(Bulk bulk, List<OrderHead> orders) {
        try {
            bulk.looks().remember(new QueueSnapshots.Snapshot(bulk.queue().open()), orders);
        } catch (MagentoException e) {
            // a caller that creates shipments reads it itself, and gets the failure
            LOG.debug("The shop's queue could not be read: {}", e.getMessage());
        }
    }

    private List<Answer<List<Shipment>>> read(List<OrderHead> orders) {
        return whole.read(orders, OrderHead::incrementId, this::some);
    }

    private List<Answer<List<Shipment>>> some(List<OrderHead> orders) {
        String operation = LIST + " of " + orders.size() + " orders";
        List<Long> ids = orders.stream().map(Magento2Shipments::id).toList();
        Map<OptionalLong, List<Map<String, @Nullable Object>>> found = pages(
                        operation, new SearchCriteria().anyOf(ORDER_ID, ids), ofOrder)
                .collect(Collectors.groupingBy(row -> EntityReader.number(row, ORDER_ID)));
        boolean isSureWhose =
                ids.containsAll(found.keySet().stream().map(id -> id.orElse(-1)).toList());
        return orders.stream()
                .map(order -> EntityReader.answer(
                        order.incrementId(),
                        () -> isSureWhose
                                ? shipments(order, found.getOrDefault(OptionalLong.of(id(order)), List.of()))
                                : ofOrderAlone(order)))
                .toList();
    }

    private List<Shipment> shipments(OrderHead order, List<Map<String, @Nullable Object>> rows) {
        return rows.stream()
                .map(row -> shipment(LIST + " of order " + order.incrementId(), row, ofOrder))
                .toList();
    }

    /** An order with a shipment that does not name its order must not look like an order without shipments. */
    private List<Shipment> ofOrderAlone(OrderHead order) {
        String operation = LIST + " of order " + order.incrementId();
        OptionalLong id = OptionalLong.of(id(order));
        List<Map<String, @Nullable Object>> rows = pages(
                        operation, new SearchCriteria().is(ORDER_ID, id(order)), ofOrder)
                .toList();
        if (!rows.stream().allMatch(row -> EntityReader.number(row, ORDER_ID).equals(id))) {
            throw new MagentoException.NotUnderstood(MagentoException.Details.of(
                            operation, "the " + ORDER_ID + " of one of them cannot be read, or is another's")
                    .concerning(Concern.ITEM));
        }
        return shipments(order, rows);
    }

    @Override
    public List<Answer<Shipment>> details(List<String> incrementIds) {
        return Details.of(
                "shipment",
                whole,
                incrementIds,
                criteria -> pages(LIST, criteria, RequestedFields.WHOLE),
                row -> shipment("shipment " + row.get("increment_id"), row, RequestedFields.WHOLE));
    }

    private static Shipment shipment(String operation, Map<String, @Nullable Object> row, RequestedFields requested) {
        return EntityReader.read(operation, requested.of(Magento2Shape.shipment(row)), Shipment::of);
    }

    private Stream<Map<String, @Nullable Object>> pages(
            String operation, SearchCriteria criteria, RequestedFields requested) {
        return EntityPages.stream(
                service, operation, RestApi::shipments, criteria, "entity_id", "entity_id", requested, PAGE);
    }

    @Override
    public Optional<Shipment> find(OrderHead order, String reference) {
        return ofOrders(List.of(order)).get(0).orThrow().stream()
                .filter(shipment -> shipment.references().contains(reference))
                .findFirst();
    }

    @Override
    public List<Answer<ShipmentResult>> create(Iterable<ShipmentRequest> requests) {
        return creation.create(requests);
    }

    @Override
    public int createdTogether() {
        return bulk.isPresent() ? BulkShipmentRun.MOST : parallelism;
    }

    @Override
    public List<Answer<ShipmentResult>> complete(List<ShipmentCompletion> completions) {
        return additions.complete(completions);
    }

    @Override
    public void removeTrack(ShipmentHead shipment, Track track) {
        additions.removeTrack(shipment, track);
    }

    @Override
    public void addComment(ShipmentHead shipment, String comment) {
        additions.addComment(shipment, comment);
    }

    @Override
    public Map<String, String> carriers(OrderHead order) {
        throw new MagentoException.Unsupported("carriers", "Magento 2 takes any carrier and has no list of them");
    }

    private static long id(OrderHead order) {
        return order.orderId()
                .orElseThrow(() -> Magento2Service.notUnderstood(
                        "order " + order.incrementId(), "it has no orderId, which Magento 2 needs"));
    }
}
