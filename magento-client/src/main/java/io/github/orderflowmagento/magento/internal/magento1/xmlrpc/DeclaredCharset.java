package io.github.orderflowmagento.magento.internal.magento1.xmlrpc;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import okhttp3.MediaType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.orderflowmagento.magento.model.XmlCharacters;

/**
 * Determines the charset of an answer over XML-RPC, which PHP writes in the shop's configured one ({@code api/config/charset}). It is, in
 * this order, that of a byte order mark, the XML declaration, the {@code Content-Type}, if it is known here and possible; else UTF-8. It is
 * UTF-8, too, if they name a single-byte charset but most non-ASCII bytes are valid UTF-8: then something on the way has added a label.
 * Letters of such a charset rarely form UTF-8, and never most of the time.
 */
final class DeclaredCharset {
    private static final Logger LOG = LoggerFactory.getLogger(DeclaredCharset.class);

    /** How far a declaration is looked for: PHP's warnings may precede it. */
    private static final int BEGINNING = 1 << 16;

    /** Precedes an element: a warning may quote one. */
    private static final Pattern DECLARATION = Pattern.compile(
            "<\\?xml\\s[^<>]{0,200}?\\bencoding\\s{0,9}=\\s{0,9}[\"']([^\"'<>]{1,40})[\"'][^<>]{0,200}>\\s{0,99}<[^?]");

    private static final byte[] XML = "<?xml".getBytes(StandardCharsets.US_ASCII);

    /** At least the longest match of the pattern. */
    private static final int LONGEST_DECLARATION = 700;

    private DeclaredCharset() {}

    /**
     * Returns the charset in which the body is read.
     *
     * @param contentType the header's value; null if there is none
     */
    static Charset of(byte[] body, @Nullable String contentType) {
        Optional<Charset> marked = marked(body);
        if (marked.isPresent()) {
            return marked.get();
        }
        Charset declared = inDeclaration(body)
                .flatMap(DeclaredCharset::known)
                .or(() -> inHeader(contentType).flatMap(DeclaredCharset::known))
                .orElse(StandardCharsets.UTF_8);
        if (!declared.equals(StandardCharsets.UTF_8) && isOneBytePerLetter(declared) && isMostlyUtf8(body)) {
            LOG.warn("An answer declares {}, but is read as UTF-8, which it is", declared);
            return StandardCharsets.UTF_8;
        }
        return declared;
    }

    /** From a byte order mark, or from how a tag begins in UTF-16 without one. */
    private static Optional<Charset> marked(byte[] body) {
        if (begins(body, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (begins(body, 0xFE, 0xFF) || begins(body, 0xFF, 0xFE)) {
            return Optional.of(StandardCharsets.UTF_16);
        }
        if (begins(body, 0, '<')) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return begins(body, '<', 0) ? Optional.of(StandardCharsets.UTF_16LE) : Optional.empty();
    }

    private static boolean begins(byte[] body, int... bytes) {
        return body.length >= bytes.length
                && IntStream.range(0, bytes.length).allMatch(i -> (body[i] & 0xFF) == bytes[i]);
    }

    private static Optional<String> inDeclaration(byte[] body) {
        int end = Math.min(body.length, BEGINNING);
        for (int at = 0; at < end; at++) {
            if (body[at] == '<' && isAt(body, at, XML)) {
                // as Latin-1 a character is a byte
                String text =
                        new String(body, at, Math.min(end - at, LONGEST_DECLARATION), StandardCharsets.ISO_8859_1);
                Matcher declaration = DECLARATION.matcher(text);
                if (declaration.lookingAt()) {
                    return Optional.of(declaration.group(1));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isAt(byte[] body, int at, byte[] what) {
        int end = at + what.length;
        return end <= body.length && Arrays.equals(body, at, end, what, 0, what.length);
    }

    private static Optional<String> inHeader(@Nullable String contentType) {
        return Optional.ofNullable(contentType).map(MediaType::parse).map(type -> type.parameter("charset"));
    }

    private static Optional<Charset> known(String name) {
        try {
            if (Charset.isSupported(name)) {
                Charset charset = Charset.forName(name);
                // in any other its name could not have been read as ASCII
                if (new String(new byte[] {'<'}, charset).equals("<")) {
                    return Optional.of(charset);
                }
            }
        } catch (IllegalCharsetNameException e) {
            // unknown
        }
        LOG.warn("An answer declares '{}', which it cannot be, or which is unknown here", name);
        return Optional.empty();
    }

    private static boolean isOneBytePerLetter(Charset charset) {
        return charset.canEncode() && charset.newEncoder().maxBytesPerChar() == 1;
    }

    private static boolean isMostlyUtf8(byte[] body) {
        int utf8 = 0;
        int other = 0;
        for (int at = 0; at < body.length; at++) {
            int begin = at;
            while (at < body.length && body[at] < 0) {
                at++;
            }
            if (at > begin) {
                boolean isUtf8 = !new String(body, begin, at - begin, StandardCharsets.UTF_8)
                        .contains(XmlCharacters.REPLACEMENT);
                utf8 += isUtf8 ? 1 : 0;
                other += isUtf8 ? 0 : 1;
            }
        }
        return utf8 > other;
    }
}
