package io.github.orderflowmagento.cli.output;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The characters that a terminal, or a reader of the output, can show: those of the locale. Not thread-safe. */
final class CharacterSet {
    private static final Map<Integer, String> SUBSTITUTES =
            Map.of((int) '→', "->", (int) '…', "...", (int) '–', "-", (int) '’', "'", (int) '─', "-", (int) '⏎', "|");

    private final Charset charset;
    private final CharsetEncoder encoder;

    private CharacterSet(Charset charset) {
        this.charset = charset;
        this.encoder = charset.newEncoder();
    }

    /** Returns the character set of this process's locale. */
    static CharacterSet ofThisProcess() {
        String name = System.getProperty("native.encoding", "UTF-8");
        return of(Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.US_ASCII);
    }

    static CharacterSet of(Charset charset) {
        return new CharacterSet(charset);
    }

    Charset charset() {
        return charset;
    }

    /** Returns the text with a substitute for each character that cannot be shown, and without control characters. */
    String fit(String text) {
        StringBuilder fit = new StringBuilder();
        text.codePoints().forEach(character -> {
            if (Character.isISOControl(character) && character != '\n' && character != '\t') {
                fit.append('?');
            } else if (encoder.canEncode(Character.toString(character))) {
                fit.appendCodePoint(character);
            } else {
                fit.append(SUBSTITUTES.getOrDefault(character, "?"));
            }
        });
        return fit.toString();
    }
}
