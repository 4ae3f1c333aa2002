package io.github.orderflowmagento.magento;

import java.time.Duration;

/**
 * A Magento shop. One vocabulary for all generations and web services; what differs is hidden, what a shop cannot do fails
 * with {@link MagentoException.Unsupported}.
 *
 * <p>Safe to share between threads; calls block. One whose thread is interrupted ends with {@link MagentoException.NotReached} if nothing was
 * sent, else with {@link MagentoException.NoAnswer}; the thread stays interrupted, and sends nothing more. Get one from {@link io.github.orderflowmagento.magento.client.MagentoClient#builder()}.
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

    /** What has been invoiced of the orders. */
    Invoices invoices();

    /** The attributes of the catalogue's products. */
    Attributes attributes();

    /** The stores in which the shop sells. */
    Stores stores();

    /**
     * The services of the OrderFlow extension, if the shop has it.
     *
     * @throws MagentoException.Unsupported if they cannot be reached over the web service in use
     */
    default OrderFlowExtension orderFlowExtension() {
        throw new MagentoException.Unsupported(
                "orderFlowExtension",
                "the extension has a door in SOAP v2 only, and not in its WS-I form: connect with WebService.SOAP_V2");
    }

    /**
     * The same shop for calls that must all be done within a time: an export, the details of ten thousand orders.
     *
     * <p>After the limit nothing more is sent: what had been read by then is kept, and the rest fails with {@link
     * MagentoException.NotReached}. The round trip that is under way then may end, within the client's own timeout.
     * Closing this view closes nothing.
     *
     * @param limit from now on
     */
    Magento within(Duration limit);

    /**
     * The same shop, with a check that runs right before each request that may change something, also between the requests that one call
     * becomes. What the check throws ends the call, and the request is not sent. For who must hold a lease to write. Closing this view
     * closes nothing. The services of the OrderFlow extension are not checked.
     *
     * @param check runs on the thread that makes the call
     */
    Magento beforeWrites(Runnable check);

    /** Ends the session and lets connections go. Does not throw; further calls throw {@link IllegalStateException}. */
    @Override
    void close();
}
