package io.github.orderflowmagento.magento.model;

/**
 * The state of an order in Magento's process. States are Magento's own; a state has one or more statuses, which merchants may
 * add and rename. Immutable.
 */
public enum OrderState {
    /** Placed, and nothing done yet. */
    NEW("new"),

    /** Waiting for the payment provider. */
    PENDING_PAYMENT("pending_payment"),

    /** The payment is under review. */
    PAYMENT_REVIEW("payment_review"),

    /** Paid or shipped in part. */
    PROCESSING("processing"),

    /** Invoiced and shipped completely. */
    COMPLETE("complete"),

    /** Refunded. */
    CLOSED("closed"),

    /** Cancelled. */
    CANCELED("canceled"),

    /** On hold: must not be shipped for now. Magento's spelling. */
    HOLDED("holded"),

    /** None of the above: a module's own state, or none. The code that the shop sent is in {@link OrderHead#stateCode}. */
    UNKNOWN("");

    private final String code;

    OrderState(String code) {
        this.code = code;
    }

    /** Returns the state with Magento's code; {@link #UNKNOWN} for a code that is not Magento's own. */
    public static OrderState of(String code) {
        for (OrderState candidate : values()) {
            if (candidate != UNKNOWN && candidate.code.equals(code)) {
                return candidate;
            }
        }
        return UNKNOWN;
    }

    /** Magento's code, for example {@code pending_payment}; an empty text for {@link #UNKNOWN}. */
    public String code() {
        return code;
    }
}
