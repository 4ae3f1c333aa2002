package io.github.orderflowmagento.operation.shipment;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.model.OrderState;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.ShipmentItem;
import io.github.orderflowmagento.magento.model.ShipmentRequest;
import io.github.orderflowmagento.magento.model.Track;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.checkpoint.InMemoryCheckpoint;
import io.github.orderflowmagento.orderflow.message.DespatchLine;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;
import io.github.orderflowmagento.testing.InMemoryMagento;

import static io.github.orderflowmagento.Outcomes.item;
import static io.github.orderflowmagento.Outcomes.outcomes;
import static io.github.orderflowmagento.operation.Outcome.ALREADY_THERE;
import static io.github.orderflowmagento.operation.Outcome.DONE;
import static io.github.orderflowmagento.operation.Outcome.GIVEN_UP;
import static io.github.orderflowmagento.operation.Outcome.WILL_RETRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

class ShipmentNotificationTest {
    private static final String FIRST = "100000001";
    private static final String SECOND = "100000002";
    private static final String MUG = "MUG-001";
    private static final String CUP = "CUP-002";

    private final InMemoryMagento shop = new InMemoryMagento();
    private final InMemoryCheckpoint checkpoint = new InMemoryCheckpoint();
    private final ShipmentNotification notification =
            ShipmentNotification.to(shop).clock(shop.clock()).build();

    private Run run(DespatchNotification... despatches) {
        return checkpoint.run(notification.of(List.of(despatches)));
    }

    private static DespatchNotification despatch(String order, long messageId, Map<String, Integer> units) {
        DespatchNotification.Builder despatch = DespatchNotification.builder();
        despatch.orderReference(order)
                .messageId(messageId)
                .courierName("Royal Mail")
                .serviceName("Tracked 24")
                .trackingNumber("RM00000" + messageId)
                .notifyCustomer(true);
        units.forEach((sku, number) -> despatch.addLines(DespatchLine.builder()
                .externalReference(sku)
                .quantity(BigDecimal.valueOf(number))
                .build()));
        return despatch.build();
    }

    private Shipment onlyShipmentOf(String order) {
        assertThat(shop.shipmentsOf(order)).hasSize(1);
        return shop.shipmentsOf(order).get(0);
    }

    @Test
    void theOrderIsShippedAndTheCustomerIsNotified() {
        shop.addOrder(FIRST).row(MUG, 2);

        assertThat(outcomes(run(despatch(FIRST, 5512, Map.of(MUG, 2))))).containsExactly(entry(FIRST + "/5512", DONE));

        Shipment shipment = onlyShipmentOf(FIRST);
        assertThat(shipment.hasTrack("RM000005512")).isTrue();
        assertThat(shipment.emailSent()).contains(true);
        assertThat(shop.order(FIRST).value().state()).isEqualTo(OrderState.COMPLETE);
    }

    @Test
    void aPartOfTheOrderIsShipped() {
        shop.addOrder(FIRST).row(MUG, 2).row(CUP, 1);

        run(despatch(FIRST, 5512, Map.of(MUG, 1)));

        assertThat(onlyShipmentOf(FIRST).items())
                .extracting(ShipmentItem::qty)
                .singleElement()
                .satisfies(units -> assertThat(units).isEqualByComparingTo("1"));
        assertThat(shop.order(FIRST).value().state()).isEqualTo(OrderState.PROCESSING);
    }

    @Test
    void despatchesAreReadWhileOthersAreShipped() {
        IntStream.range(0, 1_500)
                .forEach(i -> shop.addOrder(String.valueOf(200000000 + i)).row(MUG, 1));
        List<Integer> shippedWhenRead = new ArrayList<>();
        Iterable<DespatchNotification> despatches = () -> IntStream.range(0, 1_500)
                .mapToObj(i -> {
                    shippedWhenRead.add(shop.shipmentsOf("200000000").size());
                    return despatch(String.valueOf(200000000 + i), 5512 + i, Map.of(MUG, 1));
                })
                .iterator();

        Run run = ShipmentNotification.to(shop)
                .clock(shop.clock())
                .failuresOnly()
                .build()
                .ofEach(despatches)
                .run(RunState.initial());

        assertThat(run.counts()).containsEntry(DONE, 1_500);
        assertThat(run.items()).isEmpty();
        assertThat(shippedWhenRead).hasSize(1_500).startsWith(0).endsWith(1);
    }

