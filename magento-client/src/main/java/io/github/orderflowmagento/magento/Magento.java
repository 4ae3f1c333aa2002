package io.github.orderflowmagento.magento;

/**
 * A Magento shop. One vocabulary for all generations and web services; what differs is hidden, what a shop cannot do fails
 * with {@link MagentoException.Unsupported}.
 *
 * <p>Safe to share between threads; calls block. Get one from {@link MagentoClient#builder()}.
 */
public interface Magento extends AutoCloseable {
    /** The catalogue. */
    Products products();

    /** The orders. */
    Orders orders();

    /** How many of each product the shop believes to have. */
    Stock stock();

    /** What has been shipped of the orders. */
    Shipments shipments();

    /**
     * The services of the OrderFlow extension, if the shop has it.
     *
     * @throws MagentoException.Unsupported if they cannot be reached over the web service in use
     */
    default OrderFlowExtension orderFlowExtension() {
        throw new MagentoException.Unsupported(
                "orderFlowExtension",
                null,
                "the extension has a door in SOAP v2 only, and not in its WS-I form: connect with WebService.SOAP_V2");
    }

    /** Ends the session and lets connections go. Does not throw; further calls throw {@link IllegalStateException}. */
    @Override
    void close();
}
