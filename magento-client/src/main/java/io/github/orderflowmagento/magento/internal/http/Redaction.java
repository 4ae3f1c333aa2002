package io.github.orderflowmagento.magento.internal.http;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Makes text of the shop fit for a message: without the key, the session id, signatures, e-mail addresses and values of the database. */
public final class Redaction {
    private static final String BLOT = "…";
    private static final int LONGEST = 200;

    /** PHP shows the first 15 characters of an argument in a stack trace, so the beginning of a secret is one too. */
    private static final int SHORTEST_PREFIX = 8;

    private static final Pattern EMAIL = Pattern.compile("[^\\s'\"<>@(),:;=]{1,64}@[^\\s'\"<>@(),:;=]{1,255}");

    /** What Magento 1.7 to 1.8.0 tell of a signature they refuse: that which they expected, or what it is made of. */
    private static final Pattern SIGNATURE = Pattern.compile("(debug_sbs=)[^\\s\"<]+");

    /** The state and what the database says about it; what follows in quotes, and the query, are customers' data. */
    private static final Pattern SQL_ERROR = Pattern.compile("SQLSTATE\\[\\w+](?:(?!,?\\s*query was)[^'\"`])*");

    private final List<String> secrets;
    private volatile @Nullable String session;

    Redaction(List<String> secrets) {
        this.secrets = secrets.stream().filter(secret -> !secret.isBlank()).toList();
    }

    /** From now on this is the session id to hide. */
    public void hideSession(String id) {
        session = id;
    }

    /** The beginning of an answer's body, on one line. */
    public String excerpt(String body) {
        String line = clean(body).replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    /** The text of a fault. Of an error in the database only the kind is left. */
    public String fault(String text) {
        Matcher sql = SQL_ERROR.matcher(text);
        return clean(sql.find() ? sql.group().strip() : text);
    }

    /** The text without anything secret. */
    public String clean(String text) {
        List<String> all = new ArrayList<>(secrets);
        String id = session;
        if (id != null) {
            all.add(id);
        }
        String clean = text;
        for (String secret : all) {
            clean = without(secret, clean);
        }
        clean = SIGNATURE.matcher(clean).replaceAll("$1" + BLOT);
        return EMAIL.matcher(clean).replaceAll(BLOT + "@" + BLOT);
    }

    private static String without(String secret, String text) {
        String start = secret.substring(0, Math.min(SHORTEST_PREFIX, secret.length()));
        StringBuilder clean = new StringBuilder();
        int copied = 0;
        for (int at = text.indexOf(start); at >= 0; at = text.indexOf(start, copied)) {
            int length = start.length();
            while (length < secret.length() && text.startsWith(secret.substring(0, length + 1), at)) {
                length++;
            }
            clean.append(text, copied, at).append(BLOT);
            copied = at + length;
        }
        return clean.append(text, copied, text.length()).toString();
    }
}
