package io.github.orderflowmagento.orderflow.message;

import java.util.Map;

import org.immutables.value.Value;

import io.github.orderflowmagento.orderflow.internal.ValueStyle;
import io.github.orderflowmagento.orderflow.internal.text.XmlText;
import io.github.orderflowmagento.orderflow.model.InvalidMessageException;

/**
 * The HTTP answer to a message from OrderFlow.
 *
 * <p>The answers to SOAP messages come from {@link SoapMessage} and {@link SoapFault}; those to messages of OrderFlow's generic integration
 * are {@link #received}, {@link #tryAgain} and {@link #rejected}. Documented: OrderFlow logs all exchanges, repeats an unconfirmed message
 * up to a maximum number of attempts, and then notifies an administrator; which answers it treats as errors is configured in OrderFlow.
 * Inferred: the HTTP status decides, and the text. For a warehouse that expects something else, use the {@link #builder}.
 *
 * <p>OrderFlow does not send an acknowledged message again: store it safely first. It does send others again: expect message
 * numbers that you have already seen.
 *
 * <p>Immutable.
 */
@Value.Immutable
@ValueStyle
public interface Acknowledgement {

    /** The HTTP status. */
    int status();

    /** The value of the header {@code Content-Type}; its character set is UTF-8. */
    String contentType();

    /** The body. Send it in UTF-8. */
    String body();

    /** Further headers to send, by name. Usually none; the answer to a request that lacks credentials may request them. */
    Map<String, String> headers();

    /**
     * Returns the answer to a message that is safely stored: HTTP status 200 (inferred).
     *
     * @param messageId the number of the message
     */
    static Acknowledgement received(long messageId) {
        return generic(200, "Success - Message " + messageId + " Received");
    }

    /**
     * Returns the answer to a message that could not be stored for a temporary reason, for example because a database is down: HTTP
     * status 503, so that OrderFlow sends it again (inferred).
     *
     * @param reason what is wrong; appears in OrderFlow's log
     */
    static Acknowledgement tryAgain(String reason) {
        return generic(503, reason);
    }

    /**
     * Returns the answer to a message that can never be processed, for example after an {@link InvalidMessageException}: HTTP status
     * 400. It is not known whether OrderFlow stops at once; after its maximum number of attempts it does, and notifies an administrator
     * (inferred).
     *
     * @param reason what is wrong; appears in OrderFlow's log
     */
    static Acknowledgement rejected(String reason) {
        return generic(400, reason);
    }

    private static Acknowledgement generic(int status, String result) {
        return builder()
                .status(status)
                .contentType("application/xml; charset=UTF-8")
                .body("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<result>" + XmlText.escape(result) + "</result>\n")
                .build();
    }

    /** Returns a builder of acknowledgements. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Builds acknowledgements. Mandatory: {@code status}, {@code contentType}, {@code body}. {@code build()} throws an {@link
     * IllegalStateException} if one is missing. Not thread-safe.
     */
    class Builder extends ImmutableAcknowledgement.Builder {
        Builder() {}
    }
}
