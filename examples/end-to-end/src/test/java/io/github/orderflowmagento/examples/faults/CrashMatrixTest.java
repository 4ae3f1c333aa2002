package io.github.orderflowmagento.examples.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.orderflowmagento.examples.JavaProcess;
import io.github.orderflowmagento.examples.sandbox.SandboxWarehouse;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.checkpoint.Checkpoint;
import io.github.orderflowmagento.operation.checkpoint.FileCheckpoint;
import io.github.orderflowmagento.operation.checkpoint.InMemoryCheckpoint;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs each operation over some hundred items in a separate process, which is killed before and after each of its requests is executed, and
 * when its state is written. Another process, starting from what is on disk, must leave both sides as if nothing had happened. Kills in the
 * middle of a write are tested with the checkpoints.
 *
 * <p>The build runs a sample. {@code mvn -Pcrashes verify} runs all and writes {@code examples/crash-matrix.md}.
 */
class CrashMatrixTest {
    private static final int RUNS = Integer.getInteger("crashes.runs", 16);
    private static final long SEED = Long.getLong("crashes.seed", 20261123);

    /** Only the targets whose names contain this, for example {@code Magento 2, order export}. */
    private static final String ONLY = System.getProperty("crashes.only", "");

    private static final int COPIES = 20;
    private static final int BATCH_SIZE = 25;
    private static final int AT_ONCE = 3;

    private static final ExecutorService PROXIES = Executors.newCachedThreadPool();
    private static final ExecutorService RUNNERS = Executors.newFixedThreadPool(AT_ONCE);

    private static final int COPIES_OF_MAGENTO_2 = 10;

    /** The number of marked orders, each of which takes several requests; two are cancelled, each in a separate batch. */
    private static final int COPIES_OF_MARKED = 1;

    private static final int BATCH_SIZE_OF_MARKED = 1;

    /** The number of requests after which a shop executes what it has accepted for later: one or two polls find it open. */
    private static final int LATE = 2;

    @TempDir
    private Path folder;

    @AfterAll
    static void stop() {
        PROXIES.shutdownNow();
        RUNNERS.shutdownNow();
    }

    /** @param request at which it is killed, from 1; 0 if it is at the writing of the state */
    private record Crash(Target target, CrashPoint point, CrashConsumers consumers, int request) {
        boolean isStopping() {
            return consumers != CrashConsumers.RUN;
        }

        Crash oneEarlier() {
            return new Crash(target, point, consumers, request - 1);
        }

        @Nullable
        FaultKind fault() {
            return switch (point) {
                case BEFORE_REQUEST -> FaultKind.RESET_BEFORE;
                case AFTER_REQUEST -> FaultKind.RESET_AFTER;
                case BEFORE_SAVE, AFTER_SAVE -> null;
            };
        }
    }

    private record Result(Crash crash, Recovery recovery) {}

    /** An undisturbed run: its numbers of items and requests, and the resulting data of both sides. */
    private record Undisturbed(int items, int requests, Map<String, String> state) {}

    private static Workload workload(Target target) {
        if (target.scenario() == FaultScenario.MARKED_ORDER_EXPORT) {
            return Workload.large(COPIES_OF_MARKED, BATCH_SIZE_OF_MARKED);
        }
        return Workload.large(target.shop() == ShopKind.MAGENTO_1 ? COPIES : COPIES_OF_MAGENTO_2, BATCH_SIZE);
    }

    private static Undisturbed undisturbed(Target target) {
        FaultPlan plan = FaultPlan.none();
        try (FaultyWorld world = new FaultyWorld(plan, target, workload(target), PROXIES)) {
            world.shopInside.executeLate(LATE);
            Checkpoint checkpoint = new InMemoryCheckpoint();
            Run run = world.run(checkpoint);
            assertAllDone(run);
            int requests = plan.requests();
            world.goOn();
            assertAllDone(world.run(checkpoint));
            return new Undisturbed(run.items().size(), requests, world.state());
        }
    }

    private static void assertAllDone(Run run) {
        assertThat(run.endedEarly()).isEmpty();
        assertThat(run.items(Outcome.WILL_RETRY)).isEmpty();
        assertThat(run.items(Outcome.GIVEN_UP)).isEmpty();
    }

