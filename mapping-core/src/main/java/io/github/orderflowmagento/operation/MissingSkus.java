package io.github.orderflowmagento.operation;

/** What becomes of SKUs that were in the warehouse's inventory and are no longer. */
public enum MissingSkus {
    /** They keep their stock; {@link Run#warnings} names those that the shop still sells. */
    REPORT,
    /**
     * Their stock is set to zero, and {@link Run#warnings} names them. Only for a warehouse that leaves out what it has none of, and that
     * is never asked for a part of its inventory.
     */
    SET_TO_ZERO
}
