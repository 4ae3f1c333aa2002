package io.github.orderflowmagento.operation.order;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.Orders;
import io.github.orderflowmagento.magento.model.OrderHead;
import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.operation.internal.export.OrderKeys;

/**
 * Determines whether several stores have the number of an order. The shop is queried only when this is first needed, then for the next orders
 * as well, and not at all if no two of its orders share a number.
 */
final class SharedNumbers {
    /** The number of rows read ahead. */
    private static final int MOST = 100;

    private final Orders shop;
    private final OrderKeys keys;
    private final boolean areNumberedByStore;

    /** Numbers of rows read ahead, until they are requested. */
    private final Set<String> ahead = new LinkedHashSet<>();

    private final Set<String> requested = new HashSet<>();

    /** By key, what distinguishes the shop's orders. */
    private final Map<String, Set<List<Object>>> found = new HashMap<>();

    /** @param areNumberedByStore see {@link Orders#areNumberedByStore} */
    SharedNumbers(Orders shop, OrderKeys keys, boolean areNumberedByStore) {
        this.shop = shop;
        this.keys = keys;
        this.areNumberedByStore = areNumberedByStore;
    }

    /**
     * Returns the rows, some of which are read ahead.
     *
     * @param mayBeRequested selects the rows whose numbers may have to be requested
     */
    Stream<OrderSummary> readingAhead(Stream<OrderSummary> rows, Predicate<OrderSummary> mayBeRequested) {
        if (!areNumberedByStore) {
            return rows;
        }
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(new Chunks(rows.iterator()), Spliterator.ORDERED), false)
                .flatMap(chunk -> {
                    ahead.clear();
                    requested.clear();
                    found.clear();
                    chunk.stream()
                            .filter(mayBeRequested)
                            .map(OrderHead::incrementId)
                            .forEach(ahead::add);
                    return chunk.stream();
                });
    }

    /** @throws MagentoException if it cannot be determined; it may be possible for other orders, which are then requested individually */
    boolean isOfSeveral(OrderHead order) {
        if (!areNumberedByStore) {
            return false;
        }
        if (!requested.contains(order.incrementId())) {
            ahead.add(order.incrementId());
            Set<String> numbers = Set.copyOf(ahead);
            ahead.clear();
            ask(numbers);
        }
        return found.getOrDefault(keys.of(order), Set.of()).size() > 1;
    }

    private void ask(Set<String> numbers) {
        OrderQuery query = OrderQuery.builder().addAllIncrementIds(numbers).build();
        try (Stream<OrderSummary> rows = shop.list(query)) {
            rows.forEach(row -> found.computeIfAbsent(keys.of(row), added -> new HashSet<>())
                    .add(List.of(row.orderId(), row.storeId())));
        }
        requested.addAll(numbers);
    }

    /** Reads rows in groups. Rows before a failure of the list are returned before the failure. */
    private static final class Chunks implements Iterator<List<OrderSummary>> {
        private final Iterator<OrderSummary> rows;
        private @Nullable MagentoException failure;

        Chunks(Iterator<OrderSummary> rows) {
            this.rows = rows;
        }

        @Override
        public boolean hasNext() {
            return failure != null || rows.hasNext();
        }

        @Override
        public List<OrderSummary> next() {
            if (failure != null) {
                throw failure;
            }
            List<OrderSummary> chunk = new ArrayList<>();
            try {
                while (chunk.size() < MOST && rows.hasNext()) {
                    chunk.add(rows.next());
                }
            } catch (MagentoException e) {
                failure = e;
            }
            if (chunk.isEmpty() && failure == null) {
                throw new NoSuchElementException();
            }
            return chunk;
        }
    }
}
