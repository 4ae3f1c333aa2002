package io.github.orderflowmagento.orderflow.message;

import org.immutables.value.Value;

import io.github.orderflowmagento.orderflow.internal.ValueStyle;
import io.github.orderflowmagento.orderflow.internal.text.XmlText;
import io.github.orderflowmagento.orderflow.model.InvalidMessageException;

/**
 * What a shop answers to a message from OrderFlow, ready to be sent.
 *
 * <p>The answers to the SOAP messages are those of {@link SoapMessage} and {@link SoapFault}. To the messages of
 * OrderFlow's generic integration they are {@link #received}, {@link #tryAgain} and {@link #refused}. It is documented
 * that OrderFlow logs all exchanges, sends again what was not confirmed until a greatest number of tries, then tells an
 * administrator, and that what it takes for an error in an answer is set up in OrderFlow. That the HTTP status decides,
 * and the text, are inferred; a warehouse that wants to read something else gets it by the {@link #builder}.
 *
 * <p>A message that is acknowledged is not sent again: keep it safely first. One that is not, comes again: be ready for
 * a number that was seen before.
 */
@Value.Immutable
@ValueStyle
public interface Acknowledgement {

    /** The HTTP status. */
    int status();

    /** The content type with its character set, which is UTF-8. */
    String contentType();

    /** The content. */
    String body();

    /** The message is safely kept: HTTP 200 (inferred). */
    static Acknowledgement received(long messageId) {
        return generic(200, "Success - Message " + messageId + " Received");
    }

    /**
     * The message could not be kept for a reason that will pass, such as a database that is away: HTTP 503, so that
     * OrderFlow sends it again (inferred).
     */
    static Acknowledgement tryAgain(String reason) {
        return generic(503, reason);
    }

    /**
     * The message will never be understood, for instance an {@link InvalidMessageException}: HTTP 400. Whether
     * OrderFlow then stops at once is not known; it does at its greatest number of tries, and tells an administrator
     * (inferred).
     *
     * @param reason what is wrong; stands in OrderFlow's log
     */
    static Acknowledgement refused(String reason) {
        return generic(400, reason);
    }

    private static Acknowledgement generic(int status, String result) {
        return builder()
                .status(status)
                .contentType("application/xml; charset=UTF-8")
                .body("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<result>" + XmlText.escape(result) + "</result>\n")
                .build();
    }

    /** A builder of acknowledgements; not safe for use by several threads. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds acknowledgements. */
    class Builder extends ImmutableAcknowledgement.Builder {
        Builder() {}
    }
}
