package io.github.orderflowmagento.mapping;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts texts to a maximum length in code points, as databases count. */
final class Truncation {
    /** A grapheme: a letter with its accents, or a whole emoji. */
    private static final Pattern CHARACTER = Pattern.compile("\\X");

    private Truncation() {}

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Returns as much of the text as fits, without a partial character or blanks at its end. */
    static String to(int longest, String text) {
        if (length(text) <= longest) {
            return text;
        }
        int limit = text.offsetByCodePoints(0, longest);
        Matcher character = CHARACTER.matcher(text);
        int end = 0;
        while (character.find() && character.end() <= limit) {
            end = character.end();
        }
        // a single letter with more accents than fit is cut anyway
        return text.substring(0, end == 0 ? limit : end).stripTrailing();
    }
}
