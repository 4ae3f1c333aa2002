package io.github.orderflowmagento.magento.internal.magento1.soap;

/** Names of SOAP 1.1 and of PHP's use of it. */
final class Soap {
    /** The namespace of shops up to OpenMage 19.4.16 and 20.0.14. */
    static final String MAGENTO = "urn:Magento";

    static final String ENVELOPE = "http://schemas.xmlsoap.org/soap/envelope/";
    static final String ENCODING = "http://schemas.xmlsoap.org/soap/encoding/";
    static final String SCHEMA = "http://www.w3.org/2001/XMLSchema";
    static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";
    static final String MAP = "http://xml.apache.org/xml-soap";

    /** An element of a list in the literal form. */
    static final String LITERAL_ITEM = "complexObjectArray";

    private Soap() {}
}
