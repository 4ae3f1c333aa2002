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
 * What OrderFlow knows orders by, there and back, where stores may number theirs alike.
 *
 * @param others of the orders of all store views that are not in {@code byStore}
 * @param byStore of the orders of a store view, by its number
 */
record OrderNumbers(ReferenceMapping others, Map<Long, ReferenceMapping> byStore) {
    private static final String SAMPLE = "000000001";

    /** @throws IllegalArgumentException naming two stores whose orders of one number would have one reference */
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
                throw new IllegalArgumentException("order numbers: OrderFlow would know order " + SAMPLE + " of store "
                        + id + " and that of " + other + " by '" + reference + "': give store " + id
                        + " a prefix of its own, or leave it out if no other store has its numbers");
            }
        }));
    }

    private static Optional<String> sample(ReferenceMapping references) {
        try {
            return Optional.of(references.toWarehouse(SAMPLE));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // a table that has no such number
        }
    }

    /** Which order it is, with its store if that has references of its own. */
    OrderNumber of(String incrementId, Optional<Long> storeId) {
        OrderNumber number = OrderNumber.of(incrementId);
        return storeId.filter(byStore::containsKey)
                .map(number::inStore)
                .orElseGet(() -> number.notInStores(byStore.keySet()));
    }

    /**
     * What OrderFlow knows an order by.
     *
     * @throws IllegalArgumentException if the shop does not tell its store, and that matters; or if its reference does not lead back to it
     */
    String reference(OrderHead order) {
        return reference(
                order.storeId().isEmpty()
                        ? OrderNumber.of(order.incrementId())
                        : of(order.incrementId(), order.storeId()));
    }

    /** The same, by its number. */
    String reference(OrderNumber number) {
        if (number.storeId().isEmpty() && !number.exceptStoreIds().containsAll(byStore.keySet())) {
            throw new IllegalArgumentException("order " + number
                    + ": the shop does not tell its store, by which OrderFlow knows the orders of stores " + stores()
                    + ": it may have been deleted, or the web service does not tell it, as REST of Magento 1 does not");
        }
        OrderNumber known = of(number.incrementId(), number.storeId());
        String reference = known.storeId().map(byStore::get).orElse(others).toWarehouse(number.incrementId());
        if (!byStore.isEmpty() && !order(reference).equals(Optional.of(known))) {
            throw new IllegalArgumentException("order " + number + " of " + known.stores() + " would go out as '"
                    + reference + "', which comes back as "
                    + order(reference)
                            .map(other -> "order " + other.incrementId() + " of " + other.stores())
                            .orElse("no order")
                    + ": its despatches would not find it. Give its store another prefix");
        }
        return reference;
    }

    /**
     * The order that OrderFlow knows by a reference; empty if there is none. Where several mappings give it, it is of the one that adds most:
     * of a prefix, not of none.
     *
     * @throws IllegalArgumentException if a way back fails
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

    /** The rule for header and shipment block. */
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

    /** What they do, in words. */
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
