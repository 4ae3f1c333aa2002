package io.github.orderflowmagento.operation;

import java.time.Duration;

/** Calls two listeners in turn. The second is called even if the first fails. */
record ListenerPair(RunListener first, RunListener second) implements RunListener {
    @Override
    public void started(String operation, boolean dryRun) {
        announce(() -> first.started(operation, dryRun), () -> second.started(operation, dryRun));
    }

    @Override
    public void called(CallMade call) {
        announce(() -> first.called(call), () -> second.called(call));
    }

    @Override
    public void settled(String operation, ItemOutcome item) {
        announce(() -> first.settled(operation, item), () -> second.settled(operation, item));
    }

    @Override
    public void ended(Run run, Duration took) {
        announce(() -> first.ended(run, took), () -> second.ended(run, took));
    }

    private static void announce(Runnable one, Runnable other) {
        try {
            one.run();
        } finally {
            other.run();
        }
    }
}
