package io.github.orderflowmagento.magento;

/**
 * The web services of Magento 1 over which such a shop can be reached. They differ in what they can carry, not in the vocabulary. None of
 * them, {@link #REST} included, is in any other generation of Magento.
 */
public enum WebService {
    /** XML-RPC: in every version, every column, many calls in one round trip. */
    XML_RPC,

    /**
     * SOAP v1: the same calls and columns as XML-RPC, in a heavier form. For shops whose host blocks any address that contains
     * {@code xmlrpc}. The shop's server must be able to reach its own public address, where it fetches its WSDL at each call (this
     * library fetches none): keep Magento's caches on, without which that took 14 to 16 seconds where it took 0.4 with them.
     */
    SOAP_V1,

    /**
     * SOAP v2: a round trip for each order and two for each product (one {@linkplain
     * io.github.orderflowmagento.magento.client.MagentoClient.Builder#withoutProductImages without its images}), and only what its WSDL has members for: no e-mail in
     * addresses, no prices with tax in order rows. Order rows name no parent; it is inferred where it is certain, and where it is not the row's field {@code
     * parent_item_id} is absent instead of null. The only door to {@link OrderFlowExtension}. As SOAP v1, it depends on the shop
     * reaching its own address, and on its caches. From Magento 1.8 on it is the fastest way to write stock, many products in one request: 70 products
     * took 2.2 to 2.7 seconds on a real shop, where REST took 4.3 to 6.3 and XML-RPC 11.6 to 13.0.
     */
    SOAP_V2,

    /**
     * SOAP v2 of a shop that is switched to WS-I compliance, which replaces {@link #SOAP_V2} there. For Magento 1.7.0.2 and later:
     * 1.6 cuts the end off every answer. It lacks {@link OrderFlowExtension}.
     */
    SOAP_V2_WSI,

    /**
     * Magento 1's REST, with {@linkplain io.github.orderflowmagento.magento.client.MagentoClient.Builder#oauth OAuth 1.0a}, from Magento 1.7 on: writes stock of many products in one
     * request with an answer for each, slower than {@link #SOAP_V2} and faster than {@link #XML_RPC}, and tells which products take
     * backorders. It reads products and, less than whole, orders (no shipping method, no store, no types of
     * rows); it has no shipments and no way to change an order, and only OpenMage finds changed products and orders over it. So it
     * serves beside another web service, for the stock.
     */
    REST
}
