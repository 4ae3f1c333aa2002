package io.github.orderflowmagento.mapping.inventory;

import java.math.BigDecimal;
import java.time.Instant;

import org.immutables.value.Value;

import io.github.orderflowmagento.mapping.internal.ValueStyle;

/**
 * The units of one SKU in one cart of the shop. Magento's web services do not list carts: supply them from another source, for example the
 * shop's database. Immutable.
 */
@Value.Immutable
@ValueStyle
public interface CartUnits {
    /** The shop's SKU. */
    String sku();

    /**
     * The units in the cart; may be a fraction. For a part of a configurable or bundle, the units in all its parents together: see {@link
     * Builder#unitsOfPart}.
     */
    BigDecimal units();

    /** The cart's number in the shop (Magento calls carts quotes). */
    String cart();

    /** Whether the cart is open: neither ordered nor replaced by another cart. Default: yes. */
    @Value.Default
    default boolean isActive() {
        return true;
    }

    /** When the cart was last changed. */
    Instant updatedAt();

    /** Returns a builder of units in carts. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds units in carts. Not thread-safe. */
    final class Builder extends ImmutableCartUnits.Builder {
        /**
         * Sets the units of a part of a configurable or a bundle. In a cart, unlike in an order, Magento stores the units in one parent.
         *
         * @param unitsOfOne the units in one parent
         * @param parents the units of the parent in the cart
         */
        public Builder unitsOfPart(BigDecimal unitsOfOne, BigDecimal parents) {
            units(unitsOfOne.multiply(parents));
            return this;
        }
    }
}
