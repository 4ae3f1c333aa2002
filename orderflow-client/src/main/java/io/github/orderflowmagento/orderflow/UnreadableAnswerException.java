package io.github.orderflowmagento.orderflow;

import java.io.Serial;

import io.github.orderflowmagento.orderflow.model.InvalidMessageException;

/** A successful answer whose body is not the expected document. Never leaves this package. */
final class UnreadableAnswerException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final InvalidMessageException problem;
    private final transient byte[] body;

    UnreadableAnswerException(InvalidMessageException problem, byte[] body) {
        super(problem);
        this.problem = problem;
        this.body = body;
    }

    InvalidMessageException problem() {
        return problem;
    }

    byte[] body() {
        return body;
    }
}
