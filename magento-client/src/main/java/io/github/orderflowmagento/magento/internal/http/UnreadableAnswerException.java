package io.github.orderflowmagento.magento.internal.http;

import java.io.Serial;

/** The answer is not what its protocol says it should be. Never leaves the transports. */
public final class UnreadableAnswerException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Says in one line what is wrong, without anything of the answer. */
    public UnreadableAnswerException(String problem) {
        super(problem);
    }
}
