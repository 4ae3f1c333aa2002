package io.github.orderflowmagento.magento.internal.rpc;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The document in an answer. The body is UTF-8 whatever its declaration says: a shop's charset setting relabels it only. What PHP
 * or a module printed before the document (a warning, blank lines, a byte order mark) is skipped, and so is what stands behind it
 * (a notice, a profiler's footer).
 */
public final class AnswerDocument {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerDocument.class);
    private static final Pattern DECLARATION = Pattern.compile("<\\?xml[^<>]*>\\s*");

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
     * What the document in the body holds.
     *
     * @throws UnreadableAnswerException if there is none, or not a whole one
     */
    public @Nullable Object read(byte[] body, Reading reading) {
        int begin = start(body);
        try {
            XMLStreamReader xml = SafeXml.reader(body, begin);
            xml.nextTag();
            Object value = reading.from(xml);
            // to the end: a body cut off behind the value is not whole
            while (!(xml.isEndElement() && xml.getLocalName().equals(root))) {
                xml.next();
            }
            return value;
        } catch (XMLStreamException e) {
            // Woodstox gives no place for a limit it reached
            Location place = e.getLocation();
            throw new UnreadableAnswerException("the answer breaks off, is not XML or too large"
                    + (place == null ? "" : ", at character " + place.getCharacterOffset()));
        }
    }

    private int start(byte[] body) {
        // as Latin-1 a character is a byte
        Matcher found = start.matcher(new String(body, StandardCharsets.ISO_8859_1));
        if (!found.find()) {
            throw new UnreadableAnswerException("the answer is not " + protocol);
        }
        String before = new String(body, 0, found.start(), StandardCharsets.UTF_8);
        if (!before.isEmpty() && !DECLARATION.matcher(before).matches()) {
            LOG.warn(
                    "{} bytes before the answer's XML skipped: the shop or one of its modules prints before it answers",
                    found.start());
        }
        return found.start();
    }
}
