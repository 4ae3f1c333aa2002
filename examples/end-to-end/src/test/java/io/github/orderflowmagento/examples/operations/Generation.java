package io.github.orderflowmagento.examples.operations;

/** Which Magento the sandbox is. Both have the same products and orders. */
enum Generation {
    MAGENTO_1,
    MAGENTO_2
}
