package io.github.orderflowmagento.mapping.inventory;

import io.github.orderflowmagento.magento.model.SkuMatch;
import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.mapping.Origin;
import io.github.orderflowmagento.mapping.ReferenceMapping;
import io.github.orderflowmagento.mapping.Rule;
import io.github.orderflowmagento.orderflow.message.InventoryLine;

/** What the warehouse knows the SKUs of an inventory by. */
record InventoryReference(ReferenceMapping skus) {
    static final String TARGET = "sku";

    /** The SKU of a line that was led back. */
    Rule<InventoryLine> rule() {
        Rule<InventoryLine> sku = Rule.always(TARGET, "externalReference", InventoryLine::externalReference);
        return (skus == ReferenceMapping.identity() ? sku : sku.map("led back: " + skus, same -> same))
                .from(Origin.STANDARD);
    }

    /**
     * The line as the shop has it, of the SKU that its reference leads back to.
     *
     * @throws MappingException if it is of no SKU of this shop
     */
    InventoryLine ledBack(String entity, InventoryLine line) {
        String reference = line.externalReference();
        String sku;
        try {
            sku = skus.toShop(reference)
                    .orElseThrow(() -> new MappingException(
                            entity, "the reference is none of this shop's SKUs (" + skus + ")", null));
        } catch (IllegalArgumentException e) {
            throw new MappingException(entity, String.valueOf(e.getMessage()), e);
        }
        return sku.equals(reference)
                ? line
                : InventoryLine.builder().from(line).externalReference(sku).build();
    }

    /**
     * Refuses a rule for the SKU that names another than the one whose demand is reckoned with: what was ordered of it would be sold again.
     *
     * @throws MappingException naming both
     */
    void requireDemandOf(String sku, String entity, InventoryLine ledBack) {
        String counted = ledBack.externalReference();
        if (!SkuMatch.folded(sku).equals(SkuMatch.folded(counted))) {
            throw new MappingException(
                    entity,
                    "the rule for " + TARGET + " gives '" + sku + "', but the units counted are those ordered of '"
                            + counted
                            + "': leave that rule as it is, and say InventoryMapping.withSkus, and the same of OrderMapping",
                    null);
        }
    }
}
