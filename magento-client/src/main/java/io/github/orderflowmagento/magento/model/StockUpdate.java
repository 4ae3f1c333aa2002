package io.github.orderflowmagento.magento.model;

import java.math.BigDecimal;

import org.immutables.value.Value;

import io.github.orderflowmagento.magento.internal.ValueStyle;

/**
 * A quantity to write to the shop, which stores four decimal places. Quantity and availability are always sent together:
 * Magento takes a product out of stock when the quantity falls to zero, but does not bring it back when the quantity rises.
 * Immutable.
 */
@Value.Immutable
@ValueStyle
public interface StockUpdate {
    /** The stock keeping unit, matched as {@link SkuMatch} does, provided that only one product matches. */
    String sku();

    /** Code of the source. Default: {@value StockItem#DEFAULT_SOURCE}. */
    @Value.Default
    default String source() {
        return StockItem.DEFAULT_SOURCE;
    }

    /** The new quantity, absolute, from -99999999.9999 to 99999999.9999, the range of the column in the shop's database. */
    BigDecimal quantity();

    /** Whether the shop may sell the product. Default: whether the quantity is above zero. */
    @Value.Default
    default boolean isInStock() {
        return quantity().signum() > 0;
    }

    /**
     * Rejects a quantity that the shop cannot store; over SOAP and XML-RPC it would store the nearest possible one, and report success.
     * Called by {@code build()}.
     *
     * @throws IllegalStateException if the quantity is rejected
     */
    @Value.Check
    default void check() {
        StockColumn.check("stock update of SKU '" + sku() + "': quantity", quantity());
    }

    /** Returns a new builder. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Builds {@link StockUpdate} values. Required: {@code sku}, {@code quantity}. {@code build()} throws {@link
     * IllegalStateException} if one is missing, or as {@link StockUpdate#check} does. Not thread-safe.
     */
    final class Builder extends ImmutableStockUpdate.Builder {}
}
