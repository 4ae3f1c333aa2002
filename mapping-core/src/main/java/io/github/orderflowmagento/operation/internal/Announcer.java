package io.github.orderflowmagento.operation.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.orderflowmagento.operation.CallMade;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunListener;

/** Calls the listener of one operation. Exceptions of the listener do not affect the run. */
final class Announcer {
    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);

    private final String operation;
    private final RunListener listener;
    private Optional<String> failure = Optional.empty();

    Announcer(String operation, RunListener listener) {
        this.operation = operation;
        this.listener = listener;
    }

    void started(boolean dryRun) {
        announce(listener -> listener.started(operation, dryRun));
    }

    void called(String call, long nanos, Optional<String> failure) {
        announce(listener -> listener.called(new CallMade(operation, call, Duration.ofNanos(nanos), failure)));
    }

    void settled(ItemOutcome item) {
        announce(listener -> listener.settled(operation, item));
    }

    void ended(Run run, long nanos) {
        announce(listener -> listener.ended(run, Duration.ofNanos(nanos)));
    }

    /** Returns the listener's first failure; empty if there was none. */
    Optional<String> failure() {
        return failure;
    }

    private synchronized void announce(Consumer<RunListener> message) {
        try {
            message.accept(listener);
        } catch (RuntimeException e) {
            if (failure.isEmpty()) {
                LOG.warn("{}: a listener failed, the run continues: {}", operation, e.toString());
                failure = Optional.of("a listener failed, and may have missed items: " + Failures.reason(e));
            }
        }
    }
}
