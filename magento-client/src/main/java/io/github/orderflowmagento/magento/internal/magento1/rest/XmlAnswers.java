package io.github.orderflowmagento.magento.internal.magento1.rest;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import okhttp3.ResponseBody;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;
import retrofit2.Converter;
import retrofit2.Retrofit;

import io.github.orderflowmagento.magento.internal.http.AnswerDocument;
import io.github.orderflowmagento.magento.internal.http.UnreadableAnswerException;

/**
 * Converts XML answers of a shop's REST API to the equivalent JSON. They occur if something on the way changes the accepted type. XML has
 * elements by name; those named {@code data_item} form a list.
 */
final class XmlAnswers extends Converter.Factory {
    private static final String ROOT = "magento_api";
    private static final String ELEMENT_OF_LIST = "data_item";
    private static final int DEEPEST = 50;
    private static final AnswerDocument DOCUMENT = new AnswerDocument("REST", ROOT);

    /** The length of the beginning that shows whether an answer is XML. */
    private static final int BEGIN = 4096;

    @Override
    public @Nullable Converter<ResponseBody, ?> responseBodyConverter(
            Type type, Annotation[] annotations, Retrofit retrofit) {
        if (type != Object.class) {
            return null;
        }
        Converter<ResponseBody, Object> json = retrofit.nextResponseBodyConverter(this, type, annotations);
        return answer -> isXml(answer) ? read(answer.source().readByteArray()) : json.convert(answer);
    }

    private static boolean isXml(ResponseBody answer) throws IOException {
        BufferedSource beginning = answer.source().peek();
        beginning.request(BEGIN);
        return beginning.getBuffer().readString(StandardCharsets.ISO_8859_1).contains("<" + ROOT);
    }

    /** Returns a map or a list. */
    private static Object read(byte[] body) {
        try {
            Object tree = DOCUMENT.read(body, xml -> content(xml, 0));
            return tree instanceof Map || tree instanceof List ? tree : List.of();
        } catch (UnreadableAnswerException e) {
            throw new UnreadableAnswerException(String.valueOf(e.getMessage()), body);
        }
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
