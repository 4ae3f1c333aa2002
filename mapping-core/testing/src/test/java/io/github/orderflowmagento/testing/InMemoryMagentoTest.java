package io.github.orderflowmagento.testing;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.Changes;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.ShipmentResult;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.magento.model.OrderNumber;
import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.OrderState;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.ShipmentCompletion;
import io.github.orderflowmagento.magento.model.ShipmentRequest;
import io.github.orderflowmagento.magento.model.StockUpdate;
import io.github.orderflowmagento.magento.model.Track;
import io.github.orderflowmagento.magento.model.Watermark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The shop's methods for tests. The contract tests, shared with the client over HTTP, check its behaviour as a shop. */
class InMemoryMagentoTest {
    private static final String FIRST = "100000001";
    private static final String SECOND = "100000002";
    private final MagentoException noAnswer = new MagentoException.NoAnswer("call", "timeout");
    private final MagentoException rejected = new MagentoException.Rejected("call", "not allowed");

    private final InMemoryMagento shop = new InMemoryMagento();

    private Order order(String number) {
        return shop.order(number).value();
    }

    private ShipmentRequest request(String number) {
        return ShipmentRequest.builder()
                .order(order(number))
                .shipsEverythingLeft(true)
                .reference("despatch 1")
                .addTracks(Track.builder().carrierCode("custom").number("RM1").build())
                .notifiesCustomer(true)
                .build();
    }

    private List<String> changedSince(Watermark watermark) {
        return shop.orders().changes(OrderQuery.builder().build(), watermark).stream()
                .map(OrderSummary::incrementId)
                .toList();
    }

    private Watermark watermark() {
        Changes<OrderSummary> changes =
                shop.orders().changes(OrderQuery.builder().build(), Watermark.initial());
        assertThat(changes.stream()).isNotEmpty();
        return changes.next();
    }

    @Test
    void severalStoresMayHaveAnOrderOfANumberEach() {
        shop.addOrder(FIRST, 1).row("MUG-001", 1);
        shop.addOrder(FIRST, 2).row("MUG-001", 2);
        OrderNumber number = OrderNumber.of(FIRST);

        List<Answer<Order>> answers = shop.orders().detailsOf(List.of(number.inStore(2), number, number.inStore(3)));

        assertThat(answers.get(0).orThrow().storeId()).contains(2L);
        assertThat(answers.get(1).failure()).containsInstanceOf(MagentoException.Ambiguous.class);
        assertThat(answers.get(2).failure()).containsInstanceOf(MagentoException.NotFound.class);
        assertThatThrownBy(() -> shop.order(FIRST)).hasMessage("There are several orders " + FIRST);
        assertThatThrownBy(() -> shop.addOrder(FIRST, 2)).hasMessageContaining(FIRST);
    }

    @Test
    void orderActionsAffectTheOrderOfTheStore() {
        shop.addOrder(FIRST, 1).row("MUG-001", 1);
        InMemoryOrder second = shop.addOrder(FIRST, 2).row("MUG-001", 2);

        shop.orders().hold(second.value());

        assertThat(second.value().state()).isEqualTo(OrderState.HOLDED);
        assertThat(shop.order(FIRST, 1).value().state()).isEqualTo(OrderState.PROCESSING);
    }

    @Test
    void anOrderIsPaidAndAddsUp() {
        shop.addOrder(FIRST).row("MUG-001", 2, new BigDecimal("4.50")).row("CUP-002", 1);

        assertThat(order(FIRST).state()).isEqualTo(OrderState.PROCESSING);
        assertThat(order(FIRST).grandTotal()).contains(new BigDecimal("19.00"));
        assertThat(order(FIRST).totalPaid()).isEqualTo(order(FIRST).grandTotal());
    }

