package io.github.orderflowmagento.magento.internal.http;

import java.io.Serial;

/** The answer does not conform to its protocol. Never leaves the transports. */
public final class UnreadableAnswerException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient byte[] body;

    /** Describes in one line what is wrong, without quoting the answer. */
    public UnreadableAnswerException(String problem) {
        this(problem, new byte[0]);
    }

    /** As above, with the answer's body. */
    public UnreadableAnswerException(String problem, byte[] body) {
        super(problem);
        this.body = body;
    }

    /** Returns the answer's body, if the catcher has no other access to it; empty otherwise. */
    byte[] body() {
        return body;
    }
}
