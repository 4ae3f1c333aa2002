package io.github.orderflowmagento.magento.internal.magento2;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.Changes;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.MagentoException.Concern;
import io.github.orderflowmagento.magento.MagentoException.Details;
import io.github.orderflowmagento.magento.Orders;
import io.github.orderflowmagento.magento.internal.ChangeWalk;
import io.github.orderflowmagento.magento.internal.OrderOfNumber;
import io.github.orderflowmagento.magento.internal.ShopClock;
import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderHead;
import io.github.orderflowmagento.magento.model.OrderNumber;
import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.OrderState;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.magento.model.Projection;
import io.github.orderflowmagento.magento.model.Watermark;

final class Magento2Orders implements Orders {
    /** How many are read at a time from a fast shop: some eight kilobytes each, if complete. */
    static final int MOST_WHOLE = 200;

    private static final Logger LOG = LoggerFactory.getLogger(Magento2Orders.class);
    private static final int MOST_NUMBERS = 250;
    private static final String LIST = "orders";
    private static final String ID = "entity_id";

    private final Magento2Service service;
    private final ShipmentTypes shipmentTypes;
    private final ChosenOptions chosenOptions;
    private final ExtOrderIds extOrderIds;
    private final EntityBatches whole;
    private final RequestedFields rows;
    private final boolean allFields;
    private final int pageSize;
    private final ShopClock clock;
    private final boolean followsInvoices;

    Magento2Orders(
            Magento2Service service,
            EntityBatches whole,
            ShipmentTypes shipmentTypes,
            ChosenOptions chosenOptions,
            boolean allFields,
            boolean followsInvoices,
            int pageSize,
            ShopClock clock) {
        this.service = service;
        this.whole = whole;
        this.rows = allFields ? RequestedFields.WHOLE : RequestedFields.ORDER_HEADS;
        this.allFields = allFields;
        this.shipmentTypes = shipmentTypes;
        this.chosenOptions = chosenOptions;
        this.extOrderIds = new ExtOrderIds(service);
        this.pageSize = pageSize;
        this.clock = clock;
        this.followsInvoices = followsInvoices;
    }

    @Override
    public Stream<OrderSummary> list(OrderQuery query) {
        return list(query, 0, Optional.empty());
    }

