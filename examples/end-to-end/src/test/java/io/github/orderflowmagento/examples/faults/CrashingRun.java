package io.github.orderflowmagento.examples.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

import io.github.orderflowmagento.examples.JavaProcess;
import io.github.orderflowmagento.examples.MovableClock;
import io.github.orderflowmagento.examples.SandboxSettings;
import io.github.orderflowmagento.examples.quickstart.Connections;
import io.github.orderflowmagento.examples.quickstart.Settings;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.checkpoint.Checkpoint;
import io.github.orderflowmagento.operation.checkpoint.FileCheckpoint;
import io.github.orderflowmagento.orderflow.OrderFlow;

/** A process that executes one run with a checkpoint in a file, and may be killed. */
final class CrashingRun {
    /** The exit code of a process that was killed. */
    static final int KILLED = 137;

    /** Runs what the shop executes later, which it does while it is polled. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private CrashingRun() {}

    /** Starts a process on a world. */
    static JavaProcess start(
            FaultyWorld world, Target target, Workload workload, CrashPoint point, Path state, Path log) {
        Map<String, String> settings = SandboxSettings.of(world.warehouseInside);
        settings.putAll(world.shopInside.settings());
        settings.put("magento.url", world.wireToShop.url());
        settings.put("orderflow.url", world.wireToWarehouse.url());
        settings.put("crash.shop", target.shop().name());
        settings.put("crash.scenario", target.scenario().name());
        settings.put("crash.copies", String.valueOf(workload.copies()));
        settings.put("crash.batchSize", String.valueOf(workload.batchSize()));
        settings.put("crash.point", point.name());
        settings.put("crash.state", state.toString());
        return JavaProcess.start(CrashingRun.class, settings, log);
    }

    /** The main method of the process started by {@link #start}. */
    public static void main(String[] unused) {
        Settings settings = Settings.ofThisProcess();
        ShopKind kind = ShopKind.valueOf(settings.require("crash.shop"));
        FaultScenario scenario = FaultScenario.valueOf(settings.require("crash.scenario"));
        Workload workload = Workload.large(
                Integer.parseInt(settings.require("crash.copies")),
                Integer.parseInt(settings.require("crash.batchSize")));
        Checkpoint checkpoint = new CrashingCheckpoint(
                new FileCheckpoint(Path.of(settings.require("crash.state"))),
                CrashPoint.valueOf(settings.require("crash.point")));
        try (Magento shop = kind.connect(settings.require("magento.url"), settings::require, http -> {}, LONGEST_WAIT);
                OrderFlow warehouse = Connections.warehouse(settings).orElseThrow()) {
            Sides sides = new Sides(kind, shop, warehouse, new MovableClock());
            checkpoint.run(state -> scenario.run(sides, workload, state));
        }
    }

    /** Is killed when the state is written, if that is the point. */
    private record CrashingCheckpoint(FileCheckpoint file, CrashPoint point) implements Checkpoint {
        @Override
        public Versioned load() {
            return file.load();
        }

        @Override
        public Versioned save(Versioned loaded, RunState next) {
            return file.save(loaded, next);
        }

        @Override
        public Run run(Function<RunState, Run> operation) {
            Run run = file.run(state -> {
                Run done = operation.apply(state);
                dieAt(CrashPoint.BEFORE_SAVE);
                return done;
            });
            dieAt(CrashPoint.AFTER_SAVE);
            return run;
        }

        private void dieAt(CrashPoint here) {
            if (point == here) {
                Runtime.getRuntime().halt(KILLED);
            }
        }
    }
}
