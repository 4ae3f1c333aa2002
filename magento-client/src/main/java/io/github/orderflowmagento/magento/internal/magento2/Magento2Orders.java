package io.github.orderflowmagento.magento.internal.magento2;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.Changes;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.MagentoException.Concern;
import io.github.orderflowmagento.magento.MagentoException.Details;
import io.github.orderflowmagento.magento.Orders;
import io.github.orderflowmagento.magento.internal.ChangeWalk;
import io.github.orderflowmagento.magento.internal.ShopClock;
import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderHead;
import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.OrderState;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.magento.model.Watermark;

final class Magento2Orders implements Orders {
    /** How many are read whole at a time: some eight kilobytes each. */
    static final int MOST_WHOLE = 100;

    private static final int MOST_NUMBERS = 250;
    private static final String LIST = "orders";
    private static final String ID = "entity_id";

    private final Magento2Service service;
    private final ShipmentTypes shipmentTypes;
    private final ChosenOptions chosenOptions;
    private final WholeEntities whole;
    private final Projection rows;
    private final int pageSize;
    private final ShopClock clock;

    Magento2Orders(
            Magento2Service service,
            ChosenOptions chosenOptions,
            WholeEntities whole,
            boolean wholeRows,
            int pageSize,
            ShopClock clock) {
        this.service = service;
        this.whole = whole;
        this.rows = wholeRows ? Projection.WHOLE : Projection.ORDER_HEADS;
        this.shipmentTypes = new ShipmentTypes(service);
        this.chosenOptions = chosenOptions;
        this.pageSize = pageSize;
        this.clock = clock;
    }

    @Override
    public Stream<OrderSummary> list(OrderQuery query) {
        return list(query, Optional.empty());
    }

    private Stream<OrderSummary> list(OrderQuery query, Optional<LongConsumer> unlisted) {
        if (query.incrementIds().isEmpty()) {
            return summaries(LIST, pages(LIST, criteria(query), rows, pageSize, unlisted));
        }
        return summaries(LIST, named(LIST, List.copyOf(query.incrementIds()), criteria(query), rows, unlisted));
    }

    private static SearchCriteria criteria(OrderQuery query) {
        return new SearchCriteria()
                .anyOf("status", query.statuses())
                .anyOf("state", query.states().stream().map(OrderState::code).toList())
                .anyOf("store_id", query.storeIds())
                .during("created_at", query.createdSince(), query.createdUntil())
                .during("updated_at", query.updatedSince(), query.updatedUntil());
    }

    private Stream<OrderSummary> summaries(String operation, Stream<Map<String, @Nullable Object>> found) {
        return found.map(row -> EntityReader.read(
                operation, rows.of(Magento2Shape.order(EntityReader.decoded(row))), OrderSummary::of));
    }

    private Stream<Map<String, @Nullable Object>> pages(
            String operation,
            SearchCriteria criteria,
            Projection projection,
            int size,
            Optional<LongConsumer> unlisted) {
        return EntityPages.stream(service, operation, RestApi::orders, criteria, ID, ID, projection, size, unlisted);
    }

    @Override
    public Changes<OrderSummary> changes(OrderQuery query, Watermark from) {
        return new ChangeWalk<>(
                from,
                (since, unlisted) -> list(updatedSince(query, since), unlisted),
                order -> order.orderId().map(String::valueOf),
                OrderSummary::updatedAt,
                clock);
    }

    private static OrderQuery updatedSince(OrderQuery query, Optional<Instant> since) {
        OrderQuery.Builder changed = OrderQuery.builder();
        return changed.from(query).updatedSince(since.or(query::updatedSince)).build();
    }

    @Override
    public List<Answer<Order>> details(List<String> incrementIds) {
        return whole.read(incrementIds, this::some);
    }

    private List<Answer<Order>> some(List<String> incrementIds) {
        String operation =
                incrementIds.size() == 1 ? "order " + incrementIds.get(0) : LIST + " (" + incrementIds.size() + ")";
        Map<String, List<Map<String, @Nullable Object>>> found = new HashMap<>();
        named(operation, incrementIds, new SearchCriteria(), Projection.WHOLE, Optional.empty())
                .forEach(order -> found.computeIfAbsent(
                                String.valueOf(order.get("increment_id")), number -> new ArrayList<>())
                        .add(order));
        List<Map<String, @Nullable Object>> orders =
                found.values().stream().flatMap(List::stream).toList();
        Map<Long, String> types = shipmentTypes.in(orders);
        ChosenOptions.Names names = chosenOptions.of(orders);
        return incrementIds.stream()
                .map(number -> EntityReader.answer(
                        number, () -> whole(number, found.getOrDefault(number, List.of()), types, names)))
                .toList();
    }

    private Stream<Map<String, @Nullable Object>> named(
            String operation,
            List<String> incrementIds,
            SearchCriteria criteria,
            Projection projection,
            Optional<LongConsumer> unlisted) {
        return criteria.naming("increment_id", incrementIds, MOST_NUMBERS).stream()
                .flatMap(search -> pages(
                        operation,
                        search,
                        projection,
                        MOST_NUMBERS + 1, // a page that is not full is the last one
                        unlisted));
    }

