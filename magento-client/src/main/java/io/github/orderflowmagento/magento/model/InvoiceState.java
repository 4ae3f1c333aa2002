package io.github.orderflowmagento.magento.model;

/** Whether an invoice is paid. Immutable. */
public enum InvoiceState {
    /** To be paid. */
    OPEN("1"),

    /** Paid. */
    PAID("2"),

    /** Cancelled. */
    CANCELED("3"),

    /** Another state, or none. The code that the shop sent is in {@link Invoice#stateCode}. */
    UNKNOWN("");

    private final String code;

    InvoiceState(String code) {
        this.code = code;
    }

    /** Returns the state with Magento's code; {@link #UNKNOWN} for a code that is not Magento's own. */
    public static InvoiceState of(String code) {
        for (InvoiceState candidate : values()) {
            if (candidate != UNKNOWN && candidate.code.equals(code)) {
                return candidate;
            }
        }
        return UNKNOWN;
    }

    /** Magento's code, for example {@code 2}; an empty text for {@link #UNKNOWN}. */
    public String code() {
        return code;
    }
}
