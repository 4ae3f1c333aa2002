package io.github.orderflowmagento.magento.internal.magento1.shape;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.model.Decimals;
import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.XmlCharacters;

/**
 * Reads the output of PHP's {@code serialize()}, as far as it consists of plain values: null, booleans, numbers, texts and arrays of these.
 * Objects and references are rejected, and so are large and deeply nested texts, since they come from a shop.
 */
final class PhpSerialized {
    private static final int LARGEST = 1 << 20;
    private static final int DEEPEST = 32;
    private static final byte[] REPLACED = XmlCharacters.REPLACEMENT.getBytes(StandardCharsets.UTF_8);
    private static final byte[] UNDECODED = XmlCharacters.UNDECODED.getBytes(StandardCharsets.UTF_8);

    /** Null, false, and a text that was never written. */
    private static final Set<String> NOTHING = Set.of("", "N;", "b:0;");

    private final byte[] bytes;
    private int at;

    private PhpSerialized(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Returns the array in the text, no fields if it represents nothing; empty if it cannot be read. */
    static Optional<Fields> fields(String text) {
        if (NOTHING.contains(text.strip())) {
            return Optional.of(Fields.none());
        }
        if (!text.startsWith("a:") || text.length() > LARGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(new PhpSerialized(text.getBytes(StandardCharsets.UTF_8)).whole());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Fields whole() {
        expect('a');
        Map<String, @Nullable Object> array = array(1);
        if (at != bytes.length) {
            throw unreadable();
        }
        return Fields.of(array);
    }

    private @Nullable Object value(int depth) {
        char type = next();
        return switch (type) {
            case 'N' -> {
                expect(';');
                yield null;
            }
            case 'b' -> flag(number());
            case 'i' -> Long.valueOf(number());
            case 'd' -> decimal(number());
            case 's' -> text();
            case 'a' -> array(depth + 1);
            default -> throw unreadable();
        };
    }

    /** Returns the shortest form of the double that PHP had; the text of anything else: INF, NAN. */
    private static Object decimal(String text) {
        return Decimals.parse(text)
                .<Object>map(number -> BigDecimal.valueOf(number.doubleValue()))
                .orElse(text);
    }

    private boolean flag(String digit) {
        return switch (digit) {
            case "0" -> false;
            case "1" -> true;
            default -> throw unreadable();
        };
    }

    /** Reads what follows the {@code a}: {@code :count:{key value …}}. */
    private Map<String, @Nullable Object> array(int depth) {
        if (depth > DEEPEST) {
            throw unreadable();
        }
        int count = count();
        expect('{');
        Map<String, @Nullable Object> array = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String key = switch (next()) {
                case 'i' -> number();
                case 's' -> text();
                default -> throw unreadable();
            };
            array.put(key, value(depth));
        }
        expect('}');
        return array;
    }

    /** Reads what follows the {@code s}: {@code :bytes:"…";}. */
    private String text() {
        int length = count();
        expect('"');
        if (length > bytes.length - at) {
            throw unreadable();
        }
        int end = isEndOfText(at + length) ? at + length : endOfChangedText(length);
        String text = new String(bytes, at, end - at, StandardCharsets.UTF_8);
        at = end;
        expect('"');
        expect(';');
        return text;
    }

    private boolean isEndOfText(int end) {
        return end + 1 < bytes.length && bytes[end] == '"' && bytes[end + 1] == ';';
    }

    /**
     * Returns the end of a text in which a single byte of PHP's, a control character or an undecodable one, is now a character of three
     * bytes.
     */
    private int endOfChangedText(int length) {
        int end = at;
        for (int counted = 0; counted < length && end < bytes.length; counted++) {
            boolean replaced = isAt(end, REPLACED) || isAt(end, UNDECODED);
            end += replaced ? REPLACED.length : 1;
        }
        return end;
    }

    private boolean isAt(int place, byte[] character) {
        int end = place + character.length;
        return end <= bytes.length && Arrays.equals(bytes, place, end, character, 0, character.length);
    }

    private int count() {
        int count = Integer.parseInt(until(':'));
        if (count < 0) {
            throw unreadable();
        }
        return count;
    }

    private String number() {
        return until(';');
    }

    private String until(char end) {
        expect(':');
        int start = at;
        while (next() != end) {
            // the digits
        }
        return new String(bytes, start, at - 1 - start, StandardCharsets.UTF_8);
    }

    private void expect(char expected) {
        if (next() != expected) {
            throw unreadable();
        }
    }

    private char next() {
        if (at == bytes.length) {
            throw unreadable();
        }
        return (char) bytes[at++];
    }

    private IllegalArgumentException unreadable() {
        return new IllegalArgumentException("not a plain value in PHP's serialised form at byte " + at);
    }
}
