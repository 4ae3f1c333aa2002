package io.github.orderflowmagento.magento.internal.magento2;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A path as Magento 2.4.6 normalises it before it checks a signature. */
final class NormalisedPath {
    /** Beside letters and digits, what is decoded. */
    private static final String DECODED = ":@&=+$,/;%-._~";

    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");
    private static final Pattern PERCENT_OF_NO_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private NormalisedPath() {}

    /** Some escapes decoded, others in capitals; what is left of a decoded percent sign that would be no escape is escaped again. */
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
        return PERCENT_OF_NO_ESCAPE.matcher(decoded).replaceAll("%25");
    }
}
