/** Typed client of OrderFlow's web services. */
module io.github.orderflowmagento.orderflow {
    requires static org.jspecify;
    requires java.xml;
    requires com.ctc.wstx;
    requires com.fasterxml.jackson.core;
    requires kotlin.stdlib;
    requires okhttp3;
    requires okio;
    requires org.codehaus.stax2;
    requires org.slf4j;
    requires retrofit2;

    exports io.github.orderflowmagento.orderflow;
    exports io.github.orderflowmagento.orderflow.detect;
    exports io.github.orderflowmagento.orderflow.imports;
    exports io.github.orderflowmagento.orderflow.message;
    exports io.github.orderflowmagento.orderflow.message.magento2;
    exports io.github.orderflowmagento.orderflow.model;
}
