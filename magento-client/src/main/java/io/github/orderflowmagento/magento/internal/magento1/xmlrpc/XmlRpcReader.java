package io.github.orderflowmagento.magento.internal.magento1.xmlrpc;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.internal.http.AnswerDocument;
import io.github.orderflowmagento.magento.internal.http.Numbers;
import io.github.orderflowmagento.magento.internal.http.UnreadableAnswerException;
import io.github.orderflowmagento.magento.internal.magento1.rpc.RpcFault;

/** Reads XML-RPC answers into plain values. */
final class XmlRpcReader {
    private static final AnswerDocument DOCUMENT = new AnswerDocument("XML-RPC", "methodResponse");

    private final XMLStreamReader xml;

    private final FieldNames names = new FieldNames();

    private XmlRpcReader(XMLStreamReader xml) {
        this.xml = xml;
    }

    /**
     * Returns the value of the answer.
     *
     * @throws RpcFault if the answer is a fault
     * @throws UnreadableAnswerException if it is not an XML-RPC answer
     */
    static @Nullable Object read(byte[] body, Charset charset) {
        return DOCUMENT.read(body, charset, xml -> new XmlRpcReader(xml).document());
    }

    private @Nullable Object document() throws XMLStreamException {
        xml.nextTag();
        if (xml.getLocalName().equals("fault")) {
            xml.nextTag();
            throw fault(value());
        }
        expect("params");
        xml.nextTag();
        expect("param");
        xml.nextTag();
        return value();
    }

    private static RpcFault fault(@Nullable Object value) {
        if (value instanceof Map<?, ?> fault) {
            return new RpcFault(RpcFault.code(fault), String.valueOf(fault.get("faultString")));
        }
        throw new UnreadableAnswerException("the answer is a fault without a message");
    }

    private void expect(String name) {
        if (!xml.isStartElement() || !xml.getLocalName().equals(name)) {
            throw new UnreadableAnswerException(
                    "expected <" + name + ">, got <" + (xml.hasName() ? xml.getLocalName() : "") + ">");
        }
    }

    /** Reads a value element and leaves the reader at its end. */
    private @Nullable Object value() throws XMLStreamException {
        expect("value");
        String text = textBeforeTag();
        if (xml.isEndElement()) {
            return text; // without a type it is a text
        }
        Object value = typed();
        xml.nextTag();
        return value;
    }

    private String textBeforeTag() throws XMLStreamException {
        StringBuilder text = null; // before most tags nothing stands
        for (int event = xml.next();
                event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_ELEMENT;
                event = xml.next()) {
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text = text == null ? new StringBuilder() : text;
                text.append(xml.getText());
            } else if (event == XMLStreamConstants.END_DOCUMENT) {
                throw new UnreadableAnswerException("the answer breaks off");
            }
        }
        return text == null ? "" : text.toString();
    }

    private @Nullable Object typed() throws XMLStreamException {
        String type = xml.getLocalName();
        return switch (type) {
            case "string", "base64", "dateTime.iso8601" -> xml.getElementText();
            case "int", "i4", "i8" -> Numbers.whole(xml.getElementText());
            case "double" -> Numbers.decimal(xml.getElementText());
            case "boolean" -> xml.getElementText().strip().equals("1");
            case "nil" -> {
                xml.getElementText();
                yield null;
            }
            case "array" -> array();
            case "struct" -> struct();
            default -> throw new UnreadableAnswerException("a value of the unknown type " + type);
        };
    }

    private List<@Nullable Object> array() throws XMLStreamException {
        List<@Nullable Object> list = new ArrayList<>();
        xml.nextTag();
        expect("data");
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            list.add(value());
        }
        xml.nextTag();
        return list;
    }

    private Map<String, @Nullable Object> struct() throws XMLStreamException {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            expect("member");
            xml.nextTag();
            expect("name");
            String name = name();
            xml.nextTag();
            map.put(name, value());
            xml.nextTag();
        }
        return map;
    }

    /** Reads a name element and leaves the reader at its end. */
    private String name() throws XMLStreamException {
        String name = xml.next() == XMLStreamConstants.CHARACTERS
                ? names.of(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength())
                : "";
        if (!xml.isEndElement()) {
            name = name.concat(textBeforeTag()); // nothing, unless a comment stands between
        }
        if (!xml.isEndElement()) {
            throw new UnreadableAnswerException("the name of a field is not a text");
        }
        return name;
    }
}
