package io.github.orderflowmagento.magento.internal;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.MagentoException.Concern;

/** Determines the consequences of a failed write for the following ones. */
public final class WriteFailures {
    private WriteFailures() {}

    /** Returns whether every other write would fail, too. */
    public static boolean isOfTheWholeShop(MagentoException failure) {
        return failure instanceof MagentoException.NotReached
                || failure instanceof MagentoException.NoAnswer
                || failure instanceof MagentoException.RefusedCredentials
                || (failure instanceof MagentoException.NotPermitted && failure.concerns() != Concern.ITEM)
                || failure instanceof MagentoException.Unsupported;
    }

    /** Returns the failure of a write that was not sent, so its outcome is not unknown. */
    public static MagentoException notSent(MagentoException reason) {
        return reason instanceof MagentoException.NotReached
                ? reason
                : new MagentoException.NotReached(MagentoException.Details.of(
                                reason.operation(), "not sent, since the writes before failed: " + reason.getMessage())
                        .causedBy(reason));
    }

    /** Returns the failure for a write that the check forbids in the middle of a call, so that earlier writes can still be reported. */
    public static MagentoException refusedByCheck(String operation, RuntimeException thrown) {
        return new MagentoException.NotReached(
                MagentoException.Details.of(operation, "not sent: " + thrown.getMessage())
                        .causedBy(thrown));
    }
}
