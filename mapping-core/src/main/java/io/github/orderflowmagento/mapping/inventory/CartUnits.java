package io.github.orderflowmagento.mapping.inventory;

import java.math.BigDecimal;
import java.time.Instant;

import org.immutables.value.Value;

import io.github.orderflowmagento.mapping.internal.ValueStyle;

/**
 * How many units of one SKU one cart of the shop holds. Magento's web services do not list carts: whoever can read
 * them, from the shop's database say, supplies them.
 */
@Value.Immutable
@ValueStyle
public interface CartUnits {
    /** The SKU, as the shop has it. */
    String sku();

    /**
     * Units in the cart; may be a fraction. Of a part, those of all its parents together: see {@link
     * Builder#unitsOfPart}.
     */
    BigDecimal units();

    /** The cart's number in the shop (Magento calls carts quotes). */
    String cart();

    /** Whether the cart is open: not ordered yet, and not replaced by another. */
    @Value.Default
    default boolean isActive() {
        return true;
    }

    /** When the cart was last changed. */
    Instant updatedAt();

    /** A new builder. Builders are for one thread; what they build is for all. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds units of carts. */
    final class Builder extends ImmutableCartUnits.Builder {
        /**
         * Sets the units of a part of a configurable or a bundle. In a cart, unlike in an order, Magento keeps the
         * units that one parent holds.
         *
         * @param unitsOfOne units in one parent
         * @param parents units of the parent in the cart
         */
        public Builder unitsOfPart(BigDecimal unitsOfOne, BigDecimal parents) {
            units(unitsOfOne.multiply(parents));
            return this;
        }
    }
}
