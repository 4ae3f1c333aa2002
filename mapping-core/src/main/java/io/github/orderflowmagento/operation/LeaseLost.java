package io.github.orderflowmagento.operation;

import java.io.Serial;

/** A write was not made, since the run has lost its lease. Nothing has reached the other side. */
final class LeaseLost extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    LeaseLost(String message) {
        super(message);
    }
}
