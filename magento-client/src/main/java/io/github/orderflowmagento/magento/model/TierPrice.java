package io.github.orderflowmagento.magento.model;

import java.math.BigDecimal;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

import io.github.orderflowmagento.magento.internal.ValueStyle;

/**
 * The price of one unit if a minimum number of units is bought. Immutable. The field names of Magento 1 are inferred, not recorded from a
 * shop.
 */
@Value.Immutable
@ValueStyle
@JsonDeserialize(as = ImmutableTierPrice.class)
public interface TierPrice extends Entity {
    /** The minimum number of units for which the price applies. */
    @JsonProperty("price_qty")
    Optional<BigDecimal> qty();

    /** The price of one unit, with or without tax, depending on the shop's settings. Base currency. */
    Optional<BigDecimal> price();

    /** Number of the customer group for which the price applies; 32000 means all groups. */
    @JsonProperty("cust_group")
    Optional<Long> customerGroupId();

    /** Number of the website on which the price applies; 0 means all websites. */
    Optional<Long> websiteId();

    /** Returns a new builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds {@link TierPrice} values. Nothing is required. Not thread-safe. */
    final class Builder extends ImmutableTierPrice.Builder {}
}
