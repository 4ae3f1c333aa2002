package io.github.orderflowmagento.operation;

import java.util.Collection;

import io.github.orderflowmagento.magento.MagentoException;

/**
 * Tells items that fail by themselves from a shop that is down, where the failure, an error page say, may mean either: by what becomes
 * of others. Items that fail while others go have failed themselves; while none goes they are left alone for a while without counting,
 * and a few in a row end the run.
 */
final class OutageWatch {
    private static final int FAILURES_BEFORE_END = 3;

    private final Ledger ledger;
    private boolean othersGo;
    private int failuresInARow;

    OutageWatch(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Whether the shop does for others, in the same batch or just before, what it may fail to do for the next items. */
    void others(boolean go) {
        othersGo = go;
        failuresInARow = go ? 0 : failuresInARow;
    }

    /** Books the failure of one item. A shop that is busy says nothing about the item, whatever becomes of others. */
    void book(String key, MagentoException failure) {
        String why = Failures.reason(failure);
        if (!Failures.mayBeAnOutage(failure)) {
            Failures.book(ledger, key, failure);
        } else if (othersGo && !(failure instanceof MagentoException.Busy)) {
            ledger.failedItself(key, why);
        } else {
            leaveAlone(key, failure);
            failedInARow(failure);
        }
    }

    /** Books the failure of one request that was made for several items: which of them is to blame nobody knows, so it counts against none. */
    void book(Collection<String> keys, MagentoException failure) {
        if (keys.size() == 1) {
            keys.forEach(key -> book(key, failure));
        } else if (Failures.concernsEveryItem(failure)) {
            keys.forEach(key -> Failures.book(ledger, key, failure));
        } else {
            keys.forEach(key -> leaveAlone(key, failure));
            failedInARow(failure);
        }
    }

    private void failedInARow(MagentoException failure) {
        failuresInARow++;
        if (failuresInARow >= FAILURES_BEFORE_END) {
            ledger.endEarly(Failures.reason(failure));
        }
    }

    private void leaveAlone(String key, MagentoException failure) {
        if (failure instanceof MagentoException.Busy busy && busy.retryAfter().isPresent()) {
            Failures.book(ledger, key, failure);
        } else {
            ledger.pause(key, Failures.reason(failure));
        }
    }
}
