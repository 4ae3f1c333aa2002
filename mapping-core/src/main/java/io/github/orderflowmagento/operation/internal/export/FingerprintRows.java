package io.github.orderflowmagento.operation.internal.export;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.magento.model.ProductType;

/** The rows of an order as they concern the warehouse: SKUs, and units where rows are shipped by themselves. */
final class FingerprintRows {
    /** For each one more there are twice as many ways to tell the rows. */
    private static final int MOST_BUNDLES = 8;

    private FingerprintRows() {}

    /** As the shop tells the order. */
    static Stream<String> of(Order order) {
        return of(order, FingerprintRows::shipsSeparately);
    }

    /** In each way in which the shop would tell the order if some of its bundles shipped together that ship separately now, or the reverse. */
    static Stream<Stream<String>> withOtherBundles(Order order) {
        List<Long> bundles = order.items().stream()
                .filter(item -> item.type() != ProductType.CONFIGURABLE
                        && !order.childrenOf(item).isEmpty())
                .map(FingerprintRows::product)
                .distinct()
                .limit(MOST_BUNDLES)
                .toList();
        return IntStream.range(1, 1 << bundles.size())
                .mapToObj(others -> of(order, item -> {
                    int bundle = bundles.indexOf(product(item));
                    boolean isOther = bundle >= 0 && (others >> bundle & 1) == 1;
                    return shipsSeparately(item) != isOther;
                }));
    }

    private static Stream<String> of(Order order, Predicate<OrderItem> shipsSeparately) {
        return order.items().stream()
                .filter(item -> item.isPhysical().orElse(true))
                .map(item -> row(order, item, shipsSeparately));
    }

    /** Units shipped stay in it, so that a despatch, or a return after it, changes nothing. */
    private static String row(Order order, OrderItem item, Predicate<OrderItem> shipsSeparately) {
        boolean isCounted = order.parentOf(item)
                .map(shipsSeparately::test)
                .orElse(order.childrenOf(item).isEmpty() || !shipsSeparately.test(item));
        BigDecimal wanted = item.qtyOrdered().subtract(item.qtyCanceled()).subtract(item.qtyRefunded());
        return item.sku().orElse("") + (isCounted ? " " + Fingerprint.plain(wanted.max(item.qtyShipped())) : "");
    }

    private static boolean shipsSeparately(OrderItem item) {
        return item.shipsSeparately().orElse(false);
    }

    /** How a bundle ships is a matter of the product: all of its rows change together. */
    private static long product(OrderItem item) {
        return item.productId().orElse(-item.itemId());
    }
}
