package io.github.orderflowmagento.operation.inventory;

import io.github.orderflowmagento.operation.Run;

/** How SKUs are handled that were in the warehouse's inventory and are no longer. */
public enum MissingSkus {
    /**
     * Keep their stock; {@link Run#warnings} lists those that the shop still sells. This always applies to SKUs whose remaining lines are
     * filtered out, and to SKUs that an unreadable or unmappable line may concern.
     */
    REPORT,
    /**
     * Set their stock to zero, or to the units that {@linkplain InventoryUpdate.Builder#despatchesWithoutShipment wait} there; {@link
     * Run#warnings} lists them. Only for a warehouse that omits SKUs without stock, and that is always asked for its whole inventory.
     */
    SET_TO_ZERO
}
