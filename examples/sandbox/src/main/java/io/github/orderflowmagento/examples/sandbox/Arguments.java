package io.github.orderflowmagento.examples.sandbox;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** The positional arguments of one call. */
final class Arguments {

    private final List<@Nullable Object> values;

    Arguments(List<@Nullable Object> values) {
        this.values = values;
    }

    /** Returns a mandatory argument, without which PHP crashes. */
    String text(int position) {
        if (position >= values.size()) {
            throw new ShopCrash("too few arguments");
        }
        Object value = values.get(position);
        return value == null ? "" : value.toString();
    }

    @Nullable
    Object optional(int position) {
        return position < values.size() ? values.get(position) : null;
    }

    /** Returns an optional text; an empty one counts as missing. */
    @Nullable
    String optionalText(int position) {
        Object value = optional(position);
        return value == null || value.toString().isEmpty() ? null : value.toString();
    }

    boolean flag(int position) {
        return LooseNumber.of(optional(position)).signum() != 0;
    }

    /** Returns a list; a single value becomes a list of one. */
    List<@Nullable Object> list(int position) {
        return listOf(optional(position));
    }

    @SuppressWarnings("unchecked") // the reader makes no other lists
    static List<@Nullable Object> listOf(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return (List<@Nullable Object>) list;
        }
        return value == null ? List.of() : List.of(value);
    }
}
