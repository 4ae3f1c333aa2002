package io.github.orderflowmagento.operation.order;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
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
import io.github.orderflowmagento.operation.internal.RunRecorder;
import io.github.orderflowmagento.operation.internal.UnreadableListEntries;
import io.github.orderflowmagento.operation.internal.export.ExportedOrders;
import io.github.orderflowmagento.operation.internal.export.OrderKeys;

/**
 * Reads the orders of an export, in which stores may use the same numbers. Of several orders that the mapping does not distinguish, the one
 * known to be exported is processed; each of the others fails under its own key, so that it is retried once the mapping distinguishes them.
 *
 * <p>One thread may read orders while another processes the rows of the next batch.
 */
final class OrderReading {
    private static final String ADVICE =
            "OrderFlow would know them by one reference: give the orders of all stores but one their own references,"
                    + " store.2.orderNumbers = prefix 'FR-' in a mapping file (in Java: OrderMapping.withOrderNumbers)";

    static final String MARKED = "it is marked as exported";

    private final Orders shop;
    private final Projection projection;
    private final OrderKeys keys;
    private final ExportedOrders exported;
    private final RunRecorder recorder;

    /** The number that is remembered if a run keeps failures only. */
    private static final int MOST_PASSED_OVER = 1_000;

    /** By key, the changed orders that were not read yet: both numbers, the store and the time of placing. */
    private final Map<String, List<OrderHead>> rows = new HashMap<>();

    /** By key, the orders whose rows prove that they were exported. */
    private final Map<String, OrderHead> marked = new LinkedHashMap<>();

    /** Keys of orders that the mapping does not distinguish. */
    private final Set<String> ofSeveral = ConcurrentHashMap.newKeySet();

    /** Keys of failed or requested orders, with the keys under which they are now tried. */
    private final Map<String, Set<String>> renamed = new ConcurrentHashMap<>();

    OrderReading(Orders shop, Projection projection, OrderKeys keys, ExportedOrders exported, RunRecorder recorder) {
        this.shop = shop;
        this.projection = projection;
        this.keys = keys;
        this.exported = exported;
        this.recorder = recorder;
    }

    /** Returns whether the shop's list contains the order. */
    static boolean hasNumber(OrderSummary row, UnreadableListEntries unlisted) {
        if (row.incrementId().isBlank()) {
            unlisted.nameless(row.orderId());
            return false;
        }
        unlisted.listed(row.orderId());
        return true;
    }

    /** Returns the key of an order that has changed. */
    String key(OrderSummary row) {
        String key = ofSeveral.contains(keys.of(row)) ? keys.apart(row) : keys.of(row);
        rows.computeIfAbsent(key, added -> new ArrayList<>()).add(head(row));
        return key;
    }

    /** Whether a changed order of the key may be another than the one that the run has come to before, since stores may number theirs alike. */
    boolean mayBeAnother(String key) {
        return shop.areNumberedByStore()
                && rows.getOrDefault(key, List.of()).stream().anyMatch(order -> !exported.isOfExported(order));
    }

    private static OrderHead head(OrderSummary row) {
        return OrderSummary.builder()
                .orderId(row.orderId())
                .incrementId(row.incrementId())
                .storeId(row.storeId())
                .createdAt(row.createdAt())
                .build();
    }

    /**
     * Skips an order whose row proves that it was exported, unless another order of its key was.
     *
     * @return whether it need not be read
     */
    boolean passOver(OrderSummary row) {
        OrderHead before = marked.putIfAbsent(keys.of(row), head(row));
        if (recorder.keepsFailuresOnly() && marked.size() > MOST_PASSED_OVER) {
            recordPassedOver();
            recorder.announce(); // there may be no batch for a long time, or at all
        }
        return before == null || before.orderId().equals(row.orderId());
    }

    /** Records the skipped orders last, since a key with an outcome is not read, and another order may have it. */
    void recordPassedOver() {
        marked.forEach((key, order) -> {
            String own = recorder.has(key) ? keys.apart(order) : key;
            if (!recorder.has(own)) {
                recorder.skipped(own, MARKED);
            }
        });
        marked.clear();
    }

    /** Returns the keys to try for failed orders: one that failed by its number alone may belong to any store. */
    Stream<String> due(List<String> waiting) {
        Map<String, Set<String>> byKey =
                inAllStores(waiting.stream().filter(key -> !recorder.waits(key)).toList());
        return waiting.stream()
                .flatMap(key -> byKey.getOrDefault(key, Set.of(key)).stream()
                        .filter(now -> now.equals(key) || !exported.knows(now)));
    }

