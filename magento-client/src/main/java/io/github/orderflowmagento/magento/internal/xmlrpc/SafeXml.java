package io.github.orderflowmagento.magento.internal.xmlrpc;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;

/**
 * The one place that makes XML readers: no DTD, no entities, bounded depth and sizes. Characters that XML 1.0 forbids are
 * replaced (U+FFFD) before parsing, since shops up to 1.9.3.0 send what was pasted into a product's name as it is.
 */
final class SafeXml {
    private static final int DEEPEST = 200;
    private static final int MOST_ATTRIBUTES = 50;
    private static final XMLInputFactory FACTORY = factory();

    private SafeXml() {}

    static XMLStreamReader reader(Reader text) throws XMLStreamException {
        return FACTORY.createXMLStreamReader(new ForbiddenCharactersReplaced(text));
    }

    private static XMLInputFactory factory() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEEPEST);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MOST_ATTRIBUTES);
        return factory;
    }

    private static final class ForbiddenCharactersReplaced extends FilterReader {
        ForbiddenCharactersReplaced(Reader in) {
            super(in);
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            for (int i = offset; i < offset + read; i++) {
                if (isForbidden(buffer[i])) {
                    buffer[i] = '\uFFFD';
                }
            }
            return read;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            return read >= 0 && isForbidden((char) read) ? '\uFFFD' : read;
        }

        private static boolean isForbidden(char c) {
            boolean control = c < ' ' && c != '\t' && c != '\n' && c != '\r';
            return control || c == '\uFFFE' || c == '\uFFFF';
        }
    }
}
