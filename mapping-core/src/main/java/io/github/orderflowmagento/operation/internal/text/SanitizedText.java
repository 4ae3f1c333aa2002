package io.github.orderflowmagento.operation.internal.text;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** Makes texts fit for logs, states and reports: they may quote anything from the other side or a custom rule. */
public final class SanitizedText {
    private static final int LONGEST = 1_000;

    /** The rest is ignored, since patterns take time for each character. */
    private static final int LONGEST_READ = 4_000;

    /** At the end, an address that was cut off is not recognised. */
    private static final int LONGEST_CUT = 400;

    private static final int LONGEST_BEGINNING = 60;
    private static final int LONGEST_END = 40;

    private static final String CUT = "...";
    private static final String BLOT = "[...]";
    private static final Pattern EMAIL = Pattern.compile("[^\\s<>\"'(),:;=]{1,64}@[^\\s<>\"'(),:;=]{1,255}");

    /** Includes control characters and those that change the reading direction: none may start a new line in a log, or forge one. */
    private static final Pattern WHITE_SPACE =
            Pattern.compile("[\\s\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]+");

    private SanitizedText() {}

    /** Returns the text on one line of limited length, without e-mail addresses. */
    public static String of(String text) {
        return of(text, List.of());
    }

    /** Returns the same, with personal data masked. */
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

    /** Returns the beginning and the end, which are most informative: for one of very many. */
    public static String shortened(String text) {
        int end = text.length() - LONGEST_END;
        return end <= LONGEST_BEGINNING + CUT.length()
                ? text
                : text.substring(0, end(text, LONGEST_BEGINNING))
                        + CUT
                        + text.substring(Character.isLowSurrogate(text.charAt(end)) ? end + 1 : end);
    }

    /** Returns the text on one line. */
    public static String line(String text) {
        return WHITE_SPACE.matcher(text).replaceAll(" ");
    }

    /** Returns where to cut: not inside a surrogate pair, half of which no database accepts. */
    private static int end(String text, int end) {
        return Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
    }
}
