package io.github.orderflowmagento.examples.monitoring;

import java.time.Duration;
import java.util.Locale;

import io.micrometer.core.instrument.MeterRegistry;

import io.github.orderflowmagento.operation.CallMade;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunListener;

/**
 * Records metrics of operations with Micrometer. Each tag has few values: no keys and no reasons. Dry runs count as runs.
 *
 * <ul>
 *   <li>{@code orderflow.items}: items settled, by {@code operation} and {@code outcome}
 *   <li>{@code orderflow.calls}: calls and their time, by {@code operation}, {@code call} and {@code failure} ({@code none} on success)
 *   <li>{@code orderflow.runs}: runs and their time, by {@code operation} and {@code end} ({@code whole} or {@code early})
 * </ul>
 *
 * <p>Safe to share between threads.
 */
public final class MicrometerListener implements RunListener {
    private static final String OPERATION = "operation";

    private final MeterRegistry registry;

    /** Creates a listener that writes to the registry. */
    public MicrometerListener(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void called(CallMade call) {
        registry.timer(
                        "orderflow.calls",
                        OPERATION,
                        call.operation(),
                        "call",
                        call.call(),
                        "failure",
                        call.failure().orElse("none"))
                .record(call.took());
    }

    @Override
    public void settled(String operation, ItemOutcome item) {
        String outcome = item.outcome().name().toLowerCase(Locale.ROOT);
        registry.counter("orderflow.items", OPERATION, operation, "outcome", outcome)
                .increment();
    }

    @Override
    public void ended(Run run, Duration took) {
        String end = run.endedEarly().isPresent() ? "early" : "whole";
        registry.timer("orderflow.runs", OPERATION, run.operation(), "end", end).record(took);
    }
}
