package io.github.orderflowmagento.magento;

/**
 * The web services of Magento 1. They differ in what they can do and how fast, not in the vocabulary of this library. Other generations of
 * Magento have none of them; Magento 2's REST is a different service from {@link #REST}. Immutable.
 */
public enum WebService {
    /** XML-RPC: in every version, with every column, and many calls in one request. The default. */
    XML_RPC,

    /**
     * SOAP v1: the same calls and columns as XML-RPC, in larger documents. For shops whose host blocks any address that contains {@code
     * xmlrpc}. At each call the shop's server fetches its own WSDL from its public address (this library fetches none), so it must be able
     * to reach that. Keep Magento's caches on: without them a call took 14 to 16 seconds, with them 0.4.
     */
    SOAP_V1,

    /**
     * SOAP v2: one request for each order and two for each product (one {@linkplain
     * io.github.orderflowmagento.magento.client.Magento1Builder#withoutProductImages without its images}), and only the fields that its
     * WSDL has: no e-mail in addresses, no prices with tax in order rows. Order rows do not name their parent. It is inferred where it is
     * certain; where it is not, the row's field {@code parent_item_id} is absent instead of null. The only web service of {@link
     * OrderFlowExtension}. Like SOAP v1, it requires that the shop can reach its own address, and is slow without Magento's caches.
     *
     * <p>From Magento 1.8 on it is the fastest way to write stock, many products in one request: 70 products took 2.2 to 2.7
     * seconds on a real shop, where REST took 4.3 to 6.3 and XML-RPC 11.6 to 13.0.
     */
    SOAP_V2,

    /**
     * SOAP v2 of a shop that is switched to WS-I compliance, where it replaces {@link #SOAP_V2}. It works from Magento 1.7.0.2 on:
     * 1.6 cuts the end off every answer, and before 1.7.0.2 filters do not work. It cannot reach {@link OrderFlowExtension}.
     */
    SOAP_V2_WSI,

    /**
     * Magento 1's REST, with {@linkplain io.github.orderflowmagento.magento.client.Magento1Builder#oauth OAuth 1.0a}, from Magento 1.7 on.
     * It writes stock of many products in one request, with an answer for each: slower than {@link #SOAP_V2}, faster than {@link #XML_RPC}.
     * Only REST returns which products take backorders. It reads products, and orders in part (no shipping method, no store, no types of
     * rows). It has no shipments and no way to change an order, and only OpenMage can list changed products and orders over it. So use it
     * for stock, alongside another web service.
     */
    REST
}