    private Result result(Crash crash, Undisturbed expected) throws IOException, InterruptedException {
        CompletableFuture<JavaProcess> victim = new CompletableFuture<>();
        FaultPlan plan = new FaultPlan(
                crash.fault(), crash.request(), () -> victim.join().kill());
        Path files = Files.createTempDirectory(folder, "run");
        Path state = files.resolve("state.json");
        Path log = files.resolve("log.txt");
        Workload workload = workload(crash.target());
        try (FaultyWorld world = new FaultyWorld(plan, crash.target(), workload, PROXIES)) {
            world.shopInside.executeLate(LATE);
            if (crash.isStopping()) {
                plan.onFault(() -> world.shopInside.meet(FaultKind.CONSUMERS_STOPPED));
            }
            try (JavaProcess process = CrashingRun.start(world, crash.target(), workload, crash.point(), state, log)) {
                victim.complete(process);
                if (process.awaitEnd() != CrashingRun.KILLED) {
                    if (crash.target().hasVaryingRequests() && crash.request() > 1) {
                        return result(crash.oneEarlier(), expected);
                    }
                    return new Result(crash, new Recovery(0, List.of("it was not killed: " + said(log))));
                }
            }
            plan.recover();
            if (crash.consumers() != CrashConsumers.STOP_LONGER) {
                world.shopInside.resume();
            }
            world.goOn();
            Checkpoint checkpoint = new FileCheckpoint(state);
            Set<String> before = dealtWith(world);
            List<String> repeated = new ArrayList<>();
            Recovery recovery = Recovery.of(
                    world,
                    checkpoint,
                    expected.state(),
                    run -> run.items().stream()
                            .filter(item -> item.outcome() == Outcome.DONE || item.outcome() == Outcome.ALREADY_THERE)
                            .map(ItemOutcome::key)
                            .filter(before::contains)
                            .forEach(repeated::add));
            // after a run that has ended, the next meets again what was cancelled less than two minutes before it
            if (crash.point() != CrashPoint.AFTER_SAVE && repeated.size() > workload.batchSize()) {
                recovery.wrong().add(repeated.size() + " items were dealt with again, which is more than a batch");
            }
            Stream.of(log, state)
                    .flatMap(file -> Canaries.inFile(file).stream()
                            .map(canary -> file.getFileName() + " holds '" + canary + "'"))
                    .forEach(recovery.wrong()::add);
            return new Result(crash, recovery);
        }
    }

    /** Returns what has reached the warehouse: the exported orders or, for an export that marks orders, the cancelled ones. */
    private static Set<String> dealtWith(FaultyWorld world) {
        SandboxWarehouse warehouse = world.warehouseInside;
        return switch (world.scenario()) {
            case PRODUCT_EXPORT -> Set.copyOf(warehouse.products().keySet());
            case ORDER_EXPORT -> Set.copyOf(warehouse.orders().keySet());
            case MARKED_ORDER_EXPORT ->
                warehouse.orders().keySet().stream()
                        .filter(number -> warehouse.orderState(number).equals("cancelled"))
                        .collect(Collectors.toSet());
            case INVENTORY_UPDATE, SHIPMENT_NOTIFICATION -> Set.of();
        };
    }

    private static String said(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns every operation with every point of a kill, in an order determined by the seed. The first ones cover every operation and
     * every kind of point, but not all pairs.
     */
    private static List<Crash> crashes(Map<Target, Undisturbed> undisturbed) {
        List<Target> targets = List.copyOf(undisturbed.keySet());
        List<CrashPoint> points = List.of(CrashPoint.values());
        List<List<Crash>> alike = IntStream.range(0, points.size())
                .boxed()
                .flatMap(shift -> IntStream.range(0, targets.size())
                        .mapToObj(i -> alike(
                                targets.get(i),
                                points.get((i + shift) % points.size()),
                                undisturbed.get(targets.get(i)))))
                .toList();
        int longest = alike.stream().mapToInt(List::size).max().orElse(0);
        return IntStream.range(0, longest)
                .boxed()
                .flatMap(i ->
                        alike.stream().filter(crashes -> i < crashes.size()).map(crashes -> crashes.get(i)))
                .limit(RUNS)
                .toList();
    }

    private static List<Crash> alike(Target target, CrashPoint point, Undisturbed normal) {
        return switch (point) {
            case BEFORE_REQUEST, AFTER_REQUEST -> atRequests(target, point, normal.requests());
            case BEFORE_SAVE, AFTER_SAVE -> List.of(new Crash(target, point, CrashConsumers.RUN, 0));
        };
    }

    private static List<Crash> atRequests(Target target, CrashPoint point, int requests) {
        List<Crash> crashes = new ArrayList<>();
        for (int request = 1; request <= requests; request++) {
            for (CrashConsumers consumers : CrashConsumers.of(target.shop())) {
                crashes.add(new Crash(target, point, consumers, request));
            }
        }
        Collections.shuffle(crashes, new Random(SEED));
        return crashes;
    }

    @Test
    void anotherProcessEndsWhatAKilledOneBegan() throws Exception {
        Map<Target, Undisturbed> undisturbed = new LinkedHashMap<>();
        Target.containing(ONLY).forEach(target -> undisturbed.put(target, undisturbed(target)));

        List<Future<Result>> running = new ArrayList<>();
        for (Crash crash : crashes(undisturbed)) {
            Undisturbed expected = undisturbed.get(crash.target());
            running.add(RUNNERS.submit(() -> result(crash, expected)));
        }
        List<Result> results = new ArrayList<>();
        for (Future<Result> result : running) {
            results.add(result.get());
        }

        CrashTable table = new CrashTable(SEED, results.size());
        undisturbed.forEach((target, normal) -> table.normal(target, normal.items(), normal.requests()));
        results.forEach(result -> table.count(
                result.crash().target(),
                new CrashTable.Place(result.crash().point(), result.crash().consumers()),
                result.recovery()));
        Files.writeString(Path.of(System.getProperty("crashes.table", "target/crash-matrix.md")), table.text());
        assertThat(results)
                .filteredOn(result -> !result.recovery().wrong().isEmpty())
                .isEmpty();
    }
}
