package io.github.orderflowmagento.magento.internal.magento1;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.Changes;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.Orders;
import io.github.orderflowmagento.magento.internal.Batches;
import io.github.orderflowmagento.magento.internal.ChangeWalk;
import io.github.orderflowmagento.magento.internal.Chunks;
import io.github.orderflowmagento.magento.internal.NumberedPages;
import io.github.orderflowmagento.magento.internal.OrderOfNumber;
import io.github.orderflowmagento.magento.internal.ShopClock;
import io.github.orderflowmagento.magento.internal.magento1.call.ApiCall;
import io.github.orderflowmagento.magento.internal.magento1.call.Reply;
import io.github.orderflowmagento.magento.internal.magento1.call.Transport;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderHead;
import io.github.orderflowmagento.magento.model.OrderNumber;
import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.OrderState;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.magento.model.Watermark;

final class Magento1Orders implements Orders {
    private static final Logger LOG = LoggerFactory.getLogger(Magento1Orders.class);
    private static final String INFO = "sales_order.info";
    private static final String ADD_COMMENT = "sales_order.addComment";

    private final Transport transport;
    private final OrderHeads heads;
    private final int pageSize;
    private final ShopClock clock;

    Magento1Orders(Transport transport, Batches<ApiCall, Reply> batches, int pageSize, ShopClock clock) {
        this.transport = transport;
        this.heads = new OrderHeads(batches::call, transport);
        this.pageSize = pageSize;
        this.clock = clock;
    }

    @Override
    public boolean areNumberedByStore() {
        return false;
    }

    @Override
    public Stream<OrderSummary> list(OrderQuery query) {
        return list(query, 0, Optional.empty());
    }

    private Stream<OrderSummary> list(OrderQuery query, long behind, Optional<LongConsumer> unlisted) {
        if (!query.incrementIds().isEmpty()) {
            // the numbers alone bound the answer
            List<String> numbers = query.incrementIds().stream().distinct().toList();
            return Chunks.of(numbers, Chunks.FILTER_VALUES).stream()
                    .flatMap(some -> rows(filters(query, some)).stream())
                    .sorted(Comparator.comparingLong(Magento1Orders::place));
        }
        return NumberedPages.stream(
                (from, to) -> rows(filters(query, List.of()).between("order_id", from, to)),
                Magento1Orders::place,
                pageSize,
                behind,
                unlisted);
    }

    @Override
    public Changes<OrderSummary> changes(OrderQuery query, Watermark from) {
        return new ChangeWalk<>(
                from,
                (since, behind, unlisted) -> list(updatedSince(query, since), behind, unlisted),
                new ChangeWalk.RowReader<>(
                        order -> order.orderId().map(String::valueOf), OrderSummary::orderId, OrderSummary::updatedAt),
                clock);
    }

    private static OrderQuery updatedSince(OrderQuery query, Optional<Instant> since) {
        OrderQuery.Builder changed = OrderQuery.builder();
        return changed.from(query).updatedSince(since.or(query::updatedSince)).build();
    }

    /** Sorts a row by its number; an unknown number comes first. */
    private static long place(OrderSummary row) {
        return row.orderId().orElse(Long.MIN_VALUE);
    }

    private static Filters filters(OrderQuery query, List<String> incrementIds) {
        return new Filters()
                .anyOf("status", query.statuses())
                .anyOf("state", query.states().stream().map(OrderState::code).toList())
                .anyOf("store_id", query.storeIds())
                .anyOf("increment_id", incrementIds)
                .during("created_at", query.createdSince(), query.createdUntil())
                .during("updated_at", query.updatedSince(), query.updatedUntil());
    }

    private List<OrderSummary> rows(Filters filters) {
        ApiCall call = ApiCall.about("", "sales_order.list", filters.asArgument());
        return ResponseTrees.rows(call, transport.call(call), OrderSummary::orderId, OrderSummary::of);
    }

    @Override
    public void addComment(OrderHead order, String comment) {
        addComment(order, comment, false);
    }

