package io.github.orderflowmagento.operation.inventory;

import io.github.orderflowmagento.operation.Run;

/** How to handle SKUs that have left the warehouse's inventory. */
public enum MissingSkus {
    /**
     * Keep their stock; {@link Run#warnings} lists the SKUs that the shop still sells. SKUs whose remaining lines are filtered out, and
     * SKUs that an unreadable or unmappable line may concern, are always handled this way.
     */
    REPORT,
    /**
     * Set their stock to zero, or to the units that {@linkplain InventoryUpdate.Builder#despatchesWithoutShipment wait} there; {@link
     * Run#warnings} lists them. Only for a warehouse that omits SKUs without stock, and whose whole inventory is always requested.
     */
    SET_TO_ZERO
}
