package io.github.orderflowmagento.mapping.product;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.mapping.ReferenceMapping;
import io.github.orderflowmagento.mapping.Rule;
import io.github.orderflowmagento.mapping.file.InvalidMappingFileException;
import io.github.orderflowmagento.mapping.file.MappingFile;
import io.github.orderflowmagento.mapping.merchant.Mappings;
import io.github.orderflowmagento.orderflow.imports.ImportItem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** A product has one reference, and that has a way back. */
class ProductReferenceTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final ProductMapping STANDARD = ProductMapping.standard();
    private static final ReferenceMapping PREFIXED = ReferenceMapping.prefixed("AB-");

    @Test
    void aProductIsImportedUnderTheReferenceThatItsPropertyHas() {
        ImportItem item = STANDARD.withSkus(PREFIXED).map(product("MUG-001"), NOON);

        assertThat(item.externalReference()).isEqualTo("AB-MUG-001");
        assertThat(item.properties()).containsEntry("externalReference", "AB-MUG-001");
    }

    @Test
    void aRuleForTheReferenceAloneIsRejectedWithTheAdvice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> STANDARD.with(Rule.always(
                        "externalReference",
                        "prefixed sku",
                        from -> "AB-" + from.product().sku())))
                .withMessage(
                        "products: the rule for externalReference (from prefixed sku) would send another reference than that under which the product is imported, and its stock and orders could not be converted back: keep that rule, and call ProductMapping.withSkus, OrderMapping.withSkus and InventoryMapping.withSkus");
    }

    @Test
    void aDecoratedRuleForTheReferenceIsRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> STANDARD.change(rules -> rules.decorate(
                        "externalReference", rule -> rule.map("in capitals", text -> text.toUpperCase(Locale.ROOT)))))
                .withMessageContaining("ProductMapping.withSkus");
    }

    @Test
    void aTableWithAnotherRuleForTheReferenceIsRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> STANDARD.change(rules -> rules.with(Rule.constant("externalReference", "MUG"))))
                .withMessageContaining("ProductMapping.withSkus");
    }

    @Test
    void aPrefixIsNotLostWhenOtherRulesChange() {
        ProductMapping changed = STANDARD.withSkus(PREFIXED)
                .withCurrency("GBP")
                .withTaxAdded(Map.of())
                .with(Rule.constant("tariff", "1"))
                .without("magentoType");

        ProductMapping filed =
                MappingFile.properties("m.properties", "product.barcode = ean").applyTo(changed);

        assertThat(filed.map(product("MUG-001"), NOON).externalReference()).isEqualTo("AB-MUG-001");
    }

    @Test
    void aPrefixIsNotLostWhenPackagesAreApplied() {
        ProductMapping packaged =
                Mappings.standard().withSkus(PREFIXED).withPackages().product();

        assertThat(packaged.rules().rules())
                .extracting(rule -> rule.origin().toString())
                .contains("package agency-rules");
        assertThat(packaged.map(product("MUG-001"), NOON).externalReference()).isEqualTo("AB-MUG-001");
    }

    @Test
    void theReferencesOwnRuleMayBeStrict() {
        ProductMapping strict = STANDARD.change(rules -> rules.decorate("externalReference", Rule::strict));

        assertThat(strict.map(product("MUG-001"), NOON).externalReference()).isEqualTo("MUG-001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "product.externalReference = 'AB-' + sku",
                "product.custom.externalReference = ean | sku",
            })
    void aFileWithARuleForTheReferenceIsRejectedByLine(String entry) {
        String key = entry.substring(0, entry.indexOf(' '));

        assertThatExceptionOfType(InvalidMappingFileException.class)
                .isThrownBy(() -> MappingFile.properties("m.properties", "product.barcode = ean\n" + entry))
                .withMessage(
                        "m.properties:2: " + key
                                + ": OrderFlow sends references back, and a line of a file cannot convert them: remove it and call ProductMapping.withSkus in Java");
    }

    @ParameterizedTest
    @ValueSource(strings = {"order", "shipment"})
    void aFileWithARuleForTheReferenceOfAnOrderIsRejectedByLine(String table) {
        assertThatExceptionOfType(InvalidMappingFileException.class)
                .isThrownBy(() -> MappingFile.json(
                        "m.json", "{\"" + table + "\": {\"externalReference\": \"'UK-' + increment_id\"}}"))
                .withMessageContaining(table + ".externalReference: ")
                .withMessageEndingWith("call OrderMapping.withOrderNumbers in Java");
    }

    @Test
    void anExtensionConfigurationWithAnotherReferenceIsRejected() {
        assertThatExceptionOfType(InvalidMappingFileException.class)
                .isThrownBy(() -> MappingFile.extensionConfiguration(
                        "config.xml",
                        "<rtd_mappings><product><export>\n<Sku>thirdPartyReference</Sku>\n"
                                + "<Barcode>externalReference</Barcode></export></product></rtd_mappings>"))
                .withMessageContaining("config.xml:3: product/export/Barcode: ")
                .withMessageEndingWith("call ProductMapping.withSkus in Java");
    }

    @Test
    void aSkuThatIsNotConvertedBackAffectsThatProductOnly() {
        ProductMapping capitals = STANDARD.withSkus(
                ReferenceMapping.of("in capitals", sku -> sku.toUpperCase(Locale.ROOT), Optional::of));

        assertThat(capitals.map(product("MUG-001"), NOON).externalReference()).isEqualTo("MUG-001");
        assertThatExceptionOfType(MappingException.class)
                .isThrownBy(() -> capitals.map(product("mug-001"), NOON))
                .withMessageStartingWith(
                        "product mug-001: rule for externalReference (from sku): 'mug-001' would be sent as"
                                + " 'MUG-001' (in capitals)");
    }

    @Test
    void theDescriptionShowsTheReference() {
        assertThat(STANDARD.withSkus(PREFIXED).rules().rule("externalReference"))
                .hasToString("externalReference from sku (with prefix 'AB-'), standard");
    }

    private static Product product(String sku) {
        return Product.of(Fields.of(Map.of("product_id", "1", "sku", sku, "type", "simple", "name", "A product")));
    }
}
