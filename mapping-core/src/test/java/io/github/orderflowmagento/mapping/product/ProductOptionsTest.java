package io.github.orderflowmagento.mapping.product;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.magento.model.AttributeOptions;
import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.magento.model.ProductImage;
import io.github.orderflowmagento.mapping.MappingWarning;
import io.github.orderflowmagento.mapping.Recorded;
import io.github.orderflowmagento.mapping.file.MappingFile;

import static org.assertj.core.api.Assertions.assertThat;

/** The effect of each option of {@link ProductMapping}. */
class ProductOptionsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private static final ProductMapping STANDARD = ProductMapping.standard();

    private static final Product SHIRT =
            product("TSHIRT", "configurable").addImages(image("shirt.jpg")).build();

    @Test
    void aVariantWithoutAnImageHasItsParents() {
        Product plain = product("TSHIRT-BLU-M", "simple").build();
        Product pictured = product("TSHIRT-RED-M", "simple")
                .addImages(image("red-shirt.jpg"))
                .build();
        ProductMapping withParents = STANDARD.withParentImages(Map.of("TSHIRT-BLU-M", SHIRT, "TSHIRT-RED-M", SHIRT));

        assertThat(properties(STANDARD, plain)).doesNotContainKey("imageReference");
        assertThat(properties(withParents, plain)).containsEntry("imageReference", "https://shop.example/shirt.jpg");
        assertThat(properties(withParents, pictured))
                .containsEntry("imageReference", "https://shop.example/red-shirt.jpg");
    }

    @Test
    void aParentWithoutAnImageGivesNone() {
        Product plain = product("CAP-GRN", "simple").build();
        ProductMapping withParents = STANDARD.withParentImages(
                Map.of("CAP-GRN", product("CAP", "configurable").build()));

        assertThat(properties(withParents, plain)).doesNotContainKey("imageReference");
    }

    @Test
    void anAttributeOfTheShopsIsSentAsItIs() {
        Product recorded = Recorded.product("product-info-simple");
        ProductMapping mapping = STANDARD.withField("shortDescription", "short_description");

        assertThat(properties(mapping, recorded))
                .containsEntry(
                        "shortDescription",
                        recorded.fields().nonBlank("short_description").orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({"7, Blue", "'7,9', 'Blue, Green'", "'', absent", "8, absent"})
    void anAttributeWithAChoiceIsSentByLabel(String chosen, String expected) {
        AttributeOptions colours = AttributeOptions.builder()
                .attributeCode("color")
                .putOptions("7", "Blue")
                .putOptions("9", "Green")
                .build();
        Product product = product("MUG", "simple")
                .fields(Fields.of(Map.of("color", chosen)))
                .build();

        assertThat(properties(STANDARD.withAttribute("colour", colours), product)
                        .getOrDefault("colour", "absent"))
                .isEqualTo(expected);
    }

    private static final AttributeOptions STORAGE_TYPES = AttributeOptions.builder()
            .attributeCode("physical_storage_types")
            .putOptions("3", "Shelf")
            .putOptions("4", "Cold room")
            .build();

    private static Product stored(Object chosen) {
        return product("MUG", "simple")
                .fields(Fields.of(Map.of("physical_storage_types", chosen)))
                .build();
    }

    private static Map<String, String> mapped(Product product, AttributeOptions known, List<MappingWarning> warnings) {
        return STANDARD.map(product, NOW, Map.of(known.attributeCode(), known), warnings::add)
                .properties();
    }

    @ParameterizedTest
    @CsvSource({"3, Shelf", "'3,4', 'Shelf, Cold room'", "' 4 , 3 ', 'Cold room, Shelf'", "Pallet, Pallet"})
    void whatAProductHasChosenIsSentByLabelWhereTheOptionsAreKnown(String chosen, String expected) {
        List<MappingWarning> warnings = new ArrayList<>();

        assertThat(mapped(stored(chosen), STORAGE_TYPES, warnings)).containsEntry("physicalStorageTypes", expected);
        assertThat(warnings).isEmpty();
    }

    @Test
    void severalOptionsMayComeAsAList() {
        assertThat(mapped(stored(List.of(3L, 4L)), STORAGE_TYPES, new ArrayList<>()))
                .containsEntry("physicalStorageTypes", "Shelf, Cold room");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "3,9"})
    void anOptionWithoutALabelIsAWarningAndNoWrongText(String chosen) {
        List<MappingWarning> warnings = new ArrayList<>();

        assertThat(mapped(stored(chosen), STORAGE_TYPES, warnings)).doesNotContainKey("physicalStorageTypes");
        assertThat(warnings)
                .extracting(MappingWarning::toString)
                .containsExactly(
                        "physicalStorageTypes left out: field physical_storage_types: option 9 has no label in the"
                                + " shop (from physical_storage_types)");
    }

    @Test
    void aTextOfDigitsThatIsNoChoiceIsSentAsItIs() {
        AttributeOptions none =
                AttributeOptions.builder().attributeCode("barcode").build();
        Product product = product("MUG", "simple")
                .fields(Fields.of(Map.of("barcode", "5012345678900")))
                .build();

        assertThat(mapped(product, none, new ArrayList<>())).containsEntry("barcode", "5012345678900");
    }

    @Test
    void aYesOrNoStaysOneOrZero() {
        AttributeOptions yesOrNo = AttributeOptions.builder()
                .attributeCode("fragile")
                .putOptions("1", "Yes")
                .putOptions("0", "No")
                .build();
        Product product = product("MUG", "simple")
                .fields(Fields.of(Map.of("fragile", "1")))
                .build();

        assertThat(STANDARD.withField("fragile", "fragile")
                        .map(product, NOW, Map.of("fragile", yesOrNo), warning -> {})
                        .properties())
                .containsEntry("fragile", "1");
    }

    @Test
    void theOptionsThatAMappingNeedsAreThoseOfWhatMayBeNumbers() {
        Product product = product("MUG", "simple")
                .fields(Fields.of(Map.of(
                        "barcode",
                        "5012345678900",
                        "weight_units",
                        "gram",
                        "physical_storage_types",
                        "3,4",
                        "color",
                        "7")))
                .build();

        assertThat(STANDARD.choices(product, NOW)).containsExactly("physical_storage_types");
        assertThat(STANDARD.withField("colour", "color").choices(product, NOW)).contains("color");
        assertThat(MappingFile.properties("shop.properties", "product.custom.colour = colour | color")
                        .applyTo(STANDARD)
                        .choices(product, NOW))
                .contains("color");
    }

    @Test
    void allWeightsMayBeInOneUnit() {
        Product inGramsByItsAttribute = product("MUG", "simple")
                .fields(Fields.of(Map.of("weight_units", "gram")))
                .build();

        assertThat(properties(STANDARD, inGramsByItsAttribute)).containsEntry("weightUnits", "gram");
        assertThat(properties(STANDARD.withWeightUnits("kilogram"), inGramsByItsAttribute))
                .containsEntry("weightUnits", "kilogram");
    }

    @Test
    void aTaxClassHasACodeAndAnotherTheOneOfTheAttribute() {
        ProductMapping mapping = STANDARD.withTaxCodes(Map.of(2L, "T1"));
        Product.Builder product = product("MUG", "simple").fields(Fields.of(Map.of("tax_code", "T9")));

        assertThat(properties(mapping, product.taxClassId(2L).build())).containsEntry("taxCode", "T1");
        assertThat(properties(mapping, product.taxClassId(4L).build())).containsEntry("taxCode", "T9");
        assertThat(properties(mapping, product("TEA", "simple").taxClassId(4L).build()))
                .doesNotContainKey("taxCode");
    }

    @ParameterizedTest(name = "{0} with {1} % is {2} + {3} = {4}")
    @CsvSource({"10.00, 20, 10, 2, 12", "9.99, 17.5, 9.99, 1.75, 11.74", "1.005, 20, 1.01, 0.2, 1.21", "0, 20, 0, 0, 0"
    })
    void taxIsAddedToAPriceWithoutIt(String price, BigDecimal rate, String net, String tax, String gross) {
        Product product = product("MUG", "simple")
                .price(new BigDecimal(price))
                .taxClassId(2L)
                .build();

        assertThat(properties(STANDARD.withTaxAdded(Map.of(2L, rate)), product))
                .containsEntry("priceNet", net)
                .containsEntry("tax", tax)
                .containsEntry("priceGross", gross);
    }

    @ParameterizedTest(name = "{0} with {1} % is {2} + {3} = {4}")
    @CsvSource({"12.00, 20, 10, 2, 12", "9.99, 17.5, 8.5, 1.49, 9.99", "1.2345, 20, 1.03, 0.2, 1.23", "0, 20, 0, 0, 0"})
    void taxIsTakenOutOfAPriceWithIt(String price, BigDecimal rate, String net, String tax, String gross) {
        Product product = product("MUG", "simple")
                .price(new BigDecimal(price))
                .taxClassId(2L)
                .build();

        assertThat(properties(STANDARD.withTaxTakenOut(Map.of(2L, rate)), product))
                .containsEntry("priceNet", net)
                .containsEntry("tax", tax)
                .containsEntry("priceGross", gross);
    }

    @Test
    void aPriceOfATaxClassWithoutARateIsSentAsEnteredOnly() {
        Product product =
                product("MUG", "simple").price(BigDecimal.TEN).taxClassId(7L).build();

        assertThat(properties(STANDARD.withTaxAdded(Map.of(2L, BigDecimal.ONE)), product))
                .containsEntry("priceNet", "10")
                .doesNotContainKeys("priceGross", "tax");
        assertThat(properties(STANDARD.withTaxTakenOut(Map.of(2L, BigDecimal.ONE)), product))
                .containsEntry("priceGross", "10")
                .doesNotContainKeys("priceNet", "tax");
    }

    @Test
    void theCurrencyOfThePricesIsNamed() {
        Product product = Recorded.product("product-info-simple");

        assertThat(properties(STANDARD, product)).doesNotContainKey("currency");
        assertThat(properties(STANDARD.withCurrency("GBP"), product)).containsEntry("currency", "GBP");
    }

    private static Map<String, String> properties(ProductMapping mapping, Product product) {
        return mapping.map(product, NOW).properties();
    }

    private static Product.Builder product(String sku, String type) {
        return Product.builder().productId(1).sku(sku).typeId(type);
    }

    private static ProductImage image(String file) {
        return ProductImage.builder().url("https://shop.example/" + file).build();
    }
}
