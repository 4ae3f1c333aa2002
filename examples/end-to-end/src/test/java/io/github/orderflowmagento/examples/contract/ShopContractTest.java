package io.github.orderflowmagento.examples.contract;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.orderflowmagento.examples.sandbox.SandboxMagento2Shop;
import io.github.orderflowmagento.examples.sandbox.SandboxShop;
import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.Changes;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.OAuthCredentials;
import io.github.orderflowmagento.magento.ShipmentResult;
import io.github.orderflowmagento.magento.client.MagentoClient;
import io.github.orderflowmagento.magento.model.Comment;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.magento.model.OrderNumber;
import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.OrderState;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.magento.model.ProductQuery;
import io.github.orderflowmagento.magento.model.ProductSummary;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.ShipmentCompletion;
import io.github.orderflowmagento.magento.model.ShipmentRequest;
import io.github.orderflowmagento.magento.model.StockItem;
import io.github.orderflowmagento.magento.model.StockUpdate;
import io.github.orderflowmagento.magento.model.Track;
import io.github.orderflowmagento.magento.model.Watermark;
import io.github.orderflowmagento.testing.InMemoryMagento;
import io.github.orderflowmagento.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What the interfaces promise of a shop, held to the clients of both generations over HTTP, and to the shop in memory; all have the same
 * orders and products.
 */
class ShopContractTest {
    private static final String ORDER = "100000009";
    private static final String OTHER = "100000011";
    private static final String PENDING = "100000001";

    enum Kind {
        OVER_HTTP,
        MAGENTO_2_OVER_HTTP,
        IN_MEMORY
    }

    /** What the sandbox has, for the shop in memory. */
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

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-29T12:00:00Z"));
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    @AfterEach
    void close() throws Exception {
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
    }

    private Magento shop(Kind kind) {
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
        Magento shop = MagentoClient.magento2()
                .baseUrl(sandbox.url())
                .oauth(OAuthCredentials.builder()
                        .consumerKey(sandbox.consumerKey())
                        .consumerSecret(sandbox.consumerSecret())
                        .token(sandbox.token())
                        .tokenSecret(sandbox.tokenSecret())
                        .build())
                .build();
        opened.push(shop);
        return shop;
    }

    private static Magento connect(SandboxShop sandbox) {
        return MagentoClient.magento1()
                .baseUrl(sandbox.url())
                .credentials(sandbox.apiUser(), sandbox.apiKey())
                .build();
    }

    private Magento inMemory() {
        InMemoryMagento shop = new InMemoryMagento(clock);
        CONTENT.orders().forEach(shop::addOrder);
        CONTENT.shipments().forEach(shop::addShipment);
        CONTENT.products().forEach(shop::addProduct);
        return shop;
    }

    private static Order order(Magento shop, String number) {
        return shop.orders().details(List.of(number)).get(0).orThrow();
    }

    private static ShipmentRequest.Builder request(Magento shop, String number) {
        Order order = order(shop, number);
        ShipmentRequest.Builder request = ShipmentRequest.builder();
        order.shippableItems().forEach(row -> request.putItems(row.itemId(), row.qtyToShip()));
        request.order(order).reference("despatch 5512");
        return request;
    }

    private static Track track(String number) {
        return Track.builder()
                .carrierCode("custom")
                .title("Royal Mail")
                .number(number)
                .build();
    }

    private static <T> void assertKeys(List<Answer<T>> answers, String... keys) {
        assertThat(answers).extracting(Answer::key).containsExactly(keys);
    }

    @ParameterizedTest
    @EnumSource
    void ordersAreAnsweredOneByOneInTheOrderAsked(Kind kind) {
        List<Answer<Order>> answers = shop(kind).orders().details(List.of(OTHER, "999", ORDER));

        assertKeys(answers, OTHER, "999", ORDER);
        assertThat(answers.get(0).orThrow().incrementId()).isEqualTo(OTHER);
        assertThat(answers.get(1).failure()).containsInstanceOf(MagentoException.NotFound.class);
        assertThat(answers.get(2).orThrow().incrementId()).isEqualTo(ORDER);
    }

