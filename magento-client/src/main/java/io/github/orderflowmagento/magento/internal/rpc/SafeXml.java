package io.github.orderflowmagento.magento.internal.rpc;

import java.io.ByteArrayInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import org.codehaus.stax2.XMLInputFactory2;

/**
 * The one place that makes XML readers: no DTD, no entities, bounded depth and sizes. Characters that XML 1.0 forbids are
 * replaced (U+FFFD) before parsing, raw or as a numeric reference, since shops up to 1.9.3.0 send what was pasted into a
 * product's name as it is.
 */
final class SafeXml {
    private static final int DEEPEST = 200;
    private static final int MOST_ATTRIBUTES = 50;
    private static final Pattern REFERENCE = Pattern.compile("&#(?:x([0-9a-fA-F]{1,7})|([0-9]{1,9}));");
    private static final XMLInputFactory FACTORY = factory();

    private SafeXml() {}

    /** A reader of the UTF-8 text from the given byte on. */
    static XMLStreamReader reader(byte[] body, int start) throws XMLStreamException {
        // as Latin-1 each byte stays what it is, and a reference is ASCII
        String references = new String(body, start, body.length - start, StandardCharsets.ISO_8859_1);
        byte[] allowed = REFERENCE
                .matcher(references)
                .replaceAll(reference -> isForbidden(codePoint(reference)) ? "&#xFFFD;" : reference.group())
                .getBytes(StandardCharsets.ISO_8859_1);
        return FACTORY.createXMLStreamReader(new ForbiddenCharactersReplaced(
                new InputStreamReader(new ByteArrayInputStream(allowed), StandardCharsets.UTF_8)));
    }

    private static int codePoint(MatchResult reference) {
        String hexadecimal = reference.group(1);
        return hexadecimal == null ? Integer.parseInt(reference.group(2)) : Integer.parseInt(hexadecimal, 16);
    }

    private static boolean isForbidden(int character) {
        boolean control = character < ' ' && character != '\t' && character != '\n' && character != '\r';
        boolean surrogate = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
        return control
                || surrogate
                || character == 0xFFFE
                || character == 0xFFFF
                || character > Character.MAX_CODE_POINT;
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

    private static final class ForbiddenCharactersReplaced extends FilterReader {
        ForbiddenCharactersReplaced(Reader in) {
            super(in);
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            for (int i = offset; i < offset + read; i++) {
                if (isForbiddenRaw(buffer[i])) {
                    buffer[i] = '\uFFFD';
                }
            }
            return read;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            return read >= 0 && isForbiddenRaw((char) read) ? '\uFFFD' : read;
        }

        /** Two surrogates are one character here; the decoder leaves none alone. */
        private static boolean isForbiddenRaw(char c) {
            return !Character.isSurrogate(c) && isForbidden(c);
        }
    }
}
