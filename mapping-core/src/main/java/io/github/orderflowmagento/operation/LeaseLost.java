package io.github.orderflowmagento.operation;

import java.io.Serial;

/** A write was not made, since the run has lost its lease. Nothing has reached the other side. */
final class LeaseLost extends RuntimeException {
    /** What is to be said of an item; the whole reason stands once, with the run. */
    static final String BRIEFLY = "the run has lost its lease";

    @Serial
    private static final long serialVersionUID = 1L;

    LeaseLost(String message) {
        super(message);
    }
}
