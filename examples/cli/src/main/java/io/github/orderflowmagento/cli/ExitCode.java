package io.github.orderflowmagento.cli;

import io.github.orderflowmagento.operation.EndReason;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;

/**
 * Exit codes. If several apply to a run, the first of: interrupted, already running, access denied, not reached, usage, some failed, some will
 * be retried.
 */
public final class ExitCode {
    /** Everything is done, or there was nothing to do. */
    public static final int DONE = 0;
    /** A defect of this program. */
    public static final int INTERNAL_ERROR = 1;
    /** The command line or the configuration is wrong, or names something that does not exist in the shop or the warehouse. */
    public static final int USAGE = 2;
    /** Some items will be retried by the next run. */
    public static final int WILL_RETRY = 3;
    /** Some items need attention, are unknown, or differ; or the run stopped and needs attention. */
    public static final int FAILED = 4;
    /** The shop or the warehouse could not be reached, or gave no usable answer. */
    public static final int NOT_REACHED = 5;
    /** The credentials were rejected, or they lack a right. */
    public static final int ACCESS_DENIED = 6;
    /** Another run on the same state is in progress, so that nothing was done, or has taken the lease, so that this run stopped. */
    public static final int ALREADY_RUNNING = 7;
    /** Ended by Ctrl-C or SIGTERM. */
    public static final int INTERRUPTED = 130;

    private ExitCode() {}

    /** Returns the exit code of a run. */
    public static int of(Run run) {
        if (run.endedEarly().isPresent()) {
            return of(run.endedBy().orElse(EndReason.OTHER));
        }
        if (has(run, Outcome.GIVEN_UP) || has(run, Outcome.UNKNOWN)) {
            return FAILED;
        }
        return has(run, Outcome.WILL_RETRY) ? WILL_RETRY : DONE;
    }

    private static boolean has(Run run, Outcome outcome) {
        return run.counts().getOrDefault(outcome, 0) > 0;
    }

    /** Returns the exit code for a failure that ends a run or another command. */
    public static int of(EndReason reason) {
        return switch (reason) {
            case LEASE_LOST -> ALREADY_RUNNING;
            case INTERRUPTED -> INTERRUPTED;
            case ACCESS_DENIED -> ACCESS_DENIED;
            case NOT_REACHED, BUSY -> NOT_REACHED;
            case NOT_FOUND -> USAGE;
            case REFUSED, LIMIT, INVALID_INPUT, STORAGE, OTHER -> FAILED;
        };
    }
}
