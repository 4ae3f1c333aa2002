package io.github.orderflowmagento.mapping.inventory;

import io.github.orderflowmagento.magento.model.SkuMatch;
import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.mapping.Origin;
import io.github.orderflowmagento.mapping.ReferenceMapping;
import io.github.orderflowmagento.mapping.Rule;
import io.github.orderflowmagento.orderflow.message.InventoryLine;

/** The mapping of SKUs to references for an inventory. */
record InventoryReference(ReferenceMapping skus) {
    static final String TARGET = "sku";

    /** Returns the rule for the SKU of a converted line. */
    Rule<InventoryLine> rule() {
        Rule<InventoryLine> sku = Rule.always(TARGET, "externalReference", InventoryLine::externalReference);
        return (skus == ReferenceMapping.identity() ? sku : sku.map("led back: " + skus, same -> same))
                .from(Origin.STANDARD);
    }

    /**
     * Returns the line with its reference converted to the shop's SKU.
     *
     * @throws MappingException if the reference is not that of a SKU of this shop
     */
    InventoryLine ledBack(String entity, InventoryLine line) {
        String reference = line.externalReference();
        String sku;
        try {
            sku = skus.toShop(reference)
                    .orElseThrow(() -> new MappingException(
                            entity, "the reference is not that of a SKU of this shop (" + skus + ")", null));
        } catch (IllegalArgumentException e) {
            throw new MappingException(entity, String.valueOf(e.getMessage()), e);
        }
        return sku.equals(reference)
                ? line
                : InventoryLine.builder().from(line).externalReference(sku).build();
    }

    /**
     * Rejects a rule that returns another SKU than the one whose demand is subtracted: its ordered units would be sold again.
     *
     * @throws MappingException if they differ; names both
     */
    void requireDemandOf(String sku, String entity, InventoryLine ledBack) {
        String counted = ledBack.externalReference();
        if (!SkuMatch.folded(sku).equals(SkuMatch.folded(counted))) {
            throw new MappingException(
                    entity,
                    "the rule for " + TARGET + " gives '" + sku + "', but the units counted are those ordered of '"
                            + counted
                            + "': keep that rule, and call InventoryMapping.withSkus and OrderMapping.withSkus",
                    null);
        }
    }
}
