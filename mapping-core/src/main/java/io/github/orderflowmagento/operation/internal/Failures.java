package io.github.orderflowmagento.operation.internal;

import java.time.Duration;
import java.util.Optional;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.MagentoException.Concern;
import io.github.orderflowmagento.operation.EndReason;
import io.github.orderflowmagento.operation.internal.sort.StorageException;
import io.github.orderflowmagento.orderflow.OrderFlowException;

/** What a failure to give or take one item means for that item and for the run. */
public final class Failures {
    private static final Duration SHORT = Duration.ofSeconds(30);

    private Failures() {}

    /**
     * Whom a shop's failure is booked against: as it says itself, but that a run does not end at once over a shop that is busy, unless it wants
     * to be left alone, nor go on where a web server blocks the address; and that a refusal counts for what it refused, whoever may have
     * spoken.
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
     * Whether there is no use in going on: the client waits for short times by itself, and tells of one only if that was in vain, or if what
     * was to be written may have been, which says nothing of what comes next.
     */
    private static boolean wantsToBeLeftAlone(MagentoException.Busy busy) {
        return busy.retryAfter()
                .filter(wait -> !busy.outcomeUnknown() || wait.compareTo(SHORT) > 0)
                .isPresent();
    }

    /** Whether the failure lies with the shop as a whole, so that every other item would meet it too. */
    public static boolean concernsEveryItem(MagentoException failure) {
        return blamed(failure) == Concern.EVERYTHING;
    }

    /** Books the failure of one item. */
    static void book(RunRecorder recorder, String key, MagentoException failure) {
        String why = reason(failure);
        switch (blamed(failure)) {
            case EVERYTHING -> {
                leaveAlone(recorder, key, why, waitOf(failure));
                recorder.endEarly(failure);
            }
            case ITEM -> bookItem(recorder, key, failure, why);
            case UNDETERMINED -> leaveAlone(recorder, key, why, waitOf(failure));
        }
    }

    private static void leaveAlone(RunRecorder recorder, String key, String why, Optional<Duration> time) {
        time.ifPresentOrElse(wait -> recorder.notTried(key, why, wait), () -> recorder.notTried(key, why));
    }

    private static void bookItem(RunRecorder recorder, String key, MagentoException failure, String why) {
        if (failure instanceof MagentoException.NotFound) {
            recorder.failedForGood(key, why);
        } else if (failure instanceof MagentoException.Queued) {
            recorder.queued(key, why);
        } else if (failure instanceof MagentoException.Busy) {
            recorder.notTried(key, why); // two writes got in each other's way, which is not the item's fault
        } else if (failure instanceof MagentoException.InsufficientStock) {
            recorder.notTried(key, why); // the goods have left: somebody puts the source right
        } else if (failure instanceof MagentoException.NotPermitted) {
            recorder.notTried(key, why); // the item takes a right that others do not: somebody grants it
        } else {
            recorder.failedItself(key, why);
        }
    }

    private static Optional<Duration> waitOf(MagentoException failure) {
        return failure instanceof MagentoException.Busy busy ? busy.retryAfter() : Optional.empty();
    }

    /** Books an item that met a failure of the warehouse as a whole, which ends the run. */
    public static void endEarly(RunRecorder recorder, String key, OrderFlowException failure) {
        String why = reason(failure);
        Optional<Duration> wait =
                failure instanceof OrderFlowException.Busy busy ? busy.retryAfter() : Optional.empty();
        leaveAlone(recorder, key, why, wait);
        recorder.endEarly(failure);
    }

    /** Whether a warehouse's refusal may be about what it was sent; if not, everything else would meet it, too. A busy one is left alone. */
    public static boolean mayLieInTheItem(OrderFlowException failure) {
        return failure.concerns() != OrderFlowException.Concern.EVERYTHING
                && !(failure instanceof OrderFlowException.Busy);
    }

    /** What a run is ended by over the failure, on the thread of the run. */
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
