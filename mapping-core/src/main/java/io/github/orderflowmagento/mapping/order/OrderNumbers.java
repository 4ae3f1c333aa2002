package io.github.orderflowmagento.mapping.order;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.orderflowmagento.magento.model.OrderHead;
import io.github.orderflowmagento.magento.model.OrderNumber;
import io.github.orderflowmagento.mapping.ReferenceMapping;
import io.github.orderflowmagento.mapping.Rule;

/**
 * Maps order numbers to references and back, for stores whose order numbers may overlap.
 *
 * @param others the mapping for all store views that are not in {@code byStore}
 * @param byStore the mapping for a store view, by its number
 */
record OrderNumbers(ReferenceMapping others, Map<Long, ReferenceMapping> byStore) {
    private static final String SAMPLE = "000000001";

    /** @throws IllegalArgumentException if orders of two stores with one number would have one reference; names the stores */
    OrderNumbers {
        byStore = Map.copyOf(byStore);
        refuseOneForTwo(others, new TreeMap<>(byStore));
    }

    static OrderNumbers of(ReferenceMapping all) {
        return new OrderNumbers(all, Map.of());
    }

    private static void refuseOneForTwo(ReferenceMapping others, Map<Long, ReferenceMapping> byStore) {
        Map<String, String> taken = new LinkedHashMap<>();
        sample(others).ifPresent(reference -> taken.put(reference, "all other stores"));
        byStore.forEach((id, references) -> sample(references).ifPresent(reference -> {
            String other = taken.putIfAbsent(reference, "store " + id);
            if (other != null) {
                throw new IllegalArgumentException("order numbers: order " + SAMPLE + " of store "
                        + id + " and that of " + other + " would have the reference '" + reference + "': give store "
                        + id
                        + " a prefix of its own, or remove it if no other store has its numbers");
            }
        }));
    }

    private static Optional<String> sample(ReferenceMapping references) {
        try {
            return Optional.of(references.toWarehouse(SAMPLE));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // a lookup table without this number
        }
    }

    /** Returns the identity of an order, with its store if that has its own references. */
    OrderNumber of(String incrementId, Optional<Long> storeId) {
        OrderNumber number = OrderNumber.of(incrementId);
        return storeId.filter(byStore::containsKey)
                .map(number::inStore)
                .orElseGet(() -> number.notInStores(byStore.keySet()));
    }

    /**
     * Returns OrderFlow's reference of an order.
     *
     * @throws IllegalArgumentException if its store is needed but unknown, or its reference is not converted back to it
     */
    String reference(OrderHead order) {
        return reference(
                order.storeId().isEmpty()
                        ? OrderNumber.of(order.incrementId())
                        : of(order.incrementId(), order.storeId()));
    }

    /** Like {@link #reference(OrderHead)}, for its identity. */
    String reference(OrderNumber number) {
        if (number.storeId().isEmpty() && !number.exceptStoreIds().containsAll(byStore.keySet())) {
            throw new IllegalArgumentException("order " + number
                    + ": the shop did not send its store, which determines the references of stores " + stores()
                    + ": the store may have been deleted, or the web service does not send it, as REST of Magento 1");
        }
        OrderNumber known = of(number.incrementId(), number.storeId());
        String reference = known.storeId().map(byStore::get).orElse(others).toWarehouse(number.incrementId());
        if (!byStore.isEmpty() && !order(reference).equals(Optional.of(known))) {
            throw new IllegalArgumentException("order " + number + " of " + known.stores() + " would be sent as '"
                    + reference + "', which is converted back to "
                    + order(reference)
                            .map(other -> "order " + other.incrementId() + " of " + other.stores())
                            .orElse("no order")
                    + ": its despatches would not find it. Give its store another prefix");
        }
        return reference;
    }

    /**
     * Returns the order of a reference; empty if there is none. If several mappings match, the one with the longest prefix counts.
     *
     * @throws IllegalArgumentException if a conversion fails
     */
    Optional<OrderNumber> order(String reference) {
        List<OrderNumber> candidates = new ArrayList<>();
        new TreeMap<>(byStore)
                .forEach((id, references) ->
                        references.toShop(reference).ifPresent(number -> candidates.add(of(number, Optional.of(id)))));
        others.toShop(reference).ifPresent(number -> candidates.add(of(number, Optional.empty())));
        return candidates.stream()
                .min((one, other) -> Integer.compare(
                        one.incrementId().length(), other.incrementId().length()));
    }

    /** Returns the rule for header and shipment block. */
    Rule<OrderSource> rule(String target) {
        Rule<OrderSource> number = Rule.<OrderSource>always(
                        target, "increment_id", from -> from.order().incrementId())
                .readingOnly();
        return byStore.isEmpty()
                ? others.appliedTo(number)
                : Rule.<OrderSource>always(target, "increment_id", from -> reference(from.order()))
                        .readingOnly()
                        .map(toString(), reference -> reference);
    }

    private String stores() {
        return new TreeMap<>(byStore).keySet().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /** Returns a description. */
    @Override
    public String toString() {
        return byStore.isEmpty()
                ? others.toString()
                : Stream.concat(
                                new TreeMap<>(byStore)
                                        .entrySet().stream().map(one -> one.getValue() + " in store " + one.getKey()),
                                Stream.of(others + " in any other"))
                        .collect(Collectors.joining(", "));
    }
}
