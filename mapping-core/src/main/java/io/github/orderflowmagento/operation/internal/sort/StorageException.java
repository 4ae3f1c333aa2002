package io.github.orderflowmagento.operation.internal.sort;

import java.io.IOException;
import java.io.Serial;

/** What a run keeps on disk or in a database while it is under way cannot be written or read: a full disk, for example. */
public final class StorageException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * A failure to write or read.
     *
     * @param what what cannot be done, for the reason with which the run ends
     */
    public StorageException(String what, Exception cause) {
        super(what + ": " + (cause.getMessage() == null ? cause.toString() : cause.getMessage()), cause);
    }

    static StorageException ofTemporaryFile(IOException cause) {
        return new StorageException("a temporary file (java.io.tmpdir) cannot be used", cause);
    }
}
