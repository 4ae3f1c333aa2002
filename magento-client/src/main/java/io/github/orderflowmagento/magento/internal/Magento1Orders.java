package io.github.orderflowmagento.magento.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.Changes;
import io.github.orderflowmagento.magento.Orders;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.magento.model.Watermark;

final class Magento1Orders implements Orders {
    private final Transport transport;
    private final Batches batches;
    private final int pageSize;
    private final ShopClock clock;

    Magento1Orders(Transport transport, Batches batches, int pageSize, ShopClock clock) {
        this.transport = transport;
        this.batches = batches;
        this.pageSize = pageSize;
        this.clock = clock;
    }

    @Override
    public Stream<OrderSummary> list(OrderQuery query) {
        if (!query.incrementIds().isEmpty()) {
            // the numbers bound the answer by themselves
            List<String> numbers = query.incrementIds().stream().distinct().toList();
            return Chunks.of(numbers, Chunks.FILTER_VALUES).stream()
                    .flatMap(some -> rows(filters(query, some)).stream())
                    .sorted(Comparator.comparingLong(OrderSummary::orderId));
        }
        return NumberedPages.stream(
                (from, to) -> rows(filters(query, List.of()).between("order_id", from, to)),
                OrderSummary::orderId,
                pageSize);
    }

    @Override
    public Changes<OrderSummary> changes(OrderQuery query, Watermark from) {
        OrderQuery.Builder changed = OrderQuery.builder();
        changed.from(query).updatedSince(from.since().or(query::updatedSince));
        return new ChangeWalk<>(from, list(changed.build()), OrderSummary::orderId, OrderSummary::updatedAt, clock);
    }

    private static Filters filters(OrderQuery query, List<String> incrementIds) {
        Filters filters = new Filters().anyOf("status", query.statuses()).anyOf("increment_id", incrementIds);
        query.updatedSince().ifPresent(time -> filters.since("updated_at", time));
        return filters;
    }

    private List<OrderSummary> rows(Filters filters) {
        ApiCall call = ApiCall.about("", "sales_order.list", filters.asArgument());
        return Trees.entities(call, transport.call(call), OrderSummary::of);
    }

    @Override
    public List<Answer<Order>> details(List<String> incrementIds) {
        List<ApiCall> calls = incrementIds.stream()
                .map(incrementId -> ApiCall.about(incrementId, "sales_order.info", incrementId))
                .toList();
        List<Reply> replies = batches.call(calls);
        List<Answer<Order>> answers = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            ApiCall call = calls.get(i);
            answers.add(replies.get(i).answer(incrementIds.get(i), tree -> Trees.entity(call, tree, Order::of)));
        }
        return answers;
    }
}
