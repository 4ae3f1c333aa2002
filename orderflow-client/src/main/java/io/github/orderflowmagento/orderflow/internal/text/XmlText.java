package io.github.orderflowmagento.orderflow.internal.text;

import java.util.regex.Pattern;

/** Escapes text content as Magento does. */
public final class XmlText {

    /** The characters that XML 1.0, section 2.2, does not allow. */
    private static final Pattern NOT_ALLOWED =
            Pattern.compile("[^\\t\\n\\r\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private XmlText() {}

    /** Returns the text with U+FFFD in place of each character that XML 1.0 forbids. */
    public static String replaceForbidden(String text) {
        return NOT_ALLOWED.matcher(text).replaceAll("\uFFFD");
    }

    public static String escape(String text) {
        return NOT_ALLOWED
                .matcher(text)
                .replaceAll("?")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
