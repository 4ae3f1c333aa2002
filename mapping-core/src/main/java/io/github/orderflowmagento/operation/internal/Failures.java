package io.github.orderflowmagento.operation.internal;

import java.time.Duration;
import java.util.Optional;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.MagentoException.Concern;
import io.github.orderflowmagento.operation.EndReason;
import io.github.orderflowmagento.operation.internal.sort.StorageException;
import io.github.orderflowmagento.orderflow.OrderFlowException;

/** Determines the consequences of a failure with one item, for that item and for the run. */
public final class Failures {
    private static final Duration SHORT = Duration.ofSeconds(30);

    private Failures() {}

    /**
     * Returns what a shop's failure concerns: as the failure itself reports, except that a busy shop does not end a run at once unless it
     * asked to wait, that an address blocked by a web server does end it, and that a rejection concerns the rejected item, whoever
     * sent it.
     */
    static Concern blamed(MagentoException failure) {
        return switch (failure.concerns()) {
            case ITEM -> Concern.ITEM;
            case EVERYTHING ->
                failure instanceof MagentoException.Busy busy && !wantsToBeLeftAlone(busy)
                        ? Concern.UNDETERMINED
                        : Concern.EVERYTHING;
            case UNDETERMINED ->
                failure instanceof MagentoException.NotPermitted
                        ? Concern.EVERYTHING
                        : failure instanceof MagentoException.Rejected ? Concern.ITEM : Concern.UNDETERMINED;
        };
    }

    /**
     * Returns whether continuing is pointless: the client waits for short times by itself, and reports one only if waiting failed, or if a
     * write may have been executed, which says nothing about the next request.
     */
    private static boolean wantsToBeLeftAlone(MagentoException.Busy busy) {
        return busy.retryAfter()
                .filter(wait -> !busy.outcomeUnknown() || wait.compareTo(SHORT) > 0)
                .isPresent();
    }

    /** Returns whether the failure concerns the shop as a whole, so that every other item would meet it, too. */
    public static boolean concernsEveryItem(MagentoException failure) {
        return blamed(failure) == Concern.EVERYTHING;
    }

    /** Records the failure of one item. */
    static void record(RunRecorder recorder, String key, MagentoException failure) {
        String why = reason(failure);
        switch (blamed(failure)) {
            case EVERYTHING -> {
                leaveAlone(recorder, key, why, waitOf(failure));
                recorder.endEarly(failure);
            }
            case ITEM -> recordItem(recorder, key, failure, why);
            case UNDETERMINED -> leaveAlone(recorder, key, why, waitOf(failure));
        }
    }

    private static void leaveAlone(RunRecorder recorder, String key, String why, Optional<Duration> time) {
        time.ifPresentOrElse(wait -> recorder.notTried(key, why, wait), () -> recorder.notTried(key, why));
    }

    private static void recordItem(RunRecorder recorder, String key, MagentoException failure, String why) {
        if (failure instanceof MagentoException.NotFound) {
            recorder.failedForGood(key, why);
        } else if (failure instanceof MagentoException.Queued) {
            recorder.queued(key, why);
        } else if (failure instanceof MagentoException.Busy) {
            recorder.notTried(key, why); // two concurrent writes collided, which is not the item's fault
        } else if (failure instanceof MagentoException.InsufficientStock) {
            recorder.notTried(key, why); // the goods have left: someone has to correct the source
        } else if (failure instanceof MagentoException.NotPermitted) {
            recorder.notTried(key, why); // the item needs a right that others do not: someone has to grant it
        } else {
            recorder.failedItself(key, why);
        }
    }

    private static Optional<Duration> waitOf(MagentoException failure) {
        return failure instanceof MagentoException.Busy busy ? busy.retryAfter() : Optional.empty();
    }

    /** Records an item that met a failure of the warehouse as a whole, which ends the run. */
    public static void endEarly(RunRecorder recorder, String key, OrderFlowException failure) {
        String why = reason(failure);
        Optional<Duration> wait =
                failure instanceof OrderFlowException.Busy busy ? busy.retryAfter() : Optional.empty();
        leaveAlone(recorder, key, why, wait);
        recorder.endEarly(failure);
    }

    /**
     * Returns whether a warehouse's rejection may concern the content sent; otherwise it concerns everything. A busy warehouse is left
     * alone.
     */
    public static boolean mayLieInTheItem(OrderFlowException failure) {
        return failure.concerns() != OrderFlowException.Concern.EVERYTHING
                && !(failure instanceof OrderFlowException.Busy);
    }

    /** Returns the exception that ends the run over the failure, on the thread of the run. */
    static EndReason endReason(RuntimeException failure) {
        if (failure instanceof MagentoException shop) {
            return Thread.currentThread().isInterrupted() ? EndReason.INTERRUPTED : EndReason.of(shop);
        }
        if (failure instanceof OrderFlowException warehouse) {
            return Thread.currentThread().isInterrupted() ? EndReason.INTERRUPTED : EndReason.of(warehouse);
        }
        return failure instanceof StorageException ? EndReason.STORAGE : EndReason.OTHER;
    }

    public static String reason(RuntimeException failure) {
        return String.valueOf(failure.getMessage());
    }
}
