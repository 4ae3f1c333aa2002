package io.github.orderflowmagento.magento.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

/**
 * A row of the product list: enough to know which product it is, not enough to export it.
 */
@Value.Immutable
@ModelStyle
@JsonDeserialize(as = ImmutableProductSummary.class)
public interface ProductSummary extends Entity {
    /** The shop's number of the product. Empty in a row whose number is missing or cannot be read. */
    Optional<Long> productId();

    /**
     * The stock keeping unit, the key of a product towards the warehouse. May look like a number; it is text. Empty in a row that does
     * not tell it.
     */
    Optional<String> sku();

    /** The name in the store view asked for. */
    Optional<String> name();

    /** Magento's type code; see {@link #type}. Empty in a row that does not tell it. */
    @JsonProperty("type")
    Optional<String> typeId();

    /** The type of the product; {@link ProductType#UNKNOWN} also if the row does not tell it. */
    default ProductType type() {
        return ProductType.of(typeId().orElse(""));
    }

    /** Number of the attribute set, which says what attributes the product has. */
    @JsonProperty("set")
    Optional<Long> attributeSetId();

    /** When the product was last saved, UTC. Empty if the list does not tell, as that of Magento 1 does not, but over REST. */
    Optional<Instant> updatedAt();

    /** Numbers of the websites on which the product is sold. Empty if the shop does not tell, as Magento before 1.7.0.2. */
    @JsonProperty("websites")
    @JsonDeserialize(contentUsing = Scalars.Numbers.class)
    Optional<List<Long>> websiteIds();

    /** Numbers of the categories in which the product stands. */
    @JsonProperty("categories")
    @JsonDeserialize(using = Scalars.Numbers.class)
    List<Long> categoryIds();

    /**
     * Reads the value from fields that have {@linkplain io.github.orderflowmagento.magento.model the names that all shops share}.
     *
     * @throws InvalidFieldException naming the field that is missing or does not hold what it should
     */
    static ProductSummary of(Fields fields) {
        return ModelReader.read(fields, ProductSummary.class);
    }

    /** A new builder. Builders are for one thread; what they build is for all. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds ProductSummary values. */
    final class Builder extends ImmutableProductSummary.Builder {}
}
