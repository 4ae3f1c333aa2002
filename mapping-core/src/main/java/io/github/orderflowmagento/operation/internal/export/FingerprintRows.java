package io.github.orderflowmagento.operation.internal.export;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.magento.model.ProductType;

/** The rows of an order relevant to the warehouse: SKUs, and units if rows are shipped separately. */
final class FingerprintRows {
    /** Each further bundle doubles the number of variants. */
    private static final int MOST_BUNDLES = 8;

    private FingerprintRows() {}

    /** Returns the rows as the shop returned them. */
    static Stream<String> of(Order order) {
        return of(order, FingerprintRows::shipsSeparately);
    }

    /**
     * Returns the rows in each variant that the shop would return if some bundles that now ship separately shipped together, or the
     * reverse.
     */
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

    /** Includes shipped units, so that a despatch or a subsequent return changes nothing. */
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

    /** How a bundle ships is a property of the product: all of its rows change together. */
    private static long product(OrderItem item) {
        return item.productId().orElse(-item.itemId());
    }
}
