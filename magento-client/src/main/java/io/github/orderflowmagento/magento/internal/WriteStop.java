package io.github.orderflowmagento.magento.internal;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.MagentoException;

/** Whether the writes of one caller go on. Thread-safe. */
public final class WriteStop {
    private volatile @Nullable MagentoException reason;

    /** Why nothing more is to be sent; null if more may be. */
    public @Nullable MagentoException reason() {
        return reason;
    }

    /** Nothing more is to be sent. */
    public void because(MagentoException failure) {
        reason = failure;
    }

    /** The same, if every other write would meet the failure, too. */
    public void ifOfTheWholeShop(MagentoException failure) {
        if (WriteFailures.isOfTheWholeShop(failure)) {
            reason = failure;
        }
    }

    /**
     * Goes on, if more may be sent.
     *
     * @throws MagentoException.NotReached if not
     */
    public void check() {
        MagentoException why = reason;
        if (why != null) {
            throw WriteFailures.notSent(why);
        }
    }
}
