package io.github.orderflowmagento.operation.internal;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.operation.RetryPolicy;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunListener;

/**
 * Common options of all operations.
 *
 * @param <B> the builder itself
 */
public abstract class OperationBuilder<B extends OperationBuilder<B>> {
    private final String operation;
    private final Magento shop;
    private String shopName;
    private RetryPolicy retries = RetryPolicy.standard();
    private Clock clock = Clock.systemUTC();
    private RunListener listener = RunListener.none();
    private RunContents contents = RunContents.whole();
    private boolean isSequential;

    /** @param operation the operation's name */
    protected OperationBuilder(String operation, Magento shop) {
        this.operation = operation;
        this.shop = Objects.requireNonNull(shop);
        this.shopName = shop.address();
    }

    /**
     * The shop's name in the owner of the operation's state, which is rejected for another shop. Set it for a shop with several addresses,
     * or one that has moved. Default: {@link Magento#address}.
     *
     * @throws IllegalArgumentException if it is blank
     */
    public B shopName(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("shopName must not be blank");
        }
        this.shopName = name;
        return self();
    }

    /** How often and when a failed item is retried. Default: {@link RetryPolicy#standard()}. */
    public B retries(RetryPolicy retries) {
        this.retries = Objects.requireNonNull(retries);
        return self();
    }

    /** The clock for the start of a run and the due times of items. Default: the system's. */
    public B clock(Clock clock) {
        this.clock = Objects.requireNonNull(clock);
        return self();
    }

    /** The listener for events of the operation. Default: none. */
    public B listener(RunListener listener) {
        this.listener = Objects.requireNonNull(listener);
        return self();
    }

    /**
     * Keeps memory constant for any number of items: a run contains the failed items, at most the first 1,000, counts the others ({@link
     * Run#omitted}), and contains no documents of a dry run. The {@linkplain #listener listener} receives every item when it is settled. An
     * item that occurs twice in one run, far apart, is counted twice. Default: a run contains all its items, at about 300 bytes each.
     */
    public B failuresOnly() {
        this.contents = new RunContents(true, contents.documents());
        return self();
    }

    /**
     * The consumer of each document that a dry run would send, called when the document is created by the thread that runs the operation;
     * the run then contains none. Documents contain customers' addresses. An exception ends the run early. Default: none, and the run
     * {@linkplain Run#documents contains} them.
     */
    public B documents(Consumer<String> documents) {
        this.contents = new RunContents(contents.failuresOnly(), Optional.of(documents));
        return self();
    }

    /**
     * Processes everything sequentially. Default: a run reads the next batch in a separate thread while the previous one is sent, where
     * order does not matter; and shipments of different orders, and stock of different SKUs, are written concurrently if the shop's client
     * has a {@link io.github.orderflowmagento.magento.client.ShopBuilder#parallelism parallelism} above one. Outcomes are reported in the
     * same order, by the thread that runs the operation.
     */
    public B sequential() {
        this.isSequential = true;
        return self();
    }

    /** Returns this builder. */
    protected abstract B self();

    /** Returns the shop. */
    protected Magento shop() {
        return shop;
    }

    /** Returns the settings. */
    protected OperationSettings settings() {
        return new OperationSettings(operation, shopName, retries, clock, listener, contents, isSequential);
    }
}
