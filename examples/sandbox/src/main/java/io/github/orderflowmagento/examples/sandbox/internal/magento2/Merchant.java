package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** The data and actions of a merchant in the shop. Not thread-safe. */
public final class Merchant {

    private static final Set<String> COLUMNS = Set.of(
            "id", "sku", "name", "price", "status", "visibility", "type_id", "weight", "created_at", "updated_at");

    private final ShopState shop;

    Merchant(ShopState shop) {
        this.shop = shop;
    }

    /** Returns the quantity of a SKU by source. */
    public Map<String, BigDecimal> quantities(String sku) {
        return shop.inventory().quantities(product(sku).text("sku"));
    }

    /** The quantity of the stock item of a product. */
    public BigDecimal stockItemQuantity(String sku) {
        return shop.inventory().stockItem(product(sku)).decimal("qty");
    }

    /** Whether the product can be bought from a stock. */
    public boolean isSalable(String sku, int stock) {
        return shop.salability().isSalable(product(sku).text("sku"), stock);
    }

    /** Returns the salable quantity of a product in a stock. */
    public BigDecimal salable(String sku, int stock) {
        return shop.salability().quantity(product(sku), stock);
    }

    /** Changes a field of a product or its stock item, or an attribute; null removes it. */
    public void alterProduct(String sku, String name, @Nullable Object value) {
        Row product = product(sku);
        Row stockItem = shop.inventory().stockItem(product);
        if (stockItem.has(name)) {
            alter(stockItem, name, value);
        } else if (COLUMNS.contains(name)) {
            shop.catalogue().remove(product);
            alter(product, name, value);
            shop.catalogue().add(product);
        } else {
            List<Row> attributes = new ArrayList<>(product.rows("custom_attributes"));
            attributes.removeIf(attribute -> attribute.text("attribute_code").equals(name));
            if (value != null) {
                attributes.add(new Row().put("attribute_code", name).put("value", value));
            }
            product.put("custom_attributes", attributes);
        }
    }

    /** Changes a field of an order; null removes it. */
    public void alterOrder(String incrementId, String name, @Nullable Object value) {
        Order order = existing(incrementId);
        alter(order.row(), name, value); // which may be its number
        order.touch();
    }

    /** Changes a field of each row of an order with the SKU; null removes it. */
    public void alterRow(String incrementId, String sku, String name, @Nullable Object value) {
        Order order = existing(incrementId);
        order.items().stream().filter(item -> item.text("sku").equals(sku)).forEach(item -> alter(item, name, value));
        order.touch();
    }

    private static void alter(Row row, String name, @Nullable Object value) {
        if (value == null) {
            row.remove(name);
        } else {
            row.put(name, value);
        }
    }

    /** Deletes a product; its quantities in the sources stay. */
    public void deleteProduct(String sku) {
        shop.catalogue().remove(product(sku));
    }

    /** Adds an order. */
    public void place(Row order) {
        shop.orders().add(order);
    }

    /** Returns the order's row; changes of it change the order. */
    public Row order(String incrementId) {
        return existing(incrementId).row();
    }

    /** Puts an order on hold. */
    public void hold(String incrementId) {
        existing(incrementId).hold();
    }

    /** Takes an order off hold. */
    public void unhold(String incrementId) {
        existing(incrementId).unhold();
    }

    /** Cancels an order. Returns whether it was cancelled. */
    public boolean cancel(String incrementId) {
        return shop.cancel(existing(incrementId));
    }

    /** Edits an order: cancels it and places another. Returns the number of the new order. */
    public String edit(String incrementId) {
        Order edited = existing(incrementId);
        Order replacement = shop.orders().replace(edited);
        shop.cancel(edited);
        return replacement.row().text("increment_id");
    }

    /** Refunds units that were not shipped. */
    public void refund(String incrementId, String sku, BigDecimal units) {
        existing(incrementId).refund(sku, units);
    }

    /** Puts an order into payment review. */
    public void reviewPayment(String incrementId) {
        existing(incrementId).reviewPayment();
    }

    /** Changes the street of the delivery address. */
    public void correctStreet(String incrementId, String street) {
        Order order = existing(incrementId);
        order.row()
                .row("extension_attributes")
                .rows("shipping_assignments")
                .forEach(assignment ->
                        assignment.row("shipping").row("address").put("street", List.of(street.split("\n", -1))));
        order.touch();
    }

    /** Returns the shipments of an order, oldest first. */
    public List<Row> shipmentsOf(String incrementId) {
        int order = existing(incrementId).id();
        return shop.shipments()
                .all()
                .filter(shipment -> shipment.integer("order_id") == order)
                .toList();
    }

    private Order existing(String incrementId) {
        @Nullable Order order = shop.orders().numbered(incrementId);
        if (order == null) {
            throw new IllegalArgumentException("the sandbox shop has no order " + incrementId);
        }
        return Objects.requireNonNull(order);
    }

    private Row product(String sku) {
        @Nullable Row product = shop.catalogue().withSku(sku);
        if (product == null) {
            throw new IllegalArgumentException("the sandbox shop has no product " + sku);
        }
        return Objects.requireNonNull(product);
    }
}
