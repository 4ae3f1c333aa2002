package io.github.orderflowmagento.mapping.order;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.StoreView;
import io.github.orderflowmagento.mapping.MappingException;

/**
 * A value for each store view, for example the name of the source of its orders. An order of a store view that is not in the table gets the
 * default value. Without a default, the order is rejected, and the message names the store view.
 *
 * <pre>{@code
 * ByStore<String> sources = ByStore.of(Map.of(1L, "uk-shop", 3L, "de-shop"));
 * String source = sources.of(order);
 * }</pre>
 *
 * <p>The extension for Magento 1 has one organisation and one channel for all stores. Immutable.
 *
 * @param <T> the type of the values
 */
public final class ByStore<T> {
    private final Map<Long, T> values;
    private final Optional<T> other;

    private ByStore(Map<Long, ? extends T> values, Optional<T> other) {
        this.values = Map.copyOf(values);
        this.other = other;
    }

    /**
     * Returns a table by number of the store view, which orders contain.
     *
     * @param values {@code store_id} to value
     */
    public static <T> ByStore<T> of(Map<Long, ? extends T> values) {
        return new ByStore<>(values, Optional.empty());
    }

    /**
     * Returns a table by code of the store view.
     *
     * @param values code to value
     * @param stores the shop's store views, which give the number of each code
     * @throws IllegalArgumentException if the shop has no store view with one of the codes; the message names the code
     */
    public static <T> ByStore<T> ofCodes(Map<String, ? extends T> values, List<StoreView> stores) {
        Map<String, Long> numbers =
                stores.stream().collect(Collectors.toMap(StoreView::code, StoreView::storeId, (first, same) -> first));
        Map<Long, T> byNumber = new HashMap<>();
        values.forEach((code, value) -> {
            Long number = numbers.get(code);
            if (number == null) {
                throw new IllegalArgumentException(
                        "there is no store view with the code " + code + "; there are " + numbers.keySet());
            }
            byNumber.put(number, value);
        });
        return of(byNumber);
    }

    /** Returns this table with a default for all other store views, including deleted ones. */
    public ByStore<T> otherwise(T value) {
        return new ByStore<>(values, Optional.of(value));
    }

    /**
     * Returns the value for the store view in which the order was placed.
     *
     * @throws MappingException if there is no default, and the store view is not in the table or was deleted; the message names the order
     *     and its store view
     */
    public T of(Order order) {
        return order.storeId()
                .flatMap(number -> Optional.ofNullable(values.get(number)))
                .or(() -> other)
                .orElseThrow(() -> new MappingException("order " + order.incrementId(), refusal(order), null));
    }

    private String refusal(Order order) {
        String store = order.storeId().map(number -> "store view " + number).orElse("a deleted store view");
        String name = order.storeName()
                .map(names -> " (" + String.join(" / ", names.lines().toList()) + ")")
                .orElse("");
        return store + name + " is not in the table, which has " + stores() + " and no default";
    }

    /** Returns whether there is a default. */
    public boolean hasDefault() {
        return other.isPresent();
    }

    /** Returns the numbers of the store views in the table, in ascending order. */
    public Set<Long> stores() {
        return new TreeSet<>(values.keySet());
    }
}
