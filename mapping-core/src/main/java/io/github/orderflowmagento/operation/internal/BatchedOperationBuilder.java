package io.github.orderflowmagento.operation.internal;

import io.github.orderflowmagento.magento.Magento;

/**
 * Common options of operations that process items in batches.
 *
 * @param <B> the builder itself
 */
public abstract class BatchedOperationBuilder<B extends BatchedOperationBuilder<B>> extends OperationBuilder<B> {
    private static final int STANDARD = 100;
    private static final int LARGEST = 1000;

    private int batchSize = STANDARD;

    /** @param operation the operation's name */
    protected BatchedOperationBuilder(String operation, Magento shop) {
        super(operation, shop);
    }

    /**
     * How many items are read together, and sent in one document if there is one. Default: 100, as in the extension.
     *
     * @throws IllegalArgumentException if not from 1 to 1,000
     */
    public B batchSize(int items) {
        if (items < 1 || items > LARGEST) {
            throw new IllegalArgumentException("batchSize must be from 1 to " + LARGEST + ", was " + items);
        }
        this.batchSize = items;
        return self();
    }

    /** Returns the batch size. */
    protected int batchSize() {
        return batchSize;
    }
}
