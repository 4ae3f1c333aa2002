package io.github.orderflowmagento.orderflow;

import java.io.IOException;
import java.io.Serial;

/** The body of an answer exceeds the maximum size. Never leaves this package. */
final class AnswerTooLargeException extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    AnswerTooLargeException() {
        super("the answer is too large");
    }
}
