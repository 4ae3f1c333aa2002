package io.github.orderflowmagento.magento.internal.http;

import java.io.Reader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import org.codehaus.stax2.XMLInputFactory2;

import io.github.orderflowmagento.magento.model.XmlCharacters;

/** Creates all XML readers: no DTD, no entities, limited depth and sizes. */
final class SafeXml {
    private static final int DEEPEST = 200;
    private static final int MOST_ATTRIBUTES = 50;
    private static final XMLInputFactory FACTORY = factory();

    private SafeXml() {}

    /**
     * Returns a reader of the document. The encoding in a declaration is ignored.
     *
     * @param document without {@linkplain XmlCharacters#replaceForbidden characters that XML forbids}
     */
    static XMLStreamReader reader(Reader document) throws XMLStreamException {
        return FACTORY.createXMLStreamReader(document);
    }

    private static XMLInputFactory factory() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // an entity is undeclared, and so an error: not replacing it would omit it silently
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEEPEST);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MOST_ATTRIBUTES);
        return factory;
    }
}
