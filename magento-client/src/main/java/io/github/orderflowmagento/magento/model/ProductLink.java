package io.github.orderflowmagento.magento.model;

import java.math.BigDecimal;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

import io.github.orderflowmagento.magento.internal.ValueStyle;

/** A product that another one names: a part of a grouped product, or one that is shown beside it. Immutable. */
@Value.Immutable
@ValueStyle
@JsonDeserialize(as = ImmutableProductLink.class)
public interface ProductLink extends Entity {
    /** The {@link #linkType} of a part of a grouped product. */
    String ASSOCIATED = "associated";

    /** Magento's code of the kind: {@value #ASSOCIATED}, {@code related}, {@code upsell}, {@code crosssell}. */
    Optional<String> linkType();

    /** The SKU of the product that is named. */
    @JsonProperty("linked_product_sku")
    Optional<String> sku();

    /** The code of its type. */
    @JsonProperty("linked_product_type")
    Optional<String> typeId();

    /** Where it stands among the others, from 0. */
    Optional<Long> position();

    /** Units that are proposed to the customer, of a part of a grouped product. */
    Optional<BigDecimal> qty();

    /** Returns a new builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds {@link ProductLink} values. Nothing is required. Not thread-safe. */
    final class Builder extends ImmutableProductLink.Builder {}
}
