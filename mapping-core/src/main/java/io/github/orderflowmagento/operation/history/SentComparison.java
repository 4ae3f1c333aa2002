package io.github.orderflowmagento.operation.history;

import java.util.List;
import java.util.Optional;

import org.immutables.value.Value;

import io.github.orderflowmagento.mapping.internal.ValueStyle;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Run;

/**
 * Whether an export would send the same for an item now as it has last sent, by a record of runs:
 *
 * <pre>{@code
 * Run dryRun = export.of(List.of("100000123")).dryRun(RunState.initial());
 * SentComparison.of(dryRun, history, "shop.example.com").forEach(one -> System.out.println(one.describe()));
 * }</pre>
 *
 * <p>A dry run from the initial state tells what would be sent whether or not it was sent before. What is sent counts but for the time of the export; of
 * an order also the units that are left to ship, so one that was shipped in part since differs.
 *
 * <p>Immutable.
 */
@Value.Immutable
@ValueStyle
public abstract class SentComparison {
    SentComparison() {}

    /** How two documents compare. */
    public enum Result {
        /** The same would be sent. */
        SAME,

        /** Something else would be sent. */
        DIFFERENT,

        /** The record knows of nothing that was sent for the item. */
        NEVER_SENT,

        /** Nothing would be sent; {@link SentComparison#now} says why. */
        NOT_COMPARED
    }

    /** What became of the item in the dry run. */
    public abstract ItemOutcome now();

    /** When something was last sent for it; empty if the record does not know. */
    public abstract Optional<RecordedItem> lastSent();

    /** The document that would be sent: of a dry run of one item only, unless somebody else gets its documents. It holds customers' data. */
    @Value.Redacted
    public abstract Optional<String> document();

    /** How what would be sent compares with what was last sent. */
    public Result result() {
        Optional<String> fingerprint = now().fingerprint();
        if (fingerprint.isEmpty()) {
            return Result.NOT_COMPARED;
        }
        return lastSent()
                .map(sent -> sent.item().fingerprint().equals(fingerprint) ? Result.SAME : Result.DIFFERENT)
                .orElse(Result.NEVER_SENT);
    }

    /** The comparison in one line, without the document. */
    public String describe() {
        String sent = lastSent().map(item -> " " + item.settledAt()).orElse("");
        return switch (result()) {
            case SAME -> now().key() + ": the same as was last sent," + sent;
            case DIFFERENT -> now().key() + ": not what was last sent," + sent;
            case NEVER_SENT -> now().key() + ": never sent, by the record of runs";
            case NOT_COMPARED ->
                now() + "; " + (sent.isEmpty() ? "never sent, by the record of runs" : "last sent" + sent);
        };
    }

    /**
     * Compares each item of a dry run.
     *
     * @param dryRun a dry run of the product export or the order export
     * @param history the record of runs
     * @param shop as the listener of the record was told to call it
     * @throws IllegalArgumentException if it was no dry run
     * @throws IllegalStateException if the record cannot be read
     */
    public static List<SentComparison> of(Run dryRun, RunHistory history, String shop) {
        if (!dryRun.isDryRun()) {
            throw new IllegalArgumentException("what was sent just now is what was last sent: give a dry run");
        }
        HistoryQuery query =
                HistoryQuery.builder().shop(shop).operation(dryRun.operation()).build();
        Optional<String> document =
                dryRun.size() == 1 ? dryRun.documents().stream().findFirst() : Optional.empty();
        return dryRun.items().stream()
                .<SentComparison>map(item -> builder()
                        .now(item)
                        .lastSent(history.lastSent(item.key(), query))
                        .document(document)
                        .build())
                .toList();
    }

    /** Returns a builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds comparisons. Not thread-safe. */
    public static final class Builder extends ImmutableSentComparison.Builder {
        Builder() {}
    }
}
