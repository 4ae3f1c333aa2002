package io.github.orderflowmagento.orderflow;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes text of the other side fit for a message: short, on one line, without secrets and e-mail addresses. */
final class Redaction {

    private static final int LONGEST = 200;
    private static final String BLOT = "[...]";
    private static final Pattern EMAIL = Pattern.compile("[^\\s<>\"'(),:;=]{1,64}@[^\\s<>\"'(),:;=]{1,255}");
    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    private final List<String> secrets;

    Redaction(List<String> secrets) {
        // The longer first, since a shorter one may be part of it.
        this.secrets = secrets.stream()
                .flatMap(Redaction::writings)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** As it is, and as pages, documents and addresses write it. */
    private static Stream<String> writings(String secret) {
        String text = secret.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        String quoted = text.replace("\"", "&quot;");
        String query = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        return Stream.of(
                secret,
                text,
                quoted,
                quoted.replace("'", "&#39;"),
                quoted.replace("'", "&apos;"),
                query,
                query.replace("+", "%20"));
    }

    String excerpt(String text) {
        String clean = withoutSecrets(text);
        clean = WHITE_SPACE.matcher(clean).replaceAll(" ").strip();
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST - 3) + "...";
    }

    /** The text, with user name, password and e-mail addresses blotted out. */
    String withoutSecrets(String text) {
        return EMAIL.matcher(withoutCredentials(text)).replaceAll(BLOT);
    }

    /** The text, with user name and password blotted out. */
    String withoutCredentials(String text) {
        String clean = text;
        for (String secret : secrets) {
            clean = clean.replace(secret, BLOT);
        }
        return clean;
    }

    /**
     * The failure as it is, so that its kind can be asked for; or, if a message in it repeats what must not be shown,
     * another that says the same without it.
     */
    Throwable withoutSecrets(Throwable failure) {
        StringWriter all = new StringWriter();
        failure.printStackTrace(new PrintWriter(all, true));
        if (withoutSecrets(all.toString()).contentEquals(all.getBuffer())) {
            return failure;
        }
        IOException clean = new IOException(
                failure.getClass().getSimpleName() + ": " + excerpt(String.valueOf(failure.getMessage())));
        clean.setStackTrace(failure.getStackTrace());
        return clean;
    }
}
