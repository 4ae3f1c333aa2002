package io.github.orderflowmagento.magento.internal.http;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.orderflowmagento.magento.model.XmlCharacters;

/**
 * Decodes the bytes of an answer. Each byte that the charset cannot decode becomes {@link XmlCharacters#UNDECODED}, so that one broken text
 * does not affect the others, and is not mistaken for the shop's.
 */
public final class Decoding {
    private static final Logger LOG = LoggerFactory.getLogger(Decoding.class);

    /** The number of characters that are decoded at a time. */
    static final int SOME = 8192;

    private final ByteBuffer bytes;
    private final CharsetDecoder decoder;
    private int marksToSet;
    private int undecoded;

    Decoding(byte[] bytes, Charset charset) {
        this.bytes = ByteBuffer.wrap(bytes);
        this.decoder = charset.newDecoder();
    }

    /** Decodes UTF-8, which most answers are, whatever they declare. */
    public static String utf8(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        // Java's own replacement for a byte that it cannot decode; the shop may have sent that character itself
        return text.contains(XmlCharacters.REPLACEMENT) ? marked(bytes) : text;
    }

    private static String marked(byte[] bytes) {
        Decoding decoding = new Decoding(bytes, StandardCharsets.UTF_8);
        StringBuilder text = new StringBuilder(bytes.length);
        CharBuffer some = CharBuffer.allocate(SOME);
        boolean isAtEnd;
        do {
            isAtEnd = decoding.fill(some);
            text.append(some.flip());
            some.clear();
        } while (!isAtEnd);
        return text.toString();
    }

    /** Decodes as much as fits into the buffer; returns whether that was the end of the text. */
    boolean fill(CharBuffer text) {
        while (true) {
            for (; marksToSet > 0; marksToSet--) {
                if (!text.hasRemaining()) {
                    return false;
                }
                text.put(XmlCharacters.UNDECODED);
            }
            CoderResult result = decoder.decode(bytes, text, true);
            if (!result.isError()) {
                return result.isUnderflow() && isFlushed(text);
            }
            // one replacement for each byte: PHP counts bytes
            marksToSet = result.length();
            undecoded += result.length();
            bytes.position(bytes.position() + result.length());
        }
    }

    private boolean isFlushed(CharBuffer text) {
        if (decoder.flush(text).isOverflow()) {
            return false;
        }
        if (undecoded > 0) {
            LOG.warn(
                    "{} bytes of an answer cannot be decoded as {}: the texts that contain them are not used",
                    undecoded,
                    decoder.charset());
        }
        return true;
    }
}
