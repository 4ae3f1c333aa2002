package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Calculates salable quantities: the quantities in the sources of a stock, less the reservations of orders that are not shipped. Writing a
 * quantity does not change reservations.
 */
final class Salability {

    private final Catalogue catalogue;
    private final Inventory inventory;
    private final Orders orders;
    private final Settings settings;

    /** The code of the website of a store, by the id of the store. */
    private final Map<Integer, String> websites;

    Salability(
            Catalogue catalogue, Inventory inventory, Orders orders, Settings settings, Map<Integer, String> websites) {
        this.catalogue = catalogue;
        this.inventory = inventory;
        this.orders = orders;
        this.settings = settings;
        this.websites = websites;
    }

    BigDecimal quantity(Row product, int stock) {
        BigDecimal inStock = isIndexed(product, stock) ? indexed(product, stock) : BigDecimal.ZERO;
        Row stockItem = inventory.stockItem(product);
        BigDecimal kept = Inventory.isManaged(stockItem) ? stockItem.decimal("min_qty") : BigDecimal.ZERO;
        return inStock.subtract(reserved(product.text("sku"), stock)).subtract(kept);
    }

    boolean isSalable(String sku, int stock) {
        Row product = catalogue.withSku(sku);
        if (product == null || inventory.suppliers(stock).isEmpty()) {
            return false;
        }
        Row stockItem = inventory.stockItem(product);
        if (inventory.isComposite(product)) {
            return Boolean.TRUE.equals(stockItem.get("is_in_stock"));
        }
        if (!Inventory.isManaged(stockItem)) {
            return true;
        }
        boolean isInSource = suppliers(sku, stock).stream().anyMatch(SourceItem::isInStock);
        return isInSource
                && isIndexed(product, stock)
                && (stockItem.integer("backorders") != 0
                        || quantity(product, stock).signum() > 0);
    }

    /** Returns whether the product is in the index: that of the default stock is built from stock items, others from sources. */
    private boolean isIndexed(Row product, int stock) {
        return stock == Inventory.DEFAULT_STOCK
                ? Boolean.TRUE.equals(inventory.stockItem(product).get("is_in_stock"))
                : suppliers(product.text("sku"), stock).stream().anyMatch(SourceItem::isIndexedInStock);
    }

    private BigDecimal indexed(Row product, int stock) {
        return stock == Inventory.DEFAULT_STOCK
                ? inventory.stockItem(product).decimal("qty")
                : suppliers(product.text("sku"), stock).stream()
                        .filter(SourceItem::isIndexedInStock)
                        .map(SourceItem::indexedQuantity)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<SourceItem> suppliers(String sku, int stock) {
        List<String> suppliers = inventory.suppliers(stock);
        return inventory.of(sku).stream()
                .filter(item -> suppliers.contains(item.source()))
                .toList();
    }

    /** Returns the reserved quantity of the stock's websites; without sources an order deducts stock when it is placed. */
    private BigDecimal reserved(String sku, int stock) {
        if (!settings.hasSources()) {
            return BigDecimal.ZERO;
        }
        return orders.all()
                .filter(order -> stock(order) == stock)
                .flatMap(order -> order.reserved().stream())
                .filter(units -> units.sku().equals(sku))
                .map(Order.Units::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private int stock(Order order) {
        @Nullable String website = websites.get(order.row().integer("store_id"));
        Row stock = website == null ? null : inventory.stockOfWebsite(website);
        return stock == null ? 0 : stock.integer("stock_id");
    }
}
