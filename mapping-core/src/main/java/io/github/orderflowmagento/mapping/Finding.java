package io.github.orderflowmagento.mapping;

import org.immutables.value.Value;

import io.github.orderflowmagento.mapping.internal.ValueStyle;

/**
 * What a check found: something of a mapping that the shop or the warehouse does not bear out. It shows names, and no values.
 *
 * <p>Immutable.
 */
@Value.Immutable
@ValueStyle
public abstract class Finding {
    Finding() {}

    /** What kind of thing it is about: {@code order}. */
    public abstract String entity();

    /** Which table of the mapping. Default: empty, for a mapping of one table. */
    @Value.Default
    public String part() {
        return "";
    }

    /** The property, or the condition. */
    public abstract String property();

    /** The field or setting that is in question. Default: empty. */
    @Value.Default
    public String field() {
        return "";
    }

    /** What is wrong: {@code none of 12 orders has it}. */
    public abstract String problem();

    /** What to do. */
    public abstract String advice();

    /** The finding in one line. */
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
