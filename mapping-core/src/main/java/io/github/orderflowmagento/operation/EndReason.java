package io.github.orderflowmagento.operation;

import java.util.Locale;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.orderflow.OrderFlowException;

/**
 * The reason why a run ended before it had processed everything, for use by programs; {@link Run#endedEarly} contains it in words. If parts
 * of a run (its channels, or an export and its cancellation) ended for different reasons, the first in the order of declaration counts.
 */
public enum EndReason {
    /** The run lost its lease: another run on the same state may be active. It stopped writing, and its state was not saved. */
    LEASE_LOST,
    /** The run's thread was interrupted. */
    INTERRUPTED,
    /** The shop or the warehouse rejected the credentials, or they lack a right. */
    ACCESS_DENIED,
    /** The shop or the warehouse could not be reached, or gave no usable answer. */
    NOT_REACHED,
    /** The shop or the warehouse is busy, for example overloaded or in maintenance; it may have requested a pause. */
    BUSY,
    /** A channel or a store view named in the settings does not exist. */
    NOT_FOUND,
    /** The shop or the warehouse rejected a request for a reason that applies to every item. */
    REFUSED,
    /** A limit was reached: too many SKUs would be set to zero, or more items have failed than a state can hold. */
    LIMIT,
    /** The input cannot be read, or a line was rejected although all lines must be valid. */
    INVALID_INPUT,
    /** The run's state, or a file that it needs, could not be read or written. */
    STORAGE,
    /** Any other reason, for example a setting: see {@link Run#endedEarly}. */
    OTHER;

    private static final int NOTHING_AT_ADDRESS = 404;

    /** Returns the name in reports and in the record of runs, for example {@code not_reached}. Stable across versions. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the reason in words, for example {@code not reached}. */
    @Override
    public String toString() {
        return code().replace('_', ' ');
    }

    /**
     * Returns the reason for a run that ends because a call to the shop failed. Never {@link #INTERRUPTED}, which the exception does not
     * show.
     */
    public static EndReason of(MagentoException failure) {
        if (failure instanceof MagentoException.RefusedCredentials
                || failure instanceof MagentoException.NotPermitted) {
            return ACCESS_DENIED;
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

    /**
     * Returns the reason for a run that ends because a call to the warehouse failed. Never {@link #INTERRUPTED}, which the exception does
     * not show.
     */
    public static EndReason of(OrderFlowException failure) {
        if (failure instanceof OrderFlowException.RefusedCredentials
                || failure instanceof OrderFlowException.NotPermitted) {
            return ACCESS_DENIED;
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