    @Test
    void theSecondParcelIsASecondShipment() {
        shop.addOrder(FIRST).row(MUG, 2).row(CUP, 1);
        run(despatch(FIRST, 5512, Map.of(MUG, 2)));

        run(despatch(FIRST, 5513, Map.of(CUP, 1)));

        assertThat(shop.shipmentsOf(FIRST)).hasSize(2);
        assertThat(shop.order(FIRST).value().state()).isEqualTo(OrderState.COMPLETE);
    }

    @Test
    void aMessageThatComesTwiceMakesOneShipment() {
        shop.addOrder(FIRST).row(MUG, 2);
        run(despatch(FIRST, 5512, Map.of(MUG, 1)));

        Run again = run(despatch(FIRST, 5512, Map.of(MUG, 1)));

        assertThat(outcomes(again)).containsExactly(entry(FIRST + "/5512", ALREADY_THERE));
        assertThat(shop.shipmentsOf(FIRST)).hasSize(1);
    }

    @Test
    void aMessageThatIsThereTwiceMakesOneShipment() {
        shop.addOrder(FIRST).row(MUG, 2);

        run(despatch(FIRST, 5512, Map.of(MUG, 1)), despatch(FIRST, 5512, Map.of(MUG, 1)));

        assertThat(shop.shipmentsOf(FIRST)).hasSize(1);
    }

    @Test
    void twoMessagesOfOneNumberThatDifferAreGivenUp() {
        shop.addOrder(FIRST).row(MUG, 2);

        Run run = run(despatch(FIRST, 5512, Map.of(MUG, 1)), despatch(FIRST, 5512, Map.of(MUG, 2)));

        assertThat(outcomes(run)).containsExactly(entry(FIRST + "/5512", GIVEN_UP));
        assertThat(shop.shipmentsOf(FIRST)).isEmpty();
    }

    @Test
    void aDespatchSentAgainUnderAnotherNumberIsGivenUp() {
        shop.addOrder(FIRST).row(MUG, 2);
        DespatchNotification first = despatch(FIRST, 5512, Map.of(MUG, 1));
        run(first);

        Run again =
                run(DespatchNotification.builder().from(first).messageId(5599).build());

        assertThat(outcomes(again)).containsExactly(entry(FIRST + "/5599", GIVEN_UP));
        assertThat(shop.shipmentsOf(FIRST)).hasSize(1);
    }

    @Test
    void aSkuThatIsNotInTheOrderShipsNothing() {
        shop.addOrder(FIRST).row(MUG, 2);

        assertThat(outcomes(run(despatch(FIRST, 5512, Map.of(CUP, 1)))))
                .containsExactly(entry(FIRST + "/5512", GIVEN_UP));
        assertThat(shop.shipmentsOf(FIRST)).isEmpty();
    }

    @Test
    void moreUnitsThanAreLeftShipNothing() {
        shop.addOrder(FIRST).row(MUG, 2);

        assertThat(outcomes(run(despatch(FIRST, 5512, Map.of(MUG, 3)))))
                .containsExactly(entry(FIRST + "/5512", GIVEN_UP));
        assertThat(shop.shipmentsOf(FIRST)).isEmpty();
    }

    @Test
    void anOrderOnHoldWaits() {
        shop.addOrder(FIRST).row(MUG, 2);
        shop.orders().hold(shop.order(FIRST).value());
        Run held = run(despatch(FIRST, 5512, Map.of(MUG, 2)));
        shop.orders().unhold(shop.order(FIRST).value());

        Run released = run(despatch(FIRST, 5512, Map.of(MUG, 2)));

        assertThat(outcomes(held)).containsExactly(entry(FIRST + "/5512", WILL_RETRY));
        assertThat(outcomes(released)).containsExactly(entry(FIRST + "/5512", DONE));
    }

    @Test
    void aCancelledOrderIsGivenUp() {
        shop.addOrder(FIRST).row(MUG, 2).cancel();

        Run run = run(despatch(FIRST, 5512, Map.of(MUG, 2)));

        assertThat(outcomes(run)).containsExactly(entry(FIRST + "/5512", GIVEN_UP));
        assertThat(item(run, FIRST + "/5512").detail()).contains("cancelled in the shop, but was despatched");
    }

