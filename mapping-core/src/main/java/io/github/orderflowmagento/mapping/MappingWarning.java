package io.github.orderflowmagento.mapping;

/**
 * A value that was changed, or left out, so that the rest of its entity could be sent. It does not show the value, which may be
 * personal data.
 *
 * @param property its name, without the prefix of an address or a line
 * @param change what was done, the same words for all entities: {@code left out}, {@code cut to 120 characters}
 * @param cause what was wrong with this one: {@code has 134 characters, OrderFlow takes 120}
 * @param source where it came from
 */
public record MappingWarning(String property, String change, String cause, String source) {
    /** What all entities have in common to which this happened. */
    public String summary() {
        return property + " " + change;
    }

    /** The warning as messages say it. */
    @Override
    public String toString() {
        return summary() + ": " + cause + (source.isEmpty() ? "" : " (from " + source + ")");
    }
}
