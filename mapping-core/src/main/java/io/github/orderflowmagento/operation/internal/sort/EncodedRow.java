package io.github.orderflowmagento.operation.internal.sort;

/** A row as it is kept until it is read: its size is known, whatever its value is. */
final class EncodedRow {
    /** What the row takes in memory beside its key's characters and its value's bytes. */
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
