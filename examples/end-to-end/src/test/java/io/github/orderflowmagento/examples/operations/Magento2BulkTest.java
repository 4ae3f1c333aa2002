package io.github.orderflowmagento.examples.operations;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.examples.MovableClock;
import io.github.orderflowmagento.examples.sandbox.SandboxMagento2Shop;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.OAuthCredentials;
import io.github.orderflowmagento.magento.client.MagentoClient;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.ProductQuery;
import io.github.orderflowmagento.magento.model.ProductSummary;
import io.github.orderflowmagento.magento.model.ProductType;
import io.github.orderflowmagento.magento.model.StockUpdate;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.checkpoint.InMemoryCheckpoint;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;

import static io.github.orderflowmagento.examples.Despatches.despatch;
import static org.assertj.core.api.Assertions.assertThat;

/** However and whenever a shop's consumers run, each despatch is shipped once, and no older quantity replaces a newer one. */
class Magento2BulkTest {
    private static final String MUG = "MUG-001";

    /** Three orders with ten units of MUG-001 together, each in its row. */
    private static final List<String> ORDERS = List.of("100000001", "100000009", "100000013");

    private final SandboxMagento2Shop sandbox = SandboxMagento2Shop.start();
    private final InMemoryCheckpoint checkpoint = new InMemoryCheckpoint();
    private Magento shop;

    @BeforeEach
    void connect() {
        shop = connect(Duration.ofMillis(60));
    }

    @AfterEach
    void close() {
        shop.close();
        sandbox.close();
    }

    private Magento connect(Duration longestWait) {
        return MagentoClient.magento2()
                .baseUrl(sandbox.url())
                .oauth(OAuthCredentials.builder()
                        .consumerKey(sandbox.consumerKey())
                        .consumerSecret(sandbox.consumerSecret())
                        .token(sandbox.token())
                        .tokenSecret(sandbox.tokenSecret())
                        .build())
                .asyncBulk(longestWait)
                .build();
    }

    private static List<DespatchNotification> parcels(int first) {
        return IntStream.range(0, ORDERS.size())
                .mapToObj(i -> despatch(ORDERS.get(i), first + i, Map.of(MUG, 1)))
                .toList();
    }

    private Run ship(List<DespatchNotification> despatches) {
        return checkpoint.run(
                ShipmentNotification.to(shop).clock(new MovableClock()).build().of(despatches));
    }

    private static List<Outcome> outcomes(Run run) {
        return run.items().stream().map(ItemOutcome::outcome).toList();
    }

    private long shipments() {
        List<Order> orders = shop.orders().details(ORDERS).stream()
                .map(answer -> answer.orThrow())
                .toList();
        return shop.shipments().ofOrders(orders).stream()
                .mapToLong(answer -> answer.orThrow().size())
                .sum();
    }

    private List<String> skus() {
        try (Stream<ProductSummary> products =
                shop.products().list(ProductQuery.builder().build())) {
            return products.filter(product -> product.type() == ProductType.SIMPLE)
                    .map(product -> product.sku().orElseThrow())
                    .limit(2)
                    .toList();
        }
    }

    private List<StockUpdate> updates(int quantity) {
        return skus().stream()
                .map(sku -> StockUpdate.builder()
                        .sku(sku)
                        .quantity(BigDecimal.valueOf(quantity))
                        .build())
                .toList();
    }

    private List<BigDecimal> stock() {
        return shop.stock().read(skus()).stream()
                .map(answer -> answer.orThrow().quantity())
                .toList();
    }

    @Test
    void consumersThatRunShipEachOnce() {
        assertThat(outcomes(ship(parcels(6001)))).containsOnly(Outcome.DONE).hasSize(3);
        assertThat(outcomes(ship(parcels(6001))))
                .containsOnly(Outcome.ALREADY_THERE)
                .hasSize(3);
        assertThat(shipments()).isEqualTo(3);
    }

    @Test
    void consumersThatWorkWhileTheyAreAskedShipEachOnce() {
        sandbox.consumers().executeAfterEachPoll(1);
        sandbox.consumers().executeNewestFirst(true);

        assertThat(outcomes(ship(parcels(6001)))).containsOnly(Outcome.DONE).hasSize(3);
        assertThat(shipments()).isEqualTo(3);
    }

