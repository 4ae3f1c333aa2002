package io.github.orderflowmagento.operation.history;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.internal.report.RunJson;

/**
 * The lines of a run's file, in JSON: first its beginning, then its items, finally its end. Everything is ASCII, so that half a line, or
 * half a character in a key, damages nothing else.
 */
final class RunLines {
    private static final int FORMAT = 1;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private RunLines() {}

    static String begin(RecordedRun run) {
        return line(JSON.createObjectNode()
                .put("format", FORMAT)
                .put("id", run.id())
                .put("shop", run.shop())
                .put("operation", run.operation())
                .put("dryRun", run.isDryRun())
                .put("startedAt", run.startedAt().toString()));
    }

    static String item(RecordedItem item) {
        return line(RunJson.item(item.item())
                .put("fingerprint", item.item().fingerprint().orElse(null))
                .put("settledAt", item.settledAt().toString()));
    }

    static String end(RecordedRun run) {
        ObjectNode end = JSON.createObjectNode()
                .put("endedAt", RunJson.text(run.endedAt()))
                .put("missing", run.missing());
        RunJson.putResult(end, run.endedEarly(), run.endedBy(), run.warnings(), run.counts());
        return line(end);
    }

    /** Returns how a key appears in the line of its item. */
    static String quoted(String key) {
        return json(key);
    }

    private static String line(ObjectNode object) {
        return json(object) + "\n";
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // consists of texts and numbers
        }
    }

    /**
     * Returns the run that began with this line; empty if it is not such a line.
     *
     * @throws IllegalStateException if it is, but cannot be parsed
     */
    static Optional<RecordedRun> readBegin(String line) {
        return read(line, "startedAt", begin -> {
            if (begin.path("format").asInt() > FORMAT) {
                throw new IllegalArgumentException("format " + begin.path("format") + " is unknown");
            }
            return RecordedRun.builder()
                    .id(RunJson.required(begin, "id"))
                    .shop(RunJson.required(begin, "shop"))
                    .operation(RunJson.required(begin, "operation"))
                    .isDryRun(begin.path("dryRun").asBoolean())
                    .startedAt(Instant.parse(RunJson.required(begin, "startedAt")))
                    .build();
        });
    }

    /**
     * Returns the item of this line; empty if it is not such a line.
     *
     * @throws IllegalStateException as for the beginning
     */
    static Optional<RecordedItem> readItem(RecordedRun run, String line) {
        return read(line, "settledAt", node -> {
            ItemOutcome.Builder item = RunJson.readItem(node).fingerprint(RunJson.text(node, "fingerprint"));
            return RecordedItem.builder()
                    .runId(run.id())
                    .shop(run.shop())
                    .operation(run.operation())
                    .isDryRun(run.isDryRun())
                    .settledAt(Instant.parse(RunJson.required(node, "settledAt")))
                    .item(item.build())
                    .build();
        });
    }

    /**
     * Returns the run as ended by this line; empty if it is not such a line.
     *
     * @throws IllegalStateException as for the beginning
     */
    static Optional<RecordedRun> readEnd(RecordedRun run, String line) {
        return read(
                line,
                "endedAt",
                end -> RecordedRun.builder()
                        .from(run)
                        .endedAt(Instant.parse(RunJson.required(end, "endedAt")))
                        .missing(end.path("missing").asLong())
                        .endedEarly(RunJson.text(end, "endedEarly"))
                        .endedBy(RunJson.endReason(RunJson.text(end, "endedBy")))
                        .warnings(texts(end.path("warnings")))
                        .counts(counts(end.path("counts")))
                        .build());
    }

    /** Returns warnings as stored in the database column. */
    static String array(List<String> texts) {
        return json(texts);
    }

    /** Returns counts as stored in the database column. */
    static String object(Map<Outcome, Long> counts) {
        ObjectNode object = JSON.createObjectNode();
        counts.forEach((outcome, count) -> object.put(outcome.code(), count));
        return json(object);
    }

    static List<String> texts(@Nullable String array) {
        return array == null ? List.of() : texts(tree(array));
    }

    static Map<Outcome, Long> counts(@Nullable String object) {
        return object == null ? Map.of() : counts(tree(object));
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the record of a run contains invalid JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static Map<Outcome, Long> counts(JsonNode object) {
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        object.properties()
                .forEach(count -> counts.put(
                        RunJson.outcome(count.getKey()), count.getValue().asLong()));
        return counts;
    }

    /** An incomplete line, left by a crash or a failing disk, is skipped. */
    private static <T> Optional<T> read(String line, String field, Function<JsonNode, T> reader) {
        if (!line.startsWith("{") || !line.contains(field)) {
            return Optional.empty();
        }
        JsonNode node;
        try {
            node = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
        try {
            return node.has(field) ? Optional.of(reader.apply(node)) : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalStateException(
                    "a run that another version of this library has recorded cannot be read: " + e.getMessage(), e);
        }
    }

    /** Returns the values that are present. */
    static <T> Stream<T> present(Stream<Optional<T>> values) {
        return values.flatMap(Optional::stream);
    }
}
