package io.github.orderflowmagento.orderflow.imports;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.immutables.value.Value;

import io.github.orderflowmagento.orderflow.internal.ValueStyle;

/**
 * A product for the warehouse: a single stock item. Bundles (one SKU that stands for several) and virtual products must not be sent
 * (OrderFlow API Documentation 4.2.4).
 *
 * <pre>{@code
 * ProductImport mug = ProductImport.builder()
 *         .externalReference("MUG-001")
 *         .description("Plain White Mug")
 *         .weight(new BigDecimal("0.35"))
 *         .sellable(true)
 *         .build();
 * warehouse.products().merge(List.of(mug.item(ImportOperation.MERGE)));
 * }</pre>
 *
 * <p>A property that is not set is not sent, so that a merge leaves OrderFlow's value. {@code ""}, and every property named by {@link
 * #emptied()}, is sent as empty; zero and false are sent as {@code 0}. Maximum lengths (in code points) and allowed words are those
 * of {@link ImportSchema#PRODUCT}; other values are rejected with an {@link InvalidPropertyException} when the product is built.
 *
 * <p>Immutable.
 */
@Value.Immutable
@ValueStyle
public interface ProductImport {

    /** The SKU, by which OrderFlow identifies the product; at most 120 characters, not blank. */
    String externalReference();

    /** The product's name; at most 120 characters. OrderFlow requires it for a new product. */
    Optional<String> description();

    /**
     * The type of product, as configured in the warehouse; at most 120 characters. The documentation calls it mandatory, but the
     * OrderFlow extension for Magento never sends it: ask the warehouse.
     */
    Optional<String> type();

    /** The kind of quantity: {@code unit} (OrderFlow's default), {@code weight} or {@code volume}. */
    Optional<String> quantityType();

    /**
     * The unit in which quantities are shown if they do not count units, for example {@code kilogram}, {@code gram} or
     * {@code litre}.
     */
    Optional<String> displayUnits();

    /** The barcode; at most 120 characters. */
    Optional<String> barcode();

    /** The product's key in another system; at most 100 characters. */
    Optional<String> thirdPartyReference();

    /**
     * Where a picture of the product is: a URL, or a path that the warehouse can resolve. The documentation allows 120 characters,
     * but the OrderFlow extension sends longer ones, so the length is not checked.
     */
    Optional<String> imageReference();

    /** How the product is packed, for example {@code Cartons of 12}; at most 255 characters. */
    Optional<String> packagingDescription();

    /** The customs code (Harmonised System), for example {@code 8523.49.5100}; at most 255 characters. */
    Optional<String> harmonisedSystemCode();

    /** The description for customs documents; at most 255 characters. */
    Optional<String> customsDescription();

    /** The product's materials, for customs documents; at most 255 characters. */
    Optional<String> productComposition();

    /** The weight of one unit, in {@link #weightUnits()}. */
    Optional<BigDecimal> weight();

    /** The unit of the weight, as the warehouse names it. */
    Optional<String> weightUnits();

    /** The types of storage that suit the product, as configured in the warehouse. */
    Optional<String> physicalStorageTypes();

    /** The category, as configured in the warehouse. */
    Optional<String> category();

    /** The price of one unit ({@code priceNet}, {@code priceGross}, {@code tax}, {@code taxCode}). Default: unknown. */
    @Value.Default
    default Price price() {
        return Price.unknown();
    }

    /** The currency of the price: three letters of ISO 4217 (inferred). */
    Optional<String> currency();

    /** Whether the product may be sold; sent as {@code 1} or {@code 0}. */
    Optional<Boolean> sellable();

    /** The length of one unit, in the warehouse's unit. */
    Optional<BigDecimal> length();

    /** The width of one unit, in the warehouse's unit. */
    Optional<BigDecimal> width();

    /** The height of one unit, in the warehouse's unit. */
    Optional<BigDecimal> height();

    /** The area of one unit, in the warehouse's unit. */
    Optional<BigDecimal> area();

    /** The volume of one unit, in the warehouse's unit. */
    Optional<BigDecimal> volume();

    /**
     * OrderFlow's names of properties to send as empty, for example {@code weight} to remove a wrong weight. They must not have a
     * value.
     */
    Set<String> emptied();

    /**
     * Properties that OrderFlow does not document, by name; {@code ""} is sent as empty. The name of a documented property
     * is rejected when the product is built.
     */
    Map<String, String> customProperties();

    /**
     * Returns the item that is sent for this product.
     *
     * @param operation what OrderFlow is to do with it: the operation of the call that sends it
     */
    default ImportItem item(ImportOperation operation) {
        PropertyCollector sheet = new PropertyCollector(externalReference());
        sheet.part(ImportSchema.PRODUCT, "", emptied())
                .text("externalReference", Optional.of(externalReference()))
                .text("description", description())
                .text("type", type())
                .text("quantityType", quantityType())
                .text("displayUnits", displayUnits())
                .text("barcode", barcode())
                .text("thirdPartyReference", thirdPartyReference())
                .text("imageReference", imageReference())
                .text("packagingDescription", packagingDescription())
                .text("harmonisedSystemCode", harmonisedSystemCode())
                .text("customsDescription", customsDescription())
                .text("productComposition", productComposition())
                .number("weight", weight())
                .text("weightUnits", weightUnits())
                .text("physicalStorageTypes", physicalStorageTypes())
                .text("category", category())
                .number("priceNet", price().net())
                .flag("sellable", sellable())
                .text("taxCode", price().taxCode())
                .number("priceGross", price().gross())
                .number("tax", price().tax())
                .text("currency", currency())
                .number("length", length())
                .number("width", width())
                .number("height", height())
                .number("area", area())
                .number("volume", volume())
                .custom(customProperties());
        return ImportItem.builder()
                .type(ImportType.PRODUCT)
                .operation(operation)
                .externalReference(externalReference())
                .properties(sheet.properties())
                .build();
    }

    /**
     * Checks that the product can be sent. Called when it is built.
     *
     * @throws InvalidPropertyException if not; names product and property
     */
    @Value.Check
    default void check() {
        item(ImportOperation.MERGE);
    }

    /** Returns a builder of products. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Builds products. Mandatory: {@code externalReference}. {@code build()} throws an {@link IllegalStateException} if it is missing, and
     * an {@link InvalidPropertyException} if the result could not be sent. Not thread-safe.
     */
    class Builder extends ImmutableProductImport.Builder {
        Builder() {}
    }
}
