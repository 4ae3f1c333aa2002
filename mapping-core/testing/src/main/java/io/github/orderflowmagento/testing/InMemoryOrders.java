package io.github.orderflowmagento.testing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.Changes;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.Orders;
import io.github.orderflowmagento.magento.model.Comment;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderHead;
import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.magento.model.OrderNumber;
import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.OrderState;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.magento.model.ProductType;
import io.github.orderflowmagento.magento.model.Watermark;

/** {@link Orders} in memory. */
final class InMemoryOrders implements Orders {
    private static final int LONGEST_EXT_ORDER_ID = 32;
    private static final Set<ProductType> PLAIN = Set.of(ProductType.SIMPLE, ProductType.VIRTUAL);

    private final ShopAccess access;
    private final ShopState state;

    InMemoryOrders(ShopAccess access) {
        this.access = access;
        this.state = access.state();
    }

    @Override
    public Stream<OrderSummary> list(OrderQuery query) {
        return RowIterator.stream(access, "orders.list", () -> rows(query), () -> {});
    }

    @Override
    public Changes<OrderSummary> changes(OrderQuery query, Watermark from) {
        return new InMemoryChanges<>(
                access,
                "orders.changes",
                from,
                since -> rows(OrderQuery.builder()
                        .from(query)
                        .updatedSince(since.or(query::updatedSince))
                        .build()),
                row -> String.valueOf(row.orderId().orElseThrow()),
                row -> row.orderId().orElseThrow(),
                OrderSummary::updatedAt);
    }

    private List<OrderSummary> rows(OrderQuery query) {
        return state.orders.values().stream()
                .filter(order -> matches(query, order))
                .map(InMemoryOrders::row)
                .toList();
    }

    private static boolean matches(OrderQuery query, Order order) {
        return (query.statuses().isEmpty()
                        || query.statuses().contains(order.status().orElse("")))
                && (query.states().isEmpty() || query.states().contains(order.state()))
                && (query.storeIds().isEmpty()
                        || order.storeId().filter(query.storeIds()::contains).isPresent())
                && (query.incrementIds().isEmpty() || query.incrementIds().contains(order.incrementId()))
                && isWithin(order.createdAt(), query.createdSince(), query.createdUntil())
                && isWithin(order.updatedAt(), query.updatedSince(), query.updatedUntil());
    }

    /** Both ends are inclusive. */
    private static boolean isWithin(Optional<Instant> time, Optional<Instant> since, Optional<Instant> until) {
        return (since.isEmpty() || time.filter(since.get()::isAfter).isEmpty())
                && (until.isEmpty() || time.filter(until.get()::isBefore).isEmpty());
    }

    private static OrderSummary row(Order order) {
        return OrderSummary.builder()
                .from((OrderHead) order)
                .fields(order.fields())
                .build();
    }

    @Override
    public List<Answer<Order>> detailsOf(List<OrderNumber> numbers) {
        return access.each("orders.details", numbers, OrderNumber::toString, this::meant);
    }

    private Order meant(OrderNumber number) {
        String operation = "orders.details " + number;
        List<Order> all = state.orders(number.incrementId());
        if (number.isOfSomeStore()
                && all.stream().anyMatch(order -> order.storeId().isEmpty())) {
            throw new MagentoException.Rejected(
                    operation, "the shop does not send the store of an order with this number");
        }
        List<Order> meant = all.stream()
                .filter(order -> order.storeId().map(number::isOfStore).orElse(true))
                .toList();
        if (meant.isEmpty()) {
            throw new MagentoException.NotFound(operation, "there is no such order");
        }
        if (meant.size() > 1) {
            throw new MagentoException.Ambiguous(operation, "several stores have an order with this number");
        }
        return meant.get(0);
    }

    @Override
    public void addComment(OrderHead order, String comment) {
        comment("orders.addComment", order, comment, Optional.empty(), false);
    }

    @Override
    public void addComment(OrderHead order, String comment, String status) {
        if (status.isBlank()) {
            throw new IllegalArgumentException("addComment: the status is blank");
        }
        comment("orders.addComment", order, comment, Optional.of(status), false);
    }

    @Override
    public void addCommentAndNotify(OrderHead order, String comment) {
        comment("orders.addCommentAndNotify", order, comment, Optional.empty(), true);
    }

    private void comment(String call, OrderHead head, String text, Optional<String> status, boolean notify) {
        change(call, head, (order, changed) -> {
            Optional<String> then = status.or(order::status);
            Comment comment = Comment.builder()
                    .comment(text)
                    .createdAt(state.now())
                    .customerNotified(notify)
                    .visibleOnFront(false)
                    .status(then)
                    .entityName("order")
                    .build();
            changed.status(then)
                    .comments(Stream.concat(Stream.of(comment), order.comments().stream())
                            .toList());
        });
    }

