package io.github.orderflowmagento.operation.checkpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
     * state it is, and that of the cancellation that goes with an order export. Otherwise they are the same.
     */
    private static final int FORMAT = 6;

    private static final int OLDEST_FORMAT = 1;

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
        ObjectNode document = JSON.createObjectNode();
        document.put("format", FORMAT);
        document.put("version", version);
        document.set("state", JSON.valueToTree(state));
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A state could not be written as JSON", e);
        }
    }

    /**
     * @param place where the document comes from, for messages
     * @throws IllegalStateException if it is not a checkpoint, or one of a later version of this library
     */
    static Checkpoint.Versioned read(String text, String place) {
        try {
            JsonNode document = JSON.readTree(text);
            int format = document.path("format").asInt();
            if (format < OLDEST_FORMAT
                    || format > FORMAT
                    || !document.path("version").isIntegralNumber()
                    || !document.path("state").isObject()) {
                throw new IllegalStateException(place + ": not a checkpoint of format " + OLDEST_FORMAT + " to "
                        + FORMAT + "; it was written by another version of this library, or is no checkpoint");
            }
            RunState state = JSON.treeToValue(document.path("state"), RunState.class);
            return new Checkpoint.Versioned(state, document.path("version").asLong());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(place + ": not a readable checkpoint: " + e.getOriginalMessage(), e);
        }
    }
}
