package io.github.orderflowmagento.orderflow;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
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
