package io.github.orderflowmagento.testing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.model.AttributeOptions;
import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderHead;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.StockItem;
import io.github.orderflowmagento.magento.model.StockKeeping;
import io.github.orderflowmagento.magento.model.StoreView;

/** The data of a shop. Guarded by its lock: see {@link ShopAccess}. */
final class ShopState {
    /** Stock is kept per SKU and source. */
    record StockKey(String sku, String source) {}

    private final SettableClock clock;
    final Map<Long, Order> orders = new TreeMap<>();
    final Map<Long, Product> products = new TreeMap<>();
    final Map<Long, Shipment> shipments = new TreeMap<>();
    final Map<StockKey, StockItem> stock = new LinkedHashMap<>();
    final Set<String> sources = new LinkedHashSet<>(Set.of(StockItem.DEFAULT_SOURCE));
    final Map<String, AttributeOptions> options = new HashMap<>();
    final Map<String, String> carriers = new LinkedHashMap<>(Map.of("custom", "Custom Value"));
    final Map<Long, StoreView> views = new TreeMap<>();
    StockKeeping keeping = StockKeeping.SUBTRACTS;
    private long lastId;

    ShopState(SettableClock clock) {
        this.clock = clock;
        views.put(
                1L,
                StoreView.builder()
                        .storeId(1)
                        .code("default")
                        .name("Default Store View")
                        .websiteId(1L)
                        .groupId(1L)
                        .isActive(true)
                        .build());
    }

    /** Returns a new unique id. */
    long nextId() {
        lastId++;
        return lastId;
    }

    /** Reserves the id of a value that a test added. */
    void isTaken(long id) {
        lastId = Math.max(lastId, id);
    }

    /** Returns the shop's time in whole seconds. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** Returns the orders of a number; several stores may each have one. */
    List<Order> orders(String incrementId) {
        return orders.values().stream()
                .filter(order -> order.incrementId().equals(incrementId))
                .toList();
    }

    /** Returns an order, by its id if present. Rejects one without a number, as the clients do. */
    Order order(String call, OrderHead head) {
        if (head.incrementId().isBlank()) {
            throw new IllegalArgumentException(call + ": the order has no number");
        }
        return orders(head.incrementId()).stream()
                .filter(order -> head.orderId().isEmpty() || head.orderId().equals(order.orderId()))
                .findFirst()
                .orElseThrow(
                        () -> new MagentoException.NotFound(call + " " + head.incrementId(), "there is no such order"));
    }

    /** Saves the order with the current time. */
    void save(Order order) {
        orders.put(
                order.orderId().orElseThrow(),
                Order.builder().from(order).updatedAt(now()).build());
    }

    Optional<Product> product(String sku) {
        return products.values().stream()
                .filter(product -> product.sku().equals(sku))
                .findFirst();
    }

    /** Saves the product with the current time. Its stock is stored separately. */
    void save(Product product) {
        products.put(
                product.productId(),
                Product.builder()
                        .from(product)
                        .stockItem(Optional.empty())
                        .updatedAt(now())
                        .build());
    }

    /** Returns the product with its stock. */
    Product asSent(Product product) {
        return Product.builder()
                .from(product)
                .stockItem(Optional.ofNullable(stock.get(new StockKey(product.sku(), StockItem.DEFAULT_SOURCE))))
                .build();
    }

    void keep(StockItem item) {
        sources.add(item.source());
        stock.put(new StockKey(item.sku(), item.source()), item);
    }

    /** Oldest first. */
    List<Shipment> shipmentsOf(long orderId) {
        return shipments.values().stream()
                .filter(shipment -> shipment.orderId() == orderId)
                .toList();
    }

    Optional<Shipment> shipment(String incrementId) {
        return shipments.values().stream()
                .filter(shipment -> shipment.incrementId().equals(incrementId))
                .findFirst();
    }

    static Fields with(Fields fields, String name, String value) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(fields.asMap());
        all.put(name, value);
        return Fields.of(all);
    }
}
