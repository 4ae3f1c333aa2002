package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Compares texts as the database does, ignoring case, accents and trailing spaces. */
final class Collation {

    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");

    private Collation() {}

    /** Returns a key: texts are equal to the database if their keys are, and keys have its order. */
    static String key(String text) {
        if (text.chars().allMatch(c -> c < 0x80)) {
            return withoutSpaceAtEnd(text.toUpperCase(Locale.ROOT));
        }
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
        return withoutSpaceAtEnd(
                MARKS.matcher(decomposed).replaceAll("").replace("ß", "s").toUpperCase(Locale.ROOT));
    }

    private static String withoutSpaceAtEnd(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end);
    }

    static boolean same(String one, String other) {
        return key(one).equals(key(other));
    }

    /** Matches an SQL pattern: {@code %} is any text, {@code _} any character. */
    static boolean like(String text, String pattern) {
        StringBuilder regex = new StringBuilder();
        for (char c : key(pattern).toCharArray()) {
            regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL)
                .matcher(key(text))
                .matches();
    }
}
