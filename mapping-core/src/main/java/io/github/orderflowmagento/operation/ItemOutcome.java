package io.github.orderflowmagento.operation;

/**
 * What became of one item of a run.
 *
 * @param key the item: a SKU, an order number, or order number and message id of a despatch
 * @param outcome what became of it
 * @param detail why, or what was written; one line, without customers' data
 */
public record ItemOutcome(String key, Outcome outcome, String detail) {
    @Override
    public String toString() {
        return key + ": " + outcome + (detail.isEmpty() ? "" : " (" + detail + ")");
    }
}
