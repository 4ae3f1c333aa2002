package io.github.orderflowmagento.orderflow.model;

import java.io.InputStream;
import java.util.Optional;

import org.immutables.value.Value;

/**
 * What OrderFlow says of one order. Only the two typed fields were ever seen (in an answer of a stand-in); everything
 * else is in {@link #document()}.
 */
@Value.Immutable
@ModelStyle
public interface OrderDetail {

    /** The shop's order number. */
    String externalReference();

    /** The state of the order in OrderFlow's words, for instance {@code despatched}. */
    Optional<String> state();

    /** The whole answer. */
    XmlElement document();

    /**
     * Reads an order detail: {@code externalReference} and {@code state} are attributes of the root or, where those
     * are missing, child elements (inferred). The stream is read to its end and not closed.
     *
     * @throws InvalidMessageException if it names no external reference, or holds an {@code exception}
     */
    static OrderDetail parse(InputStream document) {
        XmlElement root = XmlElement.parse(document);
        ServerException.refuse(root);
        Field reference = Field.attributeOrChild("order detail", root, "externalReference");
        return builder()
                .externalReference(reference.required(reference.text()))
                .state(Field.attributeOrChild("order detail", root, "state").text())
                .document(root)
                .build();
    }

    /** A builder of order details; not safe for use by several threads. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds order details. */
    class Builder extends ImmutableOrderDetail.Builder {
        Builder() {}
    }
}
