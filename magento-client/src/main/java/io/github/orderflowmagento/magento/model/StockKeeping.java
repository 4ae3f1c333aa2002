package io.github.orderflowmagento.magento.model;

/** What the quantity means that a shop records as its stock. */
public enum StockKeeping {
    /** One figure: the shop lowers it as soon as an order is placed, and sells what is written. */
    SUBTRACTS,

    /**
     * The quantity is what lies in the source: the shop keeps reservations of open orders beside it, subtracts them by itself, and
     * lowers the quantity when an order is shipped. Who subtracts open orders from what is written subtracts them twice.
     */
    RESERVES
}
