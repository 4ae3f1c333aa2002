package io.github.orderflowmagento.examples.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.ShipmentResult;
import io.github.orderflowmagento.magento.client.Magento1Builder;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.magento.model.ShipmentRequest;
import io.github.orderflowmagento.magento.model.StockUpdate;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.checkpoint.FileCheckpoint;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Writes of which two are under way at once, in a shop that answers none before the other has come too. The first shipment goes alone: it
 * shows that the shop reports e-mails.
 */
class SideBySideTest extends ShipmentBatches {
    private static final String UPDATE = "cataloginventory_stock_item.update";

    /** Longer than a request takes on the slowest machine. */
    private static final int PATIENCE_SECONDS = 60;

    @TempDir
    Path folder;

    private final AtomicInteger met = new AtomicInteger();

    @Override
    Magento1Builder client() {
        return super.client().parallelism(2);
    }

    /** From the given request of its kind on, two are under way when either is answered. */
    private void answerTwoAtOnce(String path, int alone, Runnable event) {
        AtomicInteger requests = new AtomicInteger();
        CyclicBarrier both = new CyclicBarrier(2, () -> {
            met.incrementAndGet();
            event.run();
        });
        insideShop.onAnswer((request, answer) -> {
            if (request.contains(path) && requests.incrementAndGet() > alone) {
                meet(both);
            }
        });
    }

    private static void meet(CyclicBarrier both) {
        try {
            both.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("only one request was under way", e);
        }
    }

    private static List<String> keys(Stream<ItemOutcome> items) {
        return items.map(ItemOutcome::key).toList();
    }

    private static List<String> keys(int count) {
        return IntStream.range(0, count).mapToObj(ShipmentBatches::key).toList();
    }

    @Test
    void concurrentShipmentsHaveTheirOutcomesInDespatchOrder() {
        answerTwoAtOnce(CREATE, 1, () -> {});

        Run run = run(9);

        assertThat(met).hasValue(4);
        assertThat(keys(run.items().stream())).isEqualTo(keys(9));
        assertThat(run.items(Outcome.DONE)).hasSize(9);
        assertEachIsShippedOnceAndNotified(9);
    }

    @Test
    void aSequentialRunBeginsNoOtherThread() {
        Set<String> threads = ConcurrentHashMap.newKeySet();
        insideShop.onAnswer((request, answer) -> Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .forEach(threads::add));

        Run run = checkpoint.run(
                ShipmentNotification.to(shop).clock(clock).sequential().build().of(despatches(9)));

        assertThat(run.items(Outcome.DONE)).hasSize(9);
        assertThat(threads).isNotEmpty().noneMatch(name -> name.startsWith("magento-write"));
    }

    @Test
    void shipmentsOfOneOrderAreMadeOneAfterTheOther() {
        List<String> log = new CopyOnWriteArrayList<>();
        Order first = order(order(0), 2);
        Order second = order(order(1), 1);
        shop.shipments().create(requests(order(order(2), 1), "before"));
        insideShop.stub(
                request -> {
                    if (request.contains(CREATE)) {
                        log.add("begins " + mark(request.body()));
                    }
                    return false;
                },
                SandboxAnswer.status(500));
        CyclicBarrier both = new CyclicBarrier(2);
        insideShop.onAnswer((request, answer) -> {
            if (request.contains(CREATE)) {
                String mark = mark(request.body());
                if (!mark.equals("one-b")) {
                    meet(both);
                }
                log.add("ends " + mark);
            }
        });

        List<Answer<ShipmentResult>> answers = shop.shipments()
                .create(Stream.of(requests(first, "one-a"), requests(second, "two"), requests(first, "one-b"))
                        .flatMap(List::stream)
                        .toList());

        assertThat(answers).hasSize(3).allMatch(answer -> answer.value().isPresent());
        assertThat(answers)
                .extracting(Answer::key)
                .containsExactly(first.incrementId(), second.incrementId(), first.incrementId());
        assertThat(log.indexOf("begins one-b")).isGreaterThan(log.indexOf("ends one-a"));
        assertThat(log).contains("ends one-b");
    }

    private static String mark(String body) {
        return Stream.of("one-a", "one-b", "two")
                .filter(mark -> body.contains("[" + mark + "]"))
                .findFirst()
                .orElse("another");
    }

