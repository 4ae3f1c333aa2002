package io.github.orderflowmagento.magento.model;

import java.math.BigDecimal;

import org.immutables.value.Value;

/**
 * A quantity to write into the shop. Both fields are sent always: Magento takes a product out of stock by itself when the
 * quantity falls to zero, but does not bring it back when the quantity rises.
 */
@Value.Immutable
@ModelStyle
public interface StockUpdate {
    /** The stock keeping unit, matched exactly. */
    String sku();

    /** The new quantity, absolute; within the bounds of {@link Decimals}. */
    BigDecimal qty();

    /** Whether the shop may sell the product. Defaults to whether the quantity is above zero. */
    @Value.Default
    default boolean isInStock() {
        return qty().signum() > 0;
    }

    /**
     * Refuses a quantity that could not be written.
     *
     * @throws IllegalArgumentException naming the SKU
     */
    @Value.Check
    default void check() {
        if (!Decimals.isBounded(qty())) {
            throw new IllegalArgumentException("stock of '" + sku() + "': the quantity has more than "
                    + Decimals.MAX_CHARACTERS + " digits, or places beyond " + Decimals.MAX_SCALE);
        }
    }

    /** A new builder. Builders are for one thread; what they build is for all. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds StockUpdate values. */
    final class Builder extends ImmutableStockUpdate.Builder {}
}
