package io.github.orderflowmagento.mapping.order;

/** The two currencies in which Magento stores every amount of an order. A mapping uses one of them for all amounts. */
enum AmountCurrency {
    /** The currency in which the customer pays. */
    ORDER(""),

    /** The shop's base currency. */
    BASE("base_");

    private final String prefix;

    AmountCurrency(String prefix) {
        this.prefix = prefix;
    }

    /** Returns Magento's name of the field with the amount in this currency. */
    String field(String name) {
        return prefix + name;
    }
}
