package io.github.orderflowmagento.magento.internal.http;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import okhttp3.ResponseBody;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import retrofit2.Converter;
import retrofit2.Retrofit;
import retrofit2.converter.jackson.JacksonConverterFactory;

import io.github.orderflowmagento.magento.model.XmlCharacters;

/**
 * Finds the JSON in an answer for the next converter. Output of PHP or a module before it (a warning, blank lines, a byte order mark) is
 * skipped. As over the other web services, a number that {@link Numbers} does not accept becomes its text, and a character that XML forbids
 * becomes U+FFFD. An empty body becomes null.
 */
public final class JsonAnswers extends Converter.Factory {
    private static final Logger LOG = LoggerFactory.getLogger(JsonAnswers.class);
    private static final int DEEPEST = 50;

    /** The maximum number of braces and brackets in a PHP warning. */
    private static final int MOST_STARTS = 20;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            // one overlong number must not make the rest unreadable: the size of the body is limited
                            // separately
                            .maxNumberLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .addModule(new SimpleModule("plain-values").addDeserializer(Object.class, new PlainValue()))
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Reads JSON; an {@code Object} becomes plain values: text, number, flag, null, list, or map. */
    static Converter.Factory jackson() {
        return JacksonConverterFactory.create(MAPPER);
    }

    /** Returns the content of an answer as plain values; null if it cannot be read. */
    public static @Nullable Object tree(HttpAnswer answer) {
        return tree(answer.body());
    }

    /** Returns the content of a JSON text as plain values; null if it cannot be read. */
    public static @Nullable Object tree(String json) {
        return tree(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the content of JSON bytes as plain values; null if it cannot be read. */
    public static @Nullable Object tree(byte[] json) {
        try {
            return read(json, body -> MAPPER.readValue(body.byteStream(), Object.class));
        } catch (UnreadableAnswerException e) {
            return null;
        }
    }

    @Override
    public Converter<ResponseBody, ?> responseBodyConverter(Type type, Annotation[] annotations, Retrofit retrofit) {
        Converter<ResponseBody, ?> json = retrofit.nextResponseBodyConverter(this, type, annotations);
        return answer -> {
            byte[] body = answer.source().readByteArray();
            // a map or a list is found behind other output; a single value must be the whole answer
            return body.length == 0 ? null : type == Object.class ? read(body, json) : value(body, json);
        };
    }

    /** Output before a value ends with a line break, if it can be distinguished from the value at all. */
    private static @Nullable Object value(byte[] answer, Converter<ResponseBody, ?> json) {
        int start = 0;
        while (true) {
            try {
                return json.convert(ResponseBody.create(Arrays.copyOfRange(answer, start, answer.length), null));
            } catch (IOException e) {
                int last = new String(answer, StandardCharsets.ISO_8859_1).lastIndexOf('\n') + 1;
                if (start == last) {
                    throw new UnreadableAnswerException("the answer is not the expected JSON", answer);
                }
                start = last;
            }
        }
    }

    /** @throws UnreadableAnswerException if there is no complete JSON in it */
    private static @Nullable Object read(byte[] answer, Converter<ResponseBody, ?> json) {
        byte[] body = decodable(answer);
        int first = start(body, 0);
        int start = first;
        for (int tried = 0; start >= 0 && tried < MOST_STARTS; tried++) {
            try {
                // without a type: JSON is UTF-8, whatever the shop declares
                int length = body.length - start;
                Object value = json.convert(ResponseBody.create(new Buffer().write(body, start, length), null, length));
                if (start > 0) {
                    LOG.warn(
                            "{} bytes before the answer's JSON skipped: the shop or one of its modules prints before it"
                                    + " answers",
                            start);
                }
                return value;
            } catch (IOException e) {
                start = isBroken(body, start) ? -1 : start(body, start + 1);
            }
        }
        throw new UnreadableAnswerException(
                first < 0 ? "the answer is not JSON" : "the answer breaks off, or is not JSON", answer);
    }

    /** Whether JSON begins there that breaks off or is invalid further on: the rest is part of it, and not the answer. */
    private static boolean isBroken(byte[] body, int start) {
        boolean hasName = false;
        try (JsonParser json = MAPPER.createParser(body, start, body.length - start)) {
            do {
                hasName |= json.nextToken() == JsonToken.FIELD_NAME;
            } while (!json.getParsingContext().inRoot());
            return false; // it is whole, and there is more
        } catch (JsonEOFException e) {
            return true;
        } catch (IOException e) {
            return hasName;
        }
    }

    /** Returns decodable UTF-8: Jackson would reject the whole body for one invalid byte. */
    private static byte[] decodable(byte[] answer) {
        if (isAscii(answer)) {
            return answer; // PHP escapes everything else
        }
        String text = Decoding.utf8(answer);
        return text.contains(XmlCharacters.UNDECODED) ? text.getBytes(StandardCharsets.UTF_8) : answer;
    }

    private static boolean isAscii(byte[] answer) {
        for (byte next : answer) {
            if (next < 0) {
                return false;
            }
        }
        return true;
    }

    private static int start(byte[] body, int from) {
        for (int at = from; at < body.length; at++) {
            if (body[at] == '{' || body[at] == '[') {
                return at;
            }
        }
        return -1;
    }

    /** A text, number, flag, null, or an unmodifiable list or map; reading a number never costs more than its text. */
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
            return Collections.unmodifiableMap(map);
        }

        private List<@Nullable Object> list(JsonParser json, DeserializationContext context) throws IOException {
            List<@Nullable Object> list = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                list.add(deserialize(json, context));
            }
            return Collections.unmodifiableList(list);
        }
    }
}
