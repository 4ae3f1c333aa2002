package io.github.orderflowmagento.examples.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.examples.sandbox.SandboxShop;
import io.github.orderflowmagento.magento.internal.http.JsonAnswers;
import io.github.orderflowmagento.magento.internal.magento1.shape.Magento1Shape;
import io.github.orderflowmagento.magento.internal.magento1.xmlrpc.XmlRpcDialect;
import io.github.orderflowmagento.magento.model.Fields;

/** A recorded answer of a real shop. Parsed by the client's internal classes, since the public API offers no entity without a request. */
final class Recording {
    private static final Path MAGENTO_2 = Path.of("../../magento-client/src/test/resources/recordings-magento2");
    private static final XmlRpcDialect XML_RPC = new XmlRpcDialect();

    private final byte[] document;
    private final Function<byte[], @Nullable Object> tree;
    private final Function<Map<?, ?>, Fields> shape;

    private Recording(byte[] document, Function<byte[], @Nullable Object> tree, Function<Map<?, ?>, Fields> shape) {
        this.document = document;
        this.tree = tree;
        this.shape = shape;
    }

    /**
     * Returns one of the recordings that the sandbox is seeded with.
     *
     * @param call the recorded call
     */
    static Recording ofMagento1(String call, String name) {
        try (InputStream resource = SandboxShop.class.getResourceAsStream(name + ".xml")) {
            if (resource == null) {
                throw new IllegalStateException("no recording " + name);
            }
            return new Recording(
                    resource.readAllBytes(),
                    document -> XML_RPC.answer(document, null),
                    sent -> Magento1Shape.fields(call, sent));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns one of the recordings of the client's tests.
     *
     * @param shape the shape of the entity
     */
    static Recording ofMagento2(String name, Function<Map<?, ?>, Fields> shape) {
        try {
            byte[] message = Files.readAllBytes(MAGENTO_2.resolve(name).resolve("response.http"));
            String text = new String(message, StandardCharsets.ISO_8859_1); // in which each character is a byte
            int end = text.indexOf("\r\n\r\n") + 4;
            byte[] body = Arrays.copyOfRange(message, end, message.length);
            return new Recording(
                    text.substring(0, end).contains("Content-Encoding: gzip") ? unzipped(body) : body,
                    JsonAnswers::tree,
                    shape);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] unzipped(byte[] body) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
    }

    /** Parses the answer again. */
    Fields parse() {
        if (tree.apply(document) instanceof Map<?, ?> sent) {
            return shape.apply(sent);
        }
        throw new IllegalStateException("the recording contains no entity");
    }
}
