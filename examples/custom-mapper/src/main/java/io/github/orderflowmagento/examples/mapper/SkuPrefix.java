package io.github.orderflowmagento.examples.mapper;

import io.github.orderflowmagento.mapping.ReferenceMapping;
import io.github.orderflowmagento.mapping.inventory.InventoryMapping;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.product.ProductMapping;

/**
 * A warehouse that keeps the goods of several shops: there MUG-001 of this one is AB-MUG-001, and its order 100000001 is AB-100000001.
 * The order mapping goes to the order export, the order cancellation and the shipment notification. The shop may be a Magento 1 or a
 * Magento 2.
 */
public final class SkuPrefix {
    private static final ReferenceMapping PREFIXED = ReferenceMapping.prefixed("AB-");

    private SkuPrefix() {}

    /** For the product export. */
    public static ProductMapping products() {
        return ProductMapping.standard().withSkus(PREFIXED);
    }

    /** For the order export, the order cancellation and the shipment notification. */
    public static OrderMapping orders() {
        return OrderMapping.standard().withSkus(PREFIXED).withOrderNumbers(PREFIXED);
    }

    /** For the inventory update. */
    public static InventoryMapping inventory() {
        return InventoryMapping.standard().withSkus(PREFIXED);
    }
}
