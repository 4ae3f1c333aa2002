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
 * Binds the writes of a run to its lease without involving the operation: the guard is found by the thread and, if the operation was passed
 * to another thread, by the state that it starts from. Once the lease was found lost, it stays lost.
 */
public final class LeaseGuard {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseGuard.class);

    /** The guards of active runs, by the identity of the state that each passed to its operation. */
    private static final Map<RunState, LeaseGuard> BY_STATE = Collections.synchronizedMap(new IdentityHashMap<>());

    /** The innermost run started on the thread. */
    private static final ThreadLocal<@Nullable LeaseGuard> OF_THREAD = new ThreadLocal<>();

    /** The guard of the operation running on the thread, found by its state. */
    private static final ThreadLocal<@Nullable LeaseGuard> OF_OPERATION = new ThreadLocal<>();

    private final String place;
    private final BooleanSupplier isHeld;
    private final Predicate<RunState> keeping;
    private final @Nullable LeaseGuard outer = OF_THREAD.get();
    private @Nullable String loss;
    private boolean isLost;

    /**
     * Creates a guard of one run.
     *
     * @param place what the lease protects, for messages
     * @param isHeld returns whether the lease is held; an exception counts as false, and its message is reported
     * @param keeping saves the state from which the next run starts after a crash; returns false if another run has used the checkpoint
     *     meanwhile; throws if it cannot be saved
     */
    public LeaseGuard(String place, BooleanSupplier isHeld, Predicate<RunState> keeping) {
        this.place = place;
        this.isHeld = isHeld;
        this.keeping = keeping;
    }

    /**
     * Registers the start of an operation on this thread from the state.
     *
     * @return the guard of the checkpoint that provided the state; empty if there is none
     */
    static Optional<LeaseGuard> operationBegins(RunState state) {
        LeaseGuard guard = BY_STATE.get(state);
        set(OF_OPERATION, guard);
        return Optional.ofNullable(guard);
    }

    /**
     * Saves the state from which the next run starts after a crash.
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

    /** Ends the writing phase of the operation on this thread. */
    static void operationEnds() {
        OF_OPERATION.remove();
    }

    /**
     * Checks the lease of each run that the write belongs to, since runs may be nested.
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

    /** Returns whether the code on this thread holds a lease, so that no other run does the same work. */
    public static boolean isHeldHere() {
        return OF_OPERATION.get() != null || OF_THREAD.get() != null;
    }

    private static void addWithOuter(@Nullable LeaseGuard innermost, Set<LeaseGuard> guards) {
        for (LeaseGuard guard = innermost; guard != null; guard = guard.outer) {
            guards.add(guard);
        }
    }

    /**
     * Runs the operation, and checks the lease again when it has ended.
     *
     * @return what the operation returned, marked as ended early if the lease is lost
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

    /** Returns whether another active run started from this very state. */
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

    /** An operation that is still running on another thread has no lease any more. */
    private synchronized void end() {
        if (loss == null) {
            loss = message(": its run has ended");
        }
    }

    /** Returns whether the lease was found lost during the run, so that the state must not be saved. */
    public synchronized boolean isLost() {
        return isLost;
    }

    /** Returns the message about a lost lease; null if it is held. */
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
        loss = message(why);
        isLost = true;
        LOG.warn("{}", loss);
    }

    private String message(String why) {
        return "the lease of " + place + " was lost" + why + "; the run writes no more, and its state is not saved";
    }
}
