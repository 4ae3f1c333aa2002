package io.github.orderflowmagento.operation.internal;

import io.github.orderflowmagento.magento.Magento;

/**
 * What the builders of operations have in common that take several items together.
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
     * How many items are read together, and sent together in one document where there is one. Default: 100, as the extension has it.
     *
     * @throws IllegalArgumentException if it is not from 1 to 1,000
     */
    public B batchSize(int items) {
        if (items < 1 || items > LARGEST) {
            throw new IllegalArgumentException("batchSize: from 1 to " + LARGEST + ", not " + items);
        }
        this.batchSize = items;
        return self();
    }

    /** How many items are taken together. */
    protected int batchSize() {
        return batchSize;
    }
}
