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

    /** Creates a fault of Magento's, with code and text as received. */
    public RpcFault(int code, String text) {
        this(new Fault(code, null, text, OptionalInt.empty()));
    }

    private RpcFault(Fault fault) {
        super("fault " + (fault.name() == null ? fault.code() : fault.name()) + ": " + fault.text());
        this.fault = fault;
    }

    /** Creates a fault with a name instead of a number: it comes from the protocol's layer, or PHP, and not from Magento. */
    public static RpcFault named(String name, String text) {
        return new RpcFault(new Fault(0, name, text, OptionalInt.empty()));
    }

    /** Returns this fault with another text, in an answer with this status. */
    RpcFault with(String text, int httpStatus) {
        return new RpcFault(new Fault(fault.code(), fault.name(), text, OptionalInt.of(httpStatus)));
    }

    /** Returns the code of a fault as received; 0, which Magento uses for anything without a code, if it is not a number. */
    public static int code(Map<?, ?> fault) {
        try {
            return Decimals.parse(String.valueOf(fault.get("faultCode")))
                    .map(BigDecimal::intValueExact)
                    .orElse(0);
        } catch (ArithmeticException e) {
            return 0;
        }
    }

    /** Returns the exception for the call. */
    public MagentoException failureOf(ApiCall call) {
        return Faults.of(call, fault);
    }

    /** Returns the exception for several calls in one round trip. */
    MagentoException failureOfSeveral(ApiCall calls) {
        return Faults.ofSeveral(calls, fault);
    }

    /** Returns the exception for a login. */
    public MagentoException failureOfLogin() {
        return Faults.ofLogin(fault);
    }

    /** Returns Magento's number of the fault; 0 if it has none. */
    public int code() {
        return fault.code();
    }

    /** Returns the shop's text. */
    public String text() {
        return fault.text();
    }
}
