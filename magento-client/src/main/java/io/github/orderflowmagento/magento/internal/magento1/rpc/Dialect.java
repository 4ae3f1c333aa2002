package io.github.orderflowmagento.magento.internal.magento1.rpc;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.internal.http.UnreadableAnswerException;

/**
 * One of Magento 1's remote procedure protocols: how a call is written and an answer read. The trees it writes and reads consist of plain
 * values: text, {@code Long}, {@code BigDecimal}, {@code Boolean}, null, {@code List}, {@code Map}. Thread-safe.
 */
public interface Dialect {
    /** The name of the protocol in messages. */
    String name();

    /** The service's address below the shop's. */
    String path();

    /** The value of the {@code SOAPAction} header, without quotes; null for none. */
    default @Nullable String action() {
        return null;
    }

    /**
     * Returns the document that makes the call.
     *
     * @throws IllegalArgumentException if a parameter cannot be sent
     */
    byte[] request(String method, List<Parameter> parameters);

    /**
     * Returns the value in the document.
     *
     * @param contentType from the answer's header; null if it has none
     * @throws RpcFault if it contains a fault
     * @throws UnreadableAnswerException if it is not an answer
     */
    @Nullable
    Object answer(byte[] document, @Nullable String contentType);

    /**
     * A positional parameter of a call.
     *
     * @param name for the protocols with named parameters
     */
    record Parameter(String name, @Nullable Object value) {}
}
