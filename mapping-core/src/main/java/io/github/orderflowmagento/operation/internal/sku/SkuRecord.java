package io.github.orderflowmagento.operation.internal.sku;

import java.util.Optional;

/**
 * The record of one SKU that an inventory update keeps between runs; see {@link io.github.orderflowmagento.operation.RunState} for each part.
 *
 * @param sequence the number of the line applied last
 * @param inventoryId the record that the number belongs to
 * @param shopSku the shop's SKU, if the warehouse's inventory had it
 * @param keptOtherwise what was sent, and what the shop keeps instead
 */
public record SkuRecord(
        Optional<Long> sequence,
        Optional<String> inventoryId,
        Optional<String> shopSku,
        Optional<String> keptOtherwise) {
    /** Nothing is known. */
    public static final SkuRecord NONE =
            new SkuRecord(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public boolean isNone() {
        return equals(NONE);
    }

    public SkuRecord withLine(Optional<Long> number, Optional<String> record) {
        return new SkuRecord(number, record, shopSku, keptOtherwise);
    }

    public SkuRecord withShopSku(Optional<String> sku) {
        return new SkuRecord(sequence, inventoryId, sku, keptOtherwise);
    }

    public SkuRecord withKeptOtherwise(Optional<String> deviation) {
        return new SkuRecord(sequence, inventoryId, shopSku, deviation);
    }
}
