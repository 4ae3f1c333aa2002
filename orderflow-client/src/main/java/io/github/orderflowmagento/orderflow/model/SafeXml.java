package io.github.orderflowmagento.orderflow.model;

import java.io.InputStream;
import java.io.Reader;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import org.codehaus.stax2.XMLInputFactory2;
import org.jspecify.annotations.Nullable;

/**
 * The one place where documents from outside are read: no DTD, no entity but XML's own five, bounded in depth,
 * length and number, so that no document can make the reader fetch a file or eat the memory.
 */
final class SafeXml {

    private static final int MAX_DEPTH = 100;
    private static final int MAX_ATTRIBUTES = 500;
    private static final int MAX_ATTRIBUTE_CHARACTERS = 1 << 16;
    private static final int MAX_TEXT_CHARACTERS = 1 << 24;
    private static final long MAX_CHARACTERS = 1L << 28;

    private static final WstxInputFactory READERS = readers();

    private SafeXml() {}

    /** The whole document as a tree. */
    static XmlElement read(InputStream document) {
        return read(() -> READERS.createXMLStreamReader(document), null);
    }

    /** The whole document as a tree; the encoding it may declare is of no meaning, since it is decoded already. */
    static XmlElement read(Reader document) {
        return read(() -> READERS.createXMLStreamReader(document), null);
    }

    /**
     * Hands over each child of the root and lets go of it, so that a long list is read without holding its tree.
     *
     * @return the root without its children
     */
    static XmlElement eachChild(InputStream document, Consumer<XmlElement> child) {
        return read(() -> READERS.createXMLStreamReader(document), child);
    }

    private interface Source {
        XMLStreamReader open() throws XMLStreamException;
    }

    private static XmlElement read(Source document, @Nullable Consumer<XmlElement> child) {
        try {
            XMLStreamReader reader = document.open();
            while (reader.next() != XMLStreamConstants.START_ELEMENT) {
                if (reader.getEventType() == XMLStreamConstants.DTD) {
                    throw new InvalidMessageException("The document holds a DOCTYPE, which is refused");
                }
            }
            XmlElement root = element(reader, child);
            while (reader.hasNext()) {
                reader.next();
            }
            return root;
        } catch (XMLStreamException e) {
            throw new InvalidMessageException("The document is not readable as XML: " + e.getMessage(), e);
        }
    }

    private static XmlElement element(XMLStreamReader reader, @Nullable Consumer<XmlElement> child)
            throws XMLStreamException {
        XmlElement.Builder element = XmlElement.builder().name(reader.getLocalName());
        if (reader.getNamespaceURI() != null) {
            element.namespace(reader.getNamespaceURI());
        }
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String prefix = reader.getAttributePrefix(i);
            String name = reader.getAttributeLocalName(i);
            element.putAttributes(
                    prefix == null || prefix.isEmpty() ? name : prefix + ":" + name, reader.getAttributeValue(i));
        }
        Consumer<XmlElement> receiver = child == null ? element::addChildren : child;
        StringBuilder text = new StringBuilder();
        while (reader.next() != XMLStreamConstants.END_ELEMENT) {
            if (reader.isStartElement()) {
                receiver.accept(element(reader, null));
            } else if (reader.isCharacters()) {
                text.append(reader.getText());
            }
        }
        return element.text(text.toString()).build();
    }

    private static WstxInputFactory readers() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        // A lazy reader would report broken text later, by an unchecked exception.
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, MAX_DEPTH);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MAX_ATTRIBUTES);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, MAX_ATTRIBUTE_CHARACTERS);
        factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, MAX_TEXT_CHARACTERS);
        factory.setProperty(WstxInputProperties.P_MAX_CHARACTERS, MAX_CHARACTERS);
        return factory;
    }
}
