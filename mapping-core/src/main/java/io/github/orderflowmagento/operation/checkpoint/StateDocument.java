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
 * A state as readable JSON: the number of the format, the version of the checkpoint, the state. Earlier formats are read as well; a later
 * one is rejected, since its meaning is unknown here.
 */
final class StateDocument {
    /**
     * Format 2 adds when a failed item is due; items of format 1 are due at once. 3 adds the fingerprints of exported orders; in older
     * formats none was exported. 4 adds more per SKU of the inventory, of which older formats have only the sequence number, and shipments
     * whose e-mail is still to be sent. 5 adds how far the shop's clock was ahead. 6 adds the owner of the state, and the state of an order
     * export's cancellation. 7 adds the position of an unfinished walk over changes, and allows records of SKUs beside the state.
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

    /** Writes without holding the document in memory; does not close the writer. */
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
     * @param place the origin of the document, for messages
     * @throws IllegalStateException if it is not a checkpoint, or was written by a later version of this library
     */
    static Checkpoint.Versioned read(String text, String place) {
        try {
            return read(new StringReader(text), place);
        } catch (IOException e) {
            throw new IllegalStateException(place + ": not a readable checkpoint", e);
        }
    }

    /** Like {@link #read}, without holding the document in memory. */
    static Checkpoint.Versioned read(Reader text, String place) throws IOException {
        return parsed(
                text,
                place,
                (document, version) -> new Checkpoint.Versioned(JSON.readValue(document, RunState.class), version));
    }

    /** Reads only the version. */
    static long version(Reader text, String place) throws IOException {
        return parsed(text, place, (document, version) -> version);
    }

    private interface Parsing<T> {
        /** @param document positioned at the start of the state */
        T of(JsonParser document, long version) throws IOException;
    }

    /** Reads format and version, which precede the state: a document of a later version of this library must not be parsed further. */
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
                        + FORMAT + "; it was written by another version of this library, or is not a checkpoint");
            }
            return parsing.of(document, version);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(place + ": not a readable checkpoint: " + e.getOriginalMessage(), e);
        }
    }
}
