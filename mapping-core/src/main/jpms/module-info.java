/** Pure mapping between Magento's and OrderFlow's vocabularies, and the four operations. */
module io.github.orderflowmagento.mapping {
    requires static org.jspecify;
    requires transitive io.github.orderflowmagento.magento;
    requires transitive io.github.orderflowmagento.orderflow;
    requires transitive java.sql;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.datatype.jdk8;
    requires com.fasterxml.jackson.datatype.jsr310;
    requires de.siegmar.fastcsv;
    requires org.slf4j;

    exports io.github.orderflowmagento.mapping;
    exports io.github.orderflowmagento.mapping.channel;
    exports io.github.orderflowmagento.mapping.file;
    exports io.github.orderflowmagento.mapping.inventory;
    exports io.github.orderflowmagento.mapping.merchant;
    exports io.github.orderflowmagento.mapping.order;
    exports io.github.orderflowmagento.mapping.product;
    exports io.github.orderflowmagento.mapping.shipment;
    exports io.github.orderflowmagento.operation;
    exports io.github.orderflowmagento.operation.check;
    exports io.github.orderflowmagento.operation.checkpoint;
    exports io.github.orderflowmagento.operation.history;
    exports io.github.orderflowmagento.operation.inventory;
    exports io.github.orderflowmagento.operation.order;
    exports io.github.orderflowmagento.operation.product;
    exports io.github.orderflowmagento.operation.report;
    exports io.github.orderflowmagento.operation.shipment;

    opens io.github.orderflowmagento.operation to
            com.fasterxml.jackson.databind;

    uses io.github.orderflowmagento.mapping.merchant.PackagedMapping;
}
