package io.github.orderflowmagento.magento.internal.rpc;

import java.io.Serial;
import java.math.BigDecimal;
import java.util.Map;

/** The server answered with a fault. Never leaves the transports. */
public final class RpcFault extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int code;
    private final String text;

    /** With the code and the text as they came. */
    public RpcFault(int code, String text) {
        super("fault " + code + ": " + text, null, false, false);
        this.code = code;
        this.text = text;
    }

    /** The code of a fault as it came; 0, which Magento gives to what it has no code for, if that is no number. */
    public static int code(Map<?, ?> fault) {
        try {
            return new BigDecimal(String.valueOf(fault.get("faultCode"))).intValueExact();
        } catch (NumberFormatException | ArithmeticException e) {
            return 0;
        }
    }

    /** Magento's number of the fault. */
    public int code() {
        return code;
    }

    /** What the shop says. */
    public String text() {
        return text;
    }
}
