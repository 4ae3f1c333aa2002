package io.github.orderflowmagento.magento.model;

import java.math.BigDecimal;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

/**
 * The price of one unit when many are bought. The names of its fields in Magento 1 are inferred.
 */
@Value.Immutable
@ModelStyle
@JsonDeserialize(as = ImmutableTierPrice.class)
public interface TierPrice extends Entity {
    /** From how many units on the price counts. */
    @JsonProperty("price_qty")
    Optional<BigDecimal> qty();

    /** The price of one unit, with or without tax as the shop is set up. Base currency. */
    Optional<BigDecimal> price();

    /** Number of the customer group for which the price counts; 32000 is all of them. */
    @JsonProperty("cust_group")
    Optional<Long> customerGroupId();

    /** Number of the website on which the price counts; 0 is all of them. */
    Optional<Long> websiteId();

    /** A new builder. Builders are for one thread; what they build is for all. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds TierPrice values. */
    final class Builder extends ImmutableTierPrice.Builder {}
}
