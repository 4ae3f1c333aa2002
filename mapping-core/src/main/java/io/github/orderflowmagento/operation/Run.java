package io.github.orderflowmagento.operation;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
    /** How many failures a run has of an operation that keeps failures only. */
    int MOST_FAILURES = 1_000;

    /** Which operation, in words. */
    String operation();

    /** Whether nothing was written. Then {@link #next} is the state unchanged. */
    boolean isDryRun();

    /**
     * What became of each item, each key once, in the order in which they were settled. Where the operation {@linkplain
     * io.github.orderflowmagento.operation.order.OrderExport.Builder#failuresOnly keeps failures only}, those that failed, the first {@value
     * #MOST_FAILURES} of them.
     */
    List<ItemOutcome> items();

    /** How many more items ended as what, that {@link #items} leaves out. Empty unless the operation keeps failures only. */
    Map<Outcome, Integer> omitted();

    /** The state for the next run. */
    @Value.Redacted
    RunState next();

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

    /** The same for programs to decide by; empty if the run did not end early, or whoever made it did not say. */
    Optional<EndReason> endedBy();

    /**
     * In a dry run, the documents that would have been sent. They hold customers' addresses. Empty where somebody else {@linkplain
     * io.github.orderflowmagento.operation.order.OrderExport.Builder#documents gets} them, or the operation keeps failures only.
     */
    @Value.Redacted
    List<String> documents();

    /** How many items ended as what. Every outcome is there, be it zero; they add up to {@link #size}. */
    default Map<Outcome, Integer> counts() {
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            counts.put(outcome, omitted().getOrDefault(outcome, 0));
        }
        items().forEach(item -> counts.merge(item.outcome(), 1, Integer::sum));
        return counts;
    }

    /** How many items the run had, be they in {@link #items} or not. */
    default int size() {
        return items().size()
                + omitted().values().stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * Of an order export, when each order that OrderFlow has was exported, by its number: {@link ItemOutcome#exportedAt} of all {@link
     * #items}, which is what {@link io.github.orderflowmagento.mapping.inventory.OrderedUnits} wants.
     */
    default Map<String, Instant> exportedAt() {
        Map<String, Instant> times = new LinkedHashMap<>();
        items().forEach(item -> item.exportedAt().ifPresent(time -> times.put(item.key(), time)));
        return times;
    }

    /** The items that ended so, as far as {@link #items} has them. */
    default List<ItemOutcome> items(Outcome outcome) {
        return items().stream().filter(item -> item.outcome() == outcome).toList();
    }

    /** The run in one line. */
    default String summary() {
        StringBuilder line = new StringBuilder(operation());
        line.append(isDryRun() ? " (dry run): " : ": ").append(size()).append(size() == 1 ? " item" : " items");
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
        return omitted().isEmpty() && items().size() > 1 && reasons.size() == 1
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
