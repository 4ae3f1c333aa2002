package io.github.orderflowmagento.magento.internal.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes text of the shop fit for a message: short, and without the key, the session id, signatures, e-mail addresses and values of
 * the database. However long a text is, only its first {@value #LONGEST_READ} characters are looked at.
 */
public final class Redaction {
    private static final String BLOT = "…";

    /** Enough for the words of an error page; the patterns take time for each character. */
    private static final int LONGEST_READ = 16_384;

    private static final int LONGEST_SHOWN = 200;

    /** At the end of what is looked at: longer than an e-mail address, and than a secret in its longest spelling should be. */
    private static final int LONGEST_CUT = 1_000;

    private static final Pattern EMAIL = Pattern.compile("[^\\s'\"<>@(),:;=]{1,64}@[^\\s'\"<>@(),:;=]{1,255}");

    /** What Magento 1.7 to 1.8.0 tell of a signature they refuse: that which they expected, or what it is made of. */
    private static final Pattern SIGNATURE = Pattern.compile("(debug_sbs=)[^\\s\"<]+");

    /** The state and what the database says about it; the query behind it is full of customers' data. */
    private static final Pattern SQL_ERROR = Pattern.compile("SQLSTATE\\[\\w+][^\\r\\n]{0,1000}");

    private static final Pattern QUERY = Pattern.compile(",? ?query was");

    /** From the first quotation mark that opens to the last that closes: a value between them may hold some, too. */
    private static final Pattern QUOTED = Pattern.compile("(?<![\\p{L}\\p{N}])(['\"`]).*['\"`](?![\\p{L}\\p{N}])");

    private static final Pattern OPENED = Pattern.compile("(?<![\\p{L}\\p{N}])['\"`].*");

    private final List<Spelling> secrets;
    private volatile List<Spelling> session = List.of();

    Redaction(List<String> secrets) {
        this.secrets = secrets.stream().flatMap(Spelling::of).toList();
    }

    /** From now on this is the session id to hide. */
    public void hideSession(String id) {
        session = Spelling.of(id).toList();
    }

    /** The beginning of an answer's body, on one line; of a page what a reader sees. */
    public String excerpt(String body) {
        String clean = clean(body);
        String words = HtmlPage.isIn(clean) ? clean(HtmlPage.words(clean)) : "";
        String line = (words.isBlank() ? clean : words).replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "…";
    }

    /** The same of a body that is UTF-8, as far as it is text at all; of an error in the database as of a {@link #fault}. */
    String excerpt(byte[] body) {
        int most = 3 * (LONGEST_READ + 1); // no fewer characters than are looked at, so that a cut is known
        return excerpt(fault(new String(body, 0, Math.min(body.length, most), StandardCharsets.UTF_8)));
    }

    /** The text of a fault. Of an error in the database only what it is about is left, not the values. */
    public String fault(String text) {
        Matcher sql = SQL_ERROR.matcher(text.substring(0, Math.min(text.length(), LONGEST_READ)));
        return clean(sql.find() ? withoutValues(sql.group(), sql.end() < text.length()) : text);
    }

    /** In a message that is cut off, or has more lines, the mark that closes the value may not be there. */
    private static String withoutValues(String error, boolean isCut) {
        Matcher query = QUERY.matcher(error);
        boolean hasQuery = query.find();
        String message = hasQuery ? error.substring(0, query.start()) : error;
        String closed = isCut && !hasQuery ? message : QUOTED.matcher(message).replaceFirst(BLOT);
        return OPENED.matcher(closed).replaceFirst(BLOT);
    }

    /** The text without anything secret, as far as it is looked at. */
    String clean(String text) {
        boolean isCut = text.length() > LONGEST_READ;
        String clean = isCut ? text.substring(0, LONGEST_READ) : text;
        for (Spelling secret : Stream.concat(secrets.stream(), session.stream()).toList()) {
            clean = secret.replacedIn(clean, BLOT);
        }
        clean = SIGNATURE.matcher(clean).replaceAll("$1" + BLOT);
        clean = EMAIL.matcher(clean).replaceAll(BLOT + "@" + BLOT);
        // what the cut has left of a secret or an address is not recognised
        return isCut ? clean.substring(0, Math.max(0, clean.length() - LONGEST_CUT)) : clean;
    }

    /**
     * The failure as it is, so that its kind can be asked for; or, if a message in it repeats what must not be shown, or is long,
     * another that says the same without.
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

    /** What a trace shows of a failure beside the places: the messages of all its causes, and of what was suppressed. */
    private static String messages(Throwable failure) {
        return failure
                + Stream.concat(Stream.ofNullable(failure.getCause()), Stream.of(failure.getSuppressed()))
                        .map(other -> " " + messages(other))
                        .collect(Collectors.joining());
    }

    /** The failure's kind, and what it says. */
    String reason(IOException failure) {
        String message = failure.getMessage();
        return failure.getClass().getSimpleName() + (message == null ? "" : ": " + excerpt(message));
    }
}