    @Test
    void queuedWritesOfStoppedConsumersAreNotSentAgain() {
        sandbox.consumers().stop();

        Run stopped = ship(parcels(6001));
        Run again = ship(parcels(6001));

        assertThat(outcomes(stopped)).containsOnly(Outcome.WILL_RETRY).hasSize(3);
        assertThat(stopped.warnings())
                .singleElement()
                .asString()
                .contains("async.operations.all")
                .contains("3 items");
        assertThat(outcomes(again)).containsOnly(Outcome.WILL_RETRY).hasSize(3);
        assertThat(sandbox.consumers().waiting()).isEqualTo(3);

        sandbox.consumers().resume();
        assertThat(outcomes(ship(parcels(6001))))
                .containsOnly(Outcome.ALREADY_THERE)
                .hasSize(3);
        assertThat(shipments()).isEqualTo(3);
    }

    /** The process died before it could keep what it had sent. */
    @Test
    void queuedWritesAreKnownWithoutState() {
        sandbox.consumers().stop();
        ship(parcels(6001));

        Run fresh;
        try (Magento another = connect(Duration.ofMillis(60))) {
            fresh = ShipmentNotification.to(another).build().of(parcels(6001)).run(RunState.initial());
        }

        assertThat(outcomes(fresh)).containsOnly(Outcome.WILL_RETRY).hasSize(3);
        sandbox.consumers().resume();
        assertThat(shipments()).isEqualTo(3);
    }

    @Test
    void othersAreShippedWithoutTheQueueWhileItStands() {
        sandbox.consumers().stop();
        ship(parcels(6001).subList(0, 2));

        Run run = ship(parcels(6001));

        assertThat(outcomes(run)).containsOnly(Outcome.WILL_RETRY, Outcome.DONE).hasSize(3);
        assertThat(shipments()).isEqualTo(1);
        sandbox.consumers().resume();
        assertThat(outcomes(ship(parcels(6001))))
                .containsOnly(Outcome.ALREADY_THERE)
                .hasSize(3);
        assertThat(shipments()).isEqualTo(3);
    }

    @Test
    void aKilledConsumerShipsNothingTwice() {
        sandbox.consumers().killDuringNext();

        ship(parcels(6001));
        sandbox.consumers().resume();
        ship(parcels(6001));
        Run last = ship(parcels(6001));

        assertThat(outcomes(last)).containsOnly(Outcome.ALREADY_THERE).hasSize(3);
        assertThat(shipments()).isEqualTo(3);
        assertThat(outcomes(ship(parcels(6101)))).as("the next parcels").containsOnly(Outcome.DONE);
        assertThat(shipments()).isEqualTo(6);
    }

    @Test
    void aDeadlockCostsOneDespatchOneRun() {
        sandbox.consumers().deadlockNext();

        assertThat(outcomes(ship(parcels(6001)))).containsOnly(Outcome.WILL_RETRY, Outcome.DONE);
        assertThat(outcomes(ship(parcels(6001)))).containsOnly(Outcome.DONE, Outcome.ALREADY_THERE);
        assertThat(shipments()).isEqualTo(3);
    }

    @Test
    void anOlderQuantityInTheQueueDoesNotReplaceANewerOne() {
        sandbox.consumers().stop();
        shop.stock().update(updates(9));

        assertThat(shop.stock().update(updates(5)))
                .hasSize(2)
                .allSatisfy(answer -> assertThat(answer.failure()).isPresent());
        sandbox.consumers().resume();
        assertThat(shop.stock().update(updates(5)))
                .hasSize(2)
                .allSatisfy(answer -> assertThat(answer.failure()).isEmpty());
        assertThat(stock())
                .isNotEmpty()
                .allSatisfy(quantity -> assertThat(quantity).isEqualByComparingTo("5"));
    }

    /** The units of what is not shipped yet are in it: behind the shipments it would put them back on sale. */
    @Test
    void stockIsNotWrittenBehindTheShipmentsThatLowerIt() {
        sandbox.consumers().stop();
        ship(parcels(6001));

        List<StockUpdate> updates = Stream.concat(
                        Stream.of(MUG), skus().stream().filter(sku -> !sku.equals(MUG)))
                .map(sku -> StockUpdate.builder()
                        .sku(sku)
                        .quantity(BigDecimal.valueOf(50))
                        .build())
                .toList();
        assertThat(shop.stock().update(updates))
                .hasSizeGreaterThan(1)
                .allSatisfy(answer -> assertThat(answer.failure()).isEmpty());
        sandbox.consumers().resume();

        assertThat(shipments()).isEqualTo(3);
        assertThat(shop.stock().read(List.of(MUG)).get(0).orThrow().quantity()).isEqualByComparingTo("47");
    }
}
