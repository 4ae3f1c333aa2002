package io.github.orderflowmagento.operation;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the writes of a run to its lease. It is bound to the thread that runs the operation, from which all calls to the clients come,
 * so that no operation needs to be told of it. A lease that was found lost once stays lost.
 */
final class LeaseGuard {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseGuard.class);
    private static final ThreadLocal<@Nullable LeaseGuard> OF_THREAD = new ThreadLocal<>();

    private final String place;
    private final Checkpoint.Lease lease;
    private @Nullable LeaseGuard outer;
    private @Nullable String loss;

    /**
     * A guard over one run.
     *
     * @param place what the lease is of, for messages
     */
    LeaseGuard(String place, Checkpoint.Lease lease) {
        this.place = place;
        this.lease = lease;
    }

    /**
     * Asks for the lease of each run that is under way on this thread: a run may stand inside another one.
     *
     * @throws LeaseLost if one is lost
     */
    static void beforeWrite() {
        for (LeaseGuard guard = OF_THREAD.get(); guard != null; guard = guard.outer) {
            String loss = guard.look();
            if (loss != null) {
                throw new LeaseLost(loss);
            }
        }
    }

    /**
     * Runs the operation, and asks for the lease once more when it has ended.
     *
     * @return what the operation returned; ended early if the lease is lost
     */
    Run run(Function<RunState, Run> operation, RunState state) {
        outer = OF_THREAD.get();
        OF_THREAD.set(this);
        try {
            Run run = operation.apply(state);
            String lost = look();
            return lost == null ? run : endedEarly(run, lost);
        } finally {
            if (outer == null) {
                OF_THREAD.remove();
            } else {
                OF_THREAD.set(outer);
            }
        }
    }

    private static Run endedEarly(Run run, String lost) {
        String reason = run.endedEarly()
                .filter(before -> !before.equals(lost))
                .map(before -> lost + "; before that: " + before)
                .orElse(lost);
        return Run.builder().from(run).endedEarly(reason).build();
    }

    /** Whether the lease was found lost, so that the state must not be saved. */
    boolean isLost() {
        return loss != null;
    }

    /** What is to be said of a lease that is lost; null if it is held. */
    private @Nullable String look() {
        if (loss == null) {
            try {
                if (!lease.isHeld()) {
                    lost("");
                }
            } catch (RuntimeException e) {
                lost(": " + Remark.of(Failures.reason(e)));
            }
        }
        return loss;
    }

    private void lost(String why) {
        loss = "the lease of " + place + " was lost" + why + "; the run writes no more, and its state is not saved";
        LOG.warn("{}", loss);
    }
}
