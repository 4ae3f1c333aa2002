package io.github.orderflowmagento.magento.model;

/**
 * Where an order is in its life. Statuses are labels a merchant may rename or add to; states are Magento's own.
 */
public enum OrderState {
    /** Placed, nothing done yet. */
    NEW("new"),

    /** Waiting for the payment provider. */
    PENDING_PAYMENT("pending_payment"),

    /** The payment is under review. */
    PAYMENT_REVIEW("payment_review"),

    /** Paid or shipped in part. */
    PROCESSING("processing"),

    /** Invoiced and shipped whole. */
    COMPLETE("complete"),

    /** Refunded. */
    CLOSED("closed"),

    /** Cancelled. */
    CANCELED("canceled"),

    /** On hold: must not be shipped for now. */
    HOLDED("holded"),

    /** None of the above: a module's own. What the shop sent is in the entity's {@code stateCode()}. */
    UNKNOWN("");

    private final String code;

    OrderState(String code) {
        this.code = code;
    }

    /** The constant of Magento's code; {@link #UNKNOWN} for a code that is not Magento's own. */
    public static OrderState of(String code) {
        for (OrderState candidate : values()) {
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
