package io.github.orderflowmagento.magento.model;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces the characters that XML 1.0 cannot carry: control characters and unpaired surrogates, which get into a shop by copy and paste.
 * They arrive unchanged (JSON, shops up to 1.9.3.0), as a numeric reference, or as the text of one (<code>&amp;#11;</code>), into which
 * Magento converts them from 1.9.3.1 on.
 *
 * <p>Only static methods and constants; thread-safe.
 */
public final class XmlCharacters {
    /** U+FFFD, the replacement for a character that cannot be sent. */
    public static final String REPLACEMENT = "\uFFFD";

    /**
     * U+FDD0, a noncharacter that no text may use. It replaces each byte of a shop's answer that could not be decoded. A text that contains
     * it differs from the shop's, and must not be sent on; the mapping leaves it out, or rejects the entity.
     */
    public static final String UNDECODED = "\uFDD0";

    private static final Pattern FORBIDDEN_OR_REFERENCE =
            Pattern.compile("[^\\t\\n\\r\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]"
                    + "|&(?:amp;){0,3}#(?:[xX]0*([0-9a-fA-F]{1,7})|0*([0-9]{1,9}));");

    private XmlCharacters() {}

    /** Returns the text with U+FFFD in place of each character that XML 1.0 forbids, and of each numeric reference to one. */
    public static String replaceForbidden(String text) {
        return isClean(text)
                ? text
                : FORBIDDEN_OR_REFERENCE
                        .matcher(text)
                        .replaceAll(found -> isAllowed(found) ? Matcher.quoteReplacement(found.group()) : REPLACEMENT);
    }

    private static boolean isClean(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(text.charAt(i))) {
                return isClean(text.toCharArray(), text.length());
            }
        }
        return true;
    }

    /**
     * Returns whether {@link #replaceForbidden} certainly has nothing to replace in a text: a fast check that suffices for most answers.
     *
     * @param text its characters
     * @param length how many characters it has
     */
    public static boolean isClean(char[] text, int length) {
        for (int i = 0; i < length; i++) {
            char c = text[i];
            if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text[i + 1])) {
                i++;
            } else if (!isPlain(c) && isSuspect(c, i == 0 ? 0 : text[i - 1]) && !isCarriageReturn(text, i, length)) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is the number sign of <code>&amp;#13;</code>, which PHP writes for each Windows line break and which is allowed. */
    private static boolean isCarriageReturn(char[] text, int sign, int length) {
        return sign + 3 < length
                && text[sign] == '#'
                && text[sign + 1] == '1'
                && text[sign + 2] == '3'
                && text[sign + 3] == ';';
    }

    /** Whether it is allowed, and cannot be part of a reference that may have to be replaced. */
    private static boolean isPlain(char c) {
        return c >= ' ' && c < Character.MIN_SURROGATE && c != '#';
    }

    private static boolean isSuspect(char c, char before) {
        boolean control = c < ' ' && c != '\t' && c != '\n' && c != '\r';
        boolean reference = c == '#' && (before == '&' || before == ';');
        return control || reference || Character.isSurrogate(c) || c > 0xFFFD;
    }

    private static boolean isAllowed(MatchResult found) {
        String hexadecimal = found.group(1);
        String decimal = found.group(2);
        if (hexadecimal == null && decimal == null) {
            return false;
        }
        int character = hexadecimal == null ? Integer.parseInt(decimal) : Integer.parseInt(hexadecimal, 16);
        return character == '\t'
                || character == '\n'
                || character == '\r'
                || (character >= ' ' && character < Character.MIN_SURROGATE)
                || (character > Character.MAX_SURROGATE && character <= 0xFFFD)
                || (character > 0xFFFF && character <= Character.MAX_CODE_POINT);
    }
}
