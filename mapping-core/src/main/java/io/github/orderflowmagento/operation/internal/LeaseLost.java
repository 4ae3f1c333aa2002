package io.github.orderflowmagento.operation.internal;

import java.io.Serial;

/** A write was not made, since the run has lost its lease. Nothing has reached the other side. */
public final class LeaseLost extends RuntimeException {
    /** What is to be said of an item; the whole reason stands once, with the run. */
    public static final String BRIEFLY = "the run has lost its lease";

    @Serial
    private static final long serialVersionUID = 1L;

    LeaseLost(String message) {
        super(message);
    }
}
