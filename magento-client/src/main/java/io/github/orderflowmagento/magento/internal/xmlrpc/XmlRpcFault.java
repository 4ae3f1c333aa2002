package io.github.orderflowmagento.magento.internal.xmlrpc;

import java.io.Serial;

/** The server answered with a fault. Never leaves this package. */
final class XmlRpcFault extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int code;
    private final String text;

    XmlRpcFault(int code, String text) {
        super("fault " + code + ": " + text, null, false, false);
        this.code = code;
        this.text = text;
    }

    int code() {
        return code;
    }

    String text() {
        return text;
    }
}
