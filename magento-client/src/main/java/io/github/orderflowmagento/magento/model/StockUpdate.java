package io.github.orderflowmagento.magento.model;

import java.math.BigDecimal;

import org.immutables.value.Value;

/**
 * A quantity to write into the shop, of which it keeps four decimal places. Quantity and availability are both sent always: Magento takes
 * a product out of stock by itself when the quantity falls to zero, but does not bring it back when the quantity rises.
 */
@Value.Immutable
@ModelStyle
public interface StockUpdate {
    /** The stock keeping unit, matched exactly. */
    String sku();

    /** Code of the source whose stock is written. Default: {@value StockItem#DEFAULT_SOURCE}. */
    @Value.Default
    default String source() {
        return StockItem.DEFAULT_SOURCE;
    }

    /** The new quantity, absolute; from -99999999.9999 to 99999999.9999, what the column of the shop's database can hold. */
    BigDecimal quantity();

    /** Whether the shop may sell the product. Defaults to whether the quantity is above zero. */
    @Value.Default
    default boolean isInStock() {
        return quantity().signum() > 0;
    }

    /** Refuses a quantity that the shop cannot hold: over SOAP and XML-RPC it would store the nearest one that it can, and report success. */
    @Value.Check
    default void check() {
        StockColumn.check("stock update of SKU '" + sku() + "': quantity", quantity());
    }

    /** A new builder. Builders are for one thread; what they build is for all. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds StockUpdate values. */
    final class Builder extends ImmutableStockUpdate.Builder {}
}
