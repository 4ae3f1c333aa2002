package io.github.orderflowmagento.magento.internal.magento1.soap;

import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.internal.magento1.rpc.Dialect.Parameter;
import io.github.orderflowmagento.magento.internal.magento1.rpc.RequestDocument;

/** Requests in document/literal form, as WS-I requires: without types, and nulls are omitted. */
final class Literal {
    private final XMLStreamWriter xml;

    private Literal(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** @throws IllegalArgumentException if a parameter cannot be sent */
    static byte[] request(String namespace, String element, List<Parameter> parameters) {
        return RequestDocument.write(element, xml -> {
            xml.writeStartElement("SOAP-ENV", "Envelope", Soap.ENVELOPE);
            xml.writeNamespace("SOAP-ENV", Soap.ENVELOPE);
            xml.writeNamespace("ns1", namespace);
            xml.writeStartElement("SOAP-ENV", "Body", Soap.ENVELOPE);
            xml.writeStartElement("ns1", element, namespace);
            for (Parameter parameter : parameters) {
                new Literal(xml).element(parameter.name(), parameter.value());
            }
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndElement();
        });
    }

    private void element(String name, @Nullable Object value) throws XMLStreamException {
        if (value == null) {
            return;
        }
        xml.writeStartElement(XMLConstants.DEFAULT_NS_PREFIX, name, XMLConstants.NULL_NS_URI);
        if (value instanceof Typed.Struct struct) {
            for (Map.Entry<String, ? extends @Nullable Object> member :
                    struct.members().entrySet()) {
                element(member.getKey(), member.getValue());
            }
        } else if (value instanceof Typed.Array array) {
            for (Object item : array.items()) {
                element(Soap.LITERAL_ITEM, item);
            }
        } else {
            xml.writeCharacters(SingleValue.of(value).text());
        }
        xml.writeEndElement();
    }
}