    /** Returns the keys of requested orders: a number that several stores have selects all its orders if the mapping distinguishes them. */
    List<String> requested(List<String> numbers) {
        Map<String, Set<String>> byKey = inAllStores(numbers);
        return numbers.stream()
                .flatMap(key -> byKey.getOrDefault(key, Set.of(key)).stream())
                .toList();
    }

    private Map<String, Set<String>> inAllStores(List<String> some) {
        List<String> numbers = keys.areByStore()
                ? some.stream().filter(key -> keys.store(key).isEmpty()).toList()
                : List.of();
        Map<String, Set<String>> byNumber = new HashMap<>();
        if (!numbers.isEmpty()) {
            OrderQuery query = OrderQuery.builder().addAllIncrementIds(numbers).build();
            try (Stream<OrderSummary> found = shop.list(query)) {
                found.forEach(row -> byNumber.computeIfAbsent(row.incrementId(), added -> new LinkedHashSet<>())
                        .add(keys.of(row)));
            }
            renamed.putAll(byNumber);
        }
        return byNumber;
    }

    /** Reads the orders of the keys, each under its current key. */
    Supplier<List<Answer<Order>>> of(List<String> requested) {
        Map<String, List<OrderHead>> changed = new HashMap<>();
        requested.forEach(
                key -> changed.put(key, Optional.ofNullable(rows.remove(key)).orElse(List.of())));
        return () -> read(requested, changed);
    }

    private List<Answer<Order>> read(List<String> requested, Map<String, List<OrderHead>> changed) {
        List<Answer<Order>> found =
                shop.detailsOf(requested.stream().map(keys::number).toList(), projection);
        List<Answer<Order>> answers = new ArrayList<>();
        for (int i = 0; i < requested.size(); i++) {
            String key = requested.get(i);
            Answer<Order> answer = found.get(i);
            List<OrderHead> met = changed.getOrDefault(key, List.of());
            answer.value().ifPresent(order -> answers.add(now(key, order)));
            answer.failure().ifPresent(failure -> {
                if (failure instanceof MagentoException.Ambiguous ambiguous) {
                    answers.addAll(apart(key, met, ambiguous));
                } else {
                    answers.add(Answer.failed(key, failure));
                }
            });
        }
        return answers;
    }

    private Answer<Order> now(String key, Order order) {
        String now = keys.of(order);
        if (now.equals(key) || (keys.store(key).isEmpty() && keys.store(now).isEmpty())) {
            return Answer.of(key, order); // or the shop accepts another form of the number
        }
        renamed.put(key, Set.of(now));
        return Answer.of(now, order);
    }

    /** @param met the changed orders among them */
    private List<Answer<Order>> apart(String key, List<OrderHead> met, MagentoException.Ambiguous refusal) {
        ofSeveral.add(keys.known(key));
        MagentoException advised = new MagentoException.Ambiguous(String.valueOf(refusal.getMessage()), ADVICE);
        List<Answer<Order>> answers = new ArrayList<>();
        for (OrderHead order : met.isEmpty() ? exportedUnder(key) : met) {
            answers.add(
                    exported.isOfExported(order) && order.storeId().isPresent()
                            ? alone(key, order.incrementId(), order.storeId().get())
                            : Answer.failed(keys.apart(order), advised));
        }
        return answers.isEmpty() ? List.of(Answer.failed(key, advised)) : answers;
    }

    private Answer<Order> alone(String key, String incrementId, long store) {
        Answer<Order> answer = shop.detailsOf(
                        List.of(OrderNumber.of(incrementId).inStore(store)), projection)
                .get(0);
        return answer.failure()
                .map(failure -> Answer.<Order>failed(key, failure))
                .orElseGet(() -> now(key, answer.orThrow()));
    }

    /** Returns the order of the key that is known to be exported, if any; requested from the shop, since it has not changed. */
    private List<OrderHead> exportedUnder(String key) {
        OrderNumber number = keys.number(key);
        if (!exported.knows(number.toString())) {
            return List.of();
        }
        OrderQuery query =
                OrderQuery.builder().addIncrementIds(number.incrementId()).build();
        try (Stream<OrderSummary> found = shop.list(query)) {
            return found.filter(exported::isOfExported)
                    .filter(row -> keys.store(key)
                            .map(store -> row.storeId().filter(store::equals).isPresent())
                            .orElse(true))
                    .<OrderHead>map(row -> row)
                    .toList();
        }
    }

    /** A failure under another key is settled once there is an outcome under the current key. */
    void forgetRenamed() {
        renamed.forEach((before, now) -> {
            if (!now.contains(before) && now.stream().allMatch(key -> recorder.has(key) || exported.knows(key))) {
                recorder.forget(before);
            }
        });
    }
}
