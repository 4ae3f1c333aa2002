package io.github.orderflowmagento.orderflow.model;

import java.io.InputStream;

import org.immutables.value.Value;

/**
 * OrderFlow's answer to a call that asks it to do something: whether it did. That nothing was done is no error: the order was
 * cancelled already, or there is nothing to be done about it.
 */
@Value.Immutable
@ModelStyle
public interface OperationResult {

    /** Whether OrderFlow did what it was asked. */
    boolean performed();

    /** What OrderFlow says, on one line; may be empty. */
    String message();

    /**
     * Reads an answer. That nothing was done is said by text: {@code No cancel operation performed}, or {@code Result
     * 'no_operation' for …} (from OrderFlow's PHP client). The stream is read to its end and not closed.
     *
     * @throws InvalidMessageException if it is not XML, is a page, or holds an {@code exception}
     */
    static OperationResult parse(InputStream document) {
        XmlElement root = XmlElement.parse(document);
        if (root.name().equalsIgnoreCase("html")) {
            throw new InvalidMessageException("Expected an answer, found a page");
        }
        String message = OperationText.of(root);
        boolean performed = !OperationText.NOTHING_DONE.matcher(message).find();
        if (performed) {
            ServerException.refuse(root);
        }
        return builder().performed(performed).message(message).build();
    }

    /** A builder of results; not safe for use by several threads. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds results. */
    class Builder extends ImmutableOperationResult.Builder {
        Builder() {}
    }
}