    @Override
    public void addComment(OrderHead order, String comment, String status) {
        if (status.isBlank()) {
            throw new IllegalArgumentException("status: needs a code, or Magento leaves the order without one");
        }
        done(about(order, ADD_COMMENT, status, comment, false));
    }

    @Override
    public void addCommentAndNotify(OrderHead order, String comment) {
        addComment(order, comment, true);
    }

    /** The status is sent with the comment even if it is not to change; without one the shop would blank it. */
    private void addComment(OrderHead order, String comment, boolean notify) {
        String status = head(number(order))
                .status()
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new MagentoException.Rejected(
                        ADD_COMMENT + " " + order.incrementId(),
                        "nothing was sent: the order has no status, and Magento would not take a comment without one"));
        done(about(order, ADD_COMMENT, status, comment, notify));
    }

    @Override
    public void assignExtOrderId(OrderHead order, String extOrderId) {
        throw new MagentoException.Unsupported(
                "order " + order.incrementId(),
                "nothing was sent: no web service of Magento 1 sets ext_order_id; add a comment instead");
    }

    @Override
    public void hold(OrderHead order) {
        done(about(order, "sales_order.hold"));
    }

    @Override
    public void unhold(OrderHead order) {
        done(about(order, "sales_order.unhold"));
    }

    @Override
    public void cancel(OrderHead order) {
        ApiCall call = about(order, "sales_order.cancel");
        done(call);
        OrderSummary after;
        try {
            after = head(order.incrementId());
        } catch (MagentoException e) {
            LOG.warn(
                    "Order {} is reported as cancelled, but could not be read back: {}",
                    order.incrementId(),
                    e.getMessage());
            return;
        }
        // a partly invoiced order ends in another state, but with a cancelled amount
        if (after.state() != OrderState.CANCELED && after.totalCanceled().isEmpty()) {
            throw new MagentoException.Rejected(
                    call.description(),
                    "the shop answers yes, as Magento before 1.7 always does, but the order is still "
                            + after.stateCode().orElse("without a state"));
        }
    }

    /** Returns a call about an order, which Magento 1 identifies by the number that customers know. */
    private static ApiCall about(OrderHead order, String resourcePath, Object... others) {
        String number = number(order);
        return ApiCall.about(
                number,
                resourcePath,
                Stream.concat(Stream.of(number), Stream.of(others)).toArray());
    }

    private static String number(OrderHead order) {
        if (order.incrementId().isBlank()) {
            throw new IllegalArgumentException("order: has no number; nothing was sent");
        }
        return order.incrementId();
    }

    /** Reads the head of one order, in one cheap call. */
    OrderSummary head(String incrementId) {
        OrderQuery query = OrderQuery.builder().addIncrementIds(incrementId).build();
        return list(query)
                .filter(order -> order.incrementId().equals(incrementId))
                .findFirst()
                .orElseThrow(() -> new MagentoException.NotFound(
                        "sales_order.list " + incrementId, "the shop has no order with this number"));
    }

    private void done(ApiCall call) {
        ResponseTrees.done(call, transport.call(call));
    }

    @Override
    public List<Answer<Order>> detailsOf(List<OrderNumber> numbers) {
        List<Answer<Order>> found = Details.of(
                heads::orders,
                INFO,
                numbers.stream().map(OrderNumber::incrementId).toList(),
                Order::of);
        return IntStream.range(0, numbers.size())
                .mapToObj(i -> ofItsStore(numbers.get(i), found.get(i)))
                .toList();
    }

    /** Each number is unique in Magento 1, which finds an order by it alone. */
    private static Answer<Order> ofItsStore(OrderNumber number, Answer<Order> found) {
        Answer<Order> answer = found.failure()
                .map(failure -> Answer.<Order>failed(number.toString(), failure))
                .orElseGet(() -> Answer.of(number.toString(), found.orThrow()));
        String operation = INFO + " " + number.incrementId();
        return answer.map(order -> OrderOfNumber.only(operation, number, List.of(order), Order::storeId));
    }
}
