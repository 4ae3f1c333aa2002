package io.github.orderflowmagento.operation;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.immutables.value.Value;

import io.github.orderflowmagento.mapping.internal.ValueStyle;
import io.github.orderflowmagento.operation.internal.text.SanitizedText;

/** What a run did: one outcome per item, and the state for the next run. */
@Value.Immutable
@ValueStyle
public interface Run {
    /** Which operation, in words. */
    String operation();

    /** Whether nothing was written. Then {@link #next} is the state unchanged. */
    boolean isDryRun();

    /** What became of each item, each key once, in the order in which they were settled. */
    List<ItemOutcome> items();

    /** The state for the next run. */
    @Value.Redacted
    RunState next();

    /**
     * Of an order export, when each order that OrderFlow has was exported, by its number: what OrderFlow was told as {@code exported},
     * and what {@link io.github.orderflowmagento.mapping.inventory.OrderedUnits} wants. Of an order that OrderFlow had already, when it
     * answered so: a time that is known from an earlier run stands. Empty for other operations and in a dry run.
     */
    Map<String, Instant> exportedAt();

    /**
     * What somebody should see, of all items that it concerns in one line: how many there are, and the first of their keys. The items
     * say the same one by one.
     */
    List<String> warnings();

    /**
     * Why the run ended before it had looked at everything, or that it lost its lease, so that its state was not saved; empty otherwise.
     * The next run looks again at all of it.
     */
    Optional<String> endedEarly();

    /** In a dry run, the documents that would have been sent. They hold customers' addresses. */
    @Value.Redacted
    List<String> documents();

    /** How many items ended as what. Every outcome is there, be it zero; they add up to the number of items. */
    default Map<Outcome, Integer> counts() {
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            counts.put(outcome, 0);
        }
        items().forEach(item -> counts.merge(item.outcome(), 1, Integer::sum));
        return counts;
    }

    /** The items that ended so. */
    default List<ItemOutcome> items(Outcome outcome) {
        return items().stream().filter(item -> item.outcome() == outcome).toList();
    }

    /** The run in one line. */
    default String summary() {
        StringBuilder line = new StringBuilder(operation());
        line.append(isDryRun() ? " (dry run): " : ": ")
                .append(items().size())
                .append(items().size() == 1 ? " item" : " items");
        counts().forEach((outcome, count) -> {
            if (count > 0) {
                line.append(", ").append(count).append(' ').append(outcome);
            }
        });
        reasonToSkipAll()
                .ifPresent(reason -> line.append(", all for one reason: ").append(reason));
        endedEarly().ifPresent(reason -> line.append("; ended early: ").append(reason));
        return SanitizedText.line(line.toString());
    }

    /** Why everything was skipped, if it was, and all of it for one reason: then it is likely a setting, and no item's. */
    private Optional<String> reasonToSkipAll() {
        Set<String> reasons = items().stream()
                .map(item -> item.outcome() == Outcome.SKIPPED ? item.detail() : "")
                .collect(Collectors.toSet());
        return items().size() > 1 && reasons.size() == 1
                ? reasons.stream().filter(reason -> !reason.isEmpty()).findFirst()
                : Optional.empty();
    }

    /** Holds each key to one outcome. */
    @Value.Check
    default void check() {
        Set<String> keys = new HashSet<>();
        for (ItemOutcome item : items()) {
            if (!keys.add(item.key())) {
                throw new IllegalStateException(operation() + ": two outcomes for " + item.key());
            }
        }
    }

    /** A new builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds runs. */
    final class Builder extends ImmutableRun.Builder {}
}
