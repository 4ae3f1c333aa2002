package io.github.orderflowmagento.magento.internal.xmlrpc;

import java.io.Serial;

/** The answer is not the XML-RPC it should be. Never leaves this package. */
final class UnreadableAnswerException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    UnreadableAnswerException(String problem) {
        super(problem);
    }
}
