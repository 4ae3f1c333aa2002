package io.github.orderflowmagento.orderflow.message.magento2;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.immutables.value.Value;

import io.github.orderflowmagento.orderflow.internal.ValueStyle;

/**
 * An HTTP request to a {@link Magento2Endpoint}, without its body. {@code toString} shows its method only: address and headers may hold
 * secrets.
 *
 * <p>Immutable.
 */
@Value.Immutable
@ValueStyle
public interface MessageRequest {

    /** The method, for example {@code POST}. */
    String method();

    /**
     * The target as the request line has it, percent-encoded and with the query: {@code /rest/V1/orderflow/inventory}, {@code
     * /soap/default?wsdl&services=…}.
     */
    @Value.Redacted
    String target();

    /** The headers by name, in any case; a header that was sent several times has several values. */
    @Value.Redacted
    Map<String, List<String>> headers();

    /**
     * The address of the caller, an IPv4 or IPv6 address without a port. Empty if it is not known; behind a proxy it is the proxy's, unless
     * the server is configured to trust the proxy's headers.
     */
    @Value.Redacted
    Optional<String> remoteAddress();

    /**
     * Returns the value of a header.
     *
     * @param name in any case
     * @return empty if it was not sent, or was sent several times
     */
    default Optional<String> header(String name) {
        List<String> values = headers().entrySet().stream()
                .filter(header -> name.equalsIgnoreCase(header.getKey()))
                .flatMap(header -> header.getValue().stream())
                .toList();
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    /** Returns a builder of requests. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Builds requests. Mandatory: {@code method}, {@code target}. {@code build()} throws an {@link IllegalStateException} if one is
     * missing. Not thread-safe.
     */
    class Builder extends ImmutableMessageRequest.Builder {
        Builder() {}
    }
}
