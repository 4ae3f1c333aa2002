package io.github.orderflowmagento.magento;

import java.math.BigDecimal;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.model.BundleOption;
import io.github.orderflowmagento.magento.model.BundleSelection;
import io.github.orderflowmagento.magento.model.ConfigurableOption;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.magento.model.ProductLink;

import static io.github.orderflowmagento.magento.Magento2Shop.json;
import static io.github.orderflowmagento.magento.Magento2Shop.listOf;
import static io.github.orderflowmagento.magento.Magento2Shop.listOfRecorded;
import static io.github.orderflowmagento.magento.Magento2Shop.recorded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** The parts and links of a product of a Magento 2, from the recorded answers of a real one. */
class Magento2RelationsTest {
    @RegisterExtension
    final Magento2Shop recorded = new Magento2Shop();

    @BeforeEach
    void aShopWithSources() {
        recorded.answers("modules", recorded("store/modules"));
        recorded.answers("store/storeConfigs", recorded("store/storeConfigs"));
        recorded.answers("inventory/source-items", listOf());
        recorded.answers("inventory/sources/default", json("{\"source_code\":\"default\"}"));
    }

    private Product product(String name, String sku) {
        recorded.answers("products", listOfRecorded("products/" + name));
        return recorded.shop().products().details(List.of(sku)).get(0).orThrow();
    }

    @Test
    void aConfigurableNamesItsVariantsAndWhatTheyDifferBy() {
        Product tee = product("full-conf-tee", "CONF-TEE");

        assertThat(tee.variantIds()).contains(List.of(64L, 65L, 66L, 67L, 68L, 69L));
        assertThat(tee.configurableOptions().orElseThrow())
                .extracting(
                        ConfigurableOption::attributeId,
                        ConfigurableOption::label,
                        ConfigurableOption::position,
                        ConfigurableOption::valueIndexes)
                .extracting(Object::toString)
                .containsExactly(
                        "(Optional[139], Optional[Colour], Optional[0], [\"4\", \"5\"])",
                        "(Optional[140], Optional[Size], Optional[1], [\"7\", \"8\", \"9\"])");
        assertThat(tee.bundleOptions()).isEmpty();
    }

    @Test
    void aBundleNamesItsChoicesWithUnits() {
        List<BundleOption> options =
                product("full-bnd-dyn-sep", "BND-DYN-SEP").bundleOptions().orElseThrow();

        assertThat(options)
                .extracting(
                        option -> option.title().orElse(""),
                        option -> option.isRequired().orElseThrow())
                .containsExactly(tuple("Base", true), tuple("Extra", false));
        assertThat(options.get(1).type()).contains("checkbox");
        assertThat(options.get(1).selections())
                .extracting(
                        selection -> selection.selectionId().orElseThrow(),
                        selection -> selection.sku().orElse(""),
                        selection -> selection.qty().orElseThrow())
                .containsExactly(tuple(5L, "PLAIN-2", new BigDecimal("2")), tuple(6L, "MUG-001", new BigDecimal("1")));
        BundleSelection base = options.get(0).selections().get(0);
        assertThat(base.canChangeQty()).contains(false);
        assertThat(base.isDefault()).contains(true);
    }

    @Test
    void aGroupedProductNamesItsPartsWithUnits() {
        assertThat(product("full-grp-1", "GRP-1").productLinks().orElseThrow())
                .extracting(
                        link -> link.linkType().orElse(""),
                        link -> link.sku().orElse(""),
                        link -> link.qty().map(BigDecimal::intValueExact).orElseThrow())
                .containsExactly(
                        tuple(ProductLink.ASSOCIATED, "PLAIN-1", 1),
                        tuple(ProductLink.ASSOCIATED, "PLAIN-2", 2),
                        tuple(ProductLink.ASSOCIATED, "MUG-001", 4));
    }

    @Test
    void aSimpleProductIsMadeOfNothing() {
        Product mug = product("full-mug-001", "MUG-001");

        assertThat(mug.variantIds()).isEmpty();
        assertThat(mug.configurableOptions()).isEmpty();
        assertThat(mug.bundleOptions()).isEmpty();
        assertThat(mug.productLinks()).isEmpty();
        assertThat(mug.fields().has("product_links")).isTrue();
    }
}
