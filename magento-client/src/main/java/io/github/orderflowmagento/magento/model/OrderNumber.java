package io.github.orderflowmagento.magento.model;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Identifies an order: its number and, where stores use the same numbers, its store view. In Magento 2 a number is unique within a store
 * view only; in Magento 1 each number is unique. Immutable.
 *
 * @param incrementId the number that customers know
 * @param storeId number of the store view in which the order was placed ({@link OrderHead#storeId}); empty for any
 * @param exceptStoreIds numbers of excluded store views; empty if {@code storeId} is given
 */
public record OrderNumber(String incrementId, Optional<Long> storeId, Set<Long> exceptStoreIds) {
    /**
     * Creates an order number.
     *
     * @throws IllegalArgumentException if it names both a store view and excluded ones
     */
    public OrderNumber {
        Objects.requireNonNull(storeId);
        exceptStoreIds = Set.copyOf(exceptStoreIds);
        if (storeId.isPresent() && !exceptStoreIds.isEmpty()) {
            throw new IllegalArgumentException("order " + incrementId + ": names a store, so it cannot exclude others");
        }
    }

    /** Returns the number of an order in any store view. */
    public static OrderNumber of(String incrementId) {
        return new OrderNumber(incrementId, Optional.empty(), Set.of());
    }

    /** Returns this number in one store view. */
    public OrderNumber inStore(long id) {
        return new OrderNumber(incrementId, Optional.of(id), Set.of());
    }

    /** Returns this number with excluded store views. */
    public OrderNumber notInStores(Set<Long> ids) {
        return new OrderNumber(incrementId, Optional.empty(), ids);
    }

    /** Whether it restricts the store view, so that it can only match an order whose store view is known. */
    public boolean isOfSomeStore() {
        return storeId.isPresent() || !exceptStoreIds.isEmpty();
    }

    /** Whether it matches an order of the store view. */
    public boolean isOfStore(long id) {
        return storeId.map(own -> own == id).orElseGet(() -> !exceptStoreIds.contains(id));
    }

    /** Describes the store views: {@code store 2}, {@code another store than 2, 3}, {@code any store}. */
    public String stores() {
        return storeId.map(id -> "store " + id)
                .orElseGet(() -> exceptStoreIds.isEmpty()
                        ? "any store"
                        : "another store than "
                                + new TreeSet<>(exceptStoreIds)
                                        .stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }

    /** The number, and the store view that it names: {@code 000000001 (store 2)}, or {@code 000000001}. */
    @Override
    public String toString() {
        return incrementId + storeId.map(id -> " (store " + id + ")").orElse("");
    }
}
