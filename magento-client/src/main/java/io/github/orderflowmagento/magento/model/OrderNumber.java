package io.github.orderflowmagento.magento.model;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which order is meant: its number and, where stores number their orders alike, its store view. In Magento 2 a number is one order's
 * within its store view only; Magento 1 has each number once. Immutable.
 *
 * @param incrementId the number that customers know
 * @param storeId number of the store view in which the order was placed ({@link OrderHead#storeId}); empty if that is not said
 * @param exceptStoreIds numbers of the store views whose orders are not meant; empty where {@code storeId} says whose is
 */
public record OrderNumber(String incrementId, Optional<Long> storeId, Set<Long> exceptStoreIds) {
    /**
     * Refuses contradictions.
     *
     * @throws IllegalArgumentException if it names both the store view that is meant, and others that are not
     */
    public OrderNumber {
        Objects.requireNonNull(storeId);
        exceptStoreIds = Set.copyOf(exceptStoreIds);
        if (storeId.isPresent() && !exceptStoreIds.isEmpty()) {
            throw new IllegalArgumentException(
                    "order " + incrementId + ": names a store, so there is no other to leave out");
        }
    }

    /** The order of this number, whatever its store view. */
    public static OrderNumber of(String incrementId) {
        return new OrderNumber(incrementId, Optional.empty(), Set.of());
    }

    /** The order of this number in one store view. */
    public OrderNumber inStore(long id) {
        return new OrderNumber(incrementId, Optional.of(id), Set.of());
    }

    /** The order of this number in another store view than these. */
    public OrderNumber notInStores(Set<Long> ids) {
        return new OrderNumber(incrementId, Optional.empty(), ids);
    }

    /** Whether it says anything of the store view, so that only an order which tells its own can be meant. */
    public boolean isOfSomeStore() {
        return storeId.isPresent() || !exceptStoreIds.isEmpty();
    }

    /** Whether an order of this number may be of such a store view. */
    public boolean isOfStore(long id) {
        return storeId.map(own -> own == id).orElseGet(() -> !exceptStoreIds.contains(id));
    }

    /** The store views in words: {@code store 2}, {@code another store than 2, 3}, {@code any store}. */
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
