package io.github.orderflowmagento.orderflow;

/**
 * A warehouse: OrderFlow as one user sees one organisation and sales channel. {@link OrderFlowClient} talks to a real one; a test may
 * implement this interface itself.
 *
 * <p>Every call that sends something throws an {@link OrderFlowException} if it gets no usable answer, and an {@link IllegalStateException}
 * once the client is closed. A call that OrderFlow refuses without processing it is repeated if OrderFlow asks for that after a short time.
 * Other calls that may have changed something are not repeated.
 *
 * <p>Implementations are safe for use by several threads.
 */
public interface OrderFlow extends AutoCloseable {

    /** Returns OrderFlow's name of the sales channel that every call concerns. */
    String channel();

    /**
     * Returns a view of this warehouse for another sales channel of the same organisation. Nothing is sent here: if there is no
     * such channel, the view's calls throw {@link OrderFlowException.NotFound}. The view shares this client's connections and is
     * closed with it; closing the view does nothing.
     *
     * @param channel OrderFlow's name of the sales channel
     * @throws IllegalArgumentException if the name is blank
     */
    OrderFlow inChannel(String channel);

    /** Returns the calls about products. Sends nothing. */
    Products products();

    /** Returns the calls about orders. Sends nothing. */
    Orders orders();

    /** Returns the calls about returns: goods that customers send back. Sends nothing. */
    Returns returns();

    /** Returns the calls about the warehouse's stock. Sends nothing. */
    Inventory inventory();

    /** Releases the client's connections. Later calls throw an {@link IllegalStateException}. Closing twice does nothing more. */
    @Override
    void close();
}
