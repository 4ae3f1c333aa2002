package io.github.orderflowmagento.operation.internal;

import java.io.Serial;

/** Thrown when a write was not made because the run has lost its lease. Nothing was sent. */
public final class LeaseLost extends RuntimeException {
    /** The message for an item; the complete reason is in the run, once. */
    public static final String BRIEFLY = "the run has lost its lease";

    @Serial
    private static final long serialVersionUID = 1L;

    LeaseLost(String message) {
        super(message);
    }
}
