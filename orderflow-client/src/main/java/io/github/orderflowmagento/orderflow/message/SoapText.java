package io.github.orderflowmagento.orderflow.message;

import io.github.orderflowmagento.orderflow.internal.text.XmlText;
import io.github.orderflowmagento.orderflow.model.XmlElement;

/** A call as a SOAP message that can be kept and read again. */
final class SoapText {

    private static final String BEGIN =
            "<SOAP-ENV:Envelope xmlns:SOAP-ENV=\"http://schemas.xmlsoap.org/soap/envelope/\"><SOAP-ENV:Body>";
    private static final String END = "</SOAP-ENV:Body></SOAP-ENV:Envelope>";

    private final StringBuilder text = new StringBuilder(BEGIN);

    private SoapText() {}

    static String of(XmlElement call) {
        SoapText message = new SoapText();
        message.write(call, "");
        return message.text.append(END).toString();
    }

    private void write(XmlElement element, String outerNamespace) {
        text.append('<').append(element.name());
        if (!element.namespace().equals(outerNamespace)) {
            attribute("xmlns", element.namespace());
        }
        // what a prefix stands for is not kept
        element.attributes().forEach((name, value) -> {
            if (name.indexOf(':') < 0) {
                attribute(name, value);
            }
        });
        text.append('>').append(escape(element.text()));
        element.children().forEach(child -> write(child, element.namespace()));
        text.append("</").append(element.name()).append('>');
    }

    private void attribute(String name, String value) {
        String escaped =
                escape(value).replace("\"", "&quot;").replace("\t", "&#9;").replace("\n", "&#10;");
        text.append(' ').append(name).append("=\"").append(escaped).append('"');
    }

    /** A carriage return that is written as such would be read as a line feed. */
    private static String escape(String value) {
        return XmlText.escape(value).replace("\r", "&#13;");
    }
}
