package io.github.orderflowmagento.magento.internal.magento2;

import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Normalises a path as Magento 2.4.6 does before it checks a signature. */
final class NormalisedPath {
    /** In addition to letters and digits, the decoded characters. */
    private static final String DECODED = ":@&=+$,/;%-._~";

    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");

    /** All ASCII: other characters are already escaped. */
    private static final Pattern NOT_ALLOWED = Pattern.compile("%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9:@&=+$,/;%._~-]");

    private NormalisedPath() {}

    /**
     * Decodes some escapes, writes others in capitals; then escapes what a path may not contain, including a percent sign without an
     * escape.
     */
    static String of(String path) {
        Matcher escape = ESCAPE.matcher(path);
        String decoded = escape.replaceAll(found -> {
            char character = (char) Integer.parseInt(found.group().substring(1), 16);
            boolean isDecoded = DECODED.indexOf(character) >= 0
                    || (character >= '0' && character <= '9')
                    || (character >= 'A' && character <= 'Z')
                    || (character >= 'a' && character <= 'z');
            return Matcher.quoteReplacement(
                    isDecoded ? String.valueOf(character) : found.group().toUpperCase(Locale.ROOT));
        });
        return NOT_ALLOWED
                .matcher(decoded)
                .replaceAll(found -> "%"
                        + HexFormat.of().withUpperCase().toHexDigits((byte)
                                found.group().charAt(0)));
    }
}
