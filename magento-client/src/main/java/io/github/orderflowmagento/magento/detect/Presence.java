package io.github.orderflowmagento.magento.detect;

/** Whether a shop has something. What is not known is never taken for a no. */
public enum Presence {
    /** The shop has it. */
    PRESENT,

    /** The shop does not have it. */
    ABSENT,

    /** It could not be found out. */
    UNKNOWN
}
