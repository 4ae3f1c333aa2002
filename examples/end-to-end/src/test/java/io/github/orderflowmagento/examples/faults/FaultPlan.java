package io.github.orderflowmagento.examples.faults;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/** One fault at one of the requests of a run, counted over both sides. Safe to share between threads. */
final class FaultPlan {
    private final @Nullable FaultKind kind;
    private final int position;
    private final Runnable strike;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicBoolean recovered = new AtomicBoolean();

    /** @param position of the request that meets the fault, from 1 */
    FaultPlan(@Nullable FaultKind kind, int position) {
        this(kind, position, () -> {});
    }

    /** @param strike what happens to the one who asked, before the connection is reset */
    FaultPlan(@Nullable FaultKind kind, int position, Runnable strike) {
        this.kind = kind;
        this.position = position;
        this.strike = strike;
    }

    static FaultPlan none() {
        return new FaultPlan(null, 0);
    }

    /** What the request that has just come in meets; null if nothing. */
    @Nullable
    FaultKind next() {
        return requests.incrementAndGet() == position && !recovered.get() ? kind : null;
    }

    /** Whether the fault is one of a kind that only a wire with TLS can have. */
    boolean needsTls() {
        return kind == FaultKind.TLS_ABORT;
    }

    /** Whether an answer may never come. */
    boolean mayStall() {
        return (kind == FaultKind.STALL || kind == FaultKind.STALL_AFTER) && !recovered.get();
    }

    void strike() {
        strike.run();
    }

    /** Whether whoever connects now finds nobody, or nothing under the name. */
    boolean isAway(FaultKind way) {
        return kind == way && !recovered.get() && requests.get() >= position - 1;
    }

    /** From now on all is well. */
    void recover() {
        recovered.set(true);
    }

    int requests() {
        return requests.get();
    }
}
