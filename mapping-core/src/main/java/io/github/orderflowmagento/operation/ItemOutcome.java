package io.github.orderflowmagento.operation;

import java.time.Instant;
import java.util.Optional;

import org.immutables.value.Value;

import io.github.orderflowmagento.mapping.internal.ValueStyle;
import io.github.orderflowmagento.operation.internal.text.SanitizedText;

/**
 * What became of one item of a run.
 *
 * <p>Immutable.
 */
@Value.Immutable
@ValueStyle
public abstract class ItemOutcome {
    ItemOutcome() {}

    /**
     * Returns the outcome of an item that has not failed.
     *
     * @param key the item: a SKU, an order number, or order number and message id of a despatch
     * @param outcome what became of it
     * @param detail why, or what was written; one line, without customers' data
     */
    public static ItemOutcome of(String key, Outcome outcome, String detail) {
        return builder().key(key).outcome(outcome).detail(detail).build();
    }

    /** The item: a SKU, an order number, or order number and message id of a despatch. */
    public abstract String key();

    /** What became of it. */
    public abstract Outcome outcome();

    /** Why, or what was written; one line, without customers' data. Default: empty. */
    @Value.Default
    public String detail() {
        return "";
    }

    /** How often the item itself has failed so far. Default: 0. */
    @Value.Default
    public int attempts() {
        return 0;
    }

    /** Of an item that will be retried, the time before which it is not tried; empty if the next run may. */
    public abstract Optional<Instant> dueAt();

    /**
     * Of an order that OrderFlow has, when it was exported: what OrderFlow was told as {@code exported}. Of one that OrderFlow had already,
     * when it answered so: a time that is known from an earlier run stands. Empty for other items, and in a dry run.
     */
    public abstract Optional<Instant> exportedAt();

    /**
     * Of what was sent to the warehouse for the item, the SHA-256, in hex: equal where the same was sent. Empty if nothing was sent. In a
     * dry run, of what would be sent.
     */
    public abstract Optional<String> fingerprint();

    /** On one line, whatever the key holds. */
    @Override
    public String toString() {
        String when = dueAt().map(time -> "not before " + time).orElse("");
        String separator = detail().isEmpty() || when.isEmpty() ? "" : ", ";
        String remark = detail() + separator + when;
        return SanitizedText.line(key() + ": " + outcome() + (remark.isEmpty() ? "" : " (" + remark + ")"));
    }

    /** Returns a builder of outcomes. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds outcomes. Not thread-safe. */
    public static final class Builder extends ImmutableItemOutcome.Builder {
        Builder() {}
    }
}