    private Order order(String number, int leastUnits) {
        Order order = shop.orders().details(List.of(number)).get(0).orThrow();
        assertThat(row(order).qtyToShip()).isGreaterThanOrEqualTo(BigDecimal.valueOf(leastUnits));
        return order;
    }

    private static OrderItem row(Order order) {
        return order.items().stream()
                .filter(item -> item.sku().filter("MUG-001"::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }

    private static List<ShipmentRequest> requests(Order order, String reference) {
        return List.of(ShipmentRequest.builder()
                .order(order)
                .items(Map.of(row(order).itemId(), BigDecimal.ONE))
                .notifiesCustomer(true)
                .reference(reference)
                .build());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a lock file that is open is not deleted there")
    void aRunThatLosesItsLeaseStartsNoFurtherShipment() {
        FileCheckpoint file = new FileCheckpoint(folder.resolve("state.json"));
        answerTwoAtOnce(CREATE, 1, () -> delete(folder.resolve("state.json.run")));

        Run run = file.run(ShipmentNotification.to(shop).clock(clock).build().of(despatches(9)));

        assertThat(met).hasValue(1);
        assertThat(calls(CREATE)).isEqualTo(3);
        assertThat(run.endedEarly().orElseThrow()).contains("the lease of ").contains(" was lost");
        assertThat(run.items()).hasSize(9);
        assertThat(run.items().stream().map(ItemOutcome::detail))
                .filteredOn(detail -> detail.contains("was made, but not completed"))
                .hasSize(2);

        insideShop.onAnswer((request, answer) -> {});
        Run next = file.run(ShipmentNotification.to(shop).clock(clock).build().of(despatches(9)));

        assertThat(next.items(Outcome.WILL_RETRY)).isEmpty();
        assertThat(next.items(Outcome.GIVEN_UP)).isEmpty();
        assertEachIsShippedOnceAndNotified(9);
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void anInterruptedRunWaitsForItsActiveShipments() {
        Thread runs = Thread.currentThread();
        answerTwoAtOnce(CREATE, 1, runs::interrupt);

        Run run = run(9);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(met).hasValue(1);
        assertThat(calls(CREATE)).isEqualTo(3);
        assertThat(run.endedEarly()).isPresent();
        assertThat(keys(run.items().stream())).containsExactlyInAnyOrderElementsOf(keys(9));
        assertThat(threads()).noneMatch(name -> name.startsWith("magento-write"));

        insideShop.onAnswer((request, answer) -> {});
        runNextDay(9);

        assertEachIsShippedOnceAndNotified(9);
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList();
    }

    @Test
    void theCheckBeforeWritesRunsOnTheThreadThatMadeTheCall() {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        answerTwoAtOnce(CREATE, 1, () -> {});
        Magento checked = shop.beforeWrites(() -> threads.add(Thread.currentThread()));

        List<ShipmentRequest> requests = IntStream.range(0, 3)
                .boxed()
                .flatMap(i -> requests(order(order(i), 1), "mark " + i).stream())
                .toList();

        assertThat(checked.shipments().create(requests))
                .hasSize(3)
                .allMatch(answer -> answer.value().isPresent());
        assertThat(met).hasValue(1);
        assertThat(threads).containsExactly(Thread.currentThread());
    }

    @Test
    void stockOfDifferentSkusIsWrittenAtOnceAndAnsweredInOrder() {
        List<StockUpdate> updates = Stream.of("MUG-001", "MUG-002", "SALE-001", "BOOK-JP-01")
                .map(sku -> StockUpdate.builder()
                        .sku(sku)
                        .quantity(BigDecimal.valueOf(77))
                        .isInStock(true)
                        .build())
                .toList();
        answerTwoAtOnce(UPDATE, 0, () -> {});
        try (Magento inSmallSteps = client().writeBatchSize(1).build()) {
            assertThat(inSmallSteps.stock().update(updates))
                    .extracting(answer -> answer.orThrow().sku())
                    .containsExactly("MUG-001", "MUG-002", "SALE-001", "BOOK-JP-01");
        }

        assertThat(met).hasValue(2);
        assertThat(calls(UPDATE)).isEqualTo(4);
    }
}
