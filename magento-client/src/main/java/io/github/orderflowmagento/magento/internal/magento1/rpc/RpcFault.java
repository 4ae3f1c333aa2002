package io.github.orderflowmagento.magento.internal.magento1.rpc;

import java.io.Serial;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.internal.http.AnswerDocument;
import io.github.orderflowmagento.magento.internal.magento1.call.ApiCall;
import io.github.orderflowmagento.magento.internal.magento1.call.Faults;
import io.github.orderflowmagento.magento.model.Decimals;

/** The server answered with a fault. Never leaves the transports. */
public final class RpcFault extends AnswerDocument.Fault {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int code;
    private final @Nullable String name;
    private final String text;

    /** A fault of Magento's, with the code and the text as they came. */
    public RpcFault(int code, String text) {
        this(code, null, text);
    }

    private RpcFault(int code, @Nullable String name, String text) {
        super("fault " + (name == null ? code : name) + ": " + text);
        this.code = code;
        this.name = name;
        this.text = text;
    }

    /** A fault that has a name in place of a number: the protocol's layer speaks, or PHP, and not Magento. */
    public static RpcFault named(String name, String text) {
        return new RpcFault(0, name, text);
    }

    /** The same fault with another text. */
    public RpcFault withText(String other) {
        return new RpcFault(code, name, other);
    }

    /** The code of a fault as it came; 0, which Magento gives to what it has no code for, if that is no number. */
    public static int code(Map<?, ?> fault) {
        try {
            return Decimals.parse(String.valueOf(fault.get("faultCode")))
                    .map(BigDecimal::intValueExact)
                    .orElse(0);
        } catch (ArithmeticException e) {
            return 0;
        }
    }

    /** What the fault means for the call that met it. */
    public MagentoException failureOf(ApiCall call) {
        return name == null ? Faults.of(call, code, text) : Faults.named(call, name, text);
    }

    /** What the fault means at login. */
    public MagentoException failureOfLogin() {
        return name == null ? Faults.ofLogin(code, text) : failureOf(new ApiCall("login", List.of(), ""));
    }

    /** Magento's number of the fault; 0 if it has none. */
    public int code() {
        return code;
    }

    /** What the shop says. */
    public String text() {
        return text;
    }
}
