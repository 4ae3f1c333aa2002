package io.github.orderflowmagento.operation.internal.export;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.orderflowmagento.magento.model.OrderHead;
import io.github.orderflowmagento.magento.model.OrderNumber;
import io.github.orderflowmagento.mapping.order.OrderMapping;

/**
 * The run's keys of orders: the number, and the store view if it has its own references, {@code 000000001 (store 2)}. A key with another
 * store view is of an order that the mapping does not distinguish from others of its number.
 */
public final class OrderKeys {
    private static final Pattern OF_STORE = Pattern.compile("(?<number>.+) \\(store (?<store>\\d{1,9})\\)");

    private final OrderMapping mapping;

    public OrderKeys(OrderMapping mapping) {
        this.mapping = mapping;
    }

    public String of(OrderHead order) {
        return mapping.orderNumber(order).toString();
    }

    /**
     * Returns the key of an order that is distinguished from others of its number although the mapping does not; for an order without a
     * store, the usual key.
     */
    public String apart(OrderHead order) {
        return order.storeId()
                .map(store -> OrderNumber.of(order.incrementId()).inStore(store).toString())
                .orElseGet(() -> of(order));
    }

    /** Returns the key of the order with a reference at OrderFlow; the reference itself if there is none. */
    public String ofReference(String reference) {
        return mapping.orderNumber(reference).map(OrderNumber::toString).orElse(reference);
    }

    /** Returns the key of an order's predecessor or successor, which belongs to the same store. */
    public String ofSameStore(OrderHead order, String incrementId) {
        return mapping.orderNumber(incrementId, order.storeId()).toString();
    }

    /** Returns the order's identity as far as the mapping distinguishes orders of one number. */
    public OrderNumber number(String key) {
        Matcher ofStore = OF_STORE.matcher(key);
        return ofStore.matches()
                ? mapping.orderNumber(ofStore.group("number"), Optional.of(Long.valueOf(ofStore.group("store"))))
                : mapping.orderNumber(key, Optional.empty());
    }

    /** Returns the key of the order without what the mapping does not distinguish, under which fingerprints are stored. */
    public String known(String key) {
        return number(key).toString();
    }

    /** Returns the store view in the key; empty if there is none. */
    public Optional<Long> store(String key) {
        Matcher ofStore = OF_STORE.matcher(key);
        return ofStore.matches() ? Optional.of(Long.valueOf(ofStore.group("store"))) : Optional.empty();
    }

    /**
     * Returns whether the mapping needs the store of the order, but the shop did not send it: the order may belong to any key of its
     * number.
     */
    public boolean isOfUnknownStore(OrderHead order) {
        return areByStore() && order.storeId().isEmpty();
    }

    /** Returns whether the mapping distinguishes the orders of some stores. */
    public boolean areByStore() {
        return !mapping.orderNumbersByStore().isEmpty();
    }

    /**
     * Returns the reference at OrderFlow of the order of a key.
     *
     * @throws IllegalArgumentException if it has none
     */
    public String reference(String key) {
        return mapping.reference(number(key));
    }
}
