package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What can be sold: what is in the sources of a stock, less what orders wait for that are not sent. So a quantity that is
 * sent to the shop leaves the reservations where they are.
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

    /** The default stock is indexed from the stock items, the others from the sources. */
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

    /** What orders of the stock's websites wait for; without sources an order takes from the stock as it is placed. */
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
