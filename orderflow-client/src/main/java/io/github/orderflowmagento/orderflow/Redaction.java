package io.github.orderflowmagento.orderflow;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes text of the other side fit for a message: short, on one line, without secrets and e-mail addresses. However long
 * a text is, only its first {@value #LONGEST_READ} characters are looked at.
 */
final class Redaction {

    private static final int LONGEST = 200;

    /** Enough for the words of an error page, and fewer characters than are kept, so that a cut is known. */
    private static final int LONGEST_READ = AnswerStart.BYTES / 3 - 1;

    /** At the end of what is looked at: longer than an e-mail address, and than a secret in its longest spelling should be. */
    private static final int LONGEST_CUT = 1_000;

    private static final String BLOT = "[...]";
    private static final Pattern EMAIL = Pattern.compile("[^\\s<>\"'(),:;=]{1,64}@[^\\s<>\"'(),:;=]{1,255}");
    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    private final List<Pattern> secrets;

    Redaction(List<String> secrets) {
        // The longer first, since a shorter one may be part of it.
        this.secrets = secrets.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .flatMap(SecretPatterns::of)
                .toList();
    }

    /** The text on one line; of a page what a reader sees. */
    String excerpt(String text) {
        String clean = beginning(text);
        String words = HtmlPage.isIn(clean) ? withoutSecrets(HtmlPage.words(clean)) : "";
        String line = WHITE_SPACE
                .matcher(words.isBlank() ? clean : words)
                .replaceAll(" ")
                .strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 3) + "...";
    }

    /** The text without secrets, as far as it is looked at: what a cut leaves of a secret is not recognised. */
    private String beginning(String text) {
        if (text.length() <= LONGEST_READ) {
            return withoutSecrets(text);
        }
        String clean = withoutSecrets(text.substring(0, LONGEST_READ));
        return clean.substring(0, Math.max(0, clean.length() - LONGEST_CUT));
    }

    /** The text, with user name, password and e-mail addresses blotted out. */
    String withoutSecrets(String text) {
        return EMAIL.matcher(withoutCredentials(text)).replaceAll(BLOT);
    }

    boolean holdsCredentials(String text) {
        return secrets.stream().anyMatch(secret -> secret.matcher(text).find());
    }

    /** The text, with user name and password blotted out. */
    String withoutCredentials(String text) {
        String clean = text;
        for (Pattern secret : secrets) {
            clean = secret.matcher(clean).replaceAll(BLOT);
        }
        return clean;
    }

    /**
     * The failure as it is, so that its kind can be asked for; or, if a message in it repeats what must not be shown, or is
     * long, another that says the same without it.
     */
    Throwable withoutSecrets(Throwable failure) {
        String messages = messages(failure);
        if (beginning(messages).equals(messages)) {
            return failure;
        }
        IOException clean = new IOException(
                failure.getClass().getSimpleName() + ": " + excerpt(String.valueOf(failure.getMessage())));
        clean.setStackTrace(failure.getStackTrace());
        return clean;
    }

    /** What a trace shows of a failure beside the places: the messages of all its causes, and of what was suppressed. */
    private static String messages(Throwable failure) {
        return failure
                + Stream.concat(Stream.ofNullable(failure.getCause()), Stream.of(failure.getSuppressed()))
                        .map(other -> " " + messages(other))
                        .collect(Collectors.joining());
    }
}
