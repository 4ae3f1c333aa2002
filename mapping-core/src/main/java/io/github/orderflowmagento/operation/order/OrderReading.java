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
import io.github.orderflowmagento.operation.internal.UnlistedEntities;
import io.github.orderflowmagento.operation.internal.export.ExportedOrders;
import io.github.orderflowmagento.operation.internal.export.OrderKeys;

/**
 * Reads the orders of an export, where stores may number theirs alike. Of several that the mapping does not tell apart, that one goes on
 * which is known to be the exported one; each of the others fails under a key of its own, so that it is tried when the mapping can.
 *
 * <p>One thread may read orders while another goes through the rows of those that come next.
 */
final class OrderReading {
    private static final String ADVICE =
            "OrderFlow would know them by one reference: give the orders of all stores but one references of their own,"
                    + " OrderMapping.withOrderNumbers by store view, or store.2.orderNumbers = prefix 'FR-' in a mapping file";

    static final String MARKED = "it is marked as exported";

    private final Orders shop;
    private final Projection projection;
    private final OrderKeys keys;
    private final ExportedOrders exported;
    private final RunRecorder recorder;

    /** So many are remembered, where a run keeps failures only. */
    private static final int MOST_PASSED_OVER = 1_000;

    /** Of changed orders that were not read yet, by key: both numbers, the store and the time of placing. */
    private final Map<String, List<OrderHead>> rows = new HashMap<>();

    /** Orders whose rows tell that they were exported, by key. */
    private final Map<String, OrderHead> marked = new LinkedHashMap<>();

    /** Keys of orders that the mapping does not tell apart. */
    private final Set<String> ofSeveral = ConcurrentHashMap.newKeySet();

    /** Keys under which something failed or was asked for, with those under which it is tried now. */
    private final Map<String, Set<String>> renamed = new ConcurrentHashMap<>();

    OrderReading(Orders shop, Projection projection, OrderKeys keys, ExportedOrders exported, RunRecorder recorder) {
        this.shop = shop;
        this.projection = projection;
        this.keys = keys;
        this.exported = exported;
        this.recorder = recorder;
    }

    /** Whether the shop's list names the order. */
    static boolean hasNumber(OrderSummary row, UnlistedEntities unlisted) {
        if (row.incrementId().isBlank()) {
            unlisted.nameless(row.orderId());
            return false;
        }
        unlisted.listed(row.orderId());
        return true;
    }

    /** The key of an order that has changed. */
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
     * Passes over an order whose row tells that it was exported, unless another of its key was.
     *
     * @return whether it need not be read
     */
    boolean passOver(OrderSummary row) {
        OrderHead before = marked.putIfAbsent(keys.of(row), head(row));
        if (recorder.keepsFailuresOnly() && marked.size() > MOST_PASSED_OVER) {
            bookPassedOver();
            recorder.announce(); // there may be no batch for long, or none at all
        }
        return before == null || before.orderId().equals(row.orderId());
    }

    /** Books what was passed over; last of all, since what is booked under a key is not read, and another order may have it. */
    void bookPassedOver() {
        marked.forEach((key, order) -> {
            String own = recorder.has(key) ? keys.apart(order) : key;
            if (!recorder.has(own)) {
                recorder.skipped(own, MARKED);
            }
        });
        marked.clear();
    }

    /** The keys to try for those that failed before: what failed by its number alone may be of any store. */
    Stream<String> due(List<String> waiting) {
        Map<String, Set<String>> byKey =
                inAllStores(waiting.stream().filter(key -> !recorder.waits(key)).toList());
        return waiting.stream()
                .flatMap(key -> byKey.getOrDefault(key, Set.of(key)).stream()
                        .filter(now -> now.equals(key) || !exported.knows(now)));
    }

    /** The keys of what somebody asks for: a number that several stores have means all its orders, if the mapping tells them apart. */
    List<String> asked(List<String> numbers) {
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

    /** Reads the orders of the keys, each under its key of now. */
    Supplier<List<Answer<Order>>> of(List<String> asked) {
        Map<String, List<OrderHead>> changed = new HashMap<>();
        asked.forEach(
                key -> changed.put(key, Optional.ofNullable(rows.remove(key)).orElse(List.of())));
        return () -> read(asked, changed);
    }

    private List<Answer<Order>> read(List<String> asked, Map<String, List<OrderHead>> changed) {
        List<Answer<Order>> found =
                shop.detailsOf(asked.stream().map(keys::number).toList(), projection);
        List<Answer<Order>> answers = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            String key = asked.get(i);
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
            return Answer.of(key, order); // or the shop takes another spelling of the number
        }
        renamed.put(key, Set.of(now));
        return Answer.of(now, order);
    }

    /** @param met those of the orders that have changed */
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

    /** The order of the key that is known to be exported, if it is; asked of the shop, since it has not changed. */
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

    /** What failed under another key is past, once it has an outcome under that of now. */
    void forgetRenamed() {
        renamed.forEach((before, now) -> {
            if (!now.contains(before) && now.stream().allMatch(key -> recorder.has(key) || exported.knows(key))) {
                recorder.forget(before);
            }
        });
    }
}
