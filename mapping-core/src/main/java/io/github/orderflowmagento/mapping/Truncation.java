package io.github.orderflowmagento.mapping;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts texts to a length, counted as databases do, by code points. */
final class Truncation {
    /** What is one character to a reader: a letter with its accents, both halves of an emoji. */
    private static final Pattern CHARACTER = Pattern.compile("\\X");

    private Truncation() {}

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** As much of the text as fits, without a part of a character or blanks at its end. */
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
        // one letter with more accents than fit is cut all the same
        return text.substring(0, end == 0 ? limit : end).stripTrailing();
    }
}
