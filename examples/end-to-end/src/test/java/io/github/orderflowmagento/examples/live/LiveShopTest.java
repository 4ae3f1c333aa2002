package io.github.orderflowmagento.examples.live;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.examples.quickstart.Connections;
import io.github.orderflowmagento.examples.quickstart.Settings;
import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.magento.model.ProductQuery;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.ShipmentSummary;
import io.github.orderflowmagento.magento.model.StockItem;
import io.github.orderflowmagento.magento.model.StockUpdate;
import io.github.orderflowmagento.mapping.order.OrderLine;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;
import io.github.orderflowmagento.orderflow.message.DespatchLine;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Runs against the shop named by {@code MAGENTO_URL} and its credentials, whichever Magento it is; see {@link Connections#shop} and the
 * README. It assumes nothing about the shop's data: tests that write need a target ({@code LIVE_STOCK_SKU}, {@code
 * LIVE_SHIP_ORDER}).
 */
@Tag("live")
class LiveShopTest {
    private static final int SAMPLE = 50;

    private final Settings settings = Settings.ofThisProcess();
    private Magento shop;

    @BeforeEach
    void connect() {
        shop = Connections.shop(settings)
                .orElseThrow(() -> new IllegalStateException("set MAGENTO_URL and the shop's credentials"));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void productsAreListedAndReadBack() {
        List<String> skus = shop.products()
                .list(ProductQuery.all())
                .limit(SAMPLE)
                .map(row -> row.sku().orElseThrow())
                .toList();

        List<Answer<Product>> answers = shop.products().details(skus);

        assertThat(answers).extracting(Answer::key).isEqualTo(skus);
        assertThat(answers)
                .isNotEmpty()
                .allSatisfy(answer -> assertThat(answer.orThrow().sku()).isEqualTo(answer.key()));
    }

    @Test
    void ordersAreListedAndReadBack() {
        List<String> numbers = shop.orders()
                .list(OrderQuery.builder().build())
                .limit(SAMPLE)
                .map(OrderSummary::incrementId)
                .toList();

        List<Answer<Order>> answers = shop.orders().details(numbers);

        assertThat(answers).extracting(Answer::key).isEqualTo(numbers);
        assertThat(answers)
                .isNotEmpty()
                .allSatisfy(answer -> assertThat(answer.orThrow().incrementId()).isEqualTo(answer.key()));
    }

    @Test
    void aSkuAndAnOrderThatNobodyHasAreNotFound() {
        assertThat(shop.products().details(List.of("no-such-sku-7f3a")).get(0).failure())
                .get()
                .isInstanceOf(MagentoException.NotFound.class);
        assertThat(shop.stock().read(List.of("no-such-sku-7f3a")).get(0).failure())
                .get()
                .isInstanceOf(MagentoException.NotFound.class);
        assertThat(shop.orders().details(List.of("no-such-order-7f3a")).get(0).failure())
                .get()
                .isInstanceOf(MagentoException.NotFound.class);
    }

    @Test
    void aWrongKeyIsRefused() {
        try (Magento stranger = Connections.shop(withAWrongKey()).orElseThrow()) {
            assertThat(catchThrowable(
                            () -> stranger.products().list(ProductQuery.all()).findFirst()))
                    .isInstanceOf(MagentoException.RefusedCredentials.class);
        }
    }

    private static Settings withAWrongKey() {
        Properties properties = new Properties();
        properties.putAll(System.getProperties());
        Settings given = new Settings(properties, System.getenv());
        List<String> secrets = Stream.of("magento.apiKey", "magento.tokenSecret", "magento.bearer")
                .filter(name -> given.find(name).isPresent())
                .toList();
        assertThat(secrets).hasSize(1);
        properties.setProperty(secrets.get(0), "certainly-not-the-key");
        return given;
    }

    @Test
    void aStockItemIsWrittenAndRestored() {
        String sku = requiredSetting("live.stockSku");
        StockItem before = shop.stock().read(List.of(sku)).get(0).orThrow();
        BigDecimal changed = before.quantity().add(BigDecimal.ONE);
        try {
            write(sku, changed, before.isInStock());

            assertThat(shop.stock().read(List.of(sku)).get(0).orThrow().quantity())
                    .isEqualByComparingTo(changed);
        } finally {
            write(sku, before.quantity(), before.isInStock());
        }
        assertThat(shop.stock().read(List.of(sku)).get(0).orThrow()).isEqualTo(before);
    }

    private void write(String sku, BigDecimal qty, boolean inStock) {
        shop.stock()
                .update(List.of(StockUpdate.builder()
                        .sku(sku)
                        .quantity(qty)
                        .isInStock(inStock)
                        .build()))
                .get(0)
                .orThrow();
    }

    @Test
    void anOrderIsShippedOnceThoughItsDespatchComesTwice() {
        String number = requiredSetting("live.shipOrder");
        Order order = shop.orders().details(List.of(number)).get(0).orThrow();
        List<OrderLine> left = OrderLine.of(order);
        assumeThat(left).as("order %s has nothing left to ship", number).isNotEmpty();
        int before = shipments(order).size();
        DespatchNotification despatch = despatch(order, left);
        ShipmentNotification notification = ShipmentNotification.to(shop).build();

        ItemOutcome first = notification
                .of(List.of(despatch))
                .run(RunState.initial())
                .items()
                .get(0);
        ItemOutcome second = notification
                .of(List.of(despatch))
                .run(RunState.initial())
                .items()
                .get(0);

        assertThat(first.outcome()).as("%s", first).isEqualTo(Outcome.DONE);
        assertThat(second.outcome()).as("%s", second).isEqualTo(Outcome.ALREADY_THERE);
        List<Shipment> after = shipments(order);
        assertThat(after).hasSize(before + 1);
        assertThat(after.stream().flatMap(shipment -> shipment.tracks().stream()))
                .filteredOn(track -> track.number().equals(despatch.trackingNumber()))
                .hasSize(1);
        Order shipped = shop.orders().details(List.of(number)).get(0).orThrow();
        assertThat(OrderLine.of(shipped)).as("lines left to ship").isEmpty();
    }

    private List<Shipment> shipments(Order order) {
        List<String> numbers = shop.shipments().ofOrder(order).stream()
                .map(ShipmentSummary::incrementId)
                .toList();
        return shop.shipments().details(numbers).stream().map(Answer::orThrow).toList();
    }

    /** All that is left of the order. The message id is the order's change, so that a repeated suite repeats no message of before. */
    private DespatchNotification despatch(Order order, List<OrderLine> left) {
        long messageId = order.updatedAt().orElseThrow().getEpochSecond();
        DespatchNotification.Builder despatch = DespatchNotification.builder();
        despatch.orderReference(order.incrementId())
                .messageId(messageId)
                .courierName("Live")
                .serviceName("Test")
                .trackingNumber("LIVE" + messageId)
                .notifyCustomer(settings.isOn("live.notifyCustomer"));
        left.forEach(line -> despatch.addLines(DespatchLine.builder()
                .externalReference(line.item().sku().orElseThrow())
                .quantity(line.quantity())
                .build()));
        return despatch.build();
    }

    /** The setting, or the test is skipped with a word on what to set. */
    private String requiredSetting(String setting) {
        Optional<String> value = settings.find(setting);
        assumeThat(value).as("set -D%s=… to run this test; it writes", setting).isPresent();
        return value.orElseThrow();
    }
}
