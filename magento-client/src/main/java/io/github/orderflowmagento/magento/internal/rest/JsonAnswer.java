package io.github.orderflowmagento.magento.internal.rest;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The JSON in an answer, as plain values. What PHP or a module printed before it (a warning, blank lines, a byte order mark) is
 * skipped.
 */
final class JsonAnswer {
    private static final Logger LOG = LoggerFactory.getLogger(JsonAnswer.class);
    private static final int DEEPEST = 50;

    /** How many braces and brackets a warning of PHP may hold. */
    private static final int MOST_STARTS = 20;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonAnswer() {}

    /**
     * What the body holds: a map or a list.
     *
     * @throws IOException if there is no whole JSON in it
     */
    static Object read(byte[] body) throws IOException {
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

    private static int start(byte[] body, int from) {
        for (int at = from; at < body.length; at++) {
            if (body[at] == '{' || body[at] == '[') {
                return at;
            }
        }
        return -1;
    }

    /** The tree as JSON. */
    static byte[] write(@Nullable Object tree) {
        try {
            return MAPPER.writeValueAsBytes(tree);
        } catch (IOException e) {
            throw new IllegalArgumentException("not a tree of plain values", e);
        }
    }
}
