package io.github.orderflowmagento.operation.internal.sort;

import java.io.IOException;
import java.io.Serial;

/** Thrown when temporary or stored data of an active run cannot be written or read, for example because the disk is full. */
public final class StorageException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception for a failure to write or read.
     *
     * @param what the failed action, for the reason with which the run ends
     */
    public StorageException(String what, Exception cause) {
        super(what + ": " + (cause.getMessage() == null ? cause.toString() : cause.getMessage()), cause);
    }

    static StorageException ofTemporaryFile(IOException cause) {
        return new StorageException("a temporary file (java.io.tmpdir) cannot be used", cause);
    }
}
