package io.github.orderflowmagento.operation.history;

import java.time.Instant;

import org.immutables.value.Value;

import io.github.orderflowmagento.mapping.internal.ValueStyle;
import io.github.orderflowmagento.operation.ItemOutcome;

/**
 * What became of an item in a run, as it was recorded.
 *
 * <p>Immutable.
 */
@Value.Immutable
@ValueStyle
public abstract class RecordedItem {
    RecordedItem() {}

    /** The run: {@link RecordedRun#id}. */
    public abstract String runId();

    /** The shop, as the listener was told to call it. */
    public abstract String shop();

    /** Which operation, in words. */
    public abstract String operation();

    /** Whether it was a dry run, in which nothing was written to the other side. */
    public abstract boolean isDryRun();

    /** When it had its outcome, by the clock of the machine, to the millisecond. */
    public abstract Instant settledAt();

    /**
     * The outcome. A key of more than 250 characters is recorded with a hash in place of its end; it is found by either. Of the detail the first
     * 2,000 characters are recorded.
     */
    public abstract ItemOutcome item();

    /** On one line, whatever the key holds. */
    @Override
    public String toString() {
        return settledAt() + " " + operation() + (isDryRun() ? " (dry run), " : ", ") + item();
    }

    /** A new builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds recorded items. Not thread-safe. */
    public static final class Builder extends ImmutableRecordedItem.Builder {
        Builder() {}
    }
}
