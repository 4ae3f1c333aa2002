package io.github.orderflowmagento.orderflow;

/**
 * A warehouse: OrderFlow as one user of one organisation and channel sees it. {@code OrderFlowClient} talks to a real
 * one; a test may implement this interface itself.
 *
 * <p>Implementations are safe for use by several threads. Every call may throw an {@link OrderFlowException}; none
 * repeats a request by itself.
 */
public interface OrderFlow extends AutoCloseable {

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
