package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** The legacy API of stock items; with sources, that of the default source. */
final class StockItemRoutes {

    private final Catalogue catalogue;
    private final Inventory inventory;
    private final Salability salability;

    StockItemRoutes(Catalogue catalogue, Inventory inventory, Salability salability) {
        this.catalogue = catalogue;
        this.inventory = inventory;
        this.salability = salability;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/stockItems/:sku", Right.STOCK_ITEMS, call -> inventory.stockItem(product(call))),
                new Route("GET", "/stockStatuses/:sku", Right.STOCK_ITEMS, this::status));
    }

    AsyncRoute asyncRoute() {
        return new AsyncRoute(
                new Route("PUT", "/products/:productSku/stockItems/:itemId", Right.STOCK_ITEMS, this::save),
                "async.magento.cataloginventory.api.stockregistryinterface.updatestockitembysku.put",
                "Magento\\CatalogInventory\\Model\\StockRegistry\\Interceptor::updateStockItemBySku",
                StockItemRoutes::check);
    }

    private Row status(Call call) {
        Row product = product(call);
        Row stockItem = inventory.stockItem(product);
        return new Row()
                .put("product_id", product.integer("id"))
                .put("stock_id", Inventory.DEFAULT_STOCK)
                .put("qty", salability.quantity(product, Inventory.DEFAULT_STOCK))
                .put("stock_status", salability.isSalable(product.text("sku"), Inventory.DEFAULT_STOCK) ? 1 : 0)
                .put("stock_item", stockItem);
    }

    private static void check(Call call) {
        if (!call.part(1).matches("-?\\d{1,10}")) {
            throw RestException.wrongType("item_id", call.part(1), "int");
        }
        Object quantity = given(call).get("qty");
        if (quantity != null && !Numbers.isNumber(quantity)) {
            throw RestException.wrongType("qty", quantity.toString(), "float");
        }
    }

    private static Row given(Call call) {
        if (call.required("stockItem") instanceof Row given) {
            return given;
        }
        throw RestException.php();
    }

    /** Saves a stock item, identified by SKU; its id is ignored. A product that was out of stock comes back only with an explicit flag. */
    private BigDecimal save(Call call) {
        check(call);
        Row given = given(call);
        Object quantity = given.get("qty");
        Row product = product(call);
        Row stockItem = inventory.stockItem(product);
        if (quantity != null) {
            stockItem.put("qty", Numbers.stored(Numbers.of(quantity)));
        }
        boolean isInStock = Boolean.TRUE.equals(
                given.get("is_in_stock") == null
                        ? stockItem.get("is_in_stock")
                        : (Object) isTrue(given.get("is_in_stock")));
        stockItem.put("is_in_stock", isInStock && isEnough(product, stockItem));
        for (String name : List.of("min_qty", "backorders", "manage_stock", "is_qty_decimal")) {
            if (given.get(name) != null) {
                stockItem.put(name, given.get(name));
            }
        }
        if (!inventory.isComposite(product)) {
            inventory.save(
                    product.text("sku"),
                    Inventory.DEFAULT_SOURCE,
                    stockItem.decimal("qty"),
                    Boolean.TRUE.equals(stockItem.get("is_in_stock")) ? 1 : 0);
        }
        return stockItem.decimal("item_id");
    }

    private boolean isEnough(Row product, Row stockItem) {
        return inventory.isComposite(product) || Inventory.isEnough(stockItem, stockItem.decimal("qty"));
    }

    private static boolean isTrue(@Nullable Object value) {
        return Boolean.TRUE.equals(value)
                || "true".equals(value)
                || Numbers.of(value).signum() != 0;
    }

    private Row product(Call call) {
        Row product = catalogue.withSku(call.part(0));
        if (product == null) {
            throw RestException.numbered(404, "The Product with the \"%1\" SKU doesn't exist.", call.part(0));
        }
        return product;
    }
}
