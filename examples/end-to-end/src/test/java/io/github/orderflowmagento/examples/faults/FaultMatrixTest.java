package io.github.orderflowmagento.examples.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.checkpoint.Checkpoint;
import io.github.orderflowmagento.operation.checkpoint.FileCheckpoint;
import io.github.orderflowmagento.operation.checkpoint.InMemoryCheckpoint;
import io.github.orderflowmagento.operation.report.RunReport;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each operation × each fault × each request of a run, over real sockets: after the fault, runs are repeated until nothing is left to do,
 * and both sides must have the same data as without the fault. Nothing is lost or duplicated, and no secret appears in a run's texts, in
 * its state file, or in the log at any level.
 *
 * <p>The build runs a sample. {@code mvn -Pfaults verify} runs all and writes {@code examples/fault-matrix.md}.
 */
class FaultMatrixTest {
    private static final int RUNS = Integer.getInteger("faults.runs", 200);
    private static final long SEED = Long.getLong("faults.seed", 20261123);

    /** Only the targets whose names contain this, for example {@code Magento 2, order export}. */
    private static final String ONLY = System.getProperty("faults.only", "");

    /** More than the cores, since they mostly wait. */
    private static final int AT_ONCE = 12;

    private static final List<Integer> BATCH_SIZES = List.of(1, 2, 3, 5, 8);

    /** This shop has more kinds of faults. */
    private static final List<Integer> BATCH_SIZES_OF_MAGENTO_2 = List.of(1, 3, 8);

    /** The number of marked orders, most of whose requests concern one order only. */
    private static final List<Integer> BATCH_SIZES_OF_MARKED = List.of(2, 8);

    /** A single one is not sent by bulk. */
    private static final List<Integer> BATCH_SIZES_OF_BULK = List.of(2, 3, 8);

    /** The maximum number of requests after which an operation is executed: more than a run of one batch makes. */
    private static final List<Integer> LATE = List.of(1, 2, 3, 4, 5, 6, 8, 12);

    /** How often a run polls open operations. */
    private static final int MOST_LOOKS = 6;

    private static final ExecutorService PROXIES = Executors.newCachedThreadPool();
    private static final ExecutorService RUNNERS = Executors.newFixedThreadPool(AT_ONCE);

    @AfterAll
    static void stop() {
        PROXIES.shutdownNow();
        RUNNERS.shutdownNow();
    }

    @TempDir
    private Path folder;

    /** @param late after how many requests a slow shop executes what it has accepted for later */
    private record Case(Target target, FaultKind kind, int batchSize, QueueBefore queue, int late, int position) {
        Case oneEarlier() {
            return new Case(target, kind, batchSize, queue, late, position - 1);
        }
    }

    /** The result of a case: the number of runs after the faulty one, and what is wrong in the end. */
    private record Result(Case faulty, int reruns, List<String> wrong) {}

    /** The number of requests of a run, and which of them went to the shop. */
    private record Requests(int all, Set<Integer> ofShop) {
        static Requests of(FaultPlan plan) {
            return new Requests(plan.requests(), plan.ofShop());
        }

        boolean isMet(FaultKind kind, int position) {
            return !kind.isOfShop() || ofShop.contains(position);
        }
    }

    /**
     * The result without a fault.
     *
     * @param requests of the first run
     * @param ofSecond of the second run, if the first has left something in the shop's queue; none if there is no such thing
     * @param state what the sides hold in the end
     */
    private record Undisturbed(Requests requests, Requests ofSecond, Map<String, String> state) {}

    private static List<Integer> batchSizes(Target target) {
        if (target.scenario() == FaultScenario.MARKED_ORDER_EXPORT) {
            return BATCH_SIZES_OF_MARKED;
        }
        return switch (target.shop()) {
            case MAGENTO_1 -> BATCH_SIZES;
            case MAGENTO_2 -> BATCH_SIZES_OF_MAGENTO_2;
            case MAGENTO_2_BULK -> BATCH_SIZES_OF_BULK;
        };
    }

