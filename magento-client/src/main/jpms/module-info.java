/** Typed client of Magento's web services, all generations behind one vocabulary. */
module io.github.orderflowmagento.magento {
    requires static org.jspecify;
    requires java.xml;
    requires com.ctc.wstx;
    requires transitive com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.datatype.jdk8;
    requires kotlin.stdlib;
    requires okhttp3;
    requires okio;
    requires org.codehaus.stax2;
    requires org.slf4j;
    requires retrofit2;
    requires retrofit2.converter.jackson;

    exports io.github.orderflowmagento.magento;
    exports io.github.orderflowmagento.magento.client;
    exports io.github.orderflowmagento.magento.detect;
    exports io.github.orderflowmagento.magento.model;

    opens io.github.orderflowmagento.magento.model to
            com.fasterxml.jackson.databind;
}
