package io.github.orderflowmagento.magento.internal.http;

import java.io.IOException;
import java.io.Serial;

/** The body of an answer exceeds the maximum size. */
final class AnswerTooLargeException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    AnswerTooLargeException(long maxBytes) {
        super("the answer is larger than " + maxBytes + " bytes; request less, or raise maxAnswerBytes");
    }
}
