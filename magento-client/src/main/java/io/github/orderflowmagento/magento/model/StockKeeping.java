package io.github.orderflowmagento.magento.model;

/** The meaning of the quantity that a shop records as its stock. Immutable. */
public enum StockKeeping {
    /** The quantity is what can be sold: the shop lowers it as soon as an order is placed. Every Magento 1 works this way. */
    SUBTRACTS,

    /**
     * The quantity is what is physically in the source: the shop records reservations for open orders separately, subtracts them itself,
     * and lowers the quantity when an order is shipped. A caller that subtracts open orders before writing would subtract them twice.
     */
    RESERVES
}