    @Test
    void anOrderThatTheShopDoesNotHaveIsGivenUp() {
        assertThat(outcomes(run(despatch(FIRST, 5512, Map.of(MUG, 2)))))
                .containsExactly(entry(FIRST + "/5512", GIVEN_UP));
    }

    @Test
    void aShipmentMadeByHandWithTheTrackIsTakenForTheDespatch() {
        shop.addOrder(FIRST).row(MUG, 2);
        shop.shipments()
                .create(ShipmentRequest.builder()
                        .order(shop.order(FIRST).value())
                        .shipsEverythingLeft(true)
                        .addTracks(Track.builder()
                                .carrierCode("custom")
                                .title("Royal Mail")
                                .number("RM000005512")
                                .build())
                        .build());

        run(despatch(FIRST, 5512, Map.of(MUG, 2)));

        assertThat(onlyShipmentOf(FIRST).references()).containsExactly("OrderFlow 5512");
    }

    @Test
    void afterALostAnswerThereIsOneShipment() {
        shop.addOrder(FIRST).row(MUG, 2);
        shop.faults().loseNextAnswer("shipments.create", new MagentoException.NoAnswer("shipment", "timeout"));

        Run first = run(despatch(FIRST, 5512, Map.of(MUG, 1)));
        shop.clock().advance(Duration.ofHours(1));
        Run second = run(despatch(FIRST, 5512, Map.of(MUG, 1)));

        assertThat(outcomes(first)).containsExactly(entry(FIRST + "/5512", WILL_RETRY));
        assertThat(outcomes(second)).containsOnlyKeys(FIRST + "/5512");
        assertThat(second.items(WILL_RETRY)).isEmpty();
        assertThat(shop.shipmentsOf(FIRST)).hasSize(1);
    }

    @Test
    void aTrackThatCouldNotBeAddedIsAddedByTheNextRun() {
        shop.addOrder(FIRST).row(MUG, 2);
        shop.faults().failNext("shipments.tracks", new MagentoException.ServerFault("addTrack", "error page"));

        Run first = run(despatch(FIRST, 5512, Map.of(MUG, 2)));
        Shipment between = onlyShipmentOf(FIRST);
        shop.clock().advance(Duration.ofHours(1));
        Run second = run(despatch(FIRST, 5512, Map.of(MUG, 2)));

        assertThat(outcomes(first)).containsExactly(entry(FIRST + "/5512", WILL_RETRY));
        assertThat(between.tracks()).isEmpty();
        assertThat(between.emailSent()).contains(false);
        assertThat(outcomes(second)).containsExactly(entry(FIRST + "/5512", DONE));
        assertThat(onlyShipmentOf(FIRST).hasTrack("RM000005512")).isTrue();
        assertThat(onlyShipmentOf(FIRST).emailSent()).contains(true);
    }

    @Test
    void anEmailThatCouldNotBeSentIsSentByTheNextRun() {
        shop.addOrder(FIRST).row(MUG, 2);
        shop.faults().failNext("shipments.email", new MagentoException.NotReached("sendInfo", "connection refused"));

        Run first = run(despatch(FIRST, 5512, Map.of(MUG, 2)));
        shop.clock().advance(Duration.ofHours(1));
        Run second = run(despatch(FIRST, 5512, Map.of(MUG, 2)));

        assertThat(outcomes(first)).containsExactly(entry(FIRST + "/5512", WILL_RETRY));
        assertThat(outcomes(second)).containsExactly(entry(FIRST + "/5512", DONE));
        assertThat(onlyShipmentOf(FIRST).tracks()).hasSize(1);
        assertThat(onlyShipmentOf(FIRST).emailSent()).contains(true);
    }

    @Test
    void aDespatchThatFailsStopsNoOther() {
        shop.addOrder(FIRST).row(MUG, 2);
        shop.addOrder(SECOND).row(MUG, 2);
        shop.faults().failKey("shipments.create", FIRST, new MagentoException.Rejected("shipment", "not allowed"));

        Run run = run(despatch(FIRST, 5512, Map.of(MUG, 2)), despatch(SECOND, 5513, Map.of(MUG, 2)));

        assertThat(outcomes(run)).containsOnly(entry(FIRST + "/5512", WILL_RETRY), entry(SECOND + "/5513", DONE));
    }

