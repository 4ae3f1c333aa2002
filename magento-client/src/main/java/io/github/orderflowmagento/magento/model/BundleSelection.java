package io.github.orderflowmagento.magento.model;

import java.math.BigDecimal;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

import io.github.orderflowmagento.magento.internal.ValueStyle;

/** A product that can be chosen in a bundle. Immutable. */
@Value.Immutable
@ValueStyle
@JsonDeserialize(as = ImmutableBundleSelection.class)
public interface BundleSelection extends Entity {
    /** The shop's number of the selection, by which the options of an order's row name it. */
    @JsonProperty("id")
    Optional<Long> selectionId();

    /** The SKU of the product. */
    Optional<String> sku();

    /** Units in one bundle. */
    Optional<BigDecimal> qty();

    /** Whether the customer may choose how many. Empty if the shop does not say. */
    @JsonProperty("can_change_quantity")
    Optional<Boolean> canChangeQty();

    /** Whether it is preselected. Empty if the shop does not say. */
    Optional<Boolean> isDefault();

    /** Its position in the option, from 1. */
    Optional<Long> position();

    /** Returns a new builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds {@link BundleSelection} values. Nothing is required. Not thread-safe. */
    final class Builder extends ImmutableBundleSelection.Builder {}
}
