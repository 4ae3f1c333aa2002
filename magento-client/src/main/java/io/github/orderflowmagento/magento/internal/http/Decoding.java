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
 * Makes text of the bytes of an answer. Each byte that the charset cannot decode becomes {@link XmlCharacters#UNDECODED}, so that
 * one broken text costs no other, and is not taken for what the shop has.
 */
public final class Decoding {
    private static final Logger LOG = LoggerFactory.getLogger(Decoding.class);
    private static final int SOME = 8192;

    private Decoding() {}

    /** The text of UTF-8, which most answers are whatever they say of themselves. */
    public static String utf8(byte[] bytes) {
        return text(bytes, StandardCharsets.UTF_8);
    }

    /** The text of the bytes in the charset. */
    public static String text(byte[] bytes, Charset charset) {
        String text = new String(bytes, charset);
        // Java's own sign for a byte that it cannot decode; the shop may have sent the character itself
        return text.contains(XmlCharacters.REPLACEMENT) ? marked(bytes, charset) : text;
    }

    private static String marked(byte[] bytes, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder();
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        CharBuffer some = CharBuffer.allocate(SOME);
        StringBuilder text = new StringBuilder(bytes.length);
        int undecoded = 0;
        CoderResult result;
        do {
            result = decoder.decode(rest, some, true);
            text.append(some.flip());
            some.clear();
            if (result.isError()) {
                // a mark for each byte: PHP counts bytes
                text.append(XmlCharacters.UNDECODED.repeat(result.length()));
                undecoded += result.length();
                rest.position(rest.position() + result.length());
            }
        } while (!result.isUnderflow());
        decoder.flush(some);
        text.append(some.flip());
        if (undecoded > 0) {
            LOG.warn("{} bytes of an answer are not text in {}: what they stand in is not used", undecoded, charset);
        }
        return text.toString();
    }
}
