package io.github.orderflowmagento.orderflow;

import java.util.List;
import java.util.regex.Pattern;

/** Makes text of the other side fit for a message: short, on one line, without secrets and e-mail addresses. */
final class Redaction {

    private static final int LONGEST = 200;
    private static final String BLOT = "[...]";
    private static final Pattern EMAIL = Pattern.compile("[^\\s<>\"'(),:;=]{1,64}@[^\\s<>\"'(),:;=]{1,255}");
    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    private final List<String> secrets;

    Redaction(List<String> secrets) {
        this.secrets = List.copyOf(secrets);
    }

    String excerpt(String text) {
        String clean = text;
        for (String secret : secrets) {
            clean = clean.replace(secret, BLOT);
        }
        clean = EMAIL.matcher(clean).replaceAll(BLOT);
        clean = WHITE_SPACE.matcher(clean).replaceAll(" ").strip();
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST - 3) + "...";
    }
}