    @Test
    void anOrderIsAddedOnce() {
        shop.addOrder(FIRST);

        assertThatThrownBy(() -> shop.addOrder(FIRST)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> shop.order(SECOND)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void earlyChangesAreReturnedOnce() {
        shop.addOrder(FIRST);
        shop.clock().advance(Duration.ofMinutes(3));

        assertThat(changedSince(watermark())).isEmpty();
    }

    @Test
    void recentChangesAreReturnedAgain() {
        shop.addOrder(FIRST);

        assertThat(changedSince(watermark())).containsExactly(FIRST);
    }

    @Test
    void aClockThatIsSetBackIsReported() {
        shop.addOrder(FIRST);
        Watermark before = watermark();
        shop.clock().advance(Duration.ofMinutes(-30));
        shop.addOrder(SECOND);

        Changes<OrderSummary> changes =
                shop.orders().changes(OrderQuery.builder().build(), before);

        assertThat(changes.stream()).extracting(OrderSummary::incrementId).contains(SECOND);
        assertThat(changes.setBack()).contains(Duration.ofMinutes(30));
    }

    @Test
    void aCallThatFailsIsNotExecuted() {
        shop.addOrder(FIRST);
        shop.faults().failNext("orders.addComment", noAnswer);

        assertThatThrownBy(() -> shop.orders().addComment(order(FIRST), "hello"))
                .isSameAs(noAnswer);
        assertThat(order(FIRST).comments()).isEmpty();
        shop.orders().addComment(order(FIRST), "hello");
        assertThat(order(FIRST).comments()).hasSize(1);
    }

    @Test
    void aCallThatLosesItsAnswerIsExecuted() {
        shop.addOrder(FIRST);
        shop.faults().loseNextAnswer("orders.addComment", noAnswer);

        assertThatThrownBy(() -> shop.orders().addComment(order(FIRST), "hello"))
                .isSameAs(noAnswer);
        assertThat(order(FIRST).comments()).hasSize(1);
    }

    @Test
    void aFailureOfACallIsTheAnswerForEachKey() {
        shop.addOrder(FIRST);
        shop.faults().failNext(noAnswer);

        assertThat(shop.orders().details(List.of(FIRST, SECOND)))
                .hasSize(2)
                .allSatisfy(answer -> assertThat(answer.failure()).contains(noAnswer));
        assertThat(shop.orders().details(List.of(FIRST)).get(0).value()).isPresent();
    }

    @Test
    void aFailureOfAKeyIsTheAnswerForThatKeyUntilItIsHealed() {
        shop.addOrder(FIRST);
        shop.addOrder(SECOND);
        shop.faults().failKey(SECOND, rejected);

        assertThat(shop.orders().details(List.of(FIRST, SECOND)))
                .extracting(answer -> answer.failure().isPresent())
                .containsExactly(false, true);
        shop.faults().heal(SECOND);
        assertThat(shop.orders().details(List.of(SECOND)).get(0).value()).isPresent();
    }

    @Test
    void aKeyMayLoseItsAnswers() {
        shop.addProduct("MUG-001").stock(5);
        shop.addProduct("CUP-002").stock(5);
        shop.faults().loseAnswersAbout("CUP-002", noAnswer);

        List<Answer<StockUpdate>> answers = shop.stock()
                .update(Stream.of("MUG-001", "CUP-002")
                        .map(sku -> StockUpdate.builder()
                                .sku(sku)
                                .quantity(BigDecimal.TEN)
                                .build())
                        .toList());

        assertThat(answers).extracting(answer -> answer.failure().isPresent()).containsExactly(false, true);
        assertThat(shop.product("CUP-002").value().stockItem().orElseThrow().quantity())
                .isEqualByComparingTo("10");
    }

    @Test
    void everythingFailsUntilTheShopIsHealed() {
        shop.addOrder(FIRST);
        shop.faults().failAll(noAnswer);

        assertThatThrownBy(() -> shop.stores().views()).isSameAs(noAnswer);
        assertThatThrownBy(() -> shop.stock().keeping()).isSameAs(noAnswer);
        shop.faults().heal();
        assertThat(shop.stores().views()).hasSize(1);
    }

    @Test
    void aListThatLosesItsAnswerFailsAfterTheLastRow() {
        shop.addOrder(FIRST);
        shop.faults().loseNextAnswer("orders.list", noAnswer);
        List<String> met = new ArrayList<>();

        assertThatThrownBy(() ->
                        shop.orders().list(OrderQuery.builder().build()).forEach(row -> met.add(row.incrementId())))
                .isSameAs(noAnswer);
        assertThat(met).containsExactly(FIRST);
    }

    @Test
    void aListIsRequestedWhenItIsWalked() {
        shop.orders().list(OrderQuery.builder().build());

        assertThat(shop.calls()).isEmpty();
    }

    @Test
    void nothingIsSentAfterAShipmentWithoutAnAnswer() {
        shop.addOrder(FIRST).row("MUG-001", 1);
        shop.addOrder(SECOND).row("MUG-001", 1);
        shop.faults().loseNextAnswer("shipments.create", noAnswer);

        List<Answer<ShipmentResult>> answers = shop.shipments().create(List.of(request(FIRST), request(SECOND)));

        assertThat(answers.get(0).failure()).contains(noAnswer);
        assertThat(answers.get(1).failure()).containsInstanceOf(MagentoException.NotReached.class);
        assertThat(shop.shipmentsOf(FIRST)).hasSize(1);
        assertThat(shop.shipmentsOf(SECOND)).isEmpty();
    }

    @Test
    void theCustomerIsNotifiedOncePerReference() {
        shop.addOrder(FIRST).row("MUG-001", 1);
        ShipmentResult first = shop.shipments().create(request(FIRST));
        shop.order(FIRST).row("CUP-002", 1).state(OrderState.PROCESSING);

        ShipmentResult second = shop.shipments().create(request(FIRST));

        assertThat(second.duplicates()).containsExactly(first.orThrow());
        assertThat(second.emailFailure()).isPresent();
        assertThat(shop.shipmentsOf(FIRST))
                .extracting(shipment -> shipment.emailSent().orElseThrow())
                .containsExactly(true, false);
    }

    @Test
    void theCustomerIsNotifiedOnlyAfterTheTracks() {
        shop.addOrder(FIRST).row("MUG-001", 1);
        shop.faults().failNext("shipments.tracks", rejected);

        ShipmentResult result = shop.shipments().create(request(FIRST));

        assertThat(result.tracksFailure()).contains(rejected);
        assertThat(result.emailFailure()).contains(rejected);
        assertThat(shop.shipmentsOf(FIRST))
                .singleElement()
                .satisfies(shipment -> assertThat(shipment.emailSent()).contains(false));
    }

    @Test
    void aFailedCompletionStillReturnsTheShipment() {
        shop.addOrder(FIRST).row("MUG-001", 1);
        Shipment made = shop.shipments().create(request(FIRST)).orThrow();
        shop.faults().failNext("shipments.complete", noAnswer);

        ShipmentResult result = shop.shipments()
                .complete(ShipmentCompletion.builder()
                        .shipment(made)
                        .addTracks(Track.builder()
                                .carrierCode("custom")
                                .number("RM2")
                                .build())
                        .build());

        assertThat(result.shipment().orThrow()).isEqualTo(made);
        assertThat(result.tracksFailure()).contains(noAnswer);
        assertThat(result.emailFailure()).isEmpty();
    }

    @Test
    void aTrackIsRemoved() {
        shop.addOrder(FIRST).row("MUG-001", 1);
        Shipment made = shop.shipments().create(request(FIRST)).orThrow();
        Track track = made.tracks().get(0);

        shop.shipments().removeTrack(made, track);

        assertThat(shop.shipmentsOf(FIRST).get(0).tracks()).isEmpty();
        assertThatThrownBy(() -> shop.shipments().removeTrack(made, track))
                .isInstanceOf(MagentoException.NotFound.class);
    }

    @Test
    void stockIsKeptPerSource() {
        shop.addProduct("MUG-001").stock(5).stock("leeds", 7);

        shop.stock()
                .update(List.of(StockUpdate.builder()
                        .sku("MUG-001")
                        .source("leeds")
                        .quantity(BigDecimal.ONE)
                        .build()));

        assertThat(shop.stock().read(List.of("MUG-001")).get(0).orThrow().quantity())
                .isEqualByComparingTo("5");
        assertThat(shop.stock()
                        .read(List.of("MUG-001"), "leeds")
                        .get(0)
                        .orThrow()
                        .quantity())
                .isEqualByComparingTo("1");
    }

    @Test
    void whatTheShopDoesNotOfferIsRejectedByName() {
        assertThatThrownBy(shop::invoices)
                .isInstanceOf(MagentoException.Unsupported.class)
                .hasMessageContaining("invoices");
        assertThatThrownBy(() -> shop.inStoreView("de"))
                .isInstanceOf(MagentoException.Unsupported.class)
                .hasMessageContaining("inStoreView");
        assertThatThrownBy(shop::orderFlowExtension).isInstanceOf(MagentoException.Unsupported.class);
    }

    @Test
    void manyThreadsMayWriteAtOnce() throws Exception {
        shop.addOrder(FIRST);
        Order order = order(FIRST);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> writes = IntStream.range(0, 100)
                    .<Future<?>>mapToObj(i -> threads.submit(() -> shop.orders().addComment(order, "comment " + i)))
                    .toList();
            for (Future<?> write : writes) {
                write.get();
            }
        } finally {
            threads.shutdown();
        }

        assertThat(order(FIRST).comments()).hasSize(100);
        assertThat(shop.calls()).hasSize(100);
    }

    @Test
    void anExternalIdIsSetOnceAndListed() {
        shop.addOrder(FIRST).row("MUG-001", 1);

        shop.orders().assignExtOrderId(order(FIRST), "OF-1");
        shop.orders().assignExtOrderId(order(FIRST), "OF-1");

        assertThat(shop.orders().list(OrderQuery.builder().build()).map(OrderSummary::extOrderId))
                .containsExactly(Optional.of("OF-1"));
        assertThatThrownBy(() -> shop.orders().assignExtOrderId(order(FIRST), "OF-2"))
                .isInstanceOf(MagentoException.Rejected.class);
        assertThat(order(FIRST).extOrderId()).contains("OF-1");
    }

    @Test
    void anOrderThatASaveCouldDamageRejectsAnExternalId() {
        shop.addOrder(FIRST).row("MUG-001", 1).state(OrderState.COMPLETE);
        shop.addOrder(SECOND)
                .row(OrderItem.builder()
                        .from(shop.addOrder("100000003")
                                .row("MUG-001", 1)
                                .value()
                                .items()
                                .get(0))
                        .productType("bundle")
                        .build());

        assertThat(List.of(FIRST, SECOND))
                .allSatisfy(number -> assertThatThrownBy(() -> shop.orders().assignExtOrderId(order(number), "OF-1"))
                        .isInstanceOf(MagentoException.Rejected.class));
        assertThatThrownBy(() -> shop.orders().assignExtOrderId(order("100000003"), "x".repeat(33)))
                .isInstanceOf(MagentoException.Rejected.class);
        assertThatThrownBy(() -> shop.orders().assignExtOrderId(order("100000003"), " "))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
