package io.github.orderflowmagento.magento.internal.http;

import java.io.Reader;
import java.nio.CharBuffer;
import java.nio.charset.Charset;

import io.github.orderflowmagento.magento.model.XmlCharacters;

/**
 * The text of an answer that should be XML, decoded in blocks of some thousand characters, so that an answer of megabytes is not held as
 * text as well. Bytes that cannot be decoded are marked as in {@link Decoding}; characters that XML 1.0 forbids are {@linkplain
 * XmlCharacters#replaceForbidden replaced}.
 */
public final class AnswerText extends Reader {
    private final Decoding decoding;

    /** Decoded characters from its position on are not ready: they may begin something. */
    private final CharBuffer decoded = CharBuffer.allocate(Decoding.SOME).limit(0);

    private char[] ready = {};
    private int taken;
    private int end;
    private boolean isAtEnd;

    /** Creates the text of the bytes in the charset. */
    public AnswerText(byte[] bytes, Charset charset) {
        this.decoding = new Decoding(bytes, charset);
    }

    @Override
    public int read(char[] chars, int from, int most) {
        while (taken == end) {
            if (isAtEnd) {
                return -1;
            }
            makeSomeReady();
        }
        int count = Math.min(most, end - taken);
        System.arraycopy(ready, taken, chars, from, count);
        taken += count;
        return count;
    }

    /** Returns the next block: some thousand characters, or all that are left. Valid until the next read. */
    CharSequence next() {
        while (taken == end && !isAtEnd) {
            makeSomeReady();
        }
        return CharBuffer.wrap(ready, taken, end - taken);
    }

    /** Skips some characters of the next block. */
    void pass(int characters) {
        taken += characters;
    }

    /** Clean text is read from the buffer into which it was decoded. */
    private void makeSomeReady() {
        isAtEnd = decoding.fill(decoded.compact());
        decoded.flip();
        ready = decoded.array();
        taken = 0;
        end = isAtEnd ? decoded.limit() : wholeUntil(ready, decoded.limit());
        decoded.position(end);
        if (!XmlCharacters.isClean(ready, end)) {
            ready = XmlCharacters.replaceForbidden(new String(ready, 0, end)).toCharArray();
            end = ready.length;
        }
    }

    /** Returns an end that splits neither a reference nor a surrogate pair. */
    private static int wholeUntil(char[] text, int length) {
        int end = length;
        for (int i = length - 1; i > length / 2; i--) {
            if (text[i] == '&') {
                end = i;
                break;
            }
        }
        return Character.isHighSurrogate(text[end - 1]) ? end - 1 : end;
    }

    @Override
    public void close() {}
}
