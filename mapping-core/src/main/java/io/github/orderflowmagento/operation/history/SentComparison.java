package io.github.orderflowmagento.operation.history;

import java.util.List;
import java.util.Optional;

import org.immutables.value.Value;

import io.github.orderflowmagento.mapping.internal.ValueStyle;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Run;

/**
 * Compares what an export would send for an item now with what it sent last, according to a record of runs:
 *
 * <pre>{@code
 * Run dryRun = export.of(List.of("100000123")).dryRun(RunState.initial());
 * SentComparison.of(dryRun, history, "shop.example.com").forEach(one -> System.out.println(one.describe()));
 * }</pre>
 *
 * <p>A dry run from the initial state contains what would be sent, whether or not it was sent before. The comparison ignores the time of
 * the export. It includes the units left to ship, so an order that was partly shipped since then differs.
 *
 * <p>Immutable.
 */
@Value.Immutable
@ValueStyle
public abstract class SentComparison {
    SentComparison() {}

    /** The result of a comparison. */
    public enum Result {
        /** The same would be sent. */
        SAME,

        /** Something else would be sent. */
        DIFFERENT,

        /** The record has no document sent for the item. */
        NEVER_SENT,

        /** Nothing would be sent; {@link SentComparison#now} contains the reason. */
        NOT_COMPARED
    }

    /** The outcome of the item in the dry run. */
    public abstract ItemOutcome now();

    /** The newest recorded outcome with which something was sent for the item; empty if none is recorded. */
    public abstract Optional<RecordedItem> lastSent();

    /**
     * The document that would be sent; present only for a dry run of a single item without a consumer of documents. It contains customers'
     * data.
     */
    @Value.Redacted
    public abstract Optional<String> document();

    /** The result of the comparison. */
    public Result result() {
        Optional<String> fingerprint = now().fingerprint();
        if (fingerprint.isEmpty()) {
            return Result.NOT_COMPARED;
        }
        return lastSent()
                .map(sent -> sent.item().fingerprint().equals(fingerprint) ? Result.SAME : Result.DIFFERENT)
                .orElse(Result.NEVER_SENT);
    }

    /** Returns the comparison in one line, without the document. */
    public String describe() {
        String sent = lastSent().map(item -> " " + item.settledAt()).orElse("");
        return switch (result()) {
            case SAME -> now().key() + ": the same as was last sent," + sent;
            case DIFFERENT -> now().key() + ": differs from what was last sent," + sent;
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
     * @param shop the shop, by the name given to the listener of the record
     * @throws IllegalArgumentException if the run was not a dry run
     * @throws IllegalStateException if the record cannot be read
     */
    public static List<SentComparison> of(Run dryRun, RunHistory history, String shop) {
        if (!dryRun.isDryRun()) {
            throw new IllegalArgumentException(
                    "a dry run is required: what a real run sent is already the newest in the record");
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
