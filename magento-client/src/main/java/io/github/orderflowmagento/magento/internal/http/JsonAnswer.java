package io.github.orderflowmagento.magento.internal.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.orderflowmagento.magento.model.XmlCharacters;

/**
 * The JSON in an answer, as plain values. What PHP or a module printed before it (a warning, blank lines, a byte order mark) is
 * skipped. As over the other web services, a number that is none to {@link Numbers} comes as its text, and a character that XML
 * forbids as U+FFFD.
 */
public final class JsonAnswer {
    private static final Logger LOG = LoggerFactory.getLogger(JsonAnswer.class);
    private static final int DEEPEST = 50;

    /** How many braces and brackets a warning of PHP may hold. */
    private static final int MOST_STARTS = 20;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            // one number too long is no reason to refuse the others: the body has a bound of its own
                            .maxNumberLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .addModule(new SimpleModule("plain-values").addDeserializer(Object.class, new PlainValue()))
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonAnswer() {}

    /**
     * What the body holds: a map or a list.
     *
     * @throws IOException if there is no whole JSON in it
     */
    public static Object read(byte[] answer) throws IOException {
        byte[] body = decodable(answer);
        IOException problem = new IOException("the answer is not JSON");
        int start = start(body, 0);
        for (int tried = 0; start >= 0 && tried < MOST_STARTS; tried++) {
            try {
                Object tree = MAPPER.readValue(body, start, body.length - start, Object.class);
                if (start > 0) {
                    LOG.warn(
                            "{} bytes before the answer's JSON skipped: the shop or one of its modules prints before it"
                                    + " answers",
                            start);
                }
                return tree;
            } catch (IOException e) {
                problem = tried == 0 ? new IOException("the answer breaks off, or is not JSON") : problem;
                start = start(body, start + 1);
            }
        }
        throw problem;
    }

    /** UTF-8 of which every byte can be decoded: Jackson would refuse all of it for one that cannot. */
    private static byte[] decodable(byte[] answer) {
        String text = Decoding.utf8(answer);
        return text.contains(XmlCharacters.UNDECODED) ? text.getBytes(StandardCharsets.UTF_8) : answer;
    }

    private static int start(byte[] body, int from) {
        for (int at = from; at < body.length; at++) {
            if (body[at] == '{' || body[at] == '[') {
                return at;
            }
        }
        return -1;
    }

    /** The tree as JSON. */
    public static byte[] write(@Nullable Object tree) {
        try {
            return MAPPER.writeValueAsBytes(tree);
        } catch (IOException e) {
            throw new IllegalArgumentException("not a tree of plain values", e);
        }
    }

    /** A text, number, flag, null, list or map; a number never costs more than its text to read. */
    private static final class PlainValue extends JsonDeserializer<Object> {
        @Override
        @SuppressWarnings("NullAway") // null is a value here
        public Object deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return switch (json.currentToken()) {
                case START_OBJECT -> map(json, context);
                case START_ARRAY -> list(json, context);
                case VALUE_NUMBER_INT -> Numbers.whole(json.getText());
                case VALUE_NUMBER_FLOAT -> Numbers.decimal(json.getText());
                case VALUE_TRUE -> true;
                case VALUE_FALSE -> false;
                case VALUE_NULL -> null;
                default -> XmlCharacters.replaceForbidden(json.getText());
            };
        }

        private Map<String, @Nullable Object> map(JsonParser json, DeserializationContext context) throws IOException {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                json.nextToken();
                map.put(name, deserialize(json, context));
            }
            return map;
        }

        private List<@Nullable Object> list(JsonParser json, DeserializationContext context) throws IOException {
            List<@Nullable Object> list = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                list.add(deserialize(json, context));
            }
            return list;
        }
    }
}
