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

    /** What is decoded and not ready: it may be the beginning of something. */
    private final CharBuffer decoded = CharBuffer.allocate(Decoding.SOME);

    private String ready = "";
    private int taken;
    private boolean isAtEnd;

    /** The text of the bytes in the charset. */
    public AnswerText(byte[] bytes, Charset charset) {
        this.decoding = new Decoding(bytes, charset);
    }

    @Override
    public int read(char[] chars, int from, int most) {
        while (taken == ready.length()) {
            if (isAtEnd) {
                return -1;
            }
            makeSomeReady();
        }
        int count = Math.min(most, ready.length() - taken);
        ready.getChars(taken, taken + count, chars, from);
        taken += count;
        return count;
    }

    private void makeSomeReady() {
        isAtEnd = decoding.fill(decoded);
        String text = decoded.flip().toString();
        int end = isAtEnd ? text.length() : wholeUntil(text);
        decoded.clear();
        decoded.put(text, end, text.length());
        ready = XmlCharacters.replaceForbidden(text.substring(0, end));
        taken = 0;
    }

    /** Where neither a reference may go on, nor the second half of a character may follow. */
    private static int wholeUntil(String text) {
        int reference = text.lastIndexOf('&');
        int end = reference > text.length() / 2 ? reference : text.length();
        return Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
    }

    @Override
    public void close() {}
}
