package io.github.orderflowmagento.mapping;

/**
 * A warning that a value was changed or left out so that the rest of its entity could be sent. It does not contain the value, which may be
 * personal data.
 *
 * @param property the property's name, without the prefix of an address or a line
 * @param change what was done, in the same words for all entities, for example {@code left out} or {@code cut to 120 characters}
 * @param cause what was wrong with this value, for example {@code has 134 characters, OrderFlow takes 120}
 * @param source where the value came from, in words; may be empty
 */
public record MappingWarning(String property, String change, String cause, String source) {
    /** Returns the part of the warning that is the same for all entities. */
    public String summary() {
        return property + " " + change;
    }

    /** Returns the warning as it appears in messages. */
    @Override
    public String toString() {
        return summary() + ": " + cause + (source.isEmpty() ? "" : " (from " + source + ")");
    }
}
