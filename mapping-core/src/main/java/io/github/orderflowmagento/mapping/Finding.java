package io.github.orderflowmagento.mapping;

import org.immutables.value.Value;

import io.github.orderflowmagento.mapping.internal.ValueStyle;

/**
 * A problem found by a check: the mapping does not fit the data of the shop or the warehouse. Contains names but no values.
 *
 * <p>Immutable.
 */
@Value.Immutable
@ValueStyle
public abstract class Finding {
    Finding() {}

    /** The kind of entity, for example {@code order}. */
    public abstract String entity();

    /** The table of the mapping. Default: empty, for a mapping with one table. */
    @Value.Default
    public String part() {
        return "";
    }

    /** The name of the property or the condition. */
    public abstract String property();

    /** The field or setting concerned. Default: empty. */
    @Value.Default
    public String field() {
        return "";
    }

    /** The problem, for example {@code none of 12 samples has this field}. */
    public abstract String problem();

    /** What to do about the problem. */
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
