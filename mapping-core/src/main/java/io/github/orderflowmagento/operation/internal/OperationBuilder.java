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
 * What the builders of all operations have in common.
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
     * What the shop is called in the operation's state, which is refused to another shop's. For a shop that is reached by several addresses,
     * or has moved. Default: {@link Magento#address}.
     *
     * @throws IllegalArgumentException if it is blank
     */
    public B shopName(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("shopName: needs a name");
        }
        this.shopName = name;
        return self();
    }

    /** How often and when an item that failed is tried again. Default: {@link RetryPolicy#standard()}. */
    public B retries(RetryPolicy retries) {
        this.retries = Objects.requireNonNull(retries);
        return self();
    }

    /** The clock by which a run begins and items become due. Default: the system's. */
    public B clock(Clock clock) {
        this.clock = Objects.requireNonNull(clock);
        return self();
    }

    /** Who is told what the operation does. Default: nobody. */
    public B listener(RunListener listener) {
        this.listener = Objects.requireNonNull(listener);
        return self();
    }

    /**
     * For any number of items in a process of any size: a run keeps the items that failed, the first 1,000 of them, counts the others
     * ({@link Run#omitted}), and keeps no documents of a dry run. The {@linkplain #listener listener} is told of every item when it is
     * settled. An item that comes twice in one run, far apart, is counted twice. Default: a run has all its items, which takes about 300
     * bytes each.
     */
    public B failuresOnly() {
        this.contents = new RunContents(true, contents.documents());
        return self();
    }

    /**
     * Who gets each document that a dry run would have sent, when it is made; then the run holds none. They hold customers' addresses. By the
     * thread that runs the operation; what it throws ends the run early. Default: nobody, and the run {@linkplain Run#documents has} them.
     */
    public B documents(Consumer<String> documents) {
        this.contents = new RunContents(contents.failuresOnly(), Optional.of(documents));
        return self();
    }

    /**
     * Does one thing after the other. Default: a run reads the next batch in a thread of its own while the one before is sent, where their
     * order does not matter; and shipments of different orders, and stock of different SKUs, are written side by side, where the shop's
     * client has a {@link io.github.orderflowmagento.magento.client.ShopBuilder#parallelism parallelism} of more than one. Outcomes are told
     * in the same order, by the thread that runs the operation.
     */
    public B sequential() {
        this.isSequential = true;
        return self();
    }

    /** This builder. */
    protected abstract B self();

    /** The shop. */
    protected Magento shop() {
        return shop;
    }

    /** What was said. */
    protected OperationSettings settings() {
        return new OperationSettings(operation, shopName, retries, clock, listener, contents, isSequential);
    }
}
