package io.github.orderflowmagento.magento.detect;

/** Whether a shop has something. {@link #UNKNOWN} never counts as {@link #ABSENT}. Immutable. */
public enum Presence {
    /** The shop has it. */
    PRESENT,

    /** The shop does not have it. */
    ABSENT,

    /** It could not be found out. */
    UNKNOWN
}
