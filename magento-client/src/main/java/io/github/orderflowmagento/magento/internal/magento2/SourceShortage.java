package io.github.orderflowmagento.magento.internal.magento2;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.Stock;
import io.github.orderflowmagento.magento.model.InvalidFieldException;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.magento.model.StockItem;

/**
 * Checks whether a source holds the units of a rejected shipment. The shop does not say: it rejects it as a shipment that could not be
 * saved, in the language of the store.
 */
final class SourceShortage {
    private static final int PLACES = 4;

    private final Stock stock;

    SourceShortage(Stock stock) {
        this.stock = stock;
    }

    /** Describes what the source lacks; empty if it lacks nothing, or if that is unknown. */
    Optional<String> of(Order order, Map<Long, BigDecimal> units, String source) {
        List<String> lacking = new ArrayList<>();
        try {
            Map<String, BigDecimal> needed = needed(order, units);
            List<String> skus = List.copyOf(needed.keySet());
            List<Answer<StockItem>> held = stock.read(skus, source);
            for (int i = 0; i < skus.size(); i++) {
                BigDecimal need = needed.getOrDefault(skus.get(i), BigDecimal.ZERO);
                String sku = skus.get(i);
                Answer<StockItem> item = held.get(i);
                item.value()
                        .map(StockItem::quantity)
                        .filter(quantity -> quantity.compareTo(need) < 0)
                        .ifPresent(quantity -> lacking.add(
                                plain(quantity) + " of '" + sku + "', and " + plain(need) + " are to leave"));
                item.failure()
                        .filter(MagentoException.NotFound.class::isInstance)
                        .ifPresent(failure -> lacking.add("no stock record of '" + sku + "'"));
            }
        } catch (MagentoException | InvalidFieldException e) {
            return Optional.empty(); // the shop's refusal is what counts
        }
        return lacking.isEmpty()
                ? Optional.empty()
                : Optional.of("the source '" + source + "' has " + String.join("; ", lacking));
    }

    /** By SKU of the product, to which custom options may have added in the row. Without rows whose SKU is unknown. */
    private static Map<String, BigDecimal> needed(Order order, Map<Long, BigDecimal> units) {
        Map<String, BigDecimal> needed = new TreeMap<>();
        order.items().stream().filter(row -> units.containsKey(row.itemId())).forEach(row -> {
            BigDecimal wanted = units.getOrDefault(row.itemId(), BigDecimal.ZERO);
            List<OrderItem> parts = order.childrenOf(row);
            for (OrderItem part : parts.isEmpty() ? List.of(row) : parts) {
                if (part.isPhysical().orElse(true)) {
                    productSku(part).ifPresent(sku -> needed.merge(sku, share(row, part, wanted), BigDecimal::add));
                }
            }
        });
        return needed;
    }

    /** The product's SKU is in the row, in addition to the one that options may have extended, as long as the shop has the product. */
    private static Optional<String> productSku(OrderItem row) {
        if (row.options().list("custom_options").isEmpty()) {
            return row.sku();
        }
        return row.fields().has("product_sku") ? row.productSku() : Optional.empty();
    }

    private static BigDecimal share(OrderItem row, OrderItem part, BigDecimal wanted) {
        return row.itemId() == part.itemId() || row.qtyOrdered().signum() == 0
                ? wanted
                : part.qtyOrdered().multiply(wanted).divide(row.qtyOrdered(), PLACES, RoundingMode.HALF_UP);
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
