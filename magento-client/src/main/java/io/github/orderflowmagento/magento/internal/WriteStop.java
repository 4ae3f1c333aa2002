package io.github.orderflowmagento.magento.internal;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.MagentoException;

/** Whether further writes of one caller are sent. Thread-safe. */
public final class WriteStop {
    private volatile @Nullable MagentoException reason;

    /** Returns why nothing more is sent; null if more may be. */
    public @Nullable MagentoException reason() {
        return reason;
    }

    /** Stops further writes. */
    public void because(MagentoException failure) {
        reason = failure;
    }

    /** Stops further writes if each of them would fail, too. */
    public void ifOfTheWholeShop(MagentoException failure) {
        if (WriteFailures.isOfTheWholeShop(failure)) {
            reason = failure;
        }
    }

    /**
     * Checks that more may be sent.
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
