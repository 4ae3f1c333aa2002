package io.github.orderflowmagento.magento.internal.magento1.xmlrpc;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.internal.magento1.rpc.Dialect.Parameter;
import io.github.orderflowmagento.magento.internal.magento1.rpc.RequestDocument;

/** Writes XML-RPC requests. */
final class XmlRpcWriter {
    private XmlRpcWriter() {}

    /** @throws IllegalArgumentException if a parameter cannot be sent: a character that XML forbids, a type that XML-RPC does not have */
    static byte[] request(String method, List<Parameter> parameters) {
        return RequestDocument.write(method, xml -> {
            xml.writeStartElement("methodCall");
            element(xml, "methodName", method);
            xml.writeStartElement("params");
            for (Parameter parameter : parameters) {
                xml.writeStartElement("param");
                value(xml, parameter.value());
                xml.writeEndElement();
            }
            xml.writeEndElement();
            xml.writeEndElement();
        });
    }

    private static void value(XMLStreamWriter xml, @Nullable Object value) throws XMLStreamException {
        xml.writeStartElement("value");
        if (value == null) {
            xml.writeEmptyElement("nil");
        } else if (value instanceof String text) {
            element(xml, "string", text);
        } else if (value instanceof Integer || value instanceof Long) {
            element(xml, "int", value.toString());
        } else if (value instanceof BigDecimal number) {
            number(xml, number.stripTrailingZeros());
        } else if (value instanceof Boolean flag) {
            element(xml, "boolean", flag ? "1" : "0");
        } else if (value instanceof List<?> list) {
            array(xml, list);
        } else if (value instanceof Map<?, ?> map) {
            struct(xml, map);
        } else {
            throw new IllegalArgumentException(
                    "XML-RPC cannot carry a " + value.getClass().getName());
        }
        xml.writeEndElement();
    }

    private static void number(XMLStreamWriter xml, BigDecimal number) throws XMLStreamException {
        element(xml, number.scale() <= 0 ? "int" : "double", number.toPlainString());
    }

    private static void array(XMLStreamWriter xml, List<?> list) throws XMLStreamException {
        xml.writeStartElement("array");
        xml.writeStartElement("data");
        for (Object element : list) {
            value(xml, element);
        }
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void struct(XMLStreamWriter xml, Map<?, ?> map) throws XMLStreamException {
        xml.writeStartElement("struct");
        for (Map.Entry<?, ?> member : map.entrySet()) {
            xml.writeStartElement("member");
            element(xml, "name", String.valueOf(member.getKey()));
            value(xml, member.getValue());
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
