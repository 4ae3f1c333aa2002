package io.github.orderflowmagento.magento.internal.magento1.soap;

import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.internal.magento1.rpc.Dialect.Parameter;
import io.github.orderflowmagento.magento.internal.magento1.rpc.RequestDocument;

/**
 * Requests in rpc/encoded form: SOAP v1 and v2. Every value has a type, since without it PHP converts a map to an object, on which
 * Magento's code for v1 crashes.
 */
final class Encoded {
    private final XMLStreamWriter xml;

    private Encoded(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** @throws IllegalArgumentException if a parameter cannot be sent */
    static byte[] request(String namespace, String operation, List<Parameter> parameters) {
        return RequestDocument.write(operation, xml -> {
            xml.writeStartElement("SOAP-ENV", "Envelope", Soap.ENVELOPE);
            xml.writeNamespace("SOAP-ENV", Soap.ENVELOPE);
            xml.writeNamespace("ns1", namespace);
            xml.writeNamespace("ns2", Soap.MAP);
            xml.writeNamespace("xsd", Soap.SCHEMA);
            xml.writeNamespace("xsi", Soap.INSTANCE);
            xml.writeNamespace("SOAP-ENC", Soap.ENCODING);
            xml.writeAttribute("SOAP-ENV", Soap.ENVELOPE, "encodingStyle", Soap.ENCODING);
            xml.writeStartElement("SOAP-ENV", "Body", Soap.ENVELOPE);
            xml.writeStartElement("ns1", operation, namespace);
            for (Parameter parameter : parameters) {
                new Encoded(xml).element(parameter.name(), parameter.value());
            }
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndElement();
        });
    }

    private void element(String name, @Nullable Object value) throws XMLStreamException {
        xml.writeStartElement(XMLConstants.DEFAULT_NS_PREFIX, name, XMLConstants.NULL_NS_URI);
        if (value == null) {
            xml.writeAttribute("xsi", Soap.INSTANCE, "nil", "true");
        } else if (value instanceof Typed.Struct struct) {
            type("ns1:" + struct.type());
            members(struct.members());
        } else if (value instanceof Typed.Array array) {
            items("ns1:" + array.type(), array.itemType(), array.items());
        } else if (value instanceof List<?> list) {
            items("SOAP-ENC:Array", "xsd:ur-type", list);
        } else if (value instanceof Map<?, ?> map) {
            map(map);
        } else {
            single(value);
        }
        xml.writeEndElement();
    }

    private void type(String type) throws XMLStreamException {
        xml.writeAttribute("xsi", Soap.INSTANCE, "type", type);
    }

    private void members(Map<String, ? extends @Nullable Object> members) throws XMLStreamException {
        for (Map.Entry<String, ? extends @Nullable Object> member : members.entrySet()) {
            if (member.getValue() != null) {
                element(member.getKey(), member.getValue());
            }
        }
    }

    private void items(String type, String itemType, List<?> items) throws XMLStreamException {
        xml.writeAttribute("SOAP-ENC", Soap.ENCODING, "arrayType", itemType + "[" + items.size() + "]");
        type(type);
        for (Object item : items) {
            element("item", item);
        }
    }

    private void map(Map<?, ?> map) throws XMLStreamException {
        type("ns2:Map");
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            xml.writeStartElement(XMLConstants.DEFAULT_NS_PREFIX, "item", XMLConstants.NULL_NS_URI);
            element("key", String.valueOf(entry.getKey()));
            element("value", entry.getValue());
            xml.writeEndElement();
        }
    }

    private void single(Object value) throws XMLStreamException {
        Typed.Text single = SingleValue.of(value);
        type("xsd:" + single.type());
        xml.writeCharacters(single.text());
    }
}
