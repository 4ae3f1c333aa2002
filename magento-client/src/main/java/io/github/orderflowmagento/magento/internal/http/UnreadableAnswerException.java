package io.github.orderflowmagento.magento.internal.http;

import java.io.Serial;

/** The answer is not what its protocol says it should be. Never leaves the transports. */
public final class UnreadableAnswerException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient byte[] body;

    /** Says in one line what is wrong, without anything of the answer. */
    public UnreadableAnswerException(String problem) {
        this(problem, new byte[0]);
    }

    /** As above, with the answer's body. */
    public UnreadableAnswerException(String problem, byte[] body) {
        super(problem);
        this.body = body;
    }

    /** The answer's body, where whoever catches this has it from nowhere else; empty otherwise. */
    byte[] body() {
        return body;
    }
}