    private static Undisturbed undisturbed(Target target, int batchSize) {
        FaultPlan plan = FaultPlan.none();
        try (FaultyWorld world = new FaultyWorld(plan, target, Workload.small(batchSize), PROXIES)) {
            Checkpoint checkpoint = new InMemoryCheckpoint();
            assertAllDone(world.run(checkpoint));
            Requests requests = Requests.of(plan);
            world.goOn();
            assertAllDone(world.run(checkpoint));
            return new Undisturbed(requests, ofSecond(target, batchSize), world.state());
        }
    }

    private static Requests ofSecond(Target target, int batchSize) {
        if (target.shop() != ShopKind.MAGENTO_2_BULK) {
            return new Requests(0, Set.of());
        }
        FaultPlan plan = FaultPlan.none();
        try (FaultyWorld world = new FaultyWorld(plan, target, Workload.small(batchSize), PROXIES)) {
            Checkpoint checkpoint = new InMemoryCheckpoint();
            world.leaveSomeInQueue(checkpoint);
            Run run = world.run(checkpoint);
            assertThat(run.endedEarly()).isEmpty();
            assertThat(run.items(Outcome.WILL_RETRY)).isNotEmpty();
            return Requests.of(plan);
        }
    }

    private static void assertAllDone(Run run) {
        assertThat(run.endedEarly()).isEmpty();
        assertThat(run.items(Outcome.WILL_RETRY)).isEmpty();
    }

    private Result result(Case faulty, Undisturbed expected) throws IOException, InterruptedException {
        FaultPlan plan = new FaultPlan(faulty.kind(), faulty.position());
        try (FaultyWorld world = new FaultyWorld(plan, faulty.target(), Workload.small(faulty.batchSize()), PROXIES)) {
            Path state = Files.createTempDirectory(folder, "run").resolve("state.json");
            Checkpoint checkpoint = new FileCheckpoint(state);
            List<String> wrong = new ArrayList<>();
            world.shopInside.executeLate(faulty.late());
            if (faulty.queue() == QueueBefore.LEFT) {
                world.leaveSomeInQueue(checkpoint);
            }
            check(world.run(checkpoint), wrong);
            if (!plan.wasMet() && faulty.queue() != QueueBefore.SLOW) {
                if (faulty.target().hasVaryingRequests() && faulty.position() > 1) {
                    return result(faulty.oneEarlier(), expected);
                }
                wrong.add("the run ended before its fault");
            }
            plan.awaitStall();
            plan.recover();
            if (faulty.kind() != FaultKind.CONSUMERS_STOPPED_LONGER) {
                world.shopInside.resume();
            }
            world.goOn();
            Recovery recovery = Recovery.of(world, checkpoint, expected.state(), run -> check(run, wrong));
            wrong.addAll(recovery.wrong());
            Canaries.inFile(state).forEach(canary -> wrong.add("the state file holds '" + canary + "'"));
            return new Result(faulty, recovery.runs(), wrong);
        }
    }

    /** An operation must handle everything: an exception would leave neither state nor report. */
    private Result resultOrDefect(Case faulty, Undisturbed expected) throws IOException, InterruptedException {
        try {
            return result(faulty, expected);
        } catch (RuntimeException e) {
            return new Result(faulty, 0, List.of("thrown: " + e));
        }
    }

    private static void check(Run run, List<String> wrong) {
        int counted = run.counts().values().stream().mapToInt(Integer::intValue).sum();
        if (counted != run.items().size()) {
            wrong.add("the counts do not add up: " + run.summary());
        }
        RunReport report = RunReport.of(run);
        String texts = report.text() + report.json() + report.csv() + report.html() + run + run.next();
        Canaries.in(texts).forEach(canary -> wrong.add("a text of the run holds '" + canary + "'"));
    }

    /** Returns every operation with every fault at every position, for each batch size, in an order determined by the seed. */
    private static List<Case> cases(Map<Target, Map<Integer, Undisturbed>> undisturbed) {
        List<Case> all = new ArrayList<>();
        undisturbed.forEach((target, bySize) -> bySize.forEach((size, normal) -> {
            for (FaultKind kind : FaultKind.values()) {
                if (kind.happensTo(target.shop())) {
                    QueueBefore.of(target.shop())
                            .forEach(queue -> all.addAll(cases(target, kind, size, queue, normal)));
                }
            }
        }));
        Collections.shuffle(all, new Random(SEED));
        return all;
    }

