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
 * UTF-8 in which single bytes may be broken. In their place stands {@link #UNDECODED}, so that they cost what they stand in and not a whole
 * list.
 */
public final class LenientUtf8 {

    /** U+FDD0, which Unicode keeps from use in any text. */
    public static final String UNDECODED = "\uFDD0";

    public static final int LONGEST_BEGINNING = 200;

    /** Behind a byte order mark, maybe; one that holds NULs is of UTF-16 or UTF-32. */
    private static final Pattern FIRST_TAG = Pattern.compile("(\\xEF\\xBB\\xBF)?\\s*<[^\\x00]*");

    private static final Pattern BEFORE_END = Pattern.compile("\\xEF?\\xBB?\\xBF?\\s*(<[^\\x00]*)?");

    private static final Pattern OTHER_ENCODING =
            Pattern.compile("<\\?xml\\s[^>]*\\sencoding\\s*=\\s*[\"'](?!UTF-8[\"'])", Pattern.CASE_INSENSITIVE);

    private LenientUtf8() {}

    /**
     * Whether the document is UTF-8, as far as its beginning tells.
     *
     * @param document can take back as many bytes as the longest beginning has
     */
    public static boolean isIn(PushbackInputStream document) throws IOException {
        byte[] beginning = new byte[LONGEST_BEGINNING];
        int length = 0;
        String tag = "";
        // no further than it takes: what follows may be long in coming, and the end is the parser's to meet
        while (mayGoOn(tag)) {
            int next = document.read();
            if (next < 0) {
                break;
            }
            beginning[length++] = (byte) next;
            tag = new String(beginning, 0, length, StandardCharsets.ISO_8859_1); // in which a character is a byte
        }
        document.unread(beginning, 0, length);
        return FIRST_TAG.matcher(tag).matches() && !OTHER_ENCODING.matcher(tag).find();
    }

    private static boolean mayGoOn(String tag) {
        return tag.length() < LONGEST_BEGINNING
                && !tag.endsWith(">")
                && BEFORE_END.matcher(tag).matches();
    }

    /** The text of the bytes. */
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
