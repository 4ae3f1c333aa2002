package io.github.orderflowmagento.magento.internal.magento1.soap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.internal.http.AnswerDocument;
import io.github.orderflowmagento.magento.internal.http.Numbers;
import io.github.orderflowmagento.magento.internal.http.UnreadableAnswerException;
import io.github.orderflowmagento.magento.internal.magento1.rpc.RpcFault;

/**
 * Reads SOAP 1.1 answers, encoded or literal, into plain values. The value is the first child of the response, whatever its name: the names
 * follow no rule.
 */
final class SoapReader {
    private static final AnswerDocument DOCUMENT = new AnswerDocument(
            "SOAP",
            "Envelope",
            ", as every answer of the WS-I form does before Magento 1.7: use XML-RPC, whose answers are whole there");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    /** How a shop from 1.8 on sends an empty text: it puts a line feed between any two tags. */
    private static final String EMPTY_SINCE_18 = "\n";

    private final XMLStreamReader xml;

    /** The keys of maps repeat with each entity: one text for each of them suffices. */
    private final Map<String, String> keys = new HashMap<>();

    private SoapReader(XMLStreamReader xml) {
        this.xml = xml;
    }

    /**
     * Returns the value of the answer.
     *
     * @throws RpcFault if the answer is a fault
     * @throws UnreadableAnswerException if it is not a SOAP answer
     */
    static @Nullable Object read(byte[] body) {
        return DOCUMENT.read(body, xml -> new SoapReader(xml).envelope());
    }

    private @Nullable Object envelope() throws XMLStreamException {
        if (!Soap.ENVELOPE.equals(xml.getNamespaceURI())) {
            throw new UnreadableAnswerException("the answer is SOAP of another version than 1.1");
        }
        while (isChild()) {
            if (xml.getLocalName().equals("Body")) {
                return body();
            }
            skip();
        }
        throw new UnreadableAnswerException("the answer has no body");
    }

    private @Nullable Object body() throws XMLStreamException {
        if (!isChild()) {
            throw new UnreadableAnswerException("the answer's body is empty");
        }
        if (xml.getLocalName().equals("Fault")) {
            throw fault();
        }
        return isChild() ? value() : null;
    }

    /** The code is Magento's number, or a name if the fault comes from PHP, or its SOAP server. */
    private RpcFault fault() throws XMLStreamException {
        String code = "";
        String text = "";
        while (isChild()) {
            switch (xml.getLocalName()) {
                case "faultcode" -> code = xml.getElementText().strip();
                case "faultstring" -> text = xml.getElementText();
                default -> skip();
            }
        }
        if (code.isEmpty()) {
            throw new UnreadableAnswerException("the answer is a fault without a message");
        }
        String local = code.substring(code.indexOf(':') + 1);
        return NUMBER.matcher(local).matches()
                ? new RpcFault(Integer.parseInt(local), text)
                : RpcFault.named(code, text);
    }

    /** Reads an element and leaves the reader at its end. */
    private @Nullable Object value() throws XMLStreamException {
        if (isNil()) {
            skip();
            return null;
        }
        if (xml.getAttributeValue(null, "href") != null) {
            // no Magento sends references, and values that refer to each other could grow without limit
            throw new UnreadableAnswerException("the answer holds a reference from one value to another");
        }
        String type = attribute(Soap.INSTANCE, "type");
        if (!attribute(Soap.ENCODING, "arrayType").isEmpty() || local(type).equals("Array")) {
            return items();
        }
        return local(type).equals("Map") ? map() : textOrStructure(type);
    }

    private boolean isNil() {
        String nil = attribute(Soap.INSTANCE, "nil");
        return nil.equals("true") || nil.equals("1");
    }

    private String attribute(String namespace, String name) {
        String value = xml.getAttributeValue(namespace, name);
        return value == null ? "" : value.strip();
    }

    private static String local(String qualifiedName) {
        return qualifiedName.substring(qualifiedName.indexOf(':') + 1);
    }

    private List<@Nullable Object> items() throws XMLStreamException {
        return isChild() ? itemsFromHere() : List.of();
    }

    /** Reads PHP's arrays with keys, as SOAP v1 sends them. */
    private Map<String, @Nullable Object> map() throws XMLStreamException {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        while (isChild()) {
            Map<String, @Nullable Object> item = structure();
            map.put(keys.computeIfAbsent(String.valueOf(item.get("key")), same -> same), item.get("value"));
        }
        return map;
    }

    private @Nullable Object textOrStructure(String type) throws XMLStreamException {
        boolean ownType = !type.isEmpty() && !isOfXmlSchema(type);
        StringBuilder text = new StringBuilder();
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                return xml.getLocalName().equals(Soap.LITERAL_ITEM) ? itemsFromHere() : structureFromHere();
            }
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(xml.getText());
            }
        }
        return ownType ? Map.of() : scalar(local(type), text.toString());
    }

    private boolean isOfXmlSchema(String type) {
        int colon = type.indexOf(':');
        String prefix = colon < 0 ? XMLConstants.DEFAULT_NS_PREFIX : type.substring(0, colon);
        return Soap.SCHEMA.equals(xml.getNamespaceURI(prefix));
    }

    private static Object scalar(String type, String text) {
        return switch (type) {
            case "int", "integer", "long", "short" -> Numbers.whole(text);
            case "float", "double", "decimal" -> Numbers.decimal(text);
            case "boolean" -> text.strip().equals("true") || text.strip().equals("1");
            default -> text.equals(EMPTY_SINCE_18) ? "" : text;
        };
    }

    private Map<String, @Nullable Object> structure() throws XMLStreamException {
        return isChild() ? structureFromHere() : Map.of();
    }

    /** Reads the members from the reader's position on. */
    private Map<String, @Nullable Object> structureFromHere() throws XMLStreamException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        do {
            String name = xml.getLocalName();
            if (members.containsKey(name)) {
                throw new UnreadableAnswerException("the answer holds <" + name + "> twice where it may stand once");
            }
            members.put(name, value());
        } while (isChild());
        return members;
    }

    /** Reads the elements from the reader's position on. */
    private List<@Nullable Object> itemsFromHere() throws XMLStreamException {
        List<@Nullable Object> items = new ArrayList<>();
        do {
            items.add(value());
        } while (isChild());
        return items;
    }

    private boolean isChild() throws XMLStreamException {
        return xml.nextTag() == XMLStreamConstants.START_ELEMENT;
    }

    private void skip() throws XMLStreamException {
        for (int open = 1; open > 0; ) {
            int event = xml.next();
            open += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }
}
