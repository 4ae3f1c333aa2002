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

/** Tells which of the orders that are cancelled or closed in the shop are to be cancelled at OrderFlow, and records why others are not. */
final class CancelledOrders {
    private static final String CLOSED = "it is closed in the shop";
    private static final String STILL = "whether it is still cancelled";
    private static final String BUT = "cancelled in the shop, but ";
    private static final String STORE_UNTOLD =
            "the shop does not tell its store, by which OrderFlow knows it (the store may have been deleted), check by hand";
    private static final String AMBIGUOUS =
            "several stores have an order of this number, and which of them was exported is not known, check by hand";

    private final RunRecorder recorder;
    private final OrderKeys keys;
    private final CancellationKeys keysOfRun;
    private final RunState exported;
    private final OrdersByKey orders;
    private final SharedNumbers numbers;
    private final OrderSelection selection;
    private final BiConsumer<String, OrderHead> toBeCancelled;

    /** @param toBeCancelled is told of each order that is, as far as the shop has it still */
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

    /** What waits was cancelled, or closed, in an earlier run: the shop may have changed its mind, or tell more of it now. */
    boolean isStillCancelled(String number) {
        if (recorder.waits(number)) {
            return false;
        }
        Answer<Order> answer = orders.read(number);
        if (answer.failure().filter(CancelledOrders::isGone).isPresent()) {
            return isJudged(number); // by its number OrderFlow knows it still
        }
        return answer.failure()
                .map(failure -> mayLieInTheOrder(failure)
                        ? isListedAsCancelled(number, failure)
                        : cannotBeTold(number, STILL, failure))
                .orElseGet(() -> isStillCancelled(number, answer.orThrow(), PersonalData.of(answer.orThrow())));
    }

    private boolean isStillCancelled(String number, OrderHead order, PersonalData people) {
        keysOfRun.waits(number, order);
        recorder.conceal(number, people);
        return isCancelled(number, order);
    }

    /**
     * By its store the order cannot be read if the shop no longer tells that, nor at all if the shop breaks over it: it is known by what it is
     * among those of its number.
     */
    private boolean isListedAsCancelled(String number, MagentoException refusal) {
        try {
            List<OrderSummary> rows = orders.rows(number);
            Optional<OrderSummary> known =
                    rows.stream().filter(row -> isKnownBy(number, row)).findFirst();
            if (known.isPresent()) {
                return isStillCancelled(number, known.get(), PersonalData.of(known.get()));
            }
            if (rows.stream().anyMatch(keys::isOfUntoldStore)) {
                giveUp(number, STORE_UNTOLD);
                return false;
            }
            return cannotBeRead(number, STILL, refusal);
        } catch (MagentoException e) {
            return cannotBeTold(number, STILL, e);
        }
    }

    /** What the shop lists, and fails to show whole, is not tried for ever. */
    private boolean cannotBeRead(String number, String what, MagentoException failure) {
        if (mayLieInTheOrder(failure) && !(failure instanceof MagentoException.Ambiguous)) {
            recorder.failedItself(number, untold(what, failure));
            return false;
        }
        return cannotBeTold(number, what, failure);
    }

    /** What lies in the order itself is not tried for ever. */
    private boolean cannotBeTold(String number, String what, MagentoException failure) {
        String why = untold(what, failure);
        if (failure instanceof MagentoException.Ambiguous) {
            recorder.failedForGood(number, why + ": check by hand");
        } else if (failure instanceof MagentoException.Rejected) {
            recorder.failedItself(number, why);
        } else {
            recorder.notTried(number, why);
        }
        return false;
    }

    /** Whether an earlier run found that the order, which is gone from the shop, is to be cancelled. */
    private boolean isJudged(String number) {
        boolean isUndecided = Optional.ofNullable(recorder.failed().get(number))
                .filter(item -> Stream.of(CLOSED, STILL, BUT).anyMatch(item.reason()::startsWith))
                .isPresent();
        if (isUndecided) {
            recorder.failedForGood(
                    number,
                    "it is no longer in the shop, and whether it is to be cancelled was not known: check by hand");
        }
        return !isUndecided;
    }

    /** The shop was asked for cancelled orders only; what it gives is looked at all the same, since a cancellation is for good. */
    boolean isCancelled(String number, OrderHead order) {
        if (order.stateCode().isEmpty()) {
            recorder.failedForGood(number, "the shop does not tell its state: is it cancelled? Check by hand");
            return false;
        }
        if (order.state() != OrderState.CANCELED && order.state() != OrderState.CLOSED) {
            recorder.skipped(number, "it is " + order.stateCode().get() + " in the shop, not cancelled");
            return false;
        }
        if (isOfAnotherStore(order)) {
            recorder.skipped(
                    number,
                    "its store is " + order.storeId().map(String::valueOf).orElse("") + ", not one of "
                            + selection.storeIds());
            return false;
        }
        if (keys.isOfUntoldStore(order) && !isKnownBy(number, order)) {
            giveUp(number, STORE_UNTOLD);
            return false;
        }
        return (order.state() == OrderState.CANCELED || isRefundedUnshipped(number, order))
                && isExported(number, order);
    }

    /** A store that is gone, or untold, may be one of those; what is known to be exported is cancelled whatever its store. */
    private boolean isOfAnotherStore(OrderHead order) {
        return !selection.storeIds().isEmpty()
                && order.storeId()
                        .filter(store -> !selection.storeIds().contains(store))
                        .isPresent()
                && ExportedOrders.channel(exported, keys, keys.of(order)).isEmpty();
    }

    /** All of it refunded before any of it was shipped is as good as cancelled. */
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
                    number, "it is closed in the shop, which tells no rows of it: was it shipped? Check by hand");
            return false;
        }
        boolean isUnshipped = items.stream().allMatch(item -> item.qtyShipped().signum() == 0);
        if (!isUnshipped) {
            recorder.skipped(number, "it was shipped before it was refunded");
        }
        return isUnshipped;
    }

    private boolean isExported(String number, OrderHead order) {
        Optional<String> other = keys.isOfUntoldStore(order)
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
     * Whether OrderFlow cannot have another order by the reference of this one. Where nothing is known of the export, and the mapping does
     * not tell orders of one number apart, the shop is asked whether several stores have it.
     */
    private boolean isTheOnlyOne(String number, OrderHead order) {
        boolean isRead = order instanceof Order && keys.store(number).isEmpty(); // the shop refuses a number of several
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
            return cannotBeTold(number, BUT + "whether another store has its number", e);
        }
    }

    /** Whether nothing is known of the export of the order, and the mapping does not tell it from others of its number. */
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

    private static String untold(String what, MagentoException failure) {
        return what + " cannot be told: " + Failures.reason(failure);
    }
}