    @Override
    public void assignExtOrderId(OrderHead head, String extOrderId) {
        if (extOrderId.isBlank() || !extOrderId.equals(extOrderId.strip())) {
            throw new IllegalArgumentException(
                    "assignExtOrderId: the id must not be blank or have leading or trailing spaces");
        }
        String call = "orders.assignExtOrderId";
        change(call, head, (order, changed) -> {
            if (extOrderId.length() > LONGEST_EXT_ORDER_ID
                    || !extOrderId.chars().allMatch(c -> c > ' ' && c < 127)
                    || order.extOrderId()
                            .filter(there -> !there.equals(extOrderId))
                            .isPresent()
                    || !isPlain(order)) {
                throw rejected(call, order);
            }
            changed.extOrderId(extOrderId);
        });
    }

    /** Returns whether a save changes nothing else in an order of a real shop. */
    private static boolean isPlain(Order order) {
        return (order.state() == OrderState.NEW || order.state() == OrderState.PROCESSING)
                && order.items().stream()
                        .allMatch(row -> PLAIN.contains(row.type())
                                && row.parentItemId().isEmpty()
                                && row.options().asMap().isEmpty()
                                && row.qtyShipped().signum() == 0)
                && order.items().stream()
                        .anyMatch(row -> row.type() == ProductType.SIMPLE
                                && row.qtyToShip().signum() > 0);
    }

    @Override
    public void hold(OrderHead head) {
        change("orders.hold", head, (order, changed) -> {
            if (order.state() == OrderState.HOLDED || isOver(order)) {
                throw rejected("orders.hold", order);
            }
            changed.holdBeforeState(order.stateCode()).holdBeforeStatus(order.status());
            state(changed, OrderState.HOLDED);
        });
    }

    @Override
    public void unhold(OrderHead head) {
        change("orders.unhold", head, (order, changed) -> {
            if (order.state() != OrderState.HOLDED) {
                throw rejected("orders.unhold", order);
            }
            changed.stateCode(order.holdBeforeState())
                    .status(order.holdBeforeStatus())
                    .holdBeforeState(Optional.empty())
                    .holdBeforeStatus(Optional.empty());
        });
    }

    @Override
    public void cancel(OrderHead head) {
        change("orders.cancel", head, (order, changed) -> {
            boolean isOpen = order.items().stream().anyMatch(row -> open(row).signum() > 0);
            if (order.state() == OrderState.HOLDED || isOver(order) || !isOpen) {
                throw rejected("orders.cancel", order);
            }
            cancelOpen(order, changed);
        });
    }

    /** Returns the units of a row that are neither invoiced nor shipped. */
    private static BigDecimal open(OrderItem row) {
        BigDecimal invoiced = row.qtyInvoiced().orElse(BigDecimal.ZERO);
        return row.qtyOrdered().subtract(row.qtyCanceled()).subtract(invoiced.max(row.qtyShipped()));
    }

    private static void cancelOpen(Order order, Order.Builder changed) {
        List<OrderItem> rows = order.items().stream()
                .map(row -> OrderItem.builder()
                        .from(row)
                        .qtyCanceled(row.qtyCanceled().add(open(row).max(BigDecimal.ZERO)))
                        .build())
                .toList();
        changed.items(rows);
        if (rows.stream().allMatch(row -> row.qtyToShip().signum() == 0)) {
            state(changed, OrderState.CANCELED);
        }
    }

    /** Sets the state and its default status. */
    static void state(Order.Builder order, OrderState state) {
        order.stateCode(state.code()).status(state == OrderState.NEW ? "pending" : state.code());
    }

    private static boolean isOver(Order order) {
        return switch (order.state()) {
            case COMPLETE, CLOSED, CANCELED -> true;
            case NEW, PENDING_PAYMENT, PAYMENT_REVIEW, PROCESSING, HOLDED, UNKNOWN -> false;
        };
    }

    private static MagentoException rejected(String call, Order order) {
        return new MagentoException.Rejected(
                call + " " + order.incrementId(),
                "the order is " + order.stateCode().orElse("in no state"));
    }

    /** A change of an order. */
    private interface Change {
        void make(Order order, Order.Builder changed);
    }

    private void change(String call, OrderHead head, Change change) {
        access.write(call, head.incrementId(), () -> {
            Order order = state.order(call, head);
            Order.Builder changed = Order.builder().from(order);
            change.make(order, changed);
            state.save(changed.build());
        });
    }
}
