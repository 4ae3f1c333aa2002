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

/** The result of a run: one outcome per item, and the state for the next run. Immutable. */
@Value.Immutable
@ValueStyle
public interface Run {
    /** The maximum number of failed items in a run of an operation that keeps failures only. */
    int MOST_FAILURES = 1_000;

    /** The operation's name, for example {@code order export}. */
    String operation();

    /** Whether this was a dry run, which writes nothing. {@link #next} is then the unchanged state. */
    boolean isDryRun();

    /**
     * The outcomes, one per key, in the order in which they were settled. If the operation {@linkplain
     * io.github.orderflowmagento.operation.order.OrderExport.Builder#failuresOnly keeps failures only}, just the failed items, up to the
     * first {@value #MOST_FAILURES}.
     */
    List<ItemOutcome> items();

    /** The number of further items by outcome that {@link #items} does not contain. Empty unless the operation keeps failures only. */
    Map<Outcome, Integer> omitted();

    /** The state for the next run. */
    @Value.Redacted
    RunState next();

    /**
     * Warnings for people to read. A warning is one line for all items concerned, with their number and the first keys; the details of
     * these items contain it, too.
     */
    List<String> warnings();

    /**
     * Why the run ended before it had processed everything, or that it lost its lease so that its state was not saved; otherwise empty. The
     * next run processes everything that this run did not complete and save.
     */
    Optional<String> endedEarly();

    /**
     * The reason for {@link #endedEarly}, for use by programs. Empty if the run did not end early, or if a custom operation did not set it.
     */
    Optional<EndReason> endedBy();

    /**
     * In a dry run, the documents that would have been sent. They contain customers' addresses. Empty if a {@linkplain
     * io.github.orderflowmagento.operation.order.OrderExport.Builder#documents consumer} receives them, or if the operation keeps failures
     * only.
     */
    @Value.Redacted
    List<String> documents();

    /**
     * Returns the number of items by outcome. Contains every outcome, including those with zero items; the numbers add up to {@link #size}.
     */
    default Map<Outcome, Integer> counts() {
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            counts.put(outcome, omitted().getOrDefault(outcome, 0));
        }
        items().forEach(item -> counts.merge(item.outcome(), 1, Integer::sum));
        return counts;
    }

    /** Returns the number of items of the run, including those not in {@link #items}. */
    default int size() {
        return items().size()
                + omitted().values().stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * Returns the export times of an order export by key: {@link ItemOutcome#exportedAt} of all {@link #items}, as input for {@link
     * io.github.orderflowmagento.mapping.inventory.OrderedUnits}. Empty for other operations.
     */
    default Map<String, Instant> exportedAt() {
        Map<String, Instant> times = new LinkedHashMap<>();
        items().forEach(item -> item.exportedAt().ifPresent(time -> times.put(item.key(), time)));
        return times;
    }

    /** Returns the items with this outcome, as far as {@link #items} contains them. */
    default List<ItemOutcome> items(Outcome outcome) {
        return items().stream().filter(item -> item.outcome() == outcome).toList();
    }

    /** Returns a summary of the run in one line. */
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

    /** Returns the reason if every item was skipped for the same one, which is probably a setting. */
    private Optional<String> reasonToSkipAll() {
        Set<String> reasons = items().stream()
                .map(item -> item.outcome() == Outcome.SKIPPED ? item.detail() : "")
                .collect(Collectors.toSet());
        return omitted().isEmpty() && items().size() > 1 && reasons.size() == 1
                ? reasons.stream().filter(reason -> !reason.isEmpty()).findFirst()
                : Optional.empty();
    }

    /**
     * Rejects a second outcome for a key.
     *
     * @throws IllegalStateException if two items have the same key
     */
    @Value.Check
    default void check() {
        Set<String> keys = new HashSet<>();
        for (ItemOutcome item : items()) {
            if (!keys.add(item.key())) {
                throw new IllegalStateException(operation() + ": two outcomes for " + item.key());
            }
        }
    }

    /** Returns a new builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds runs. Not thread-safe. */
    final class Builder extends ImmutableRun.Builder {}
}
