package io.github.orderflowmagento.magento.model;

import java.math.BigDecimal;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

import io.github.orderflowmagento.magento.internal.ValueStyle;

/** A link to another product: to a part of a grouped product, or to a product that is displayed beside this one. Immutable. */
@Value.Immutable
@ValueStyle
@JsonDeserialize(as = ImmutableProductLink.class)
public interface ProductLink extends Entity {
    /** The {@link #linkType} of a part of a grouped product. */
    String ASSOCIATED = "associated";

    /** Magento's code of the kind: {@value #ASSOCIATED}, {@code related}, {@code upsell}, {@code crosssell}. */
    Optional<String> linkType();

    /** The SKU of the linked product. */
    @JsonProperty("linked_product_sku")
    Optional<String> sku();

    /** The code of the linked product's type. */
    @JsonProperty("linked_product_type")
    Optional<String> typeId();

    /** Its position among the others, from 0. */
    Optional<Long> position();

    /** The quantity that is proposed to the customer, for a part of a grouped product. */
    Optional<BigDecimal> qty();

    /** Returns a new builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds {@link ProductLink} values. Nothing is required. Not thread-safe. */
    final class Builder extends ImmutableProductLink.Builder {}
}
