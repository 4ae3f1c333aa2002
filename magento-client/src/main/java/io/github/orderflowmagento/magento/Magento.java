package io.github.orderflowmagento.magento;

import java.time.Duration;

/**
 * A Magento shop, with one vocabulary for all generations and web services. Get one from {@link
 * io.github.orderflowmagento.magento.client.MagentoClient}.
 *
 * <p>Thread-safe, as are its parts and views. Calls block. If the calling thread is interrupted, a call ends with {@link
 * MagentoException.NotReached} if nothing was sent, else with {@link MagentoException.NoAnswer}; the thread stays interrupted and sends
 * nothing more.
 *
 * <p>Every call that sends something may fail with these:
 *
 * <ul>
 * <li>{@link MagentoException.NotReached}, {@link MagentoException.NoAnswer} and {@link MagentoException.Busy}: the network failed, or the
 * shop cannot answer now;
 * <li>{@link MagentoException.RefusedCredentials} and {@link MagentoException.NotPermitted}: the API user or its role is not allowed to
 * make the call;
 * <li>{@link MagentoException.Unsupported}: the shop's version or the web service does not offer the call;
 * <li>{@link MagentoException.ServerFault} and {@link MagentoException.NotUnderstood}: an error inside the shop, or an answer that this
 * library cannot read;
 * <li>{@link MagentoException.Rejected}: the shop, or this library before it sends anything, rejects a value, for example a text with a
 * control character, which XML cannot carry.
 * </ul>
 *
 * <p>A call that returns one {@link Answer} per key puts such a failure into the answers that it concerns. "One request" in the description
 * of a call means one HTTP request in addition to the login, which is sent once, and again when the session has expired. A request that
 * only reads is sent again, on a new connection, if the first was cut off; one that writes and gets no answer is not repeated. A list of a
 * Magento 2 takes one more request, to make sure that it has ended, unless this client has already received a longer page of that list.
 */
public interface Magento extends AutoCloseable {
    /**
     * Returns the shop's base URL as configured, without the scheme, the scheme's default port and {@code index.php}: {@code
     * shop.example.com}, {@code shop.example.com:8443/uk}. It identifies the shop in stored state. Sends nothing.
     */
    String address();

    /** Returns the products. Sends nothing, like the other methods that return a part. */
    Products products();

    /** The orders. */
    Orders orders();

    /** The recorded stock. */
    Stock stock();

    /** The shipments of orders. */
    Shipments shipments();

    /** The invoices of orders. */
    Invoices invoices();

    /** The attributes of products, with the labels of their options. */
    Attributes attributes();

    /** The store views. */
    Stores stores();

    /**
     * Returns the services of the OrderFlow extension. Sends nothing, so a missing extension shows only at the first call.
     *
     * @throws MagentoException.Unsupported if neither the web service in use nor that for stock is {@link WebService#SOAP_V2}, the only one
     *     over which the extension can be reached
     */
    default OrderFlowExtension orderFlowExtension() {
        throw new MagentoException.Unsupported(
                "orderFlowExtension",
                "the extension's services are in SOAP v2 only, and not in its WS-I form: connect with WebService.SOAP_V2");
    }

    /**
     * Returns a view of this shop whose calls share a time limit, for example for an export or the details of ten thousand orders. After
     * the limit nothing more is sent: what has been read by then is returned, and the rest fails with {@link MagentoException.NotReached}.
     * A request that was already sent may still complete, within the {@linkplain
     * io.github.orderflowmagento.magento.client.Magento1Builder#timeout client's timeout}. Closing the view has no effect.
     *
     * @param limit counted from now
     */
    Magento within(Duration limit);

    /**
     * Returns a view of this shop that runs a check right before each request that may change something, also between the requests of one
     * call. If the check throws, that request is not sent, and the call ends with the exception of the check; {@link
     * Shipments#create(Iterable)} and {@link Shipments#complete(List)}, which may have written already, return it as the cause of {@link
     * MagentoException.NotReached} instead. For a caller that must hold a lease to write. Calls of {@link #orderFlowExtension} are not
     * checked. Closing the view has no effect.
     *
     * @param check runs on the thread that makes the call
     */
    Magento beforeWrites(Runnable check);

    /**
     * Returns a view of this shop that sends one request after the other, regardless of its client's {@link
     * io.github.orderflowmagento.magento.client.ShopBuilder#parallelism parallelism}. Closing the view has no effect.
     */
    Magento sequential();

    /**
     * Returns a view of this shop with the values of one store view: names, descriptions, prices and image labels of {@link #products}, and
     * the option labels of {@link #attributes}. Default: the values of the administration. Orders, stock, shipments and invoices are the
     * same in every store view. Sends nothing: the first call that reads the catalogue throws {@link MagentoException.NotFound} if the
     * store view does not exist. Closing the view has no effect.
     *
     * <p>Up to Magento 1.9.4, OpenMage 19.4.16 and OpenMage 20.0.14, {@link Products#list} leaves out products that the store view's
     * website does not sell.
     *
     * @param code the store view's code, as in {@link io.github.orderflowmagento.magento.model.StoreView#code}
     * @throws IllegalArgumentException if the code is blank
     */
    Magento inStoreView(String code);

    /**
     * Ends the session in the shop and closes the connections; one request for each web service with a session. Throws nothing; calling it
     * again has no effect. Later calls throw {@link IllegalStateException}.
     */
    @Override
    void close();
}
