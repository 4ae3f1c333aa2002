package io.github.orderflowmagento.operation.internal.text;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** Makes what is said of an item fit to be kept: it may quote anything that the other side, or a custom rule, has said. */
public final class SanitizedText {
    private static final int LONGEST = 1_000;

    /** More is not looked at: patterns take time for each character. */
    private static final int LONGEST_READ = 4_000;

    /** At the end of what is looked at, what the cut has left of an address is not recognised. */
    private static final int LONGEST_CUT = 400;

    private static final int LONGEST_BEGINNING = 60;
    private static final int LONGEST_END = 40;

    private static final String CUT = "...";
    private static final String BLOT = "[...]";
    private static final Pattern EMAIL = Pattern.compile("[^\\s<>\"'(),:;=]{1,64}@[^\\s<>\"'(),:;=]{1,255}");

    /** With control characters, and what turns the direction of reading: none may begin a line of its own in a log, or forge one. */
    private static final Pattern WHITE_SPACE =
            Pattern.compile("[\\s\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]+");

    private SanitizedText() {}

    /** The text on one line, without e-mail addresses, and not longer than anybody reads. */
    public static String of(String text) {
        return of(text, List.of());
    }

    /** The same, without what is known of people. */
    public static String of(String text, Collection<PersonalData> people) {
        boolean isCut = text.length() > LONGEST_READ;
        String clean = isCut ? text.substring(0, LONGEST_READ) : text;
        for (PersonalData person : people) {
            clean = person.maskedIn(clean);
        }
        clean = EMAIL.matcher(clean).replaceAll(BLOT);
        clean = line(isCut ? clean.substring(0, Math.max(0, clean.length() - LONGEST_CUT)) + CUT : clean);
        return clean.length() <= LONGEST ? clean : clean.substring(0, end(clean, LONGEST - CUT.length())) + CUT;
    }

    /** Its beginning and its end, which tell the most: for one of very many. */
    public static String shortened(String text) {
        int end = text.length() - LONGEST_END;
        return end <= LONGEST_BEGINNING + CUT.length()
                ? text
                : text.substring(0, end(text, LONGEST_BEGINNING))
                        + CUT
                        + text.substring(Character.isLowSurrogate(text.charAt(end)) ? end + 1 : end);
    }

    /** The text on one line. */
    public static String line(String text) {
        return WHITE_SPACE.matcher(text).replaceAll(" ");
    }

    /** Where to cut: not inside a character beyond the first 65,536, half of which no database takes. */
    private static int end(String text, int end) {
        return Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
    }
}
