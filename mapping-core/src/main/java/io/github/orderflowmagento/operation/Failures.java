package io.github.orderflowmagento.operation;

import java.time.Duration;
import java.util.Optional;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.model.InvalidFieldException;
import io.github.orderflowmagento.orderflow.OrderFlowException;

/** What a failure to give or take one item means for that item and for the run. */
final class Failures {
    private Failures() {}

    /** Whether the failure lies with the shop as a whole, so that every other item would meet it too. */
    static boolean concernsEveryItem(MagentoException failure) {
        return failure instanceof MagentoException.NotReached
                || failure instanceof MagentoException.NoAnswer
                || failure instanceof MagentoException.RefusedCredentials
                || failure instanceof MagentoException.NotPermitted
                || failure instanceof MagentoException.Unsupported;
    }

    /** Books the failure of one item. */
    static void book(Ledger ledger, String key, MagentoException failure) {
        String why = reason(failure);
        if (concernsEveryItem(failure)) {
            ledger.notTried(key, why);
            ledger.endEarly(why);
        } else if (failure instanceof MagentoException.NotFound) {
            ledger.failedForGood(key, why);
        } else if (liesInTheItem(failure)) {
            ledger.failedItself(key, why);
        } else if (failure instanceof MagentoException.Busy busy
                && busy.retryAfter().isPresent()) {
            ledger.notTried(key, why, busy.retryAfter().get());
        } else {
            ledger.notTried(key, why);
        }
    }

    /** Whether the failure, an error page say, may be about one item or about all: what becomes of others tells. */
    static boolean mayBeAnOutage(MagentoException failure) {
        return !concernsEveryItem(failure)
                && !(failure instanceof MagentoException.NotFound)
                && !isLockConflict(failure)
                && !liesInTheItem(failure);
    }

    /** The one way of being busy that is about what was called; with the others the shop keeps everybody off. */
    private static boolean isLockConflict(MagentoException failure) {
        return failure instanceof MagentoException.Busy && failure.faultCode().isPresent();
    }

    /** A fault, or a field that cannot be read, is about the item; an error page may be about anything, an outage say. */
    private static boolean liesInTheItem(MagentoException failure) {
        return !(failure instanceof MagentoException.Busy)
                && (failure.faultCode().isPresent()
                        || failure instanceof MagentoException.Rejected
                        || failure.getCause() instanceof InvalidFieldException);
    }

    /** Books an item that met a failure of the warehouse as a whole, which ends the run. */
    static void endEarly(Ledger ledger, String key, OrderFlowException failure) {
        String why = reason(failure);
        Optional<Duration> wait =
                failure instanceof OrderFlowException.Busy busy ? busy.retryAfter() : Optional.empty();
        wait.ifPresentOrElse(time -> ledger.notTried(key, why, time), () -> ledger.notTried(key, why));
        ledger.endEarly(why);
    }

    /** Whether a warehouse's refusal may be about what it was sent; if not, everything else would meet it, too. */
    static boolean mayLieInTheItem(OrderFlowException failure) {
        return failure instanceof OrderFlowException.Rejected
                || failure instanceof OrderFlowException.ServerFault
                || failure instanceof OrderFlowException.NotUnderstood;
    }

    static String reason(RuntimeException failure) {
        return String.valueOf(failure.getMessage());
    }
}
