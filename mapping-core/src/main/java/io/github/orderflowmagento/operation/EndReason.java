package io.github.orderflowmagento.operation;

import java.util.Locale;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.orderflow.OrderFlowException;

/**
 * Why a run ended before it had looked at everything, for programs to decide by; {@link Run#endedEarly} says it in words. Where a run
 * ended for several reasons, the first in this order counts.
 */
public enum EndReason {
    /** It lost its lease: another run on the same state may be under way. Nothing more was written, and its state was not saved. */
    LEASE_LOST,
    /** Its thread was interrupted. */
    INTERRUPTED,
    /** The shop or the warehouse refused the credentials, or they lack a right. */
    NOT_LET_IN,
    /** The shop or the warehouse could not be reached, or gave no usable answer. */
    NOT_REACHED,
    /** The shop or the warehouse asked to wait for a while. */
    BUSY,
    /** The shop or the warehouse does not have what the settings name: a channel, or a store view. */
    NOT_FOUND,
    /** The shop or the warehouse refused what would be refused for every item. */
    REFUSED,
    /** A limit stopped it: too many SKUs would go to zero, or more items have failed than a state holds. */
    LIMIT,
    /** The input cannot be read, or a line is rejected and all must be valid. */
    INVALID_INPUT,
    /** Its state, or a file that it needs, could not be written or read. */
    STORAGE,
    /** Anything else, a setting for example: see {@link Run#endedEarly}. */
    OTHER;

    private static final int NOTHING_AT_ADDRESS = 404;

    /** Returns the name in reports and in the record of runs, stable across versions: {@code not_reached}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the reason in words: {@code not reached}. */
    @Override
    public String toString() {
        return code().replace('_', ' ');
    }

    /** Classifies a failed call to the shop that ends a run. Never {@link #INTERRUPTED}, which the exception does not show. */
    public static EndReason of(MagentoException failure) {
        if (failure instanceof MagentoException.RefusedCredentials
                || failure instanceof MagentoException.NotPermitted) {
            return NOT_LET_IN;
        }
        if (failure instanceof MagentoException.Busy) {
            return BUSY;
        }
        if (failure instanceof MagentoException.NotFound && failure.concerns() == MagentoException.Concern.EVERYTHING) {
            return NOT_FOUND;
        }
        return failure instanceof MagentoException.NotReached
                        || failure instanceof MagentoException.NoAnswer
                        || failure instanceof MagentoException.ServerFault
                        || failure instanceof MagentoException.NotUnderstood
                ? NOT_REACHED
                : REFUSED;
    }

    /** Classifies a failed call to the warehouse that ends a run. Never {@link #INTERRUPTED}, which the exception does not show. */
    public static EndReason of(OrderFlowException failure) {
        if (failure instanceof OrderFlowException.RefusedCredentials
                || failure instanceof OrderFlowException.NotPermitted) {
            return NOT_LET_IN;
        }
        if (failure instanceof OrderFlowException.Busy) {
            return BUSY;
        }
        if (failure instanceof OrderFlowException.NotFound) {
            return failure.httpStatus().orElse(0) == NOTHING_AT_ADDRESS ? NOT_REACHED : NOT_FOUND;
        }
        return failure instanceof OrderFlowException.Rejected ? REFUSED : NOT_REACHED;
    }
}
