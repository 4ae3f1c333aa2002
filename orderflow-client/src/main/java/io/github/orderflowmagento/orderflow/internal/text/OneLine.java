package io.github.orderflowmagento.orderflow.internal.text;

import java.util.regex.Pattern;

/** Keeps quoted text from starting a new line in a log. */
public final class OneLine {

    /** Control characters, line and paragraph separators, and bidirectional controls. */
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]+");

    private OneLine() {}

    public static String of(String text) {
        return BREAKS.matcher(text).replaceAll(" ");
    }
}
