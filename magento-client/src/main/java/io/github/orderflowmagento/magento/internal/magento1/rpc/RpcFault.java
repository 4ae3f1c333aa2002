package io.github.orderflowmagento.magento.internal.magento1.rpc;

import java.io.Serial;
import java.math.BigDecimal;
import java.util.Map;
import java.util.OptionalInt;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.internal.http.AnswerDocument;
import io.github.orderflowmagento.magento.internal.magento1.call.ApiCall;
import io.github.orderflowmagento.magento.internal.magento1.call.Fault;
import io.github.orderflowmagento.magento.internal.magento1.call.Faults;
import io.github.orderflowmagento.magento.model.Decimals;

/** The server answered with a fault. Never leaves the transports. */
public final class RpcFault extends AnswerDocument.Fault {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    /** A fault of Magento's, with the code and the text as they came. */
    public RpcFault(int code, String text) {
        this(new Fault(code, null, text, OptionalInt.empty()));
    }

    private RpcFault(Fault fault) {
        super("fault " + (fault.name() == null ? fault.code() : fault.name()) + ": " + fault.text());
        this.fault = fault;
    }

    /** A fault that has a name in place of a number: the protocol's layer speaks, or PHP, and not Magento. */
    public static RpcFault named(String name, String text) {
        return new RpcFault(new Fault(0, name, text, OptionalInt.empty()));
    }

    /** The same fault with another text, in an answer of this status. */
    RpcFault with(String text, int httpStatus) {
        return new RpcFault(new Fault(fault.code(), fault.name(), text, OptionalInt.of(httpStatus)));
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
        return Faults.of(call, fault);
    }

    /** What the fault means for several calls that met it in one round trip. */
    MagentoException failureOfSeveral(ApiCall calls) {
        return Faults.ofSeveral(calls, fault);
    }

    /** What the fault means at login. */
    public MagentoException failureOfLogin() {
        return Faults.ofLogin(fault);
    }

    /** Magento's number of the fault; 0 if it has none. */
    public int code() {
        return fault.code();
    }

    /** What the shop says. */
    public String text() {
        return fault.text();
    }
}
