package io.github.orderflowmagento.operation.inventory;

import io.github.orderflowmagento.operation.Run;

/** What becomes of SKUs that were in the warehouse's inventory and are no longer. */
public enum MissingSkus {
    /**
     * They keep their stock; {@link Run#warnings} names those that the shop still sells. So it is, whatever is chosen, of SKUs of which only
     * lines are left that are filtered out, and where a line cannot be read or mapped and may be for them.
     */
    REPORT,
    /**
     * Their stock is set to zero, or to the units that {@linkplain InventoryUpdate.Builder#unbooked wait} there, and {@link Run#warnings} names
     * them. Only for a warehouse that leaves out what it has none of, and that
     * is never asked for a part of its inventory.
     */
    SET_TO_ZERO
}
