package io.github.orderflowmagento.operation;

import java.time.Instant;
import java.util.Optional;

import io.github.orderflowmagento.operation.internal.text.SanitizedText;

/**
 * What became of one item of a run.
 *
 * @param key the item: a SKU, an order number, or order number and message id of a despatch
 * @param outcome what became of it
 * @param detail why, or what was written; one line, without customers' data
 * @param attempts how often the item itself has failed so far; 0 if it has not
 * @param dueAt of an item that will be retried, the time before which it is not tried; empty if the next run may
 */
public record ItemOutcome(String key, Outcome outcome, String detail, int attempts, Optional<Instant> dueAt) {
    /** An outcome of an item that has not failed. */
    public ItemOutcome(String key, Outcome outcome, String detail) {
        this(key, outcome, detail, 0, Optional.empty());
    }

    /** On one line, whatever the key holds. */
    @Override
    public String toString() {
        String when = dueAt.map(time -> "not before " + time).orElse("");
        String separator = detail.isEmpty() || when.isEmpty() ? "" : ", ";
        String remark = detail + separator + when;
        return SanitizedText.line(key + ": " + outcome + (remark.isEmpty() ? "" : " (" + remark + ")"));
    }
}
