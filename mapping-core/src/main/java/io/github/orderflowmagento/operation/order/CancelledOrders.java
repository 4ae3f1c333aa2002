package io.github.orderflowmagento.operation.order;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderHead;
import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.magento.model.OrderState;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.mapping.order.OrderSelection;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.internal.Failures;
import io.github.orderflowmagento.operation.internal.RunRecorder;
import io.github.orderflowmagento.operation.internal.export.ExportedOrders;
import io.github.orderflowmagento.operation.internal.export.OrderKeys;
import io.github.orderflowmagento.operation.internal.export.OrdersByKey;
import io.github.orderflowmagento.operation.internal.text.PersonalData;

/**
 * Decides which of the orders that are cancelled or closed in the shop are to be cancelled at OrderFlow, and records why the others are
 * not.
 */
final class CancelledOrders {
    private static final String CLOSED = "it is closed in the shop";
    private static final String STILL = "whether it is still cancelled";
    private static final String BUT = "cancelled in the shop, but ";
    private static final String STORE_UNKNOWN =
            "the shop did not send its store, by which OrderFlow knows it (the store may have been deleted): check by hand";
    private static final String AMBIGUOUS =
            "several stores have an order of this number, and it is unknown which was exported: check by hand";

    private final RunRecorder recorder;
    private final OrderKeys keys;
    private final CancellationKeys keysOfRun;
    private final RunState exported;
    private final OrdersByKey orders;
    private final SharedNumbers numbers;
    private final OrderSelection selection;
    private final BiConsumer<String, OrderHead> toBeCancelled;
    private boolean refusesOthers;

    /** @param toBeCancelled receives each order to be cancelled that the shop still has */
    CancelledOrders(
            RunRecorder recorder,
            OrderKeys keys,
            CancellationKeys keysOfRun,
            RunState exported,
            OrdersByKey orders,
            SharedNumbers numbers,
            OrderSelection selection,
            BiConsumer<String, OrderHead> toBeCancelled) {
        this.recorder = recorder;
        this.keys = keys;
        this.keysOfRun = keysOfRun;
        this.exported = exported;
        this.orders = orders;
        this.numbers = numbers;
        this.selection = selection;
        this.toBeCancelled = toBeCancelled;
    }

    /** The orders are requested explicitly: one that is not to be cancelled is a mistake in the request, which must not go unnoticed. */
    void refusesOthers() {
        refusesOthers = true;
    }

    private void notToBeCancelled(String number, String why) {
        if (refusesOthers) {
            recorder.refused(number, why);
        } else {
            recorder.skipped(number, why);
        }
    }

    /** Records a requested order that the run did not reach: the next run must not cancel it without a look at it. */
    void notReached(String number) {
        if (!recorder.has(number)) {
            recorder.notTried(number, STILL + " is unknown: the run ended before it");
        }
    }

    /** A waiting order was cancelled or closed in an earlier run: meanwhile the shop may have changed it, or return more about it. */
    boolean isStillCancelled(String number) {
        if (recorder.waits(number)) {
            return false;
        }
        Answer<Order> answer = orders.read(number);
        if (answer.failure().filter(CancelledOrders::isGone).isPresent()) {
            return isJudged(number); // OrderFlow still knows it by its number
        }
        return answer.failure()
                .map(failure -> mayLieInTheOrder(failure)
                        ? isListedAsCancelled(number, failure)
                        : undecided(number, STILL, failure))
                .orElseGet(() -> isStillCancelled(number, answer.orThrow(), PersonalData.of(answer.orThrow())));
    }

    private boolean isStillCancelled(String number, OrderHead order, PersonalData people) {
        keysOfRun.waits(number, order);
        recorder.conceal(number, people);
        return isCancelled(number, order);
    }

    /**
     * The order cannot be read by its store if the shop no longer returns that, nor at all if the shop fails on it: it is identified by its
     * fingerprint among those of its number.
     */
    private boolean isListedAsCancelled(String number, MagentoException refusal) {
        try {
            List<OrderSummary> rows = orders.rows(number);
            Optional<OrderSummary> known =
                    rows.stream().filter(row -> isKnownBy(number, row)).findFirst();
            if (known.isPresent()) {
                return isStillCancelled(number, known.get(), PersonalData.of(known.get()));
            }
            if (rows.stream().anyMatch(keys::isOfUnknownStore)) {
                giveUp(number, STORE_UNKNOWN);
                return false;
            }
            return cannotBeRead(number, STILL, refusal);
        } catch (MagentoException e) {
            return undecided(number, STILL, e);
        }
    }

    /** An order that the shop lists but cannot return whole is not retried forever. */
    private boolean cannotBeRead(String number, String what, MagentoException failure) {
        if (mayLieInTheOrder(failure) && !(failure instanceof MagentoException.Ambiguous)) {
            recorder.failedItself(number, reason(what, failure));
            return false;
        }
        return undecided(number, what, failure);
    }

    /** A failure caused by the order itself is not retried forever. */
    private boolean undecided(String number, String what, MagentoException failure) {
        String why = reason(what, failure);
        if (failure instanceof MagentoException.Ambiguous) {
            recorder.failedForGood(number, why + ": check by hand");
        } else if (failure instanceof MagentoException.Rejected) {
            recorder.failedItself(number, why);
        } else {
            recorder.notTried(number, why);
        }
        return false;
    }

