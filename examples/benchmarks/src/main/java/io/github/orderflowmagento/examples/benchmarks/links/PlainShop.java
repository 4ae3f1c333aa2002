package io.github.orderflowmagento.examples.benchmarks.links;

/** A shop with one item per request. */
abstract class PlainShop extends PlainClient {
    /** Reads an order. */
    abstract void readOrder(String number);

    /** Reads a product. */
    abstract void readProduct(String sku);

    /** Writes the stock of a product. */
    abstract void writeStock(String sku, int quantity);

    /** Ships the whole order with a track, and notifies the customer. */
    abstract void ship(String number, String track);
}
