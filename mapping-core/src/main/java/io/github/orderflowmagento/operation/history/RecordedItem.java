package io.github.orderflowmagento.operation.history;

import java.time.Instant;

import org.immutables.value.Value;

import io.github.orderflowmagento.mapping.internal.ValueStyle;
import io.github.orderflowmagento.operation.ItemOutcome;

/**
 * The recorded outcome of an item in a run.
 *
 * <p>Immutable.
 */
@Value.Immutable
@ValueStyle
public abstract class RecordedItem {
    RecordedItem() {}

    /** The run: {@link RecordedRun#id}. */
    public abstract String runId();

    /** The shop, by the name given to the listener. */
    public abstract String shop();

    /** The operation's name, for example {@code order export}. */
    public abstract String operation();

    /** Whether the run was a dry run, which wrote nothing. */
    public abstract boolean isDryRun();

    /** When the item was settled, by the machine's clock, to the millisecond. */
    public abstract Instant settledAt();

    /**
     * The outcome. A key of more than 250 characters is recorded with a hash in place of its end, and is found by its full or its recorded
     * form. The detail is recorded up to 2,000 characters.
     */
    public abstract ItemOutcome item();

    /** Returns the item on one line, even if the key contains line breaks. */
    @Override
    public String toString() {
        return settledAt() + " " + operation() + (isDryRun() ? " (dry run), " : ", ") + item();
    }

    /** Returns a new builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds recorded items. Not thread-safe. */
    public static final class Builder extends ImmutableRecordedItem.Builder {
        Builder() {}
    }
}