    /** Returns whether an earlier run found that the order, now gone from the shop, is to be cancelled. */
    private boolean isJudged(String number) {
        boolean isUndecided = Optional.ofNullable(recorder.failed().get(number))
                .filter(item -> Stream.of(CLOSED, STILL, BUT).anyMatch(item.reason()::startsWith))
                .isPresent();
        if (isUndecided) {
            recorder.failedForGood(
                    number,
                    "it is no longer in the shop, and it is unknown whether it is to be cancelled: check by hand");
        }
        return !isUndecided;
    }

    /** The shop was queried for cancelled orders only, but each answer is checked, since a cancellation is final. */
    boolean isCancelled(String number, OrderHead order) {
        if (order.stateCode().isEmpty()) {
            recorder.failedForGood(number, "the shop did not send its state: check by hand whether it is cancelled");
            return false;
        }
        if (order.state() != OrderState.CANCELED && order.state() != OrderState.CLOSED) {
            notToBeCancelled(number, "it is " + order.stateCode().get() + " in the shop, not cancelled");
            return false;
        }
        if (isOfAnotherStore(order)) {
            notToBeCancelled(
                    number,
                    "its store is " + order.storeId().map(String::valueOf).orElse("") + ", not one of "
                            + selection.storeIds());
            return false;
        }
        if (keys.isOfUnknownStore(order) && !isKnownBy(number, order)) {
            giveUp(number, STORE_UNKNOWN);
            return false;
        }
        return (order.state() == OrderState.CANCELED || isRefundedUnshipped(number, order))
                && isExported(number, order);
    }

    /** A deleted or unknown store may be one of the selected ones; an order known to be exported is cancelled whatever its store. */
    private boolean isOfAnotherStore(OrderHead order) {
        return !selection.storeIds().isEmpty()
                && order.storeId()
                        .filter(store -> !selection.storeIds().contains(store))
                        .isPresent()
                && ExportedOrders.channel(exported, keys, keys.of(order)).isEmpty();
    }

    /** An order refunded completely before any shipment is treated as cancelled. */
    private boolean isRefundedUnshipped(String number, OrderHead head) {
        Answer<Order> answer = head instanceof Order order ? Answer.of(number, order) : orders.read(head);
        if (answer.failure().isPresent()) {
            return cannotBeRead(
                    number,
                    CLOSED + ", and whether it was shipped",
                    answer.failure().get());
        }
        List<OrderItem> items = answer.orThrow().items();
        if (items.isEmpty()) {
            recorder.failedForGood(
                    number, "it is closed in the shop, which sent no rows of it: check by hand whether it was shipped");
            return false;
        }
        boolean isUnshipped = items.stream().allMatch(item -> item.qtyShipped().signum() == 0);
        if (!isUnshipped) {
            notToBeCancelled(number, "it was shipped before it was refunded");
        }
        return isUnshipped;
    }

    private boolean isExported(String number, OrderHead order) {
        Optional<String> other = keys.isOfUnknownStore(order)
                ? Optional.empty() // known by its own key
                : ExportedOrders.reasonToLeaveAlone(exported, keys, order);
        if (other.isPresent()) {
            giveUp(number, other.get());
            return false;
        }
        if (!isTheOnlyOne(number, order)) {
            return false;
        }
        toBeCancelled.accept(number, order);
        return true;
    }

    void giveUp(String number, String why) {
        recorder.warn(why, number);
        recorder.failedForGood(number, BUT + why);
    }

    private boolean isKnownBy(String number, OrderHead order) {
        return ExportedOrders.key(exported, keys, order).filter(number::equals).isPresent();
    }

    /**
     * Returns whether OrderFlow cannot have another order by this reference. If nothing is known of the export, and the mapping does not
     * distinguish orders of one number, the shop is queried whether several stores have it.
     */
    private boolean isTheOnlyOne(String number, OrderHead order) {
        boolean isRead =
                order instanceof Order && keys.store(number).isEmpty(); // the shop rejects a number of several orders
        if (isRead
                || keys.number(number).storeId().isPresent()
                || ExportedOrders.channel(exported, keys, number).isPresent()) {
            return true;
        }
        try {
            if (numbers.isOfSeveral(order)) {
                giveUp(number, AMBIGUOUS);
                return false;
            }
            return true;
        } catch (MagentoException e) {
            if (Failures.concernsEveryItem(e)) {
                throw e;
            }
            return undecided(number, BUT + "whether another store has its number", e);
        }
    }

    /** Returns whether nothing is known of the order's export, and the mapping does not distinguish it from others of its number. */
    boolean isUnknownByItsNumber(OrderHead order) {
        String key = keys.of(order);
        return !order.incrementId().isBlank()
                && keys.number(key).storeId().isEmpty()
                && ExportedOrders.channel(exported, keys, key).isEmpty();
    }

    private static boolean isGone(MagentoException failure) {
        return failure instanceof MagentoException.NotFound && failure.concerns() == MagentoException.Concern.ITEM;
    }

    private static boolean mayLieInTheOrder(MagentoException failure) {
        return failure instanceof MagentoException.Rejected
                || (failure.concerns() != MagentoException.Concern.EVERYTHING
                        && (failure instanceof MagentoException.ServerFault
                                || failure instanceof MagentoException.NotUnderstood));
    }

    private static String reason(String what, MagentoException failure) {
        return what + " is unknown: " + Failures.reason(failure);
    }
}
