package io.github.orderflowmagento.orderflow.internal.xml;

import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.exc.WstxEOFException;
import com.ctc.wstx.stax.WstxInputFactory;
import org.codehaus.stax2.XMLInputFactory2;
import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.orderflow.internal.text.LenientUtf8;
import io.github.orderflowmagento.orderflow.model.InvalidMessageException;
import io.github.orderflowmagento.orderflow.model.XmlElement;

/**
 * Parses documents from outside: no DTD, no entities but XML's own five, and limits on everything, so that no document can make the parser
 * read a file, contact another machine or exhaust the memory. {@link BoundedInput} and {@link SafeXmlReader} add the limits that the parser
 * lacks. A reference to a control character, which XML 1.0 forbids, is read as U+FFFD; the character itself is rejected.
 */
public final class SafeXml {

    /** The maximum size of a document that is read into memory. */
    public static final long MAX_MESSAGE_BYTES = 64L << 20;

    /** The maximum size of a tag, text or comment; of a list that is read item by item, of an item. */
    static final long MAX_PART_BYTES = 4L << 20;

    static final int MAX_TEXT_CHARACTERS = 1 << 20;

    private static final int MAX_DEPTH = 100;
    private static final int MAX_ATTRIBUTES = 500;
    private static final int MAX_ATTRIBUTE_CHARACTERS = 1 << 16;

    private static final WstxInputFactory READERS = readers();

    private SafeXml() {}

    /** Reads the whole document as a tree. */
    public static XmlElement read(InputStream document) {
        return SafeXmlReader.ofMessage(document).tree();
    }

    /** Reads the whole document as a tree; ignores the declared encoding, since the text is decoded already. */
    public static XmlElement read(Reader document) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(characters(document));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return SafeXmlReader.ofText(new ByteArrayInputStream(bytes)).tree();
        } catch (CharacterCodingException e) {
            throw new InvalidMessageException("The document holds half a surrogate pair", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Like {@link #read(Reader)}, from text. */
    public static XmlElement read(String document) {
        return read(new StringReader(document));
    }

    private static CharBuffer characters(Reader document) throws IOException {
        StringBuilder text = new StringBuilder();
        char[] some = new char[8192];
        for (int read = document.read(some); read >= 0; read = document.read(some)) {
            text.append(some, 0, read);
            if (text.length() > MAX_MESSAGE_BYTES) {
                throw new InvalidMessageException("The document is longer than " + MAX_MESSAGE_BYTES + " characters");
            }
        }
        return CharBuffer.wrap(text);
    }

    /**
     * Passes each child of the root to a consumer without keeping it, so that a long list is read without building its tree.
     *
     * @return the root without its children and text
     */
    public static XmlElement eachChild(InputStream document, Consumer<XmlElement> child) {
        SafeXmlReader reader = SafeXmlReader.ofMessageInParts(document);
        XmlElement root = reader.root();
        for (XmlElement next = reader.nextChild(); next != null; next = reader.nextChild()) {
            child.accept(next);
        }
        return root;
    }

    /** Opens the document in the encoding that it declares. */
    static XMLStreamReader open(InputStream document) throws XMLStreamException {
        return READERS.createXMLStreamReader(document);
    }

    static XMLStreamReader open(InputStream document, String encoding) throws XMLStreamException {
        return READERS.createXMLStreamReader(document, encoding);
    }

    /** Opens a long list; an invalid byte spoils only the value that holds it: see {@link LenientUtf8}. */
    static XMLStreamReader openLeniently(InputStream document) throws XMLStreamException {
        try {
            PushbackInputStream bytes = new PushbackInputStream(document, LenientUtf8.LONGEST_BEGINNING);
            return LenientUtf8.isIn(bytes)
                    ? READERS.createXMLStreamReader(LenientUtf8.reader(bytes))
                    : READERS.createXMLStreamReader(bytes);
        } catch (IOException e) {
            throw new XMLStreamException(e);
        }
    }

    /**
     * Returns the exception for a parser's failure: the document is malformed, or could not be read to its end.
     *
     * @param isAtEnd whether the input had ended: an incomplete character, name or entity then means that the rest was lost
     */
    static RuntimeException refusal(XMLStreamException failure, boolean isAtEnd) {
        Throwable cause = failure.getNestedException();
        if (cause instanceof BoundedInput.TooLongException) {
            return new InvalidMessageException(String.valueOf(cause.getMessage()), failure);
        }
        if (cause instanceof IOException unread && !isAboutCharacters(unread)) {
            return new UncheckedIOException(unread);
        }
        String problem = "The document is not readable as XML: " + failure.getMessage();
        return isAtEnd || failure instanceof WstxEOFException
                ? InvalidMessageException.cutShort(problem, failure)
                : new InvalidMessageException(problem, failure);
    }

    private static boolean isAboutCharacters(@Nullable IOException failure) {
        return failure instanceof CharConversionException || failure instanceof UnsupportedEncodingException;
    }

    private static WstxInputFactory readers() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        // Some writers escape control characters, which XML 1.0 forbids. The message is accepted anyway.
        factory.setProperty(WstxInputProperties.P_ALLOW_XML11_ESCAPED_CHARS_IN_XML10, true);
        // A lazy reader would report malformed text later, by an unchecked exception.
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        // Do not intern strings from outside.
        factory.setProperty(XMLInputFactory2.P_INTERN_NAMES, false);
        factory.setProperty(XMLInputFactory2.P_INTERN_NS_URIS, false);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, MAX_DEPTH);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MAX_ATTRIBUTES);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, MAX_ATTRIBUTE_CHARACTERS);
        factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, MAX_TEXT_CHARACTERS);
        return factory;
    }
}
