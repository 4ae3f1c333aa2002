package io.github.orderflowmagento.operation;

import java.util.regex.Pattern;

/** Makes what is said of an item fit to be kept: it may quote anything that the other side, or a custom rule, has said. */
final class Remark {
    private static final int LONGEST = 1_000;
    private static final String CUT = "...";
    private static final String BLOT = "[...]";
    private static final Pattern EMAIL = Pattern.compile("[^\\s<>\"'(),:;=]{1,64}@[^\\s<>\"'(),:;=]{1,255}");
    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    private Remark() {}

    /** The text on one line, without e-mail addresses, and not longer than anybody reads. */
    static String of(String text) {
        String clean = WHITE_SPACE.matcher(EMAIL.matcher(text).replaceAll(BLOT)).replaceAll(" ");
        return clean.length() <= LONGEST ? clean : clean.substring(0, end(clean)) + CUT;
    }

    /** Where to cut: not inside a character beyond the first 65,536, half of which no database takes. */
    private static int end(String text) {
        int end = LONGEST - CUT.length();
        return Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
    }
}
