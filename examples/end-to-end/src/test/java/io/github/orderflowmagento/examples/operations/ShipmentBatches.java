package io.github.orderflowmagento.examples.operations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import io.github.orderflowmagento.examples.MovableClock;
import io.github.orderflowmagento.examples.SandboxClients;
import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.examples.sandbox.SandboxShop;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.client.Magento1Builder;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.checkpoint.Checkpoint;
import io.github.orderflowmagento.operation.checkpoint.InMemoryCheckpoint;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;

import static io.github.orderflowmagento.examples.Despatches.despatch;
import static org.assertj.core.api.Assertions.assertThat;

/** Despatches that are written several in one request, to a shop over a socket, and how each ends. */
abstract class ShipmentBatches {
    static final String CREATE = "sales_order_shipment.create";
    static final String ADD_TRACK = "sales_order_shipment.addTrack";
    static final String SEND_EMAIL = "sales_order_shipment.sendInfo";

    /** The shipments get these numbers in the order of their despatches. */
    static final int FIRST_SHIPMENT = 100000008;

    final Checkpoint checkpoint = new InMemoryCheckpoint();
    final MovableClock clock = new MovableClock();
    final List<String> bodies = new CopyOnWriteArrayList<>();
    SandboxShop insideShop;
    Magento shop;

    @BeforeEach
    void start() {
        clock.pass(Duration.between(clock.instant(), Instant.now()));
        insideShop = SandboxShop.start(Clock.systemUTC(), 12);
        insideShop.onAnswer((request, answer) -> bodies.add(request.body()));
        shop = client().build();
    }

    @AfterEach
    void stop() {
        shop.close();
        insideShop.close();
    }

    Magento1Builder client() {
        return SandboxClients.to(insideShop);
    }

    static String order(int i) {
        return String.valueOf(100000009 + i * 1_000_000);
    }

    static String key(int i) {
        return order(i) + "/" + (6001 + i);
    }

    /** One mug of each of so many orders. */
    static List<DespatchNotification> despatches(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> despatch(order(i), 6001 + i, Map.of("MUG-001", 1)))
                .toList();
    }

    Run run(Magento at, List<DespatchNotification> despatches) {
        ShipmentNotification notification =
                ShipmentNotification.to(at).clock(clock).build();
        return checkpoint.run(notification.of(despatches));
    }

    Run run(int count) {
        return run(shop, despatches(count));
    }

    Run runNextDay(int count) {
        clock.pass(Duration.ofDays(1));
        return run(count);
    }

    int calls(String path) {
        return insideShop.calls().getOrDefault(path, 0);
    }

    void assertEachIsShippedOnceAndNotified(int count) {
        for (int i = 0; i < count; i++) {
            String track = "custom Royal Mail Tracked 24 RM" + (6001 + i);
            assertThat(insideShop.shipmentsOf(order(i))).singleElement().satisfies(shipment -> {
                assertThat(shipment.tracks()).containsExactly(track);
                assertThat(shipment.emailSent()).isTrue();
            });
        }
        assertThat(calls(CREATE)).isEqualTo(count);
        assertThat(calls(SEND_EMAIL)).isEqualTo(count);
    }

    void after(String first, Runnable event) {
        AtomicBoolean happened = new AtomicBoolean();
        insideShop.onAnswer((request, answer) -> {
            if (request.contains(first) && !happened.getAndSet(true)) {
                event.run();
            }
        });
    }

    /** Like a firewall that blocks a request for its text. */
    void refusing(String path, int shipment, int status) {
        insideShop.stub(
                request -> request.contains(path) && request.contains(">" + (FIRST_SHIPMENT + shipment) + "<"),
                SandboxAnswer.status(status));
    }
}
