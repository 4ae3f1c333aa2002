package io.github.orderflowmagento.magento.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

import io.github.orderflowmagento.magento.internal.ValueStyle;

/** A row of the product list: identifies a product, but is not sufficient to export it. Immutable. */
@Value.Immutable
@ValueStyle
@JsonDeserialize(as = ImmutableProductSummary.class)
public interface ProductSummary extends Entity {
    /** The shop's number of the product. Empty in a row whose number is missing or cannot be read. */
    Optional<Long> productId();

    /**
     * The stock keeping unit, by which the warehouse knows the product. Always text, even if it looks like a number. Empty in
     * a row without it.
     */
    Optional<String> sku();

    /** The name, in the administration or the store view that was read. */
    Optional<String> name();

    /** Magento's code of the type, or a module's own; see {@link #type}. Empty in a row without it. */
    @JsonProperty("type")
    Optional<String> typeId();

    /** The type of the product; {@link ProductType#UNKNOWN} also without a {@link #typeId}. */
    default ProductType type() {
        return ProductType.of(typeId().orElse(""));
    }

    /** Number of the attribute set, which determines the attributes of the product. */
    @JsonProperty("set")
    Optional<Long> attributeSetId();

    /** When the product was last saved, UTC. Empty if the list does not contain it, as in Magento 1 except over REST. */
    Optional<Instant> updatedAt();

    /**
     * Numbers of the websites on which the product is sold ({@link StoreView#websiteId}). Empty if the shop does not say, as
     * before Magento 1.7.0.2.
     */
    @JsonProperty("websites")
    @JsonDeserialize(contentUsing = Scalars.Numbers.class)
    Optional<List<Long>> websiteIds();

    /** Numbers of the categories of the product. */
    @JsonProperty("categories")
    @JsonDeserialize(using = Scalars.Numbers.class)
    List<Long> categoryIds();

    /**
     * Reads the value from fields with the {@linkplain io.github.orderflowmagento.magento.model shared names}.
     *
     * @throws InvalidFieldException if a required field is missing or cannot be read; it names the field
     */
    static ProductSummary of(Fields fields) {
        return ModelReader.read(fields, ProductSummary.class);
    }

    /** Returns a new builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds {@link ProductSummary} values. Nothing is required. Not thread-safe. */
    final class Builder extends ImmutableProductSummary.Builder {}
}
