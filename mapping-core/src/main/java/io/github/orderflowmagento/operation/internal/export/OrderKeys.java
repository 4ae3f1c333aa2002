package io.github.orderflowmagento.operation.internal.export;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.orderflowmagento.magento.model.OrderHead;
import io.github.orderflowmagento.magento.model.OrderNumber;
import io.github.orderflowmagento.mapping.order.OrderMapping;

/**
 * What runs know orders by: the number, and the store view where that has references of its own, {@code 000000001 (store 2)}. A key that
 * names another store view is that of an order of which the mapping cannot tell another of its number apart.
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

    /** The key of an order that is told apart from others of its number, which the mapping does not do; of one without a store, the usual. */
    public String apart(OrderHead order) {
        return order.storeId()
                .map(store -> OrderNumber.of(order.incrementId()).inStore(store).toString())
                .orElseGet(() -> of(order));
    }

    /** The key of the order that OrderFlow knows by a reference; the reference itself if that is of no order. */
    public String ofReference(String reference) {
        return mapping.orderNumber(reference).map(OrderNumber::toString).orElse(reference);
    }

    /** The key of the order that replaced another, or was replaced by it: of the same store. */
    public String ofSameStore(OrderHead order, String incrementId) {
        return mapping.orderNumber(incrementId, order.storeId()).toString();
    }

    /** Which order it is, as far as the mapping tells orders of one number apart. */
    public OrderNumber number(String key) {
        Matcher ofStore = OF_STORE.matcher(key);
        return ofStore.matches()
                ? mapping.orderNumber(ofStore.group("number"), Optional.of(Long.valueOf(ofStore.group("store"))))
                : mapping.orderNumber(key, Optional.empty());
    }

    /** The key of the same order but for what the mapping does not tell apart: under it is kept what was exported. */
    public String known(String key) {
        return number(key).toString();
    }

    /** The store view that the key names; empty if it names none. */
    public Optional<Long> store(String key) {
        Matcher ofStore = OF_STORE.matcher(key);
        return ofStore.matches() ? Optional.of(Long.valueOf(ofStore.group("store"))) : Optional.empty();
    }

    /** Whether the mapping needs the store of the order, and the shop does not tell it: the order may be of any key of its number. */
    public boolean isOfUntoldStore(OrderHead order) {
        return areByStore() && order.storeId().isEmpty();
    }

    /** Whether the mapping tells the orders of some stores apart. */
    public boolean areByStore() {
        return !mapping.orderNumbersByStore().isEmpty();
    }

    /**
     * What OrderFlow knows the order of a key by.
     *
     * @throws IllegalArgumentException if it has no reference
     */
    public String reference(String key) {
        return mapping.reference(number(key));
    }
}
