package io.github.orderflowmagento.operation.internal.export;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.Orders;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderHead;
import io.github.orderflowmagento.magento.model.OrderNumber;
import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.magento.model.Projection;
import io.github.orderflowmagento.operation.RunState;

/**
 * Reads whole orders by the run's keys. If several stores have an order of a number and the mapping does not distinguish them, the exported
 * one is chosen, if known, at the cost of two more requests for these orders only.
 */
public final class OrdersByKey {
    private final Orders shop;
    private final Projection projection;
    private final OrderKeys keys;
    private final RunState exports;

    /**
     * @param projection the fields read of the orders
     * @param exports the state of the order export
     */
    public OrdersByKey(Orders shop, Projection projection, OrderKeys keys, RunState exports) {
        this.shop = shop;
        this.projection = projection;
        this.keys = keys;
        this.exports = exports;
    }

    /** Returns one answer per key, in order, and under it. */
    public List<Answer<Order>> read(List<String> requested) {
        List<Answer<Order>> found =
                shop.detailsOf(requested.stream().map(keys::number).toList(), projection);
        List<Answer<Order>> answers = new ArrayList<>();
        for (int i = 0; i < requested.size(); i++) {
            answers.add(
                    found.get(i).failure().filter(OrdersByKey::isOfSeveral).isPresent()
                            ? ofItsStore(requested.get(i), found.get(i))
                            : under(requested.get(i), found.get(i)));
        }
        return answers;
    }

    /** Returns the order of a key. */
    public Answer<Order> read(String key) {
        return read(List.of(key)).get(0);
    }

    /** Returns the order of a row of the list. An order of unknown store is read by its number alone, if no other order has it. */
    public Answer<Order> read(OrderHead row) {
        String key = keys.of(row);
        if (keys.isOfUnknownStore(row)) {
            return under(key, onlyOne(row));
        }
        Answer<Order> found =
                shop.detailsOf(List.of(keys.number(key)), projection).get(0);
        return row.storeId().isPresent()
                        && found.failure().filter(OrdersByKey::isOfSeveral).isPresent()
                ? under(key, alone(row.incrementId(), row.storeId().get()))
                : under(key, found);
    }

    private Answer<Order> onlyOne(OrderHead row) {
        return shop.detailsOf(List.of(OrderNumber.of(row.incrementId())), projection)
                .get(0)
                .map(order -> {
                    if (order.orderId().equals(row.orderId())) {
                        return order;
                    }
                    throw new MagentoException.Ambiguous(
                            "order " + row.incrementId(), "the shop has another of this number");
                });
    }

    /** Returns the rows of all orders with the number of a key, of any store. */
    public List<OrderSummary> rows(String key) {
        return rows(keys.number(key));
    }

    /**
     * Returns the rows of the orders of each of the next keys: several if stores use the same numbers, and the key does not name its store.
     *
     * @param most the number of keys that are taken, at least 1
     */
    public Map<String, List<OrderSummary>> rows(Iterator<String> next, int most) {
        Map<String, OrderNumber> numbers = new LinkedHashMap<>();
        while (next.hasNext() && numbers.size() < most) {
            String key = next.next();
            numbers.put(key, keys.number(key));
        }
        OrderQuery query = OrderQuery.builder()
                .addAllIncrementIds(
                        numbers.values().stream().map(OrderNumber::incrementId).toList())
                .build();
        Map<String, List<OrderSummary>> byNumber;
        try (Stream<OrderSummary> rows = shop.list(query)) {
            byNumber = rows.collect(Collectors.groupingBy(OrderSummary::incrementId));
        }
        Map<String, List<OrderSummary>> byKey = new LinkedHashMap<>();
        numbers.forEach((key, number) -> byKey.put(
                key,
                byNumber.getOrDefault(number.incrementId(), List.of()).stream()
                        .filter(row -> isOfStore(keys.store(key), row))
                        .toList()));
        return byKey;
    }

    private static boolean isOfStore(Optional<Long> store, OrderSummary row) {
        return store.isEmpty() || row.storeId().equals(store);
    }

    private List<OrderSummary> rows(OrderNumber number) {
        OrderQuery query =
                OrderQuery.builder().addIncrementIds(number.incrementId()).build();
        try (Stream<OrderSummary> rows = shop.list(query)) {
            return rows.filter(row -> row.incrementId().equals(number.incrementId()))
                    .toList();
        }
    }

    private Answer<Order> ofItsStore(String key, Answer<Order> refusal) {
        OrderNumber number = keys.number(key);
        Optional<Long> store = keys.store(key).or(() -> exportedIn(number));
        return under(key, store.map(id -> alone(number.incrementId(), id)).orElse(refusal));
    }

    /** Returns the store of the order exported under a number, if several stores have it. */
    private Optional<Long> exportedIn(OrderNumber number) {
        if (!exports.exported().containsKey(number.toString())) {
            return Optional.empty();
        }
        return rows(number).stream()
                .filter(row ->
                        ExportedOrders.reasonToLeaveAlone(exports, keys, row).isEmpty())
                .flatMap(row -> row.storeId().stream())
                .findFirst();
    }

    private Answer<Order> alone(String incrementId, long store) {
        return shop.detailsOf(List.of(OrderNumber.of(incrementId).inStore(store)), projection)
                .get(0);
    }

    private static boolean isOfSeveral(MagentoException failure) {
        return failure instanceof MagentoException.Ambiguous;
    }

    static Answer<Order> under(String key, Answer<Order> answer) {
        return answer.failure()
                .map(failure -> Answer.<Order>failed(key, failure))
                .orElseGet(() -> Answer.of(key, answer.orThrow()));
    }
}
