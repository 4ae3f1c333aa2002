package io.github.orderflowmagento.orderflow.internal.xml;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.orderflow.internal.text.XmlText;
import io.github.orderflowmagento.orderflow.model.InvalidMessageException;
import io.github.orderflowmagento.orderflow.model.XmlElement;

/** Reads one document within limits, as a tree or child by child of its root. Not thread-safe. */
public final class SafeXmlReader {

    private static final int MAX_ELEMENTS = 500_000;
    private static final int MAX_ELEMENTS_OF_A_PART = 10_000;
    private static final int MAX_NAME_CHARACTERS = 1_000;
    /** The parser keeps each different name until the document ends. */
    private static final int MAX_NAMES = 10_000;

    private final BoundedInput input;
    private final boolean inParts;
    private final Set<String> names = new HashSet<>();
    private final XMLStreamReader reader;
    private int elements;

    @FunctionalInterface
    private interface Opening {
        XMLStreamReader of(InputStream document) throws XMLStreamException;
    }

    private SafeXmlReader(InputStream document, Opening opening, long maxBytes, boolean inParts) {
        this.input = new BoundedInput(document, maxBytes, SafeXml.MAX_PART_BYTES);
        this.inParts = inParts;
        try {
            this.reader = opening.of(input);
        } catch (XMLStreamException e) {
            throw SafeXml.refusal(e, input.isAtEnd());
        }
    }

    /** Returns a reader for a document that is read into memory. */
    static SafeXmlReader ofMessage(InputStream document) {
        return new SafeXmlReader(document, SafeXml::open, SafeXml.MAX_MESSAGE_BYTES, false);
    }

    /** Returns a reader for a document that was text, now in UTF-8 whatever encoding it declares. */
    static SafeXmlReader ofText(InputStream document) {
        return new SafeXmlReader(
                document, text -> SafeXml.open(text, StandardCharsets.UTF_8.name()), SafeXml.MAX_MESSAGE_BYTES, false);
    }

    /** Returns a reader for a document of limited length whose parts are converted one by one. */
    static SafeXmlReader ofMessageInParts(InputStream document) {
        return new SafeXmlReader(document, SafeXml::open, SafeXml.MAX_MESSAGE_BYTES, true);
    }

    /** Returns a reader for a document of any length that is streamed and not rejected as a whole for an invalid byte. */
    public static SafeXmlReader ofStream(InputStream document) {
        return new SafeXmlReader(document, SafeXml::openLeniently, Long.MAX_VALUE, true);
    }

    /** Reads the whole document. */
    XmlElement tree() {
        try {
            toRoot();
            XmlElement root = element();
            toEnd();
            return root;
        } catch (XMLStreamException e) {
            throw SafeXml.refusal(e, input.isAtEnd());
        }
    }

    /** Opens the document and returns its root, without children and text. */
    public XmlElement root() {
        try {
            toRoot();
            return head().build();
        } catch (XMLStreamException e) {
            throw SafeXml.refusal(e, input.isAtEnd());
        }
    }

    /** Returns the next child of the root; null at the end of the document. */
    @Nullable
    public XmlElement nextChild() {
        try {
            while (true) {
                input.nextPart();
                elements = 0;
                int event = reader.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    return element();
                }
                if (event == XMLStreamConstants.END_ELEMENT) {
                    toEnd();
                    return null;
                }
            }
        } catch (XMLStreamException e) {
            throw SafeXml.refusal(e, input.isAtEnd());
        }
    }

    private void toRoot() throws XMLStreamException {
        while (reader.next() != XMLStreamConstants.START_ELEMENT) {
            if (reader.getEventType() == XMLStreamConstants.DTD) {
                throw new InvalidMessageException("The document holds a DOCTYPE, which is refused");
            }
            input.nextPart();
        }
    }

    private void toEnd() throws XMLStreamException {
        while (reader.hasNext()) {
            input.nextPart();
            reader.next();
        }
    }

    private XmlElement element() throws XMLStreamException {
        int most = inParts ? MAX_ELEMENTS_OF_A_PART : MAX_ELEMENTS;
        if (++elements > most) {
            throw new InvalidMessageException(
                    (inParts ? "A part of the document" : "The document") + " has more than " + most + " elements");
        }
        XmlElement.Builder element = head();
        StringBuilder text = new StringBuilder();
        while (next() != XMLStreamConstants.END_ELEMENT) {
            if (reader.isStartElement()) {
                element.addChildren(element());
            } else if (reader.isCharacters()) {
                text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
                if (text.length() > SafeXml.MAX_TEXT_CHARACTERS) {
                    throw new InvalidMessageException("An element of the document has more than "
                            + SafeXml.MAX_TEXT_CHARACTERS + " characters of text");
                }
            }
        }
        return element.text(XmlText.replaceForbidden(text.toString())).build();
    }

    private int next() throws XMLStreamException {
        if (!inParts) {
            input.nextPart();
        }
        return reader.next();
    }

    private XmlElement.Builder head() {
        XmlElement.Builder element = XmlElement.builder()
                .name(known(reader.getLocalName()))
                .line(reader.getLocation().getLineNumber());
        if (reader.getNamespaceURI() != null) {
            element.namespace(reader.getNamespaceURI());
        }
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String prefix = reader.getAttributePrefix(i);
            String name = known(reader.getAttributeLocalName(i));
            element.putAttributes(
                    prefix == null || prefix.isEmpty() ? name : prefix + ":" + name,
                    XmlText.replaceForbidden(reader.getAttributeValue(i)));
        }
        return element;
    }

    private String known(String name) {
        if (names.add(name)) {
            if (name.length() > MAX_NAME_CHARACTERS) {
                throw new InvalidMessageException(
                        "A name in the document has more than " + MAX_NAME_CHARACTERS + " characters");
            }
            if (names.size() > MAX_NAMES) {
                throw new InvalidMessageException("The document has more than " + MAX_NAMES + " different names");
            }
        }
        return name;
    }
}
