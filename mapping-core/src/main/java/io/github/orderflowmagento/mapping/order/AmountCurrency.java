package io.github.orderflowmagento.mapping.order;

/** The two currencies in which Magento keeps every amount of an order. A mapping takes all amounts in one of them. */
enum AmountCurrency {
    /** The one the customer pays in. */
    ORDER(""),

    /** The one the shop keeps its books in. */
    BASE("base_");

    private final String prefix;

    AmountCurrency(String prefix) {
        this.prefix = prefix;
    }

    /** Magento's name of the field that holds the amount in this currency. */
    String field(String name) {
        return prefix + name;
    }
}
