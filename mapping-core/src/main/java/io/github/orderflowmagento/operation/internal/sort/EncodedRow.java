package io.github.orderflowmagento.operation.internal.sort;

/** A row in encoded form until it is read, so that its size is known. */
final class EncodedRow {
    /** The memory used by the row in addition to its key's characters and its value's bytes. */
    private static final int OVERHEAD = 100;

    private final String key;
    private final byte[] value;

    EncodedRow(String key, byte[] value) {
        this.key = key;
        this.value = value;
    }

    String key() {
        return key;
    }

    byte[] value() {
        return value;
    }

    int size() {
        return 2 * key.length() + value.length + OVERHEAD;
    }
}
