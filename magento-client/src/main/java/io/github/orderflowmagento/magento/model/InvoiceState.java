package io.github.orderflowmagento.magento.model;

/** Whether an invoice is paid. */
public enum InvoiceState {
    /** To be paid. */
    OPEN("1"),

    /** Paid. */
    PAID("2"),

    /** Cancelled. */
    CANCELED("3"),

    /** None of the above. What the shop sent is in the invoice's {@code stateCode()}. */
    UNKNOWN("");

    private final String code;

    InvoiceState(String code) {
        this.code = code;
    }

    /** The constant of Magento's code; {@link #UNKNOWN} for a code that is not Magento's own. */
    public static InvoiceState of(String code) {
        for (InvoiceState candidate : values()) {
            if (candidate != UNKNOWN && candidate.code.equals(code)) {
                return candidate;
            }
        }
        return UNKNOWN;
    }

    /** Magento's code; empty for {@link #UNKNOWN}. */
    public String code() {
        return code;
    }
}
