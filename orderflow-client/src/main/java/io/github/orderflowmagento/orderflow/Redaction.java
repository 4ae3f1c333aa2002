package io.github.orderflowmagento.orderflow;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Removes secrets and e-mail addresses from text quoted in messages, and shortens it to one line. Only the first {@value #LONGEST_READ}
 * characters of a text are read.
 */
final class Redaction {

    private static final int LONGEST = 200;

    /** Enough for the text of an error page, and less than is kept, so that a cut is noticed. */
    private static final int LONGEST_READ = AnswerStart.BYTES / 3 - 1;

    /** The length left out at the end of a cut text; longer than an e-mail address or an encoded secret. */
    private static final int LONGEST_CUT = 1_000;

    private static final String BLOT = "[...]";
    private static final Pattern EMAIL = Pattern.compile("[^\\s<>\"'(),:;=]{1,64}@[^\\s<>\"'(),:;=]{1,255}");
    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    private final List<Pattern> secrets;

    Redaction(List<String> secrets) {
        // Longer secrets first, since a shorter one may be part of them.
        this.secrets = secrets.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .flatMap(SecretPatterns::of)
                .toList();
    }

    /** Returns the text on one line; of a page, its visible text. */
    String excerpt(String text) {
        String clean = beginning(text);
        String words = HtmlPage.isIn(clean) ? withoutSecrets(HtmlPage.words(clean)) : "";
        String line = WHITE_SPACE
                .matcher(words.isBlank() ? clean : words)
                .replaceAll(" ")
                .strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 3) + "...";
    }

    /** Returns the beginning of the text without secrets. A cut text loses its end, since a partial secret is not recognised. */
    private String beginning(String text) {
        if (text.length() <= LONGEST_READ) {
            return withoutSecrets(text);
        }
        String clean = withoutSecrets(text.substring(0, LONGEST_READ));
        return clean.substring(0, Math.max(0, clean.length() - LONGEST_CUT));
    }

    /** Returns the text with user name, password and e-mail addresses masked. */
    String withoutSecrets(String text) {
        return EMAIL.matcher(withoutCredentials(text)).replaceAll(BLOT);
    }

    boolean holdsCredentials(String text) {
        return secrets.stream().anyMatch(secret -> secret.matcher(text).find());
    }

    /** Returns the text with user name and password masked. */
    String withoutCredentials(String text) {
        String clean = text;
        for (Pattern secret : secrets) {
            clean = secret.matcher(clean).replaceAll(BLOT);
        }
        return clean;
    }

    /**
     * Returns the failure itself, so that callers can inspect it; or, if one of its messages is long or holds secrets, a copy without them.
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

    /** Returns the messages that a stack trace shows: those of the failure, its causes and suppressed exceptions. */
    private static String messages(Throwable failure) {
        return failure
                + Stream.concat(Stream.ofNullable(failure.getCause()), Stream.of(failure.getSuppressed()))
                        .map(other -> " " + messages(other))
                        .collect(Collectors.joining());
    }
}
