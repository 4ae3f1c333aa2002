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

/** Tells a listener what one operation does. A listener that throws does not harm the run. */
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
        tell(told -> told.started(operation, dryRun));
    }

    void called(String call, long nanos, Optional<String> failure) {
        tell(told -> told.called(new CallMade(operation, call, Duration.ofNanos(nanos), failure)));
    }

    void settled(ItemOutcome item) {
        tell(told -> told.settled(operation, item));
    }

    void ended(Run run, long nanos) {
        tell(told -> told.ended(run, Duration.ofNanos(nanos)));
    }

    /** Why the listener has failed first; empty if it has not. */
    Optional<String> failure() {
        return failure;
    }

    private synchronized void tell(Consumer<RunListener> message) {
        try {
            message.accept(listener);
        } catch (RuntimeException e) {
            if (failure.isEmpty()) {
                LOG.warn("{}: a listener fails, the run goes on: {}", operation, e.toString());
                failure = Optional.of("a listener failed, and may not have told of all items: " + Failures.reason(e));
            }
        }
    }
}