    @ParameterizedTest
    @EnumSource
    void anOrderIsReadInItsStoreAndNotInAnother(Kind kind) {
        OrderNumber number = OrderNumber.of(ORDER);
        Magento shop = shop(kind);
        long store = order(shop, ORDER).storeId().orElseThrow();

        List<Answer<Order>> answers = shop.orders()
                .detailsOf(List.of(
                        number.inStore(store),
                        number.inStore(store + 1),
                        number.notInStores(Set.of(store)),
                        number.notInStores(Set.of(store + 1)),
                        number));

        assertKeys(answers, ORDER + " (store 1)", ORDER + " (store 2)", ORDER, ORDER, ORDER);
        assertThat(answers.get(0).orThrow().incrementId()).isEqualTo(ORDER);
        assertThat(answers.get(1).failure()).containsInstanceOf(MagentoException.NotFound.class);
        assertThat(answers.get(2).failure()).containsInstanceOf(MagentoException.NotFound.class);
        assertThat(answers.get(3).value()).isPresent();
        assertThat(answers.get(4).value()).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void ordersAreListedByStatusInAscendingOrder(Kind kind) {
        List<OrderSummary> rows =
                shop(kind).orders().list(OrderQuery.status("processing")).toList();

        assertThat(rows).hasSize(8).allMatch(row -> row.status().equals(Optional.of("processing")));
        assertThat(rows).extracting(row -> row.orderId().orElseThrow()).isSorted();
    }

    @ParameterizedTest
    @EnumSource
    void theSecondWalkMeetsWhatHasChanged(Kind kind) {
        Magento shop = shop(kind);
        Changes<OrderSummary> first = shop.orders().changes(OrderQuery.builder().build(), Watermark.initial());
        long all = first.stream().count();
        clock.advance(Duration.ofHours(1));
        shop.orders().addComment(order(shop, OTHER), "the customer called");
        clock.advance(Duration.ofHours(1));

        Changes<OrderSummary> second =
                shop.orders().changes(OrderQuery.builder().build(), first.next());

        assertThat(all).isEqualTo(14);
        assertThat(second.stream()).extracting(OrderSummary::incrementId).containsExactly(OTHER);
    }

    @ParameterizedTest
    @EnumSource
    void aWalkThatIsNotEndedTellsNoWatermark(Kind kind) {
        Changes<OrderSummary> changes =
                shop(kind).orders().changes(OrderQuery.builder().build(), Watermark.initial());

        assertThat(changes.stream().limit(1)).hasSize(1);
        assertThatThrownBy(changes::next).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @EnumSource
    void aCommentIsTheNewestAndKeepsTheStatus(Kind kind) {
        Magento shop = shop(kind);
        Optional<String> status = order(shop, ORDER).status();

        shop.orders().addComment(order(shop, ORDER), "first");
        shop.orders().addComment(order(shop, ORDER), "second");

        assertThat(order(shop, ORDER).comments())
                .extracting(Comment::comment)
                .startsWith(Optional.of("second"), Optional.of("first"));
        assertThat(order(shop, ORDER).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @EnumSource
    void anOrderOnHoldCannotBeHeldOrShipped(Kind kind) {
        Magento shop = shop(kind);
        shop.orders().hold(order(shop, ORDER));

        assertThat(order(shop, ORDER).state()).isEqualTo(OrderState.HOLDED);
        assertThatThrownBy(() -> shop.orders().hold(order(shop, ORDER))).isInstanceOf(MagentoException.Rejected.class);
        assertThatThrownBy(() -> shop.shipments().create(request(shop, ORDER).build()))
                .isInstanceOf(MagentoException.Rejected.class);
        shop.orders().unhold(order(shop, ORDER));
        assertThat(order(shop, ORDER).state()).isEqualTo(OrderState.PROCESSING);
    }

    @ParameterizedTest
    @EnumSource
    void aPendingOrderIsCancelledOnce(Kind kind) {
        Magento shop = shop(kind);

        shop.orders().cancel(order(shop, PENDING));

        assertThat(order(shop, PENDING).state()).isEqualTo(OrderState.CANCELED);
        assertThatThrownBy(() -> shop.orders().cancel(order(shop, PENDING)))
                .isInstanceOf(MagentoException.Rejected.class);
    }

    @ParameterizedTest
    @EnumSource
    void aShipmentIsMadeWithItsTrackAndFoundByItsReference(Kind kind) {
        Magento shop = shop(kind);

        ShipmentResult result = shop.shipments()
                .create(request(shop, ORDER)
                        .addTracks(track("RM5512"))
                        .notifiesCustomer(true)
                        .build());

        Shipment made = result.orThrow();
        assertThat(made.hasTrack("RM5512")).isTrue();
        assertThat(made.customerTold()).contains(true);
        assertThat(shop.shipments().find(order(shop, ORDER), "despatch 5512"))
                .map(Shipment::incrementId)
                .contains(made.incrementId());
        assertThat(shop.shipments().find(order(shop, ORDER), "another")).isEmpty();
        assertThat(order(shop, ORDER).shippableItems()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = "MAGENTO_2_OVER_HTTP", mode = EnumSource.Mode.EXCLUDE)
    void fewerUnitsThanAskedAreNamed(Kind kind) {
        Magento shop = shop(kind);
        OrderItem row = order(shop, ORDER).shippableItems().get(0);
        BigDecimal tooMany = row.qtyToShip().add(BigDecimal.ONE);

        ShipmentResult result = shop.shipments()
                .create(ShipmentRequest.builder()
                        .order(order(shop, ORDER))
                        .putItems(row.itemId(), tooMany)
                        .build());

        assertThat(result.missingUnits()).containsOnlyKeys(row.itemId());
        assertThat(result.missingUnits().get(row.itemId())).isEqualByComparingTo("1");
    }

    /** A Magento 2 would ship fewer without a word. */
    @Test
    void moreUnitsThanAreLeftAreNotSentToAMagento2() {
        Magento shop = shop(Kind.MAGENTO_2_OVER_HTTP);
        Order order = order(shop, ORDER);
        OrderItem row = order.shippableItems().get(0);

        assertThatThrownBy(() -> shop.shipments()
                        .create(ShipmentRequest.builder()
                                .order(order)
                                .putItems(row.itemId(), row.qtyToShip().add(BigDecimal.ONE))
                                .build()))
                .isInstanceOf(MagentoException.Rejected.class)
                .hasMessageContaining("are left");
        assertThat(shop.shipments().ofOrder(order)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whereNothingIsLeftNothingIsShipped(Kind kind) {
        Magento shop = shop(kind);
        ShipmentRequest request = request(shop, ORDER).build();
        shop.shipments().create(request);

        assertThatThrownBy(() -> shop.shipments().create(request)).isInstanceOf(MagentoException.Rejected.class);
        assertThat(shop.shipments().ofOrder(order(shop, ORDER))).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void oneRequestThatIsRefusedStopsNoOther(Kind kind) {
        Magento shop = shop(kind);
        ShipmentRequest shipped = request(shop, ORDER).build();
        shop.shipments().create(shipped);

        List<Answer<ShipmentResult>> answers =
                shop.shipments().create(List.of(shipped, request(shop, OTHER).build()));

        assertKeys(answers, ORDER, OTHER);
        assertThat(answers.get(0).failure()).containsInstanceOf(MagentoException.Rejected.class);
        assertThat(answers.get(1).value()).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void whatAShipmentLacksIsAdded(Kind kind) {
        Magento shop = shop(kind);
        Shipment bare = shop.shipments().create(request(shop, ORDER).build()).orThrow();

        Shipment complete = shop.shipments()
                .complete(ShipmentCompletion.builder()
                        .shipment(bare)
                        .addTracks(track("RM5512"))
                        .notifiesCustomer(true)
                        .build())
                .orThrow();

        assertThat(bare.tracks()).isEmpty();
        assertThat(complete.hasTrack("RM5512")).isTrue();
        assertThat(shop.shipments()
                        .details(List.of(bare.incrementId()))
                        .get(0)
                        .orThrow()
                        .customerTold())
                .contains(true);
    }

    @ParameterizedTest
    @EnumSource(names = "MAGENTO_2_OVER_HTTP", mode = EnumSource.Mode.EXCLUDE)
    void aCarrierThatTheShopDoesNotHaveBecomesATitle(Kind kind) {
        Magento shop = shop(kind);

        Shipment made = shop.shipments()
                .create(request(shop, ORDER)
                        .addTracks(Track.builder()
                                .carrierCode("pigeon")
                                .number("P-1")
                                .build())
                        .build())
                .orThrow();

        assertThat(made.tracks()).singleElement().satisfies(track -> {
            assertThat(track.carrierCode()).contains("custom");
            assertThat(track.title()).contains("pigeon");
        });
        assertThat(shop.shipments().carriers(order(shop, ORDER))).containsKey("custom");
    }

    @ParameterizedTest
    @EnumSource
    void shipmentsAreAnsweredForEachOrder(Kind kind) {
        Magento shop = shop(kind);
        shop.shipments().create(request(shop, OTHER).build());

        List<Answer<List<Shipment>>> answers =
                shop.shipments().ofOrders(List.of(order(shop, ORDER), order(shop, OTHER)));

        assertKeys(answers, ORDER, OTHER);
        assertThat(answers.get(0).orThrow()).isEmpty();
        assertThat(answers.get(1).orThrow()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsWrittenThatACheckForbids(Kind kind) {
        Magento shop = shop(kind);
        IllegalStateException reason = new IllegalStateException("no lease");
        Magento checked = shop.beforeWrites(() -> {
            throw reason;
        });

        List<Answer<ShipmentResult>> answers =
                checked.shipments().create(List.of(request(shop, ORDER).build()));

        assertKeys(answers, ORDER);
        assertThat(answers.get(0).failure())
                .containsInstanceOf(MagentoException.NotReached.class)
                .get()
                .satisfies(failure -> assertThat(failure).hasCause(reason));
        assertThatThrownBy(() -> checked.stock().update(List.of(update("MUG-001", "7"))))
                .isSameAs(reason);
        assertThat(shop.shipments().ofOrder(order(shop, ORDER))).isEmpty();
        assertThat(shop.stock().read(List.of("MUG-001")).get(0).orThrow().quantity())
                .isEqualByComparingTo("926");
    }

    private static StockUpdate update(String sku, String quantity) {
        return StockUpdate.builder().sku(sku).quantity(new BigDecimal(quantity)).build();
    }

    @ParameterizedTest
    @EnumSource
    void stockIsAnsweredOneByOneAndFoundInAnotherCase(Kind kind) {
        List<Answer<StockItem>> answers = shop(kind).stock().read(List.of("mug-002", "NONE", "MUG-001"));

        assertKeys(answers, "mug-002", "NONE", "MUG-001");
        assertThat(answers.get(0).orThrow().sku()).isEqualTo("MUG-002");
        assertThat(answers.get(1).failure()).containsInstanceOf(MagentoException.NotFound.class);
        assertThat(answers.get(2).orThrow().quantity()).isEqualByComparingTo("926");
    }

    @ParameterizedTest
    @EnumSource
    void stockIsWrittenOneByOne(Kind kind) {
        Magento shop = shop(kind);

        List<Answer<StockUpdate>> answers = shop.stock().update(List.of(update("NONE", "1"), update("MUG-001", "0")));

        assertKeys(answers, "NONE", "MUG-001");
        assertThat(answers.get(0).failure()).containsInstanceOf(MagentoException.NotFound.class);
        StockItem kept = shop.stock().read(List.of("MUG-001")).get(0).orThrow();
        assertThat(kept.quantity()).isEqualByComparingTo("0");
        assertThat(kept.isInStock()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aSourceThatTheShopDoesNotHaveIsRefused(Kind kind) {
        assertThat(shop(kind).stock().read(List.of("MUG-001"), "moon").get(0).failure())
                .containsInstanceOf(MagentoException.Rejected.class)
                .get()
                .extracting(MagentoException::concerns)
                .isEqualTo(MagentoException.Concern.EVERYTHING);
    }

    @ParameterizedTest
    @EnumSource
    void aSkuMayNotBeWrittenTwice(Kind kind) {
        Magento shop = shop(kind);

        assertThatThrownBy(() -> shop.stock().update(List.of(update("MUG-001", "1"), update("MUG-001", "2"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource
    void productsAreMatchedExactlyAndBringTheirStock(Kind kind) {
        List<Answer<Product>> answers = shop(kind).products().details(List.of("mug-001", "MUG-001"));

        assertKeys(answers, "mug-001", "MUG-001");
        assertThat(answers.get(0).failure()).containsInstanceOf(MagentoException.NotFound.class);
        assertThat(answers.get(1).orThrow().stockItem())
                .map(StockItem::quantity)
                .get()
                .satisfies(units -> assertThat(units).isEqualByComparingTo("926"));
    }

    @ParameterizedTest
    @EnumSource
    void productsAreListedInAscendingOrder(Kind kind) {
        assertThat(shop(kind).products().list(ProductQuery.all()))
                .hasSize(23)
                .extracting(ProductSummary::productId)
                .map(Optional::orElseThrow)
                .isSorted();
    }

    @ParameterizedTest
    @EnumSource
    void anAttributeThatTheShopDoesNotHaveIsNotFound(Kind kind) {
        Magento shop = shop(kind);

        assertThatThrownBy(() -> shop.attributes().options("no_such_attribute"))
                .isInstanceOf(MagentoException.NotFound.class);
    }

    @ParameterizedTest
    @EnumSource
    void theViewsOfTheStoresAreTold(Kind kind) {
        assertThat(shop(kind).stores().views()).isNotEmpty().allMatch(view -> view.storeId() > 0);
    }

    @ParameterizedTest
    @EnumSource
    void afterTheLimitNothingIsAskedFor(Kind kind) {
        Magento late = shop(kind).within(Duration.ZERO);

        assertThat(late.orders().details(List.of(ORDER)))
                .singleElement()
                .satisfies(
                        answer -> assertThat(answer.failure()).containsInstanceOf(MagentoException.NotReached.class));
    }

    @ParameterizedTest
    @EnumSource
    void aShopThatIsClosedAnswersNothing(Kind kind) {
        Magento shop = shop(kind);
        shop.close();

        assertThatThrownBy(() -> shop.orders().details(List.of(ORDER))).isInstanceOf(IllegalStateException.class);
    }
}
