package io.github.orderflowmagento.orderflow.internal.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Decodes UTF-8 with invalid bytes, which become {@link #UNDECODED}, so that they spoil only the value that holds them and not a whole
 * list.
 */
public final class LenientUtf8 {

    /** U+FDD0, a noncharacter that no text contains. */
    public static final String UNDECODED = "\uFDD0";

    public static final int LONGEST_BEGINNING = 200;

    /** Allows a byte order mark; a tag with NULs is UTF-16 or UTF-32. */
    private static final Pattern FIRST_TAG = Pattern.compile("(\\xEF\\xBB\\xBF)?\\s*<[^\\x00]*");

    private static final Pattern BEFORE_END = Pattern.compile("\\xEF?\\xBB?\\xBF?\\s*(<[^\\x00]*)?");

    private static final Pattern OTHER_ENCODING =
            Pattern.compile("<\\?xml\\s[^>]*\\sencoding\\s*=\\s*[\"'](?!UTF-8[\"'])", Pattern.CASE_INSENSITIVE);

    private LenientUtf8() {}

    /**
     * Returns whether the document is UTF-8, judged by its beginning.
     *
     * @param document with a pushback buffer as long as the longest beginning
     */
    public static boolean isIn(PushbackInputStream document) throws IOException {
        byte[] beginning = new byte[LONGEST_BEGINNING];
        int length = 0;
        String tag = "";
        // reads no more than needed: the rest may arrive late, and the end is left to the parser
        while (mayGoOn(tag)) {
            int next = document.read();
            if (next < 0) {
                break;
            }
            beginning[length++] = (byte) next;
            tag = new String(beginning, 0, length, StandardCharsets.ISO_8859_1); // one character per byte
        }
        document.unread(beginning, 0, length);
        return FIRST_TAG.matcher(tag).matches() && !OTHER_ENCODING.matcher(tag).find();
    }

    private static boolean mayGoOn(String tag) {
        return tag.length() < LONGEST_BEGINNING
                && !tag.endsWith(">")
                && BEFORE_END.matcher(tag).matches();
    }

    /** Returns a reader that decodes the bytes. */
    public static Reader reader(InputStream document) {
        return new InputStreamReader(
                document,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)
                        .replaceWith(UNDECODED));
    }
}
