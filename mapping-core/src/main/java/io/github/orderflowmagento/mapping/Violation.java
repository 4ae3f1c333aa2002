package io.github.orderflowmagento.mapping;

/**
 * A value that OrderFlow would not take.
 *
 * @param property its name, without the prefix of an address or a line
 * @param problem what is wrong with it: {@code has 134 characters, OrderFlow takes 120}
 * @param value the value, whole; {@link #toString} shows its beginning only
 * @param source where it came from
 */
public record Violation(String property, String problem, String value, String source) {
    private static final int SHOWN = 30;

    /** The violation as messages say it. */
    @Override
    public String toString() {
        String shown = value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
        return property + " " + problem + (value.isEmpty() ? "" : ": '" + shown.replaceAll("\\s+", " ") + "'")
                + (source.isEmpty() ? "; no rule gives it" : " (from " + source + ")");
    }
}
