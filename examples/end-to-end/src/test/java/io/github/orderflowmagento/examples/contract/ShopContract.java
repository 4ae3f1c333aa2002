package io.github.orderflowmagento.examples.contract;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import org.junit.jupiter.api.AfterEach;

import io.github.orderflowmagento.examples.SandboxClients;
import io.github.orderflowmagento.examples.sandbox.SandboxMagento2Shop;
import io.github.orderflowmagento.examples.sandbox.SandboxShop;
import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.magento.model.ProductQuery;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.ShipmentRequest;
import io.github.orderflowmagento.magento.model.StockUpdate;
import io.github.orderflowmagento.testing.InMemoryMagento;
import io.github.orderflowmagento.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The contract of the shop interfaces, checked for the clients of both generations over HTTP and for the shop in memory, with the same
 * orders and products.
 */
abstract class ShopContract {
    static final String ORDER = "100000009";
    static final String OTHER = "100000011";
    static final String PENDING = "100000001";

    enum Kind {
        OVER_HTTP,
        MAGENTO_2_OVER_HTTP,
        IN_MEMORY
    }

    /** The sandbox's data, for the shop in memory. */
    private record Content(List<Order> orders, List<Shipment> shipments, List<Product> products) {
        static Content read() {
            try (SandboxShop sandbox = SandboxShop.start();
                    Magento shop = connect(sandbox)) {
                List<String> numbers = shop.orders()
                        .list(OrderQuery.builder().build())
                        .map(OrderSummary::incrementId)
                        .toList();
                List<Order> orders = shop.orders().details(numbers).stream()
                        .map(Answer::orThrow)
                        .toList();
                List<Shipment> shipments = shop.shipments().ofOrders(orders).stream()
                        .flatMap(answer -> answer.orThrow().stream())
                        .toList();
                List<String> skus = shop.products()
                        .list(ProductQuery.all())
                        .map(row -> row.sku().orElseThrow())
                        .toList();
                List<Product> products = shop.products().details(skus).stream()
                        .map(Answer::orThrow)
                        .toList();
                return new Content(orders, shipments, products);
            }
        }
    }

    private static final Content CONTENT = Content.read();

    final SettableClock clock = new SettableClock(Instant.parse("2026-11-29T12:00:00Z"));
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    @AfterEach
    void close() throws Exception {
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
    }

    Magento shop(Kind kind) {
        return switch (kind) {
            case OVER_HTTP -> overHttp();
            case MAGENTO_2_OVER_HTTP -> magento2OverHttp();
            case IN_MEMORY -> inMemory();
        };
    }

    private Magento overHttp() {
        SandboxShop sandbox = SandboxShop.start(clock);
        opened.push(sandbox);
        Magento shop = connect(sandbox);
        opened.push(shop);
        return shop;
    }

    private Magento magento2OverHttp() {
        SandboxMagento2Shop sandbox = SandboxMagento2Shop.builder().clock(clock).start();
        opened.push(sandbox);
        Magento shop = SandboxClients.to(sandbox).build();
        opened.push(shop);
        return shop;
    }

    private static Magento connect(SandboxShop sandbox) {
        return SandboxClients.to(sandbox).build();
    }

    private Magento inMemory() {
        InMemoryMagento shop = new InMemoryMagento(clock);
        CONTENT.orders().forEach(shop::addOrder);
        CONTENT.shipments().forEach(shop::addShipment);
        CONTENT.products().forEach(shop::addProduct);
        return shop;
    }

    static Order order(Magento shop, String number) {
        return shop.orders().details(List.of(number)).get(0).orThrow();
    }

    static <T> void assertKeys(List<Answer<T>> answers, String... keys) {
        assertThat(answers).extracting(Answer::key).containsExactly(keys);
    }

    static ShipmentRequest.Builder request(Magento shop, String number) {
        Order order = order(shop, number);
        ShipmentRequest.Builder request = ShipmentRequest.builder();
        order.shippableItems().forEach(row -> request.putItems(row.itemId(), row.qtyToShip()));
        request.order(order).reference("despatch 5512");
        return request;
    }

    static StockUpdate update(String sku, String quantity) {
        return StockUpdate.builder().sku(sku).quantity(new BigDecimal(quantity)).build();
    }
}
