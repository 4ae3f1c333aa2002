package io.github.orderflowmagento.magento.internal.http;

import java.io.Reader;
import java.nio.CharBuffer;
import java.nio.charset.Charset;

import io.github.orderflowmagento.magento.model.XmlCharacters;

/**
 * The text of an answer that should be XML, made of its bytes some thousand characters at a time: an answer of megabytes is not held as
 * text besides. Bytes that cannot be decoded are marked as {@link Decoding} says; characters that XML 1.0 forbids are {@linkplain
 * XmlCharacters#replaceForbidden replaced}.
 */
public final class AnswerText extends Reader {
    private final Decoding decoding;

    /** From its position on what is decoded and not ready: it may be the beginning of something. */
    private final CharBuffer decoded = CharBuffer.allocate(Decoding.SOME).limit(0);

    private char[] ready = {};
    private int taken;
    private int end;
    private boolean isAtEnd;

    /** The text of the bytes in the charset. */
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

    /** What is read next: some thousand characters, or all that are left. It is good until then. */
    CharSequence next() {
        while (taken == end && !isAtEnd) {
            makeSomeReady();
        }
        return CharBuffer.wrap(ready, taken, end - taken);
    }

    /** Passes over some of what is read next. */
    void pass(int characters) {
        taken += characters;
    }

    /** What is clean is read from where it was decoded to. */
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

    /** Where neither a reference may go on, nor the second half of a character may follow. */
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
