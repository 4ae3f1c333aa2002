package io.github.orderflowmagento.orderflow.internal.text;

import java.util.regex.Pattern;

/** Keeps what a message quotes from beginning a line of its own in a log. */
public final class OneLine {

    /** Control characters, line and paragraph separators, and what turns the direction of reading. */
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]+");

    private OneLine() {}

    public static String of(String text) {
        return BREAKS.matcher(text).replaceAll(" ");
    }
}
