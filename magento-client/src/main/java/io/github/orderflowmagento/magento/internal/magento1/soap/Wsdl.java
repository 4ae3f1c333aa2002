package io.github.orderflowmagento.magento.internal.magento1.soap;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import io.github.orderflowmagento.magento.internal.http.AnswerDocument;
import io.github.orderflowmagento.magento.internal.http.UnreadableAnswerException;

/**
 * The relevant content of a shop's description of its SOAP service.
 *
 * @param namespace its target namespace
 * @param style how calls are written: {@code rpc}, or {@code document} in the WS-I form
 * @param operations names of its operations
 * @param sound whether PHP's SOAP server can read it: it rejects one that has a schema outside the namespace of schemas
 */
public record Wsdl(String namespace, String style, Set<String> operations, boolean sound) {
    private static final AnswerDocument DOCUMENT = new AnswerDocument("a WSDL", "definitions");
    private static final String BINDING = "http://schemas.xmlsoap.org/wsdl/soap/";

    /**
     * Reads the whole description, so that a truncated one is distinguished from one that lacks something.
     *
     * @throws UnreadableAnswerException if there is none, or it is incomplete
     */
    public static Wsdl read(byte[] body) {
        return (Wsdl) Objects.requireNonNull(DOCUMENT.read(body, Wsdl::definitions));
    }

    private static Wsdl definitions(XMLStreamReader xml) throws XMLStreamException {
        String namespace = text(xml, "targetNamespace");
        String style = "";
        Set<String> operations = new LinkedHashSet<>();
        boolean sound = true;
        while (!isEndOf(xml, "definitions")) {
            xml.next();
            if (!xml.isStartElement()) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "schema" -> sound &= Soap.SCHEMA.equals(xml.getNamespaceURI());
                case "binding" -> style = BINDING.equals(xml.getNamespaceURI()) ? text(xml, "style") : style;
                case "operation" -> operations.add(text(xml, "name"));
                default -> {}
            }
        }
        operations.remove("");
        return new Wsdl(namespace, style, operations, sound);
    }

    private static boolean isEndOf(XMLStreamReader xml, String element) {
        return xml.isEndElement() && xml.getLocalName().equals(element);
    }

    private static String text(XMLStreamReader xml, String attribute) {
        String value = xml.getAttributeValue(null, attribute);
        return value == null ? "" : value;
    }

    /** Whether it describes the WS-I form. */
    public boolean isWsi() {
        return style.equals("document");
    }
}
