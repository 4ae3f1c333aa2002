package io.github.orderflowmagento.magento.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

/**
 * A product with its attributes. Attributes of a shop's own ({@code barcode}, {@code weight_units}, …) are in {@link
 * #fields}; where they offer a choice, {@link AttributeOptions} tells the labels.
 *
 * <p>Which products a configurable is a choice of, Magento 1 does not tell: an order's rows name the variant that was
 * bought, and nothing else links the two.
 */
@Value.Immutable
@ModelStyle
@JsonDeserialize(as = ImmutableProduct.class)
public interface Product extends Entity {
    /** The {@link #status} of a product that is for sale. */
    long ENABLED = 1;

    /** The {@link #status} of a product that is kept from sale. */
    long DISABLED = 2;

    /** The shop's number of the product. */
    long productId();

    /** The stock keeping unit, the key of a product towards the warehouse. May look like a number; it is text. */
    String sku();

    /** Magento's type code; see {@link #type}. */
    @JsonProperty("type")
    String typeId();

    /** The type of the product. */
    default ProductType type() {
        return ProductType.of(typeId());
    }

    /** Number of the attribute set, which says what attributes the product has. */
    @JsonProperty("set")
    Optional<Long> attributeSetId();

    /** The name in the store view asked for. */
    Optional<String> name();

    /** The description in the store view asked for; may hold HTML. */
    Optional<String> description();

    /** The short description in the store view asked for; may hold HTML. */
    Optional<String> shortDescription();

    /** 1 enabled, 2 disabled; see {@link #isEnabled}. */
    Optional<Long> status();

    /** Whether the product is enabled in the shop. Empty if the shop does not tell its status, or tells another than these two. */
    default Optional<Boolean> isEnabled() {
        return status().filter(code -> code == ENABLED || code == DISABLED).map(code -> code == ENABLED);
    }

    /** 1 not visible by itself, a variant say; 2 in the catalogue; 3 in the search; 4 in both. */
    Optional<Long> visibility();

    /** Numbers of the websites on which the product is sold; store views name theirs. Empty if the shop does not tell. */
    @JsonProperty("websites")
    @JsonDeserialize(contentUsing = Scalars.Numbers.class)
    Optional<List<Long>> websiteIds();

    /** Numbers of the categories in which the product stands. */
    @JsonProperty("categories")
    @JsonDeserialize(using = Scalars.Numbers.class)
    List<Long> categoryIds();

    /** The price as entered in the shop's administration: with or without tax as the shop is set up. Base currency. */
    Optional<BigDecimal> price();

    /** A lower price, valid from {@link #specialFromDate} to {@link #specialToDate}. Base currency. */
    Optional<BigDecimal> specialPrice();

    /**
     * First day of the special price in the shop's own time zone, which the web services do not tell; empty for no
     * limit.
     */
    Optional<LocalDate> specialFromDate();

    /** Last day of the special price, the whole of it, in the shop's own time zone; empty for no limit. */
    Optional<LocalDate> specialToDate();

    /** Prices for more units; empty if there are none. */
    @JsonProperty("tier_price")
    List<TierPrice> tierPrices();

    /** What the product costs the merchant. Base currency. */
    Optional<BigDecimal> cost();

    /** Number of the tax class. */
    Optional<Long> taxClassId();

    /** ISO 3166 two-letter code of the country of origin, for customs. Since Magento 1.6. */
    Optional<String> countryOfManufacture();

    /** The weight in the shop's unit, which Magento does not record. */
    Optional<BigDecimal> weight();

    /** When the product was made, UTC. */
    Optional<Instant> createdAt();

    /** When the product was last saved, UTC. Stock sold and mass attribute updates do not change it. */
    Optional<Instant> updatedAt();

    /** The images of the product, in the gallery's order. */
    @JsonIgnore // an attribute of that name is something else
    List<ProductImage> images();

    /** The stock of the product in the source {@value StockItem#DEFAULT_SOURCE}; empty if the shop keeps no stock record of it. */
    @JsonIgnore // as above
    Optional<StockItem> stockItem();

    /**
     * Reads the value from fields that have {@linkplain io.github.orderflowmagento.magento.model the names that all shops share}.
     *
     * @throws InvalidFieldException naming the field that is missing or does not hold what it should
     */
    static Product of(Fields fields) {
        return ModelReader.read(fields, Product.class);
    }

    /** A new builder. Builders are for one thread; what they build is for all. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds Product values. */
    final class Builder extends ImmutableProduct.Builder {}
}
