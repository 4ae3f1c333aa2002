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
 * The one place where documents from outside are read: no DTD, no entity but XML's own five, and everything bounded, so
 * that no document can make the reader fetch a file, ask another machine, or eat the memory. What the parser does not
 * bound by itself is bounded by {@link BoundedInput} and {@link SafeXmlReader}. A reference to a control character, which XML 1.0
 * forbids, is read as U+FFFD; the character itself is refused.
 */
public final class SafeXml {

    /** The largest document that is held as a whole. */
    public static final long MAX_MESSAGE_BYTES = 64L << 20;

    /** The largest tag, text, comment; of a list that is read item by item, the largest item. */
    static final long MAX_PART_BYTES = 4L << 20;

    static final int MAX_TEXT_CHARACTERS = 1 << 20;

    private static final int MAX_DEPTH = 100;
    private static final int MAX_ATTRIBUTES = 500;
    private static final int MAX_ATTRIBUTE_CHARACTERS = 1 << 16;

    private static final WstxInputFactory READERS = readers();

    private SafeXml() {}

    /** The whole document as a tree. */
    public static XmlElement read(InputStream document) {
        return SafeXmlReader.ofMessage(document).tree();
    }

    /** The whole document as a tree; the encoding it may declare is of no meaning, since it is decoded already. */
    public static XmlElement read(Reader document) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(characters(document));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return SafeXmlReader.ofText(new ByteArrayInputStream(bytes)).tree();
        } catch (CharacterCodingException e) {
            throw new InvalidMessageException("The document holds half of a character", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link #read(Reader)}, from text. */
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
     * Hands over each child of the root and lets go of it, so that a long list is read without holding its tree.
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

    /** In the encoding that the document itself tells. */
    static XMLStreamReader open(InputStream document) throws XMLStreamException {
        return READERS.createXMLStreamReader(document);
    }

    static XMLStreamReader open(InputStream document, String encoding) throws XMLStreamException {
        return READERS.createXMLStreamReader(document, encoding);
    }

    /** A reader of a long list, in which a broken byte costs what it stands in: see {@link LenientUtf8}. */
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
     * What a parser's failure means: that the document is at fault, or that it could not be read to its end.
     *
     * @param isAtEnd whether there was no more to read: half a character, a name, an entity is then a lost rest
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
        // Some writers escape a control character, which does not make it one of XML 1.0. A parcel is to be noted all
        // the same.
        factory.setProperty(WstxInputProperties.P_ALLOW_XML11_ESCAPED_CHARS_IN_XML10, true);
        // A lazy reader would report broken text later, by an unchecked exception.
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        // The JVM's table of strings is no place for a stranger's words.
        factory.setProperty(XMLInputFactory2.P_INTERN_NAMES, false);
        factory.setProperty(XMLInputFactory2.P_INTERN_NS_URIS, false);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, MAX_DEPTH);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MAX_ATTRIBUTES);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, MAX_ATTRIBUTE_CHARACTERS);
        factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, MAX_TEXT_CHARACTERS);
        return factory;
    }
}
