package io.github.orderflowmagento.magento.internal.xmlrpc;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads XML-RPC answers into plain values. The body is UTF-8 whatever its declaration says: a shop's charset setting relabels it
 * only. What PHP or a module printed before the document (a warning, blank lines, a byte order mark) is skipped.
 */
final class XmlRpcReader {
    private static final Logger LOG = LoggerFactory.getLogger(XmlRpcReader.class);
    private static final byte[] DECLARATION = "<?xml".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ROOT = "<methodResponse".getBytes(StandardCharsets.US_ASCII);

    private final XMLStreamReader xml;

    private XmlRpcReader(XMLStreamReader xml) {
        this.xml = xml;
    }

    /**
     * The value of the answer.
     *
     * @throws XmlRpcFault if the answer is a fault
     * @throws UnreadableAnswerException if it is no XML-RPC answer
     */
    static @Nullable Object read(byte[] body) {
        int start = start(body);
        try {
            XMLStreamReader xml = SafeXml.reader(new InputStreamReader(
                    new ByteArrayInputStream(body, start, body.length - start), StandardCharsets.UTF_8));
            return new XmlRpcReader(xml).document();
        } catch (XMLStreamException e) {
            throw new UnreadableAnswerException(
                    "the answer breaks off or is not XML, at character "
                            + e.getLocation().getCharacterOffset(),
                    e);
        } catch (ArithmeticException | NumberFormatException e) {
            throw new UnreadableAnswerException("the answer holds a number that is none", e);
        }
    }

    private static int start(byte[] body) {
        int start = indexOf(body, DECLARATION);
        if (start < 0) {
            start = indexOf(body, ROOT);
        }
        if (start < 0) {
            throw new UnreadableAnswerException("the answer is not XML", null);
        }
        if (start > 0) {
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
        expect("methodResponse");
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
        while (xml.hasNext()) {
            xml.next();
        }
        return value;
    }

    private static XmlRpcFault fault(@Nullable Object value) {
        if (value instanceof Map<?, ?> fault && fault.get("faultCode") != null) {
            int code = new BigDecimal(String.valueOf(fault.get("faultCode"))).intValueExact();
            return new XmlRpcFault(code, String.valueOf(fault.get("faultString")));
        }
        throw new UnreadableAnswerException("the answer is a fault without a code", null);
    }

    private void expect(String name) {
        if (!xml.isStartElement() || !xml.getLocalName().equals(name)) {
            throw new UnreadableAnswerException(
                    "expected <" + name + ">, got <" + (xml.hasName() ? xml.getLocalName() : "") + ">", null);
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
                throw new UnreadableAnswerException("the answer breaks off", null);
            }
        }
        return text.toString();
    }

    private @Nullable Object typed() throws XMLStreamException {
        String type = xml.getLocalName();
        return switch (type) {
            case "string", "base64", "dateTime.iso8601" -> xml.getElementText();
            case "int", "i4", "i8" -> Long.valueOf(xml.getElementText().strip());
            case "double" -> new BigDecimal(xml.getElementText().strip());
            case "boolean" -> xml.getElementText().strip().equals("1");
            case "nil" -> {
                xml.getElementText();
                yield null;
            }
            case "array" -> array();
            case "struct" -> struct();
            default -> throw new UnreadableAnswerException("a value of the unknown type " + type, null);
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
            String name = xml.getElementText();
            xml.nextTag();
            map.put(name, value());
            xml.nextTag();
        }
        return map;
    }
}
