package io.github.orderflowmagento.magento.internal;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.MagentoException.Concern;

/** What the failure of one write means for the writes behind it. */
public final class WriteFailures {
    private WriteFailures() {}

    /** Whether every other write would meet the failure, too. */
    public static boolean isOfTheWholeShop(MagentoException failure) {
        return failure instanceof MagentoException.NotReached
                || failure instanceof MagentoException.NoAnswer
                || failure instanceof MagentoException.RefusedCredentials
                || (failure instanceof MagentoException.NotPermitted && failure.concerns() != Concern.ITEM)
                || failure instanceof MagentoException.Unsupported;
    }

    /** What was not sent has no unknown outcome, and was not refused. */
    public static MagentoException notSent(MagentoException reason) {
        return reason instanceof MagentoException.NotReached
                ? reason
                : new MagentoException.NotReached(MagentoException.Details.of(
                                reason.operation(), "not sent, since the writes before failed: " + reason.getMessage())
                        .causedBy(reason));
    }

    /** The check before writes throws at a call, and what was written before it must be known. */
    public static MagentoException refusedByCheck(String operation, RuntimeException thrown) {
        return new MagentoException.NotReached(
                MagentoException.Details.of(operation, "not sent: " + thrown.getMessage())
                        .causedBy(thrown));
    }
}
