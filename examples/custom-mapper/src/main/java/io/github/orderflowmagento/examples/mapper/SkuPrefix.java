package io.github.orderflowmagento.examples.mapper;

import io.github.orderflowmagento.mapping.ReferenceMapping;
import io.github.orderflowmagento.mapping.inventory.InventoryMapping;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.product.ProductMapping;

/**
 * Prefixes for a warehouse that serves several shops: this shop's MUG-001 is AB-MUG-001 there, and its order 100000001 is AB-100000001. Use
 * the order mapping for the order export, the order cancellation and the shipment notification. The shop may be a Magento 1 or a Magento 2.
 */
public final class SkuPrefix {
    private static final ReferenceMapping PREFIXED = ReferenceMapping.prefixed("AB-");

    private SkuPrefix() {}

    /** Returns the mapping for the product export. */
    public static ProductMapping products() {
        return ProductMapping.standard().withSkus(PREFIXED);
    }

    /** Returns the mapping for the order export, the order cancellation and the shipment notification. */
    public static OrderMapping orders() {
        return OrderMapping.standard().withSkus(PREFIXED).withOrderNumbers(PREFIXED);
    }

    /** Returns the mapping for the inventory update. */
    public static InventoryMapping inventory() {
        return InventoryMapping.standard().withSkus(PREFIXED);
    }
}
