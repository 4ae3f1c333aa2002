package io.github.orderflowmagento.operation.internal;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.orderflowmagento.operation.EndReason;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.internal.text.SanitizedText;

/**
 * Holds the writes of a run to its lease, without the operation being told of it: it finds the guard by the thread, and, where it was
 * handed to another thread, by the state that it begins from. A lease that was found lost once stays lost.
 */
public final class LeaseGuard {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseGuard.class);

    /** The guards of the runs that are under way, by the very state that each has given to its operation. */
    private static final Map<RunState, LeaseGuard> BY_STATE = Collections.synchronizedMap(new IdentityHashMap<>());

    /** The innermost run that was begun on the thread. */
    private static final ThreadLocal<@Nullable LeaseGuard> OF_THREAD = new ThreadLocal<>();

    /** That of the operation which runs on the thread, by its state. */
    private static final ThreadLocal<@Nullable LeaseGuard> OF_OPERATION = new ThreadLocal<>();

    private final String place;
    private final BooleanSupplier isHeld;
    private final Predicate<RunState> keeping;
    private final @Nullable LeaseGuard outer = OF_THREAD.get();
    private @Nullable String loss;
    private boolean isLost;

    /**
     * A guard over one run.
     *
     * @param place what the lease is of, for messages
     * @param isHeld whether the lease is held; an exception means no, and its message is told
     * @param keeping keeps the state that the next run is to begin from if this one dies; false if another run has used the checkpoint
     *     meanwhile, an exception if it cannot be kept
     */
    public LeaseGuard(String place, BooleanSupplier isHeld, Predicate<RunState> keeping) {
        this.place = place;
        this.isHeld = isHeld;
        this.keeping = keeping;
    }

    /**
     * An operation begins on this thread, from the state.
     *
     * @return the guard of the checkpoint that has given the state; empty if none has
     */
    static Optional<LeaseGuard> operationBegins(RunState state) {
        LeaseGuard guard = BY_STATE.get(state);
        set(OF_OPERATION, guard);
        return Optional.ofNullable(guard);
    }

    /**
     * Keeps the state that the next run is to begin from if this one dies.
     *
     * @throws LeaseLost if the lease is lost
     */
    void keep(RunState progress) {
        String lost = look();
        if (lost == null && !keeping.test(progress)) {
            lost = lostToAnother();
        }
        if (lost != null) {
            throw new LeaseLost(lost);
        }
    }

    /** The operation on this thread writes no more. */
    static void operationEnds() {
        OF_OPERATION.remove();
    }

    /**
     * Asks for the lease of each run that the write is a part of: a run may stand inside another one.
     *
     * @throws LeaseLost if one is lost
     */
    public static void beforeWrite() {
        Set<LeaseGuard> guards = new LinkedHashSet<>();
        addWithOuter(OF_OPERATION.get(), guards);
        addWithOuter(OF_THREAD.get(), guards);
        for (LeaseGuard guard : guards) {
            String loss = guard.look();
            if (loss != null) {
                throw new LeaseLost(loss);
            }
        }
    }

    /** Whether what runs on this thread holds a lease, so that nobody else is at the same work. */
    public static boolean isHeldHere() {
        return OF_OPERATION.get() != null || OF_THREAD.get() != null;
    }

    private static void addWithOuter(@Nullable LeaseGuard innermost, Set<LeaseGuard> guards) {
        for (LeaseGuard guard = innermost; guard != null; guard = guard.outer) {
            guards.add(guard);
        }
    }

    /**
     * Runs the operation, and asks for the lease once more when it has ended.
     *
     * @return what the operation returned; ended early if the lease is lost
     */
    public Run run(Function<RunState, Run> operation, RunState state) {
        RunState own = BY_STATE.putIfAbsent(state, this) == null ? state : copied(state);
        OF_THREAD.set(this);
        try {
            Run run = operation.apply(own);
            String lost = look();
            return lost == null ? run : endedEarly(run, lost);
        } finally {
            set(OF_THREAD, outer);
            BY_STATE.remove(own);
            end();
        }
    }

    /** Another run is under way from the very state. */
    private RunState copied(RunState state) {
        RunState copy = RunState.builder().from(state).build();
        BY_STATE.put(copy, this);
        return copy;
    }

    private static void set(ThreadLocal<@Nullable LeaseGuard> place, @Nullable LeaseGuard guard) {
        if (guard == null) {
            place.remove();
        } else {
            place.set(guard);
        }
    }

    private static Run endedEarly(Run run, String lost) {
        String reason = run.endedEarly()
                .filter(before -> !before.equals(lost))
                .map(before -> lost + "; before that: " + before)
                .orElse(lost);
        return Run.builder()
                .from(run)
                .endedEarly(reason)
                .endedBy(EndReason.LEASE_LOST)
                .build();
    }

    /** An operation that goes on all the same, on another thread, has no lease any more. */
    private synchronized void end() {
        if (loss == null) {
            loss = told(": its run has ended");
        }
    }

    /** Whether the lease was found lost while the run was under way, so that the state must not be saved. */
    public synchronized boolean isLost() {
        return isLost;
    }

    /** What is to be said of a lease that is lost; null if it is held. */
    private synchronized @Nullable String look() {
        if (loss == null) {
            try {
                if (!isHeld.getAsBoolean()) {
                    lost("");
                }
            } catch (RuntimeException e) {
                lost(": " + SanitizedText.of(Failures.reason(e)));
            }
        }
        return loss;
    }

    private synchronized String lostToAnother() {
        lost(": another run has used it meanwhile");
        return Objects.requireNonNull(loss);
    }

    private void lost(String why) {
        loss = told(why);
        isLost = true;
        LOG.warn("{}", loss);
    }

    private String told(String why) {
        return "the lease of " + place + " was lost" + why + "; the run writes no more, and its state is not saved";
    }
}
