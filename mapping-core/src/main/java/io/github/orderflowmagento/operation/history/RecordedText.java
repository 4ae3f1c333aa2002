package io.github.orderflowmagento.operation.history;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts of any length and any characters, as a history can keep them. */
final class RecordedText {
    /** As long as the columns are. */
    static final int LONGEST_KEY = 250;

    private static final int BEGINNING = 150;

    /** No database takes half a character; PostgreSQL takes no U+0000. */
    private static final Pattern UNFIT = Pattern.compile("[\\x{0}\\x{D800}-\\x{DFFF}]");

    private static final Pattern UNFIT_OR_ESCAPE = Pattern.compile("[\\\\\\x{0}\\x{D800}-\\x{DFFF}]");
    private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9a-f]{4})");

    private RecordedText() {}

    /** A key as it is kept: one that is too long with a hash in place of its end. A key that is kept so already stays the same. */
    static String key(String key) {
        if (escaped(key).length() <= LONGEST_KEY) {
            return key;
        }
        String beginning = UNFIT_OR_ESCAPE.matcher(cut(key, BEGINNING)).replaceAll("?");
        return beginning + "…" + sha256(key);
    }

    /** A key with no character that a database does not take. */
    static String escaped(String key) {
        return UNFIT_OR_ESCAPE
                .matcher(key)
                .replaceAll(found -> "\\\\u%04x".formatted((int) found.group().charAt(0)));
    }

    /** The key that was escaped. */
    static String unescaped(String text) {
        return ESCAPED.matcher(text).replaceAll(RecordedText::character);
    }

    private static String character(MatchResult escaped) {
        char character = (char) Integer.parseInt(escaped.group(1), 16);
        return Matcher.quoteReplacement(String.valueOf(character));
    }

    /** The beginning of a text, with no character that a database does not take. */
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
