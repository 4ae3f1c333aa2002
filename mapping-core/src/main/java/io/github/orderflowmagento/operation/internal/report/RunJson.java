package io.github.orderflowmagento.operation.internal.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.operation.EndReason;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;

/** Items and results of runs as JSON, with names that are stable across versions. */
public final class RunJson {
    private RunJson() {}

    /** Writes an item. */
    public static ObjectNode item(ItemOutcome item) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("key", item.key())
                .put("outcome", item.outcome().code())
                .put("attempts", item.attempts())
                .put("dueAt", text(item.dueAt()))
                .put("detail", item.detail());
    }

    /**
     * Returns a builder of the item in such an object.
     *
     * @throws IllegalArgumentException if it has no key, or no known outcome
     */
    public static ItemOutcome.Builder readItem(JsonNode item) {
        ItemOutcome.Builder read = ItemOutcome.builder();
        read.key(required(item, "key"))
                .outcome(outcome(required(item, "outcome")))
                .attempts(item.path("attempts").asInt())
                .dueAt(text(item, "dueAt").map(Instant::parse))
                .detail(item.path("detail").asText(""));
        return read;
    }

    /** Writes the result of a run as a whole. */
    public static void putResult(
            ObjectNode run,
            Optional<String> endedEarly,
            Optional<EndReason> endedBy,
            List<String> warnings,
            Map<Outcome, ? extends Number> counts) {
        run.put("endedEarly", endedEarly.orElse(null));
        run.put("endedBy", endedBy.map(EndReason::code).orElse(null));
        ArrayNode list = run.putArray("warnings");
        warnings.forEach(list::add);
        ObjectNode byOutcome = run.putObject("counts");
        counts.forEach((outcome, count) -> byOutcome.put(outcome.code(), count.longValue()));
    }

    /**
     * Returns the outcome of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Outcome outcome(String code) {
        return Stream.of(Outcome.values())
                .filter(outcome -> outcome.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no outcome '" + code + "'"));
    }

    /** Returns the reason of that name; empty if there is none, as for one of a later version. */
    public static Optional<EndReason> endReason(Optional<String> code) {
        return Stream.of(EndReason.values())
                .filter(reason -> code.filter(reason.code()::equals).isPresent())
                .findFirst();
    }

    /** Returns a text; empty if missing or null. */
    public static Optional<String> text(JsonNode object, String field) {
        return Optional.ofNullable(object.get(field))
                .filter(value -> !value.isNull())
                .map(JsonNode::asText);
    }

    /**
     * Returns a text.
     *
     * @throws IllegalArgumentException if it is missing or null
     */
    public static String required(JsonNode object, String field) {
        return text(object, field).orElseThrow(() -> new IllegalArgumentException("no " + field));
    }

    /** Returns a time as text, or null. */
    public static @Nullable String text(Optional<Instant> time) {
        return time.map(Instant::toString).orElse(null);
    }
}
