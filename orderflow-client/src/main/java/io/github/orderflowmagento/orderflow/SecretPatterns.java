package io.github.orderflowmagento.orderflow;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Patterns that find a secret in text, with each character as it is or as XML, HTML, JSON or a URL escapes it. */
final class SecretPatterns {

    /** Shorter texts are not masked: they are parts of ordinary words, and nothing readable would be left. */
    private static final int SHORTEST = 3;

    private SecretPatterns() {}

    /** Returns patterns for the secret and its Base64 and hexadecimal forms; empty if it is too short. */
    static Stream<Pattern> of(String secret) {
        if (secret.isBlank() || secret.length() < SHORTEST) {
            return Stream.empty();
        }
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        String hex = HexFormat.of().formatHex(bytes);
        return Stream.of(
                        secret,
                        hex,
                        hex.toUpperCase(Locale.ROOT),
                        Base64.getEncoder().withoutPadding().encodeToString(bytes),
                        Base64.getUrlEncoder().withoutPadding().encodeToString(bytes))
                .distinct()
                .map(text -> Pattern.compile(
                        text.codePoints().mapToObj(SecretPatterns::character).collect(Collectors.joining())));
    }

    /** Returns the pattern for one character in all its forms; an entity may be escaped twice. */
    private static String character(int character) {
        String text = Character.toString(character);
        String named = switch (text) {
            case "&" -> "&(?:amp;)+|";
            case "<" -> "&(?:amp;)*lt;|";
            case ">" -> "&(?:amp;)*gt;|";
            case "\"" -> "&(?:amp;)*quot;|\\\\\"|";
            case "'" -> "&(?:amp;)*apos;|\\\\'|";
            case "/" -> "\\\\/|";
            case "\\" -> "\\\\\\\\|";
            case " " -> "\\+|";
            default -> "";
        };
        String percent = HexFormat.of().withPrefix("%").formatHex(text.getBytes(StandardCharsets.UTF_8));
        StringBuilder json = new StringBuilder();
        text.chars().forEach(unit -> json.append(String.format(Locale.ROOT, "\\\\u%04x", unit)));
        String escaped = "&(?:amp;)*#0*" + character + ";|&(?:amp;)*#x0*" + Integer.toHexString(character) + ";|"
                + percent + "|" + json;
        return "(?:" + named + "(?i:" + escaped + ")|" + Pattern.quote(text) + ")";
    }
}