    /** Stores may number their orders alike. */
    private Order whole(
            String number,
            List<Map<String, @Nullable Object>> orders,
            Map<Long, String> types,
            ChosenOptions.Names names) {
        String operation = "order " + number;
        if (orders.isEmpty()) {
            throw new MagentoException.NotFound(operation, "the shop has no order with this number");
        }
        if (orders.size() > 1) {
            List<String> stores = orders.stream()
                    .map(order -> String.valueOf(order.get("store_id")))
                    .sorted()
                    .toList();
            throw new MagentoException.Rejected(
                    operation, "several stores have an order of this number: those with the numbers " + stores);
        }
        Map<String, @Nullable Object> order = orders.get(0);
        if (Magento2Shape.hasForeignAddress(order)) {
            long id = Long.parseLong(String.valueOf(order.get(ID)));
            order = service.entity(api -> api.order(id), operation);
        }
        Fields fields = Magento2Shape.order(names.in(order), types);
        if (fields.has("items") && !fields.has("shipping_address")) {
            throw new MagentoException.NotUnderstood(Details.of(
                            operation,
                            "the shop does not say where it goes: its shipping_assignments are missing or another's")
                    .concerning(Concern.ITEM));
        }
        return EntityReader.read(operation, fields, Order::of);
    }

    @Override
    public void addComment(OrderHead order, String comment) {
        addComment(order, comment, currentStatus(order), false);
    }

    @Override
    public void addComment(OrderHead order, String comment, String status) {
        if (status.isBlank()) {
            throw new IllegalArgumentException("status: needs a code, or Magento leaves the order without one");
        }
        addComment(order, comment, status, false);
    }

    @Override
    public void addCommentAndNotify(OrderHead order, String comment) {
        addComment(order, comment, currentStatus(order), true);
    }

    /** The status goes with the comment whether or not it is to change; without one the shop would take it away. */
    private String currentStatus(OrderHead order) {
        String operation = "orders.comments " + order.incrementId();
        return current(order, operation)
                .status()
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new MagentoException.Rejected(
                        operation,
                        "nothing was sent: the order has no status, and a comment without one leaves it in no list"));
    }

    /** What cannot be read leaves nothing unknown: nothing was sent. */
    private OrderSummary current(OrderHead order, String operation) {
        long id = id(order);
        OrderSummary current;
        try {
            current = summaries(
                            operation,
                            pages(operation, new SearchCriteria().is(ID, id), rows, pageSize, Optional.empty()))
                    .findFirst()
                    .orElseThrow(() -> new MagentoException.NotFound(operation, "the shop has no order " + id));
        } catch (MagentoException e) {
            throw e.outcomeUnknown() ? notSent(operation, e) : e;
        }
        if (!current.orderId().equals(Optional.of(id))) {
            throw notSent(
                    operation,
                    Magento2Service.notUnderstood(
                            operation, "the shop sends another order: something in it changes the filter"));
        }
        return current;
    }

    private static MagentoException notSent(String operation, MagentoException reason) {
        return new MagentoException.NotReached(
                Details.of(operation, "nothing was sent, since the order's status is not known: " + reason.getMessage())
                        .concerning(reason.concerns())
                        .causedBy(reason));
    }

    private void addComment(OrderHead order, String comment, String status, boolean notify) {
        Map<String, Object> history = Map.of(
                "comment",
                comment,
                "status",
                status,
                "is_customer_notified",
                notify ? 1 : 0,
                "is_visible_on_front",
                0,
                "parent_id",
                id(order));
        long id = id(order);
        String operation = "orders.comments " + order.incrementId();
        done(operation, service.post(api -> api.addOrderComment(id, Map.of("statusHistory", history)), operation));
    }

    @Override
    public void hold(OrderHead order) {
        long id = id(order);
        String operation = "orders.hold " + order.incrementId();
        done(operation, service.post(api -> api.hold(id), operation));
    }

    @Override
    public void unhold(OrderHead order) {
        long id = id(order);
        String operation = "orders.unhold " + order.incrementId();
        done(operation, service.post(api -> api.unhold(id), operation));
    }

    @Override
    public void cancel(OrderHead order) {
        long id = id(order);
        String operation = "orders.cancel " + order.incrementId();
        done(operation, service.post(api -> api.cancel(id), operation));
    }

    /** A no is a refusal: it is all that a shop says of an order that cannot be cancelled. */
    private static void done(String operation, Boolean answer) {
        if (!Objects.equals(answer, true)) {
            throw new MagentoException.Rejected(operation, "the shop answers that nothing was done");
        }
    }

    private static long id(OrderHead order) {
        return order.orderId()
                .orElseThrow(() -> new IllegalArgumentException("order " + order.incrementId()
                        + ": without orderId, by which Magento 2 knows it; nothing was sent. Read it from the shop"));
    }
}
