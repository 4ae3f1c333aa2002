package io.github.orderflowmagento.mapping;

import org.immutables.value.Value;

import io.github.orderflowmagento.mapping.internal.ValueStyle;

/**
 * A problem that a check found: the mapping does not fit the data of the shop or the warehouse. Holds names but no values.
 *
 * <p>Immutable.
 */
@Value.Immutable
@ValueStyle
public abstract class Finding {
    Finding() {}

    /** The kind of entity: {@code order}. */
    public abstract String entity();

    /** The table of the mapping. Default: empty, for a mapping with one table. */
    @Value.Default
    public String part() {
        return "";
    }

    /** The property or the condition. */
    public abstract String property();

    /** The field or setting concerned. Default: empty. */
    @Value.Default
    public String field() {
        return "";
    }

    /** The problem: {@code none of 12 orders has it}. */
    public abstract String problem();

    /** What to do about it. */
    public abstract String advice();

    /** Returns the finding on one line. */
    @Override
    public String toString() {
        return entity() + (part().isEmpty() ? "" : ", " + part()) + ": " + property()
                + (field().isEmpty() ? "" : " from " + field()) + ": " + problem() + ": " + advice();
    }

    /** Returns a builder of findings. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds findings. Not thread-safe. */
    public static final class Builder extends ImmutableFinding.Builder {
        Builder() {}
    }
}
