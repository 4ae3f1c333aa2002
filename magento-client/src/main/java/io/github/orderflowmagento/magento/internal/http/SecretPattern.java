package io.github.orderflowmagento.magento.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A secret, with each character raw or escaped as in XML, HTML, JSON or an address. The beginning of a secret counts, too: PHP shows the
 * first 15 characters of an argument in a stack trace.
 */
final class SecretPattern {
    /** A shorter text is not treated as a secret: it is part of ordinary words, and replacing it would make messages unreadable. */
    private static final int SHORTEST = 3;

    private static final int SHORTEST_BEGINNING = 8;

    private final Pattern beginning;
    private final List<Pattern> rest = new ArrayList<>();

    private SecretPattern(String secret) {
        List<String> characters =
                secret.codePoints().mapToObj(SecretPattern::character).toList();
        int length = Math.min(SHORTEST_BEGINNING, characters.size());
        beginning = Pattern.compile(String.join("", characters.subList(0, length)));
        characters.subList(length, characters.size()).forEach(character -> rest.add(Pattern.compile(character)));
    }

    /** Returns the secret itself, and its Base64 and hexadecimal forms; none if it is too short. */
    static Stream<SecretPattern> of(String secret) {
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
                .map(SecretPattern::new);
    }

    /** Returns the pattern of one character in all its forms; an entity may have been escaped again. */
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

    /** Replaces each occurrence of the secret, or of its beginning. */
    String replacedIn(String text, String replacement) {
        Matcher begin = beginning.matcher(text);
        StringBuilder clean = new StringBuilder();
        int copied = 0;
        while (begin.find(copied)) {
            clean.append(text, copied, begin.start()).append(replacement);
            copied = end(text, begin.end());
        }
        return clean.append(text, copied, text.length()).toString();
    }

    private int end(String text, int from) {
        int end = from;
        for (Pattern character : rest) {
            Matcher next = character.matcher(text).region(end, text.length());
            if (!next.lookingAt()) {
                return end;
            }
            end = next.end();
        }
        return end;
    }
}
