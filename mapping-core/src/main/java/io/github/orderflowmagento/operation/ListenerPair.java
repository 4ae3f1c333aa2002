package io.github.orderflowmagento.operation;

import java.time.Duration;

/** Two listeners as one. */
record ListenerPair(RunListener first, RunListener second) implements RunListener {
    @Override
    public void started(String operation, boolean dryRun) {
        first.started(operation, dryRun);
        second.started(operation, dryRun);
    }

    @Override
    public void called(CallMade call) {
        first.called(call);
        second.called(call);
    }

    @Override
    public void settled(String operation, ItemOutcome item) {
        first.settled(operation, item);
        second.settled(operation, item);
    }

    @Override
    public void ended(Run run, Duration took) {
        first.ended(run, took);
        second.ended(run, took);
    }
}