    private Stream<OrderSummary> list(OrderQuery query, long behind, Optional<LongConsumer> unlisted) {
        if (query.incrementIds().isEmpty()) {
            return summaries(LIST, pages(LIST, criteria(query), rows, pageSize, behind, unlisted));
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
            RequestedFields requested,
            int size,
            long behind,
            Optional<LongConsumer> unlisted) {
        return EntityPages.stream(
                service, operation, RestApi::orders, criteria, ID, ID, requested, size, behind, unlisted);
    }

    @Override
    public Changes<OrderSummary> changes(OrderQuery query, Watermark from) {
        return followsInvoices
                ? new OrderChanges(
                        from,
                        (since, behind, unlisted) -> Stream.concat(
                                list(updatedSince(query, since), behind, unlisted)
                                        .map(OrderChanges.Found::of),
                                since.or(query::updatedSince).stream().flatMap(time -> invoices(time, unlisted))),
                        (ids, unlisted) -> ofIds(query, ids, unlisted),
                        clock)
                : new ChangeWalk<>(
                        from,
                        (since, behind, unlisted) -> list(updatedSince(query, since), behind, unlisted),
                        new ChangeWalk.RowReader<>(
                                order -> order.orderId().map(String::valueOf),
                                OrderSummary::orderId,
                                OrderSummary::updatedAt),
                        clock);
    }

    /** An invoice that cannot be listed, or does not name its order, is returned as an order of which nothing is known. */
    private Stream<OrderChanges.Found> invoices(Instant since, Optional<LongConsumer> unlisted) {
        List<OrderChanges.Found> broken = new ArrayList<>();
        LongConsumer isBroken = number -> {
            LOG.warn("The shop cannot list invoice {}: it is unknown whether its order has changed", number);
            broken.add(OrderChanges.Found.nameless());
        };
        Stream<OrderChanges.Found> found = EntityPages.stream(
                        service,
                        "invoices",
                        RestApi::invoices,
                        new SearchCriteria().during("updated_at", Optional.of(since), Optional.empty()),
                        ID,
                        ID,
                        RequestedFields.INVOICES_OF_ORDERS,
                        pageSize,
                        0,
                        unlisted.map(failed -> isBroken))
                .map(Magento2Orders::invoice);
        return Stream.concat(found, Stream.of(broken).flatMap(List::stream));
    }

    private static OrderChanges.Found invoice(Map<String, @Nullable Object> row) {
        OptionalLong number = EntityReader.number(row, ID);
        OptionalLong order = EntityReader.number(row, "order_id");
        return number.isPresent() && order.isPresent()
                ? OrderChanges.Found.ofInvoice(
                        number.getAsLong(),
                        OrderSummary.of(Magento2Shape.order(row)).updatedAt(),
                        order.getAsLong())
                : OrderChanges.Found.nameless();
    }

    private Stream<OrderSummary> ofIds(OrderQuery query, List<Long> ids, Optional<LongConsumer> unlisted) {
        OrderQuery.Builder whenever = OrderQuery.builder();
        OrderQuery wanted = whenever.from(query).updatedSince(Optional.empty()).build();
        return summaries(
                        LIST,
                        pages(LIST, criteria(wanted).anyOf(ID, ids), rows, OrderChanges.MOST_ORDERS + 1, 0, unlisted))
                .filter(order ->
                        query.incrementIds().isEmpty() || query.incrementIds().contains(order.incrementId()));
    }

    private static OrderQuery updatedSince(OrderQuery query, Optional<Instant> since) {
        OrderQuery.Builder changed = OrderQuery.builder();
        return changed.from(query).updatedSince(since.or(query::updatedSince)).build();
    }

    @Override
    public List<Answer<Order>> detailsOf(List<OrderNumber> numbers) {
        return detailsOf(numbers, Projection.whole());
    }

    @Override
    public List<Answer<Order>> detailsOf(List<OrderNumber> numbers, Projection fields) {
        RequestedFields requested = allFields ? RequestedFields.WHOLE : RequestedFields.ofOrders(fields);
        List<Answer<Map<String, @Nullable Object>>> sent = whole.read(numbers, some -> sent(some, requested));
        List<Map<String, @Nullable Object>> orders =
                sent.stream().flatMap(order -> order.value().stream()).toList();
        Map<Long, Answer<Optional<String>>> types = shipmentTypes.in(orders);
        OptionNames names = chosenOptions.of(orders);
        return sent.stream()
                .map(order -> order.map(said -> order(order.key(), said, types, names, requested)))
                .toList();
    }

    /** Returns the orders as the shop sends them. */
    private List<Answer<Map<String, @Nullable Object>>> sent(List<OrderNumber> numbers, RequestedFields requested) {
        String operation =
                numbers.size() == 1 ? operation(numbers.get(0).toString()) : LIST + " (" + numbers.size() + ")";
        List<String> incrementIds =
                numbers.stream().map(OrderNumber::incrementId).distinct().toList();
        Map<String, List<Map<String, @Nullable Object>>> found = new HashMap<>();
        named(operation, incrementIds, new SearchCriteria(), requested, Optional.empty())
                .forEach(order -> found.computeIfAbsent(
                                String.valueOf(order.get("increment_id")), number -> new ArrayList<>())
                        .add(order));
        return numbers.stream()
                .map(number -> EntityReader.answer(
                        number.toString(),
                        () -> only(number, found.getOrDefault(number.incrementId(), List.of()), requested)))
                .toList();
    }

    private static String operation(String number) {
        return "order " + number;
    }

    private Stream<Map<String, @Nullable Object>> named(
            String operation,
            List<String> incrementIds,
            SearchCriteria criteria,
            RequestedFields requested,
            Optional<LongConsumer> unlisted) {
        return criteria.naming("increment_id", incrementIds, MOST_NUMBERS).stream()
                .flatMap(search -> pages(
                        operation,
                        search,
                        requested,
                        MOST_NUMBERS + 1, // a page that is not full is the last one
                        0,
                        unlisted));
    }

    /** Stores may use the same numbers. An order with the address of another one is read separately. */
    private Map<String, @Nullable Object> only(
            OrderNumber number, List<Map<String, @Nullable Object>> orders, RequestedFields requested) {
        String operation = operation(number.toString());
        Map<String, @Nullable Object> order =
                OrderOfNumber.only(operation, number, orders, row -> store(operation, row));
        if (!OrderShape.hasForeignAddress(order)) {
            return order;
        }
        long id = EntityReader.number(order, ID)
                .orElseThrow(() -> new MagentoException.NotUnderstood(
                        Details.of(operation, "its " + ID + " cannot be read").concerning(Concern.ITEM)));
        return service.entity(api -> api.order(id, requested.ofOne()), operation);
    }

    private static Order order(
            String number,
            Map<String, @Nullable Object> sent,
            Map<Long, Answer<Optional<String>>> types,
            OptionNames names,
            RequestedFields requested) {
        String operation = operation(number);
        Fields fields = Magento2Shape.order(names.in(sent), ShipmentTypes.of(sent, types));
        if (fields.has("items") && !fields.has("shipping_address")) {
            throw new MagentoException.NotUnderstood(Details.of(
                            operation,
                            "the shop does not send where it goes: its shipping_assignments are missing or another order's")
                    .concerning(Concern.ITEM));
        }
        return EntityReader.read(operation, requested.of(fields), Order::of);
    }

    private static Optional<Long> store(String operation, Map<String, @Nullable Object> order) {
        return EntityReader.read(
                operation,
                Fields.takingOver(order),
                fields -> fields.nonBlank("store_id")
                        .map(String::strip)
                        .filter(text -> text.matches("\\d{1,9}"))
                        .map(Long::valueOf));
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

    /** The status is sent with the comment even if it is not to change; without one the shop would remove it. */
    private String currentStatus(OrderHead order) {
        String operation = "orders.comments " + order.incrementId();
        return current(order, operation)
                .status()
                .filter(text -> !text.isBlank())
                .orElseThrow(
                        () -> new MagentoException.Rejected(
                                operation,
                                "nothing was sent: the order has no status, and a comment without one would remove it from lists"));
    }

    /** An unreadable order leaves no outcome unknown: nothing was sent. */
    private OrderSummary current(OrderHead order, String operation) {
        long id = id(order);
        OrderSummary current;
        try {
            current = summaries(
                            operation,
                            pages(operation, new SearchCriteria().is(ID, id), rows, pageSize, 0, Optional.empty()))
                    .findFirst()
                    .orElseThrow(() -> new MagentoException.NotFound(operation, "the shop has no order " + id));
        } catch (MagentoException e) {
            throw e.outcomeUnknown() ? notSent(operation, e) : e;
        }
        if (!current.orderId().equals(Optional.of(id))) {
            throw notSent(
                    operation,
                    Magento2Service.notUnderstood(
                            operation, "the shop sends another order: something in the shop changes the filter"));
        }
        return current;
    }

    private static MagentoException notSent(String operation, MagentoException reason) {
        return new MagentoException.NotReached(
                Details.of(operation, "nothing was sent, since the order's status is unknown: " + reason.getMessage())
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
    public void assignExtOrderId(OrderHead order, String extOrderId) {
        extOrderIds.set(id(order), order, extOrderId);
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

    /** False is a rejection: it is all that a shop answers for an order that cannot be cancelled. */
    private static void done(String operation, Boolean answer) {
        if (!Objects.equals(answer, true)) {
            throw new MagentoException.Rejected(operation, "the shop answers that nothing was done");
        }
    }

    private static long id(OrderHead order) {
        return order.orderId()
                .orElseThrow(() -> new IllegalArgumentException("order " + order.incrementId()
                        + ": without orderId, which Magento 2 needs; nothing was sent. Read it from the shop"));
    }
}
