package io.github.orderflowmagento.magento.internal.magento1.rpc;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.internal.http.UnreadableAnswerException;

/**
 * One of Magento 1's remote procedure protocols: how a call is written and an answer read. The trees it writes and reads are of
 * plain values: text, {@code Long}, {@code BigDecimal}, {@code Boolean}, null, {@code List}, {@code Map}. Safe to share between
 * threads.
 */
public interface Dialect {
    /** How messages name the protocol. */
    String name();

    /** The service's address below the shop's. */
    String path();

    /** The value of the {@code SOAPAction} header, without quotes; null for none. */
    default @Nullable String action() {
        return null;
    }

    /**
     * The document that makes the call.
     *
     * @throws IllegalArgumentException if a parameter cannot be sent
     */
    byte[] request(String method, List<Parameter> parameters);

    /**
     * The value that the document brings.
     *
     * @param contentType what the answer's header says of it; null if nothing
     * @throws RpcFault if it brings a fault
     * @throws UnreadableAnswerException if it is no answer
     */
    @Nullable
    Object answer(byte[] document, @Nullable String contentType);

    /**
     * A parameter of a call, in its place.
     *
     * @param name how the protocols call it that go by names
     */
    record Parameter(String name, @Nullable Object value) {}
}
