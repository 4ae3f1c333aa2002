package io.github.orderflowmagento.operation.order;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

import io.github.orderflowmagento.operation.FailedItem;
import io.github.orderflowmagento.operation.internal.Failures;
import io.github.orderflowmagento.operation.internal.LeaseLost;
import io.github.orderflowmagento.operation.internal.OutageDetector;
import io.github.orderflowmagento.operation.internal.RunRecorder;
import io.github.orderflowmagento.operation.internal.export.OrderKeys;
import io.github.orderflowmagento.operation.internal.export.OrderLookup;
import io.github.orderflowmagento.orderflow.OrderFlowException;
import io.github.orderflowmagento.orderflow.Orders;
import io.github.orderflowmagento.orderflow.model.OperationResult;
import io.github.orderflowmagento.orderflow.model.OrderDetail;

/** Cancels orders in one channel of the warehouse, and finds out what happened to those that it does not cancel. */
final class ChannelCancellation {
    private static final String UNKNOWN = "OrderFlow does not know it";

    private static final String EXPORTED = "cancelled in the shop after its export, and " + UNKNOWN
            + ": if OrderFlow fetches orders, it may still fetch it; check by hand";

    private final RunRecorder recorder;
    private final Orders warehouse;
    private final OrderKeys keys;
    private final OrderLookup lookup;
    private final OutageDetector refused;
    private final int attempts;
    private final Predicate<String> mayArrive;

    /**
     * @param attempts how often an order that may still arrive is looked up
     * @param mayArrive whether an order may be on its way to OrderFlow, which may therefore know it soon
     */
    ChannelCancellation(
            RunRecorder recorder, Orders warehouse, OrderKeys keys, int attempts, Predicate<String> mayArrive) {
        this.recorder = recorder;
        this.warehouse = warehouse;
        this.keys = keys;
        this.lookup = new OrderLookup(warehouse, keys);
        this.refused = new OutageDetector(recorder, this::askForAnOrder);
        this.attempts = attempts;
        this.mayArrive = mayArrive;
    }

    /** Returns whether the cause of each rejection is known. */
    boolean areJudged() {
        return refused.areJudged();
    }

    /** Ends the judgement: no more orders follow. */
    void end() {
        if (!recorder.hasEnded()) {
            refused.judgeTheRest();
        }
    }

    /**
     * Cancels the order if this channel has it.
     *
     * @return whether the order is settled: false if this channel does not know the order, which then has no outcome yet
     */
    boolean cancel(String number) {
        String reference;
        try {
            reference = keys.reference(number);
        } catch (IllegalArgumentException e) {
            // exceptions of custom mappings affect only this order
            recorder.failedForGood(number, "cancelled in the shop, but " + e.getMessage());
            return true;
        }
        if (recorder.isDryRun()) {
            recorder.done(number, "its cancellation, if OrderFlow has it");
            return true;
        }
        if (recorder.hasEnded()) {
            recorder.notWritten(number);
            return true;
        }
        try {
            OperationResult result = warehouse.cancel(reference);
            refused.othersGo();
            if (result.performed().orElse(false)) {
                recorder.done(number, "cancelled");
                return true;
            }
            return notPerformed(number, result);
        } catch (OrderFlowException e) {
            return failed(number, e);
        } catch (LeaseLost e) {
            recorder.endEarly(number, e);
            return true;
        }
    }

    /**
     * Was it cancelled before, perhaps by a run whose answer was lost, or was it too late? Or was it cancelled just now, without an answer?
     */
    private boolean notPerformed(String number, OperationResult result) {
        Optional<OrderDetail> found = lookup.find(number);
        if (found.isEmpty()) {
            return false;
        }
        if (found.filter(OrderLookup::isCancelled).isPresent()) {
            if (result.performed().isPresent()) {
                recorder.alreadyThere(number, "cancelled before");
            } else {
                recorder.done(number, "cancelled");
            }
        } else {
            String state = found.flatMap(OrderDetail::state).orElse("in an unknown state");
            String message = result.message().isEmpty() ? "OrderFlow says nothing" : result.message();
            recorder.failedForGood(number, message + ": it is " + state + ", but cancelled in the shop");
        }
        return true;
    }

    /** Returns whether the channel has an order of the number, as far as that can be determined. */
    boolean has(String number) {
        try {
            return lookup.find(number).isPresent();
        } catch (OrderFlowException e) {
            return false;
        }
    }

    /**
     * Records an order that none of its possible channels knows.
     *
     * @param isExported whether OrderFlow accepted it, or was sent it
     * @param elsewhere searches for it in other channels and describes where it is; nothing is cancelled there
     */
    void unknown(String number, boolean isExported, Supplier<Optional<String>> elsewhere) {
        int requested = Optional.ofNullable(recorder.failed().get(number))
                .map(FailedItem::attempts)
                .orElse(0);
        if (mayArrive.test(number) && requested + 1 < attempts) {
            recorder.failedItself(number, UNKNOWN + ", or not yet");
            return;
        }
        elsewhere
                .get()
                .ifPresentOrElse(
                        place -> recorder.failedForGood(
                                number,
                                "cancelled in the shop, and an order of its number is in " + place
                                        + ", which is not its channel by the routing: check by hand"),
                        () -> {
                            if (isExported) {
                                recorder.failedForGood(number, EXPORTED);
                            } else {
                                recorder.skipped(number, UNKNOWN);
                            }
                        });
    }

    /** Several were refused in a row: a warehouse that does not answer for an order either is left alone. */
    private void askForAnOrder(String number, RuntimeException failure) {
        try {
            lookup.find(number);
            refused.othersGo();
        } catch (OrderFlowException e) {
            recorder.endEarly(failure);
        }
    }

    private boolean failed(String number, OrderFlowException failure) {
        if (lookup.isUnknown(failure, number)) {
            refused.othersGo();
            return false;
        }
        if (Failures.mayLieInTheItem(failure)) {
            refused.suspectOneMore(number, failure);
        } else {
            Failures.endEarly(recorder, number, failure);
        }
        return true;
    }
}
