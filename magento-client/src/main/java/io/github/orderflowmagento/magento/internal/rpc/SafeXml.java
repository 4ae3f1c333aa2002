package io.github.orderflowmagento.magento.internal.rpc;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import org.codehaus.stax2.XMLInputFactory2;

import io.github.orderflowmagento.magento.model.XmlCharacters;

/**
 * The one place that makes XML readers: no DTD, no entities, bounded depth and sizes. Characters that XML 1.0 forbids are
 * replaced (U+FFFD) before parsing, raw, as a numeric reference, or as the text of one: shops up to 1.9.3.0 send what was pasted
 * into a product's name as it is, later ones write its reference and escape that.
 */
final class SafeXml {
    private static final int DEEPEST = 200;
    private static final int MOST_ATTRIBUTES = 50;
    private static final XMLInputFactory FACTORY = factory();

    private SafeXml() {}

    /** A reader of the UTF-8 text from the given byte on. */
    static XMLStreamReader reader(byte[] body, int start) throws XMLStreamException {
        String text = new String(body, start, body.length - start, StandardCharsets.UTF_8);
        return FACTORY.createXMLStreamReader(new StringReader(XmlCharacters.replaceForbidden(text)));
    }

    private static XMLInputFactory factory() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // an entity is undeclared, and so an error: not replacing it would leave it out in silence
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEEPEST);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MOST_ATTRIBUTES);
        return factory;
    }
}