    @Test
    void aShopThatIsAwayEndsTheRunAndTheNextGoesOn() {
        shop.addOrder(FIRST).row(MUG, 2);
        shop.addOrder(SECOND).row(MUG, 2);
        List<DespatchNotification> despatches =
                List.of(despatch(FIRST, 5512, Map.of(MUG, 2)), despatch(SECOND, 5513, Map.of(MUG, 2)));
        shop.faults().failAll(new MagentoException.NotReached("sales_order.info", "connection refused"));
        Run first = checkpoint.run(notification.of(despatches));
        shop.faults().heal();

        Run second = checkpoint.run(notification.of(ShipmentNotification.pending(first, despatches)));

        assertThat(first.endedEarly()).isPresent();
        assertThat(outcomes(first))
                .containsOnly(entry(FIRST + "/5512", WILL_RETRY), entry(SECOND + "/5513", WILL_RETRY));
        assertThat(outcomes(second)).containsOnly(entry(FIRST + "/5512", DONE), entry(SECOND + "/5513", DONE));
    }

    @Test
    void onlyWhatIsNotSettledIsPassedInAgain() {
        shop.addOrder(FIRST).row(MUG, 2);
        DespatchNotification known = despatch(FIRST, 5512, Map.of(MUG, 2));
        DespatchNotification unknown = despatch(SECOND, 5513, Map.of(MUG, 2));

        Run run = run(known, unknown);

        assertThat(ShipmentNotification.pending(run, List.of(known, unknown))).containsExactly(unknown);
    }

    @Test
    void manyDespatchesAreLookedUpTogether() {
        List<DespatchNotification> despatches = IntStream.range(0, 30)
                .mapToObj(i -> {
                    shop.addOrder("10000010" + i).row(MUG, 1);
                    return despatch("10000010" + i, 6000 + i, Map.of(MUG, 1));
                })
                .toList();

        Run run = checkpoint.run(notification.of(despatches));

        assertThat(run.items(DONE)).hasSize(30);
        assertThat(shop.calls().stream().filter("orders.details"::equals)).hasSize(2);
    }

    @Test
    void aDryRunWritesNothing() {
        shop.addOrder(FIRST).row(MUG, 2);

        Run run =
                notification.of(List.of(despatch(FIRST, 5512, Map.of(MUG, 2)))).dryRun(RunState.initial());

        assertThat(run.items()).hasSize(1);
        assertThat(run.next()).isEqualTo(RunState.initial());
        assertThat(shop.calls()).containsExactly("orders.details", "shipments.ofOrders");
        assertThat(shop.shipmentsOf(FIRST)).isEmpty();
    }

    @Test
    void aWaitingDespatchHasNoShipment() {
        shop.addOrder(FIRST).row(MUG, 4);
        DespatchNotification waiting = despatch(FIRST, 5512, Map.of(MUG, 2));

        assertThat(notification.despatchesWithoutShipment(List.of(waiting))).containsExactly(waiting);
    }

    /** It is never shipped, so its units would stay in the shop's stock as long as it is kept. */
    @Test
    void aDespatchSentAgainUnderAnotherNumberIsLeftOut() {
        shop.addOrder(FIRST).row(MUG, 4);
        DespatchNotification first = despatch(FIRST, 5512, Map.of(MUG, 2));
        DespatchNotification again =
                DespatchNotification.builder().from(first).messageId(5513).build();

        assertThat(outcomes(run(first, again)))
                .containsExactly(entry(FIRST + "/5512", DONE), entry(FIRST + "/5513", GIVEN_UP));

        assertThat(notification.despatchesWithoutShipment(List.of(again))).isEmpty();
    }

    @Test
    void twoWaitingDespatchesOfOneParcelCountOnce() {
        shop.addOrder(FIRST).row(MUG, 4);
        DespatchNotification first = despatch(FIRST, 5512, Map.of(MUG, 2));
        DespatchNotification again =
                DespatchNotification.builder().from(first).messageId(5513).build();

        assertThat(notification.despatchesWithoutShipment(List.of(first, again)))
                .containsExactly(first);
    }

    @Test
    void twoDifferingMessagesUnderOneNumberAreLeftOut() {
        shop.addOrder(FIRST).row(MUG, 4);

        assertThat(notification.despatchesWithoutShipment(
                        List.of(despatch(FIRST, 5512, Map.of(MUG, 2)), despatch(FIRST, 5512, Map.of(MUG, 1)))))
                .isEmpty();
    }
}
