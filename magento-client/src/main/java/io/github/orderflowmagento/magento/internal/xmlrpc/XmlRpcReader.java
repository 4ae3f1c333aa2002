package io.github.orderflowmagento.magento.internal.xmlrpc;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.orderflowmagento.magento.internal.rpc.RpcFault;
import io.github.orderflowmagento.magento.internal.rpc.SafeXml;
import io.github.orderflowmagento.magento.internal.rpc.UnreadableAnswerException;

/**
 * Reads XML-RPC answers into plain values. The body is UTF-8 whatever its declaration says: a shop's charset setting relabels it
 * only. What PHP or a module printed before the document (a warning, blank lines, a byte order mark) is skipped, and so is what
 * stands behind it (a notice, a profiler's footer).
 */
final class XmlRpcReader {
    private static final Logger LOG = LoggerFactory.getLogger(XmlRpcReader.class);
    private static final String ROOT = "methodResponse";

    /** Not the declaration: a PHP warning may quote one. */
    private static final byte[] START = ("<" + ROOT).getBytes(StandardCharsets.US_ASCII);

    private static final Pattern DECLARATION = Pattern.compile("<\\?xml[^<>]*>\\s*");

    private final XMLStreamReader xml;

    private XmlRpcReader(XMLStreamReader xml) {
        this.xml = xml;
    }

    /**
     * The value of the answer.
     *
     * @throws RpcFault if the answer is a fault
     * @throws UnreadableAnswerException if it is no XML-RPC answer
     */
    static @Nullable Object read(byte[] body) {
        int start = start(body);
        try {
            return new XmlRpcReader(SafeXml.reader(body, start)).document();
        } catch (XMLStreamException e) {
            // Woodstox gives no place for a limit it reached
            Location place = e.getLocation();
            throw new UnreadableAnswerException("the answer breaks off, is not XML or too large"
                    + (place == null ? "" : ", at character " + place.getCharacterOffset()));
        }
    }

    private static int start(byte[] body) {
        int start = indexOf(body, START);
        if (start < 0) {
            throw new UnreadableAnswerException("the answer is not XML-RPC");
        }
        String before = new String(body, 0, start, StandardCharsets.UTF_8);
        if (!before.isEmpty() && !DECLARATION.matcher(before).matches()) {
            LOG.warn(
                    "{} bytes before the answer's XML skipped: the shop or one of its modules prints before it answers",
                    start);
        }
        return start;
    }

    private static int indexOf(byte[] body, byte[] wanted) {
        for (int i = 0; i <= body.length - wanted.length; i++) {
            if (Arrays.equals(body, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }

    private @Nullable Object document() throws XMLStreamException {
        xml.nextTag();
        expect(ROOT);
        xml.nextTag();
        if (xml.getLocalName().equals("fault")) {
            xml.nextTag();
            throw fault(value());
        }
        expect("params");
        xml.nextTag();
        expect("param");
        xml.nextTag();
        Object value = value();
        // to the end: a body cut off behind the value is not whole
        while (!(xml.isEndElement() && xml.getLocalName().equals(ROOT))) {
            xml.next();
        }
        return value;
    }

    private static RpcFault fault(@Nullable Object value) {
        if (value instanceof Map<?, ?> fault) {
            return new RpcFault(RpcFault.code(fault), String.valueOf(fault.get("faultString")));
        }
        throw new UnreadableAnswerException("the answer is a fault that says nothing");
    }

    private void expect(String name) {
        if (!xml.isStartElement() || !xml.getLocalName().equals(name)) {
            throw new UnreadableAnswerException(
                    "expected <" + name + ">, got <" + (xml.hasName() ? xml.getLocalName() : "") + ">");
        }
    }

    /** Reads a value element and leaves the reader on its end. */
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
        StringBuilder text = new StringBuilder();
        for (int event = xml.next(); !xml.isStartElement() && !xml.isEndElement(); event = xml.next()) {
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(xml.getText());
            } else if (event == XMLStreamConstants.END_DOCUMENT) {
                throw new UnreadableAnswerException("the answer breaks off");
            }
        }
        return text.toString();
    }

    private @Nullable Object typed() throws XMLStreamException {
        String type = xml.getLocalName();
        return switch (type) {
            case "string", "base64", "dateTime.iso8601" -> xml.getElementText();
            case "int", "i4", "i8" -> number(Long::valueOf);
            case "double" -> number(BigDecimal::new);
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

    /** A number, or its text if it is none: what PHP calls INF in one field must not cost the whole answer. */
    private Object number(Function<String, Object> reading) throws XMLStreamException {
        String text = xml.getElementText().strip();
        try {
            return reading.apply(text);
        } catch (NumberFormatException e) {
            return text;
        }
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
            String name = xml.getElementText();
            xml.nextTag();
            map.put(name, value());
            xml.nextTag();
        }
        return map;
    }
}
