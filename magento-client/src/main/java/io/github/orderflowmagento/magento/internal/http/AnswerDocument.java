package io.github.orderflowmagento.magento.internal.http;

import java.io.IOException;
import java.io.Reader;
import java.io.Serial;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
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
 * The XML document in an answer. Output of PHP or a module before the document (a warning, blank lines, a byte order mark) is skipped, as
 * is text after it (a notice, a profiler's footer).
 */
public final class AnswerDocument {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerDocument.class);
    private static final Pattern DECLARATION = Pattern.compile("\uFEFF?(<\\?xml[^<>]*>\\s*)?");

    /** Longer than the last tag, prefix included. */
    private static final int MOST_OF_A_TAG = 40;

    private final String protocol;
    private final String root;
    private final String aboutLastTag;
    private final Pattern start;

    /**
     * @param protocol its name in messages
     * @param root name of the document's element, without a prefix
     */
    public AnswerDocument(String protocol, String root) {
        this(protocol, root, "");
    }

    /**
     * @param protocol its name in messages
     * @param root name of the document's element, without a prefix
     * @param aboutLastTag added to the message if only the document's last tag is cut
     */
    public AnswerDocument(String protocol, String root, String aboutLastTag) {
        this.protocol = protocol;
        this.root = root;
        this.aboutLastTag = aboutLastTag;
        // not the declaration: a PHP warning may quote one
        this.start = Pattern.compile("<(?:[\\w.-]+:)?" + root + "(?=[\\s/>])");
    }

    /** The whole document reports a failure: thrown by a {@link Reading}, and passed on unless the document breaks off. */
    public abstract static class Fault extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1L;

        /** Created without a stack trace, since the place where it was read is irrelevant. */
        protected Fault(String message) {
            super(message, null, false, false);
        }
    }

    /** Reads the document; the reader is at the start of its element. */
    @FunctionalInterface
    public interface Reading {
        /** Returns the content of the document. */
        @Nullable
        Object from(XMLStreamReader xml) throws XMLStreamException;
    }

    /**
     * Returns the content of the document in an answer in UTF-8, whatever its declaration says: PHP's SOAP writes nothing else, and Magento
     * only relabels it with its configured charset.
     *
     * @throws UnreadableAnswerException if there is none, or it is incomplete, even if it is a fault
     */
    public @Nullable Object read(byte[] body, Reading reading) {
        return read(body, StandardCharsets.UTF_8, reading);
    }

    /**
     * Returns the content of the document in an answer. Characters that XML 1.0 forbids are replaced (U+FFFD) before parsing, raw, as a
     * numeric reference, or as the text of one: shops up to 1.9.3.0 send what was pasted into a product's name unchanged, later ones write
     * its reference and escape that.
     *
     * @throws UnreadableAnswerException if there is none, or it is incomplete, even if it is a fault
     */
    public @Nullable Object read(byte[] body, Charset charset, Reading reading) {
        try {
            XMLStreamReader xml = SafeXml.reader(document(new AnswerText(body, charset)));
            try {
                return read(xml, reading);
            } finally {
                xml.close(); // gives its buffers to the next one
            }
        } catch (XMLStreamException e) {
            if (breaksOffInLastTag(body)) {
                throw new UnreadableAnswerException("the answer breaks off in its last tag" + aboutLastTag);
            }
            // Woodstox reports no location for an exceeded limit
            Location place = e.getLocation();
            throw new UnreadableAnswerException("the answer breaks off, is not XML or too large"
                    + (place == null ? "" : ", at character " + place.getCharacterOffset()));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // of a text in memory
        }
    }

    private @Nullable Object read(XMLStreamReader xml, Reading reading) throws XMLStreamException {
        xml.nextTag();
        try {
            Object value = reading.from(xml);
            toEnd(xml);
            return value;
        } catch (Fault fault) {
            toEnd(xml);
            throw fault;
        }
    }

    /** Returns the text from the document's element on, which in most answers is near the beginning. */
    private Reader document(AnswerText answer) throws IOException {
        int start = start(answer.next());
        if (start >= 0) {
            answer.pass(start);
            return answer;
        }
        StringWriter all = new StringWriter();
        answer.transferTo(all);
        int startInAll = start(all.getBuffer());
        if (startInAll < 0) {
            throw new UnreadableAnswerException("the answer is not " + protocol);
        }
        return new StringReader(all.getBuffer().substring(startInAll));
    }

    /** A body that is cut off behind the value is incomplete. */
    private void toEnd(XMLStreamReader xml) throws XMLStreamException {
        while (!(xml.isEndElement() && xml.getLocalName().equals(root))) {
            xml.next();
        }
    }

    private boolean breaksOffInLastTag(byte[] body) {
        // as Latin-1 a character is a byte
        String end = new String(
                body,
                Math.max(0, body.length - MOST_OF_A_TAG),
                Math.min(body.length, MOST_OF_A_TAG),
                StandardCharsets.ISO_8859_1);
        String tag = end.substring(Math.max(0, end.lastIndexOf('<')));
        String name = tag.substring(tag.indexOf(':') + 1);
        return tag.startsWith("</") && !name.isEmpty() && !name.equals(root) && root.startsWith(name);
    }

    /** Returns where the document's element begins; -1 if there is none. */
    private int start(CharSequence text) {
        Matcher found = start.matcher(text);
        if (!found.find()) {
            return -1;
        }
        if (!DECLARATION.matcher(text.subSequence(0, found.start())).matches()) {
            LOG.warn(
                    "{} characters before the answer's XML skipped: the shop or one of its modules prints before it answers",
                    found.start());
        }
        return found.start();
    }
}
