package io.github.orderflowmagento.mapping;

/**
 * A value that OrderFlow would reject.
 *
 * @param property the property's name, without the prefix of an address or a line
 * @param problem what is wrong with the value, for example {@code has 134 characters, OrderFlow takes 120}
 * @param value the whole value; empty if the property is missing or its text cannot be decoded. {@link #toString} shows only the first 30
 *     characters
 * @param source where the value came from, in words; empty if no rule sets the property
 */
public record Violation(String property, String problem, String value, String source) {
    private static final int SHOWN = 30;

    /** Returns the violation as it appears in messages. */
    @Override
    public String toString() {
        String shown = value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
        return property + " " + problem + (value.isEmpty() ? "" : ": '" + shown.replaceAll("\\s+", " ") + "'")
                + (source.isEmpty() ? "; no rule gives it" : " (from " + source + ")");
    }
}
