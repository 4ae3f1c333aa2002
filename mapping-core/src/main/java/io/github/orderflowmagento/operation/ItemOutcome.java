package io.github.orderflowmagento.operation;

import java.time.Instant;
import java.util.Optional;

import org.immutables.value.Value;

import io.github.orderflowmagento.mapping.internal.ValueStyle;
import io.github.orderflowmagento.operation.internal.text.SanitizedText;

/**
 * The outcome of one item of a run.
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
     * @param outcome the outcome
     * @param detail the reason, or what was written; one line, without customers' data
     */
    public static ItemOutcome of(String key, Outcome outcome, String detail) {
        return builder().key(key).outcome(outcome).detail(detail).build();
    }

    /** The item: a SKU, an order number, or order number and message id of a despatch. */
    public abstract String key();

    /** The outcome. */
    public abstract Outcome outcome();

    /** The reason, or what was written; one line, without customers' data. Default: empty. */
    @Value.Default
    public String detail() {
        return "";
    }

    /** How often the item itself has failed so far. Default: 0. */
    @Value.Default
    public int attempts() {
        return 0;
    }

    /** For an item that will be retried, the time before which it is not retried; empty if the next run may retry it. */
    public abstract Optional<Instant> dueAt();

    /**
     * For an order that OrderFlow has, the time of its export: the value sent to OrderFlow as {@code exported}. If OrderFlow already had
     * the order, the time at which this run sent it again; keep the time that an earlier run returned, if there is one. Empty for other
     * items, and in a dry run.
     */
    public abstract Optional<Instant> exportedAt();

    /**
     * The SHA-256, in hex, of what was sent to the warehouse for the item, or would be sent in a dry run. Equal fingerprints mean that the
     * same was sent. Empty if nothing was sent.
     */
    public abstract Optional<String> fingerprint();

    /** Returns the outcome on one line, even if the key contains line breaks. */
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
