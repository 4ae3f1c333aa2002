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

import io.github.orderflowmagento.magento.internal.ValueStyle;

/**
 * A product with its attributes. A shop's own attributes ({@code barcode}, {@code weight_units}, …) are in {@link #fields}; those that
 * offer a choice hold values, whose labels are in {@link AttributeOptions}. Immutable.
 *
 * <p>Magento 1 does not send which variants a configurable has, nor the parts of a bundle or a grouped product: the rows of an order name
 * what was bought, and nothing else links the two.
 */
@Value.Immutable
@ValueStyle
@JsonDeserialize(as = ImmutableProduct.class)
public interface Product extends Entity {
    /** The {@link #status} of a product that is enabled. */
    long ENABLED = 1;

    /** The {@link #status} of a product that is disabled. */
    long DISABLED = 2;

    /** The shop's number of the product. */
    long productId();

    /** The stock keeping unit, by which the warehouse knows the product. Always text, even if it looks like a number. */
    String sku();

    /** Magento's code of the type, or a module's own; see {@link #type}. */
    @JsonProperty("type")
    String typeId();

    /** The type of the product. */
    default ProductType type() {
        return ProductType.of(typeId());
    }

    /** Number of the attribute set, which determines the attributes of the product. */
    @JsonProperty("set")
    Optional<Long> attributeSetId();

    /** The name, in the administration or the store view that was read. */
    Optional<String> name();

    /** The description, in the administration or the store view that was read; may hold HTML. */
    Optional<String> description();

    /** The short description, in the administration or the store view that was read; may hold HTML. */
    Optional<String> shortDescription();

    /** {@link #ENABLED} or {@link #DISABLED}; see {@link #isEnabled}. Empty if the shop does not send it. */
    Optional<Long> status();

    /** Whether the product is enabled in the shop. Empty if the shop sends no {@link #status}, or an unknown one. */
    default Optional<Boolean> isEnabled() {
        return status().filter(code -> code == ENABLED || code == DISABLED).map(code -> code == ENABLED);
    }

    /** 1: not visible individually, like most variants; 2: in the catalogue; 3: in the search; 4: in both. */
    Optional<Long> visibility();

    /**
     * Numbers of the websites on which the product is sold ({@link StoreView#websiteId}); an empty list if on none. Empty if
     * the shop does not say.
     */
    @JsonProperty("websites")
    @JsonDeserialize(contentUsing = Scalars.Numbers.class)
    Optional<List<Long>> websiteIds();

    /** Numbers of the categories of the product. */
    @JsonProperty("categories")
    @JsonDeserialize(using = Scalars.Numbers.class)
    List<Long> categoryIds();

    /**
     * The price of one unit as entered in the administration: with or without tax, depending on the shop's settings. Base
     * currency.
     */
    Optional<BigDecimal> price();

    /** A lower price, valid from {@link #specialFromDate} to {@link #specialToDate}. Base currency. */
    Optional<BigDecimal> specialPrice();

    /**
     * First day of the special price, in the shop's own time zone, which the web services do not send; empty for no limit.
     */
    Optional<LocalDate> specialFromDate();

    /** Last day of the special price, inclusive, in the shop's own time zone; empty for no limit. */
    Optional<LocalDate> specialToDate();

    /** The prices for larger quantities; empty if there are none. */
    @JsonProperty("tier_price")
    List<TierPrice> tierPrices();

    /** The merchant's cost of the product, in the base currency. */
    Optional<BigDecimal> cost();

    /** Number of the tax class. */
    Optional<Long> taxClassId();

    /** ISO 3166 two-letter code of the country of origin, for customs. */
    Optional<String> countryOfManufacture();

    /** The weight of one unit, in the shop's unit of weight, which Magento 1 does not record. */
    Optional<BigDecimal> weight();

    /** When the product was created, UTC. */
    Optional<Instant> createdAt();

    /** When the product was last saved, UTC. Sales, which change the stock, and mass updates of attributes do not change it. */
    Optional<Instant> updatedAt();

    /**
     * {@linkplain #productId Numbers} of the variants of a configurable. Empty for other types, and if the shop does not send them, like
     * Magento 1.
     */
    @JsonProperty("configurable_product_links")
    @JsonDeserialize(contentUsing = Scalars.Numbers.class)
    Optional<List<Long>> variantIds();

    /** The attributes by which these variants differ. Empty for other types, and if the shop does not send them, like Magento 1. */
    @JsonProperty("configurable_product_options")
    Optional<List<ConfigurableOption>> configurableOptions();

    /**
     * The choices that make up a bundle, with their selections. Empty for other types, and if the shop does not send them, like Magento 1.
     */
    @JsonProperty("bundle_product_options")
    Optional<List<BundleOption>> bundleOptions();

    /**
     * The products that this one links to, in the shop's order. The parts of a grouped product are of the type {@link
     * ProductLink#ASSOCIATED}. Empty if there are none, and if the shop does not send them, like Magento 1: {@link #fields} then has no
     * {@code product_links}.
     */
    Optional<List<ProductLink>> productLinks();

    /** The images of the product, in the gallery's order. Empty if it has none, or if images were not read. */
    @JsonIgnore // an attribute of that name is something else
    List<ProductImage> images();

    /**
     * The stock of the product in the source {@value StockItem#DEFAULT_SOURCE}; empty if the shop has no stock record of it,
     * or it was not read.
     */
    @JsonIgnore // as above
    Optional<StockItem> stockItem();

    /**
     * Why the {@link #stockItem} could not be read: a right is missing, and the text names it. Empty if it was read, or the shop has none.
     * With a Magento 1, a product whose stock may not be read cannot be read either.
     */
    @JsonIgnore // as above
    Optional<String> stockProblem();

    /**
     * Reads the value from fields with the {@linkplain io.github.orderflowmagento.magento.model shared names}.
     *
     * @throws InvalidFieldException if a required field is missing or cannot be read; it names the field
     */
    static Product of(Fields fields) {
        return ModelReader.read(fields, Product.class);
    }

    /** Returns a new builder. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Builds {@link Product} values. Required: {@code productId}, {@code sku}, {@code typeId}. {@code build()} throws
     * {@link IllegalStateException} if one is missing. Not thread-safe.
     */
    final class Builder extends ImmutableProduct.Builder {}
}
