package io.github.orderflowmagento.orderflow;

/**
 * A warehouse: OrderFlow as one user of one organisation and channel sees it. {@code OrderFlowClient} talks to a real
 * one; a test may implement this interface itself.
 *
 * <p>Implementations are safe for use by several threads. Every call may throw an {@link OrderFlowException}; none
 * repeats a request by itself.
 */
public interface OrderFlow extends AutoCloseable {

    /** The sales channel that this speaks for, as OrderFlow calls it. */
    String channel();

    /**
     * The same warehouse for another sales channel of the same organisation. Nothing is asked here: a call tells, by {@link
     * OrderFlowException.NotFound}, that there is no such channel. Closing this view closes nothing.
     *
     * @param channel OrderFlow's name of the sales channel
     * @throws IllegalArgumentException if it is blank
     */
    OrderFlow inChannel(String channel);

    /** The products the warehouse knows. */
    Products products();

    /** The orders the warehouse shall fulfil. */
    Orders orders();

    /** The goods that customers send back. */
    Returns returns();

    /** What the warehouse holds. */
    Inventory inventory();

    /** Lets go of what the client holds; calls after this are an {@link IllegalStateException}. */
    @Override
    void close();
}
