package io.github.orderflowmagento.magento.internal.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes text of the shop suitable for a message: short, and without the key, the session id, signatures, e-mail addresses and values from
 * the database. Only the first {@value #LONGEST_READ} characters of a text are processed.
 */
public final class Redaction {
    private static final String BLOT = "…";

    /** Enough for the words of an error page; the patterns take time for each character. */
    private static final int LONGEST_READ = 16_384;

    private static final int LONGEST_SHOWN = 200;

    /** Cut off at the end of the processed text: longer than an e-mail address, and than the longest encoding of a secret should be. */
    private static final int LONGEST_CUT = 1_000;

    private static final Pattern EMAIL = Pattern.compile("[^\\s'\"<>@(),:;=]{1,64}@[^\\s'\"<>@(),:;=]{1,255}");

    /** What Magento 1.7 to 1.8.0 reveal about a rejected signature: the expected one, or its base string. */
    private static final Pattern SIGNATURE = Pattern.compile("(debug_sbs=)[^\\s\"<]+");

    /** The state and the database's message; the query after it contains customers' data. */
    private static final Pattern SQL_ERROR = Pattern.compile("SQLSTATE\\[\\w+][^\\r\\n]{0,1000}");

    private static final Pattern QUERY = Pattern.compile(",? ?query was");

    /** From the first opening quotation mark to the last closing one: a value between them may contain some, too. */
    private static final Pattern QUOTED = Pattern.compile("(?<![\\p{L}\\p{N}])(['\"`]).*['\"`](?![\\p{L}\\p{N}])");

    private static final Pattern OPENED = Pattern.compile("(?<![\\p{L}\\p{N}])['\"`].*");

    private final List<SecretPattern> secrets;
    private volatile List<SecretPattern> session = List.of();

    Redaction(List<String> secrets) {
        this.secrets = secrets.stream().flatMap(SecretPattern::of).toList();
    }

    /** Sets the session id to hide. */
    public void hideSession(String id) {
        session = SecretPattern.of(id).toList();
    }

    /** Returns the beginning of an answer's body, on one line; of an HTML page the visible text. */
    public String excerpt(String body) {
        String clean = clean(body);
        String words = HtmlPage.isIn(clean) ? clean(HtmlPage.words(clean)) : "";
        String line = (words.isBlank() ? clean : words).replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "…";
    }

    /** Returns the same of a body in UTF-8, as far as it is text; a database error is shortened as in {@link #fault}. */
    String excerpt(byte[] body) {
        int most = 3 * (LONGEST_READ + 1); // no fewer characters than are looked at, so that a cut is known
        return excerpt(fault(new String(body, 0, Math.min(body.length, most), StandardCharsets.UTF_8)));
    }

    /** Returns the text of a fault. A database error is reduced to its subject, without values. */
    public String fault(String text) {
        Matcher sql = SQL_ERROR.matcher(text.substring(0, Math.min(text.length(), LONGEST_READ)));
        return clean(sql.find() ? withoutValues(sql.group(), sql.end() < text.length()) : text);
    }

    /** In a message that is cut off, or has several lines, the quotation mark that closes the value may be missing. */
    private static String withoutValues(String error, boolean isCut) {
        Matcher query = QUERY.matcher(error);
        boolean hasQuery = query.find();
        String message = hasQuery ? error.substring(0, query.start()) : error;
        String closed = isCut && !hasQuery ? message : QUOTED.matcher(message).replaceFirst(BLOT);
        return OPENED.matcher(closed).replaceFirst(BLOT);
    }

    /** Returns the text without secrets, as far as it is processed. */
    String clean(String text) {
        boolean isCut = text.length() > LONGEST_READ;
        String clean = isCut ? text.substring(0, LONGEST_READ) : text;
        for (SecretPattern secret :
                Stream.concat(secrets.stream(), session.stream()).toList()) {
            clean = secret.replacedIn(clean, BLOT);
        }
        clean = SIGNATURE.matcher(clean).replaceAll("$1" + BLOT);
        clean = EMAIL.matcher(clean).replaceAll(BLOT + "@" + BLOT);
        // the remainder of a secret or an address at the cut is not recognised
        return isCut ? clean.substring(0, Math.max(0, clean.length() - LONGEST_CUT)) : clean;
    }

    /**
     * Returns the failure unchanged, so that its type can be checked; or, if a message in it repeats a secret, or is long, an equivalent
     * without it.
     */
    IOException clean(IOException failure) {
        String messages = messages(failure);
        if (clean(messages).equals(messages)) {
            return failure;
        }
        IOException clean = new IOException(reason(failure));
        clean.setStackTrace(failure.getStackTrace());
        return clean;
    }

    /**
     * Returns what a stack trace shows of a failure in addition to the locations: the messages of all its causes, and of suppressed
     * exceptions.
     */
    private static String messages(Throwable failure) {
        return failure
                + Stream.concat(Stream.ofNullable(failure.getCause()), Stream.of(failure.getSuppressed()))
                        .map(other -> " " + messages(other))
                        .collect(Collectors.joining());
    }

    /** Returns the failure's type and message. */
    String reason(IOException failure) {
        String message = failure.getMessage();
        return failure.getClass().getSimpleName() + (message == null ? "" : ": " + excerpt(message));
    }
}
