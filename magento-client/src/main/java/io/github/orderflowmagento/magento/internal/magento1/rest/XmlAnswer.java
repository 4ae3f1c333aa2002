package io.github.orderflowmagento.magento.internal.magento1.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.internal.http.AnswerDocument;
import io.github.orderflowmagento.magento.internal.http.UnreadableAnswerException;

/**
 * The XML that a shop's REST API answers with if something on the way changes what is accepted. It has elements by name; those called
 * {@code data_item} make a list.
 */
final class XmlAnswer {
    private static final String ROOT = "magento_api";
    private static final String ELEMENT_OF_LIST = "data_item";
    private static final int DEEPEST = 50;
    private static final AnswerDocument DOCUMENT = new AnswerDocument("REST", ROOT);

    private XmlAnswer() {}

    /** Whether the text is one, as far as its beginning tells. */
    static boolean isIn(String text) {
        return text.contains("<" + ROOT);
    }

    /**
     * What the document holds: a map or a list.
     *
     * @throws UnreadableAnswerException if it is not whole
     */
    static Object read(byte[] body) {
        Object tree = DOCUMENT.read(body, xml -> content(xml, 0));
        return tree instanceof Map || tree instanceof List ? tree : List.of();
    }

    private static @Nullable Object content(XMLStreamReader xml, int depth) throws XMLStreamException {
        if (depth > DEEPEST) {
            throw new XMLStreamException("too deep");
        }
        StringBuilder text = new StringBuilder();
        List<@Nullable Object> list = new ArrayList<>();
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        while (xml.next() != XMLStreamReader.END_ELEMENT) {
            if (xml.isCharacters()) {
                text.append(xml.getText());
            } else if (xml.isStartElement() && xml.getLocalName().equals(ELEMENT_OF_LIST)) {
                list.add(content(xml, depth + 1));
            } else if (xml.isStartElement()) {
                String name = xml.getLocalName();
                map.put(name, content(xml, depth + 1));
            }
        }
        if (!list.isEmpty()) {
            return list;
        }
        return map.isEmpty() ? (text.isEmpty() ? null : text.toString()) : map;
    }
}
