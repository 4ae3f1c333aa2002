package io.github.orderflowmagento.operation.internal;

import java.time.Clock;
import java.util.Objects;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.operation.RetryPolicy;
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

    /** This builder. */
    protected abstract B self();

    /** The shop. */
    protected Magento shop() {
        return shop;
    }

    /** What was said. */
    protected OperationSettings settings() {
        return new OperationSettings(operation, shopName, retries, clock, listener);
    }
}
