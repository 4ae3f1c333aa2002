package io.github.orderflowmagento.examples.sandbox;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;

import static javax.xml.stream.XMLStreamConstants.CHARACTERS;
import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

/** Reads XML-RPC: calls of clients, and the recorded answers with the sandbox's initial data. */
final class XmlRpcReader {

    private static final int DEEPEST = 50;

    private final XMLStreamReader xml;
    private int depth;

    private XmlRpcReader(XMLStreamReader xml) {
        this.xml = xml;
    }

    /** A received call. */
    record Call(String method, List<@Nullable Object> params) {}

    static Call call(byte[] document) throws XMLStreamException {
        XmlRpcReader reader = new XmlRpcReader(Xml.reader(document));
        reader.xml.nextTag();
        reader.xml.require(START_ELEMENT, null, "methodCall");
        reader.open("methodName");
        String method = reader.xml.getElementText();
        return new Call(method, reader.opens("params") ? reader.params() : List.of());
    }

    /** Returns the value of a recorded answer; for a fault, its struct. */
    static @Nullable Object answer(byte[] document) throws XMLStreamException {
        XmlRpcReader reader = new XmlRpcReader(Xml.reader(document));
        reader.open("methodResponse");
        reader.xml.nextTag();
        if (reader.xml.getLocalName().equals("params")) {
            reader.open("param");
        }
        reader.open("value");
        return reader.value();
    }

    private List<@Nullable Object> params() throws XMLStreamException {
        List<@Nullable Object> params = new ArrayList<>();
        while (opens("param")) {
            open("value");
            params.add(value());
            close();
        }
        return params;
    }

    /** Reads a value whose start tag was just read, up to and with its end tag. */
    private @Nullable Object value() throws XMLStreamException {
        if (++depth > DEEPEST) {
            throw new XMLStreamException("nested too deeply");
        }
        Object value = content();
        depth--;
        return value;
    }

    private @Nullable Object content() throws XMLStreamException {
        int next = xml.next();
        String untyped = "";
        if (next == CHARACTERS) {
            untyped = xml.getText();
            next = xml.next();
        }
        if (next == END_ELEMENT) {
            return untyped; // a value without a type is a text
        }
        if (next != START_ELEMENT) {
            throw new XMLStreamException("expected a value");
        }
        Object value = typed();
        close();
        return value;
    }

    private @Nullable Object typed() throws XMLStreamException {
        return switch (xml.getLocalName()) {
            case "string" -> xml.getElementText();
            case "int", "i4", "i8" -> integer(xml.getElementText().trim());
            case "double" -> Double.valueOf(xml.getElementText().trim());
            case "boolean" -> xml.getElementText().trim().equals("1");
            case "nil" -> {
                close();
                yield null;
            }
            case "array" -> array();
            case "struct" -> struct();
            default -> throw new XMLStreamException("unknown type " + xml.getLocalName());
        };
    }

    private static Object integer(String text) {
        long number = Long.parseLong(text);
        if (number == (int) number) {
            return (int) number;
        }
        return number;
    }

    private List<@Nullable Object> array() throws XMLStreamException {
        List<@Nullable Object> list = new ArrayList<>();
        open("data");
        while (opens("value")) {
            list.add(value());
        }
        close();
        return list;
    }

    private Struct struct() throws XMLStreamException {
        Struct struct = new Struct();
        while (opens("member")) {
            open("name");
            String name = xml.getElementText();
            open("value");
            struct.put(name, value());
            close();
        }
        return struct;
    }

    private void open(String name) throws XMLStreamException {
        if (!opens(name)) {
            throw new XMLStreamException("expected <" + name + ">");
        }
    }

    /** Whether the next tag opens this element; if not, the end tag of the element around it has been read. */
    private boolean opens(String name) throws XMLStreamException {
        if (xml.nextTag() == END_ELEMENT) {
            return false;
        }
        xml.require(START_ELEMENT, null, name);
        return true;
    }

    private void close() throws XMLStreamException {
        if (xml.nextTag() != END_ELEMENT) {
            throw new XMLStreamException("unexpected <" + xml.getLocalName() + ">");
        }
    }
}
