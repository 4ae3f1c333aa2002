package io.github.orderflowmagento.examples.sandbox;

/** The envelope of a call to a shop's SOAP v2, as recorded. */
final class SoapEnvelope {

    private SoapEnvelope() {}

    static String of(String call) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<SOAP-ENV:Envelope xmlns:SOAP-ENV=\"http://schemas.xmlsoap.org/soap/envelope/\""
                + " xmlns:ns1=\"urn:Magento\" xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\""
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                + " xmlns:SOAP-ENC=\"http://schemas.xmlsoap.org/soap/encoding/\""
                + " SOAP-ENV:encodingStyle=\"http://schemas.xmlsoap.org/soap/encoding/\">"
                + "<SOAP-ENV:Body>" + call + "</SOAP-ENV:Body></SOAP-ENV:Envelope>";
    }

    static String part(String name, String type, Object value) {
        return "<%s xsi:type=\"xsd:%s\">%s</%s>".formatted(name, type, Xml.escape(value.toString()), name);
    }
}
