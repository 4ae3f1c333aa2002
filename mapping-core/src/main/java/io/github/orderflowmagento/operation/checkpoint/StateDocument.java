package io.github.orderflowmagento.operation.checkpoint;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import io.github.orderflowmagento.operation.RunState;

/**
 * A state as readable JSON: the number of the format, the version of the checkpoint, the state. Formats before the current one
 * are read for as long as there may be files of them; a later one is refused, since what it means is not known here.
 */
final class StateDocument {
    /**
     * 2 knows when a failed item is due; one of format 1 is due at once. 3 knows what exported orders are known again by; to an older one
     * none was exported. 4 knows more of each SKU's inventory, of which older ones know the sequence number, and of which
     * shipments an e-mail is owed. 5 knows how far the shop's clock was ahead. 6 knows whose
     * state it is, and that of the cancellation that goes with an order export. 7 knows where a walk over changes broke off, and that what is
     * remembered of each SKU is kept beside it. Otherwise they are the same.
     */
    private static final int FORMAT = 7;

    private static final int OLDEST_FORMAT = 1;

    private static final String FORMAT_FIELD = "format";
    private static final String VERSION_FIELD = "version";
    private static final String STATE_FIELD = "state";

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            // a SKU may have characters that a database's column does not take
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.USE_DEFAULTS))
            .build();

    private StateDocument() {}

    static String write(RunState state, long version) {
        StringWriter text = new StringWriter();
        try {
            write(state, version, text);
        } catch (IOException e) {
            throw new IllegalStateException("A state could not be written as JSON", e);
        }
        return text.toString();
    }

    /** Writes without holding the document in memory, and leaves the writer open. */
    static void write(RunState state, long version, Writer text) throws IOException {
        try (JsonGenerator document = JSON.createGenerator(text)) {
            document.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            document.useDefaultPrettyPrinter();
            document.writeStartObject();
            document.writeNumberField(FORMAT_FIELD, FORMAT);
            document.writeNumberField(VERSION_FIELD, version);
            document.writeFieldName(STATE_FIELD);
            JSON.writeValue(document, state);
            document.writeEndObject();
        }
    }

    /**
     * @param place where the document comes from, for messages
     * @throws IllegalStateException if it is not a checkpoint, or one of a later version of this library
     */
    static Checkpoint.Versioned read(String text, String place) {
        try {
            return read(new StringReader(text), place);
        } catch (IOException e) {
            throw new IllegalStateException(place + ": not a readable checkpoint", e);
        }
    }

    /** The same, without holding the document in memory. */
    static Checkpoint.Versioned read(Reader text, String place) throws IOException {
        return parsed(
                text,
                place,
                (document, version) -> new Checkpoint.Versioned(JSON.readValue(document, RunState.class), version));
    }

    /** The version alone. */
    static long version(Reader text, String place) throws IOException {
        return parsed(text, place, (document, version) -> version);
    }

    private interface Parsing<T> {
        /** @param document at the beginning of the state */
        T of(JsonParser document, long version) throws IOException;
    }

    /** Format and version stand before the state: what a later version of this library has written is not to be understood here. */
    private static <T> T parsed(Reader text, String place, Parsing<T> parsing) throws IOException {
        try (JsonParser document = JSON.createParser(text)) {
            boolean isKnown = document.nextToken() == JsonToken.START_OBJECT
                    && FORMAT_FIELD.equals(document.nextFieldName())
                    && document.nextToken() == JsonToken.VALUE_NUMBER_INT
                    && document.getValueAsInt() >= OLDEST_FORMAT
                    && document.getValueAsInt() <= FORMAT
                    && VERSION_FIELD.equals(document.nextFieldName())
                    && document.nextToken() == JsonToken.VALUE_NUMBER_INT;
            long version = isKnown ? document.getValueAsLong() : 0;
            if (!isKnown
                    || !STATE_FIELD.equals(document.nextFieldName())
                    || document.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalStateException(place + ": not a checkpoint of format " + OLDEST_FORMAT + " to "
                        + FORMAT + "; it was written by another version of this library, or is no checkpoint");
            }
            return parsing.of(document, version);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(place + ": not a readable checkpoint: " + e.getOriginalMessage(), e);
        }
    }
}
