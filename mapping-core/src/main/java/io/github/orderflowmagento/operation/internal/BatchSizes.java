package io.github.orderflowmagento.operation.internal;

/** How large batches may be. */
public final class BatchSizes {
    private static final int LARGEST = 1000;

    private BatchSizes() {}

    public static int checked(int size) {
        if (size < 1 || size > LARGEST) {
            throw new IllegalArgumentException("batchSize: from 1 to " + LARGEST + ", not " + size);
        }
        return size;
    }
}
