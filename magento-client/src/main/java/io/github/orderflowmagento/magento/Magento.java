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
    /**
     * The shop's address as the client was told it, without scheme, the scheme's port, and {@code index.php}: {@code
     * shop.example.com}, {@code shop.example.com:8443/uk}. Nothing is asked for it. By it the state of an operation is known to be of this
     * shop.
     */
    String address();

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

    /**
     * The same shop as one of its store views shows it: names, descriptions, prices and images' labels of {@link #products}, and the labels
     * of {@link #attributes}' options, may differ from the administration's, which this shop brings by default. Orders, stock, shipments
     * and invoices are the same in every store view. Nothing is asked here: a call that reads the catalogue tells, by {@link
     * MagentoException.NotFound}, that there is no such store view. Closing this view closes nothing.
     *
     * <p>Up to Magento 1.9.4 and OpenMage 19.4.16 and 20.0.14 the list of products leaves out, in a store view, those that its website does not sell.
     *
     * @param code the store view's code, as {@link Stores#views} tells it
     * @throws IllegalArgumentException if the code is blank
     */
    Magento inStoreView(String code);

    /** Ends the session and lets connections go. Does not throw; further calls throw {@link IllegalStateException}. */
    @Override
    void close();
}
