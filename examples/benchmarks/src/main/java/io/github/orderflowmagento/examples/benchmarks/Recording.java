package io.github.orderflowmagento.examples.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

import io.github.orderflowmagento.examples.sandbox.SandboxShop;
import io.github.orderflowmagento.magento.internal.magento1.shape.Magento1Shape;
import io.github.orderflowmagento.magento.internal.magento1.xmlrpc.XmlRpcDialect;
import io.github.orderflowmagento.magento.model.Fields;

/**
 * A recorded answer of a real shop, one of those that the sandbox is seeded with. It is read by what reads answers in
 * the client, which is internal there: no public way leads to an entity without a request.
 */
final class Recording {
    private static final XmlRpcDialect XML_RPC = new XmlRpcDialect();

    private final String call;
    private final byte[] document;

    private Recording(String call, byte[] document) {
        this.call = call;
        this.document = document;
    }

    /** @param call what was answered */
    static Recording of(String call, String name) {
        try (InputStream resource = SandboxShop.class.getResourceAsStream(name + ".xml")) {
            if (resource == null) {
                throw new IllegalStateException("no recording " + name);
            }
            return new Recording(call, resource.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Parses the answer anew. */
    Fields parse() {
        if (XML_RPC.answer(document, null) instanceof Map<?, ?> struct) {
            return Magento1Shape.fields(call, struct);
        }
        throw new IllegalStateException("the recording holds no entity");
    }
}
