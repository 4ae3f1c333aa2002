package io.github.orderflowmagento.orderflow.imports;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.immutables.value.Value;

import io.github.orderflowmagento.orderflow.internal.ValueStyle;

/**
 * A product as the warehouse shall know it: a single stock item. Bundles (one SKU that stands for several) and virtual products
 * must not be sent ("OrderFlow API Documentation" 4.2.4).
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
 * <p>A field that is not set is not sent, so that a merge leaves what OrderFlow has. An empty text, and every property named by
 * {@link #emptied()}, is sent as empty; zero and false are sent as {@code 0}. Lengths and words are those of {@link
 * ImportSchema#PRODUCT}, lengths in characters (code points); any other value is refused with an {@link InvalidPropertyException} when
 * the product is built.
 */
@Value.Immutable
@ValueStyle
public interface ProductImport {

    /** The SKU, by which OrderFlow knows the product; at most 120 characters, not blank. */
    String externalReference();

    /** What the product is called; at most 120 characters. OrderFlow needs it for a new product. */
    Optional<String> description();

    /**
     * The kind of product, in the words of the warehouse's own set-up; at most 120 characters. The documentation calls it
     * mandatory, the extension for Magento never sends it: ask the warehouse.
     */
    Optional<String> type();

    /** What a quantity of the product counts: {@code unit} (what OrderFlow assumes), {@code weight} or {@code volume}. */
    Optional<String> quantityType();

    /** The unit quantities are shown in if they do not count units: {@code kilogram}, {@code gram}, {@code litre}… */
    Optional<String> displayUnits();

    /** The bar code; at most 120 characters. */
    Optional<String> barcode();

    /** A key of another system; at most 100 characters. */
    Optional<String> thirdPartyReference();

    /**
     * Where a picture of the product is: a URL, or a path the warehouse can resolve. The documentation allows 120 characters,
     * but the extension sends longer ones, so no length is checked.
     */
    Optional<String> imageReference();

    /** How the product is packed, for instance {@code Cartons of 12}; at most 255 characters. */
    Optional<String> packagingDescription();

    /** The customs code (Harmonised System), for instance {@code 8523.49.5100}; at most 255 characters. */
    Optional<String> harmonisedSystemCode();

    /** What customs papers call the product; at most 255 characters. */
    Optional<String> customsDescription();

    /** What the product is made of, for customs papers; at most 255 characters. */
    Optional<String> productComposition();

    /** The weight of one unit, in {@link #weightUnits()}. */
    Optional<BigDecimal> weight();

    /** The unit of the weight, in the warehouse's words. */
    Optional<String> weightUnits();

    /** The kinds of storage the product may lie in, in the words of the warehouse's set-up. */
    Optional<String> physicalStorageTypes();

    /** The category, in the words of the warehouse's set-up. */
    Optional<String> category();

    /** The price of one unit: {@code priceNet}, {@code priceGross}, {@code tax}, {@code taxCode}. */
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

    /** The area one unit takes, in the warehouse's unit. */
    Optional<BigDecimal> area();

    /** The room one unit takes, in the warehouse's unit. */
    Optional<BigDecimal> volume();

    /** Names of properties to be sent as empty, by OrderFlow's names: {@code weight}, say, to take a wrong weight away. */
    Set<String> emptied();

    /** Properties beyond the documented ones, by name; an empty text is sent as empty. */
    Map<String, String> customProperties();

    /**
     * The product as it travels.
     *
     * @param operation what OrderFlow shall do with it; must be the operation of the call it is handed to
     */
    default ImportItem item(ImportOperation operation) {
        PropertySheet sheet = new PropertySheet(externalReference());
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
     * Refuses what could not be sent.
     *
     * @throws InvalidPropertyException naming product and property
     */
    @Value.Check
    default void check() {
        item(ImportOperation.MERGE);
    }

    /** A builder of products; not safe for use by several threads. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds products. */
    class Builder extends ImmutableProductImport.Builder {
        Builder() {}
    }
}