    private static List<Case> cases(Target target, FaultKind kind, int size, QueueBefore queue, Undisturbed normal) {
        return switch (queue) {
            case EMPTY -> atRequests(target, kind, size, queue, normal.requests());
            case LEFT -> kind.isInside() ? List.of() : atRequests(target, kind, size, queue, normal.ofSecond());
            case SLOW ->
                kind.isTriedLate() ? late(target, kind, size, normal.requests().all()) : List.of();
        };
    }

    private static List<Case> atRequests(
            Target target, FaultKind kind, int size, QueueBefore queue, Requests requests) {
        return IntStream.rangeClosed(1, requests.all())
                .filter(position -> requests.isMet(kind, position))
                .mapToObj(position -> new Case(target, kind, size, queue, 0, position))
                .toList();
    }

    /** A run that finds something open makes a few more requests; if there are fewer, it meets no other fault. */
    private static List<Case> late(Target target, FaultKind kind, int size, int requests) {
        return LATE.stream()
                .flatMap(late -> IntStream.rangeClosed(1, requests + Math.min(late, MOST_LOOKS))
                        .mapToObj(position -> new Case(target, kind, size, QueueBefore.SLOW, late, position)))
                .toList();
    }

    static Stream<Arguments> waysToBeAway() {
        return Stream.of(FaultKind.REFUSED, FaultKind.NO_SUCH_HOST, FaultKind.TLS_ABORT)
                .flatMap(kind -> Stream.of(ShopKind.values())
                        .filter(shop -> shop.hasOwn(FaultScenario.ORDER_EXPORT))
                        .map(shop -> Arguments.of(shop, kind)));
    }

    @ParameterizedTest
    @MethodSource("waysToBeAway")
    void aSideThatCannotBeReachedEndsTheRunEarly(ShopKind shop, FaultKind kind) {
        FaultPlan plan = new FaultPlan(kind, 2);
        try (FaultyWorld world =
                new FaultyWorld(plan, new Target(shop, FaultScenario.ORDER_EXPORT), Workload.small(5), PROXIES)) {
            Run run = world.run(new InMemoryCheckpoint());

            assertThat(run.endedEarly())
                    .hasValueSatisfying(reason -> assertThat(reason).contains("no connection to"));
            assertThat(plan.requests()).isOne();
        }
    }

    @Test
    void nothingIsLostAndNothingDoubled() throws Exception {
        Map<Target, Map<Integer, Undisturbed>> undisturbed = new LinkedHashMap<>();
        for (Target target : Target.containing(ONLY)) {
            Map<Integer, Undisturbed> bySize = new TreeMap<>();
            for (int size : batchSizes(target)) {
                bySize.put(size, undisturbed(target, size));
            }
            undisturbed.put(target, bySize);
        }

        List<Future<Result>> running = new ArrayList<>();
        List<Case> all = cases(undisturbed);
        for (Case faulty : all.subList(0, Math.min(all.size(), RUNS))) {
            Undisturbed expected = undisturbed.get(faulty.target()).get(faulty.batchSize());
            running.add(RUNNERS.submit(() -> resultOrDefect(faulty, expected)));
        }
        List<Result> results = new ArrayList<>();
        for (Future<Result> result : running) {
            results.add(result.get());
        }

        FaultTable table = new FaultTable(SEED, results.size(), all.size());
        results.forEach(result -> table.count(
                result.faulty().target(),
                result.faulty().kind(),
                result.faulty().queue(),
                result.reruns(),
                result.wrong().isEmpty()));
        write(table);
        assertThat(Canaries.inLog()).isEmpty();
        assertThat(results).filteredOn(result -> !result.wrong().isEmpty()).isEmpty();
    }

    private static void write(FaultTable table) throws IOException {
        Path file = Path.of(System.getProperty("faults.table", "target/fault-matrix.md"));
        Files.writeString(file, table.text());
    }
}
