/** A shop and a warehouse in memory, for tests. */
module io.github.orderflowmagento.testing {
    requires static org.jspecify;
    requires transitive io.github.orderflowmagento.magento;
    requires transitive io.github.orderflowmagento.orderflow;

    exports io.github.orderflowmagento.testing;
}
