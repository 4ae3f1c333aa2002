package io.github.orderflowmagento.operation.history;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Converts texts of any length and any characters for storage in a history. */
final class RecordedText {
    /** The length of the columns. */
    static final int LONGEST_KEY = 250;

    private static final int BEGINNING = 150;

    /** No database accepts half a surrogate pair; PostgreSQL does not accept U+0000. */
    private static final Pattern UNFIT = Pattern.compile("[\\x{0}\\x{D800}-\\x{DFFF}]");

    private static final Pattern UNFIT_OR_ESCAPE = Pattern.compile("[\\\\\\x{0}\\x{D800}-\\x{DFFF}]");
    private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9a-f]{4})");

    private RecordedText() {}

    /** Returns a key as it is stored: if too long, with a hash in place of its end. Idempotent. */
    static String key(String key) {
        if (escaped(key).length() <= LONGEST_KEY) {
            return key;
        }
        String beginning = UNFIT_OR_ESCAPE.matcher(cut(key, BEGINNING)).replaceAll("?");
        return beginning + "…" + sha256(key);
    }

    /** Returns a key without characters that databases reject. */
    static String escaped(String key) {
        return UNFIT_OR_ESCAPE
                .matcher(key)
                .replaceAll(found -> "\\\\u%04x".formatted((int) found.group().charAt(0)));
    }

    /** Returns the original of an escaped key. */
    static String unescaped(String text) {
        return ESCAPED.matcher(text).replaceAll(RecordedText::character);
    }

    private static String character(MatchResult escaped) {
        char character = (char) Integer.parseInt(escaped.group(1), 16);
        return Matcher.quoteReplacement(String.valueOf(character));
    }

    /** Returns the beginning of a text, without characters that databases reject. */
    static String of(String text, int most) {
        return UNFIT.matcher(cut(text, most)).replaceAll("\uFFFD");
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_16BE));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
