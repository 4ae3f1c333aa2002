package io.github.orderflowmagento.magento.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.model.OrderNumber;

/** Selects the order that is meant among those that a shop has under one number. */
public final class OrderOfNumber {
    private OrderOfNumber() {}

    /**
     * Returns the only order that matches.
     *
     * @param <T> the representation of an order
     * @param found all orders of the shop with the number
     * @param store the store view of an order; empty if the shop does not send it
     * @throws MagentoException.NotFound if none matches
     * @throws MagentoException.Ambiguous if several match
     * @throws MagentoException.Rejected if it depends on a store view that the shop does not send
     */
    public static <T> T only(String operation, OrderNumber number, List<T> found, Function<T, Optional<Long>> store) {
        if (found.isEmpty()) {
            throw new MagentoException.NotFound(operation, "the shop has no order with this number");
        }
        if (number.isOfSomeStore()
                && found.stream().anyMatch(order -> store.apply(order).isEmpty())) {
            throw new MagentoException.Rejected(
                    operation,
                    "the shop does not send the store of an order with this number, and that of " + number.stores()
                            + " is meant");
        }
        List<T> meant = found.stream()
                .filter(order -> store.apply(order).map(number::isOfStore).orElse(true))
                .toList();
        if (meant.isEmpty()) {
            throw new MagentoException.NotFound(
                    operation,
                    "the shop has no order with this number in " + number.stores() + ", only in store "
                            + stores(found, store));
        }
        if (meant.size() > 1) {
            throw new MagentoException.Ambiguous(
                    operation,
                    "several stores have an order with this number: those with the numbers " + stores(meant, store));
        }
        return meant.get(0);
    }

    private static <T> List<String> stores(List<T> orders, Function<T, Optional<Long>> store) {
        return orders.stream()
                .map(order -> store.apply(order).map(String::valueOf).orElse("unknown"))
                .sorted()
                .toList();
    }
}
