package io.github.orderflowmagento.magento.internal.rpc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.orderflowmagento.magento.internal.http.Decoding;
import io.github.orderflowmagento.magento.model.XmlCharacters;

/**
 * The document in an answer. What PHP or a module printed before the document (a warning, blank lines, a byte order mark) is skipped,
 * and so is what stands behind it (a notice, a profiler's footer).
 */
public final class AnswerDocument {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerDocument.class);
    private static final Pattern DECLARATION = Pattern.compile("\uFEFF?(<\\?xml[^<>]*>\\s*)?");

    /** Longer than the last tag, prefix included. */
    private static final int MOST_OF_A_TAG = 40;

    private final String protocol;
    private final String root;
    private final Pattern start;

    /**
     * @param protocol how messages name it
     * @param root name of the document's element, without a prefix
     */
    public AnswerDocument(String protocol, String root) {
        this.protocol = protocol;
        this.root = root;
        // not the declaration: a PHP warning may quote one
        this.start = Pattern.compile("<(?:[\\w.-]+:)?" + root + "(?=[\\s/>])");
    }

    /** Reads the document, the reader standing on the begin of its element. */
    @FunctionalInterface
    public interface Reading {
        /** What the document holds. */
        @Nullable
        Object from(XMLStreamReader xml) throws XMLStreamException;
    }

    /**
     * What the document in an answer of UTF-8 holds, whatever its declaration says: PHP's SOAP writes nothing else, and Magento only
     * relabels it as the charset it is set to.
     *
     * @throws UnreadableAnswerException if there is none, or not a whole one, be it a fault
     */
    public @Nullable Object read(byte[] body, Reading reading) {
        return read(Decoding.utf8(body), reading);
    }

    /**
     * What the document in a text holds. Characters that XML 1.0 forbids are replaced (U+FFFD) before parsing, raw, as a numeric reference,
     * or as the text of one: shops up to 1.9.3.0 send what was pasted into a product's name as it is, later ones write its reference and
     * escape that.
     *
     * @throws UnreadableAnswerException if there is none, or not a whole one, be it a fault
     */
    public @Nullable Object read(String text, Reading reading) {
        String body = XmlCharacters.replaceForbidden(text);
        int begin = start(body);
        try {
            XMLStreamReader xml = SafeXml.reader(body, begin);
            xml.nextTag();
            try {
                Object value = reading.from(xml);
                toEnd(xml);
                return value;
            } catch (RpcFault fault) {
                toEnd(xml);
                throw fault;
            }
        } catch (XMLStreamException e) {
            if (breaksOffInLastTag(body)) {
                throw new UnreadableAnswerException(
                        "the answer breaks off in its last tag, as every answer of the WS-I form"
                                + " does before Magento 1.7: use XML-RPC, whose answers are whole there");
            }
            // Woodstox gives no place for a limit it reached
            Location place = e.getLocation();
            throw new UnreadableAnswerException("the answer breaks off, is not XML or too large"
                    + (place == null ? "" : ", at character " + place.getCharacterOffset()));
        }
    }

    /** A body that is cut off behind the value is not whole. */
    private void toEnd(XMLStreamReader xml) throws XMLStreamException {
        while (!(xml.isEndElement() && xml.getLocalName().equals(root))) {
            xml.next();
        }
    }

    private boolean breaksOffInLastTag(String body) {
        String end = body.substring(Math.max(0, body.length() - MOST_OF_A_TAG));
        String tag = end.substring(Math.max(0, end.lastIndexOf('<')));
        String name = tag.substring(tag.indexOf(':') + 1);
        return tag.startsWith("</") && !name.isEmpty() && !name.equals(root) && root.startsWith(name);
    }

    private int start(String body) {
        Matcher found = start.matcher(body);
        if (!found.find()) {
            throw new UnreadableAnswerException("the answer is not " + protocol);
        }
        if (!DECLARATION.matcher(body.substring(0, found.start())).matches()) {
            LOG.warn(
                    "{} characters before the answer's XML skipped: the shop or one of its modules prints before it answers",
                    found.start());
        }
        return found.start();
    }
}
