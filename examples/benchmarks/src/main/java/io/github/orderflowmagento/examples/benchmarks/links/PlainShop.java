package io.github.orderflowmagento.examples.benchmarks.links;

/** A shop, asked for one thing at a time. */
abstract class PlainShop extends PlainClient {
    /** Reads an order. */
    abstract void readOrder(String number);

    /** Reads a product. */
    abstract void readProduct(String sku);

    /** Writes the stock of a product. */
    abstract void writeStock(String sku, int quantity);

    /** Ships all of an order, with a track, and tells the customer. */
    abstract void ship(String number, String track);
}
