package io.github.orderflowmagento.operation;

import io.github.orderflowmagento.magento.MagentoException;

/** What a shop's failure to give or take one item means for that item and for the run. */
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
        } else if (failure instanceof MagentoException.Busy) {
            ledger.notTried(key, why);
        } else {
            ledger.failedItself(key, why);
        }
    }

    static String reason(RuntimeException failure) {
        return String.valueOf(failure.getMessage());
    }
}
