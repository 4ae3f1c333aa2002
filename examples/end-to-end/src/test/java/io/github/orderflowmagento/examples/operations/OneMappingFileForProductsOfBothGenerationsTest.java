package io.github.orderflowmagento.examples.operations;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.mapping.file.MappingFile;
import io.github.orderflowmagento.mapping.merchant.Mappings;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.product.ProductExport;

import static io.github.orderflowmagento.examples.operations.RecordedMagento2.body;
import static io.github.orderflowmagento.examples.operations.RecordedMagento2.listOf;
import static org.assertj.core.api.Assertions.assertThat;

/** One mapping file sends the same of a product, whether a Magento 1 has it or a Magento 2. */
class OneMappingFileForProductsOfBothGenerationsTest {

    private static final String FILE = """
            product.barcode             = ean | of_barcode
            product.customsDescription  = of_material
            product.custom.colour       = of_colour
            product.custom.features     = of_features
            product.custom.launched     = of_launch
            product.custom.hazardous    = of_hazard
            product.custom.insured      = of_insured
            product.custom.notes        = of_notes
            product.custom.height       = of_height + ' cm'
            product.custom.origin       = country_of_manufacture
            product.custom.cost         = cost
            product.custom.set          = set + '/' + type
            product.custom.special      = special_price
            product.custom.text         = short_description
            product.onlyIf.enabled      = status is '1'
            product.onlyIf.notNew       = news_from_date is ''
            product.onlyIf.notSpecial   = special_price is ''
            product.onlyIf.launched     = of_launch is not ''
            product.onlyIf.ofMaterial   = of_material is 'Stoneware' | 'Steel'
            """;

    /** Returns the Magento 1 form of the same product. */
    private static final Map<String, Object> IN_MAGENTO_1 = Map.ofEntries(
            Map.entry("name", "Mug „Größe L“ – blue & white <b>"),
            Map.entry("price", "12.5000"),
            Map.entry("weight", "0.3500"),
            Map.entry("cost", "4.2500"),
            Map.entry("set", 4),
            Map.entry("country_of_manufacture", "GB"),
            Map.entry("short_description", "<p>A mug.</p>"),
            Map.entry("of_barcode", "5012345678900"),
            Map.entry("of_material", "Stoneware"),
            Map.entry("of_colour", "5"),
            Map.entry("of_features", "10,12"),
            Map.entry("of_launch", "2026-03-01 00:00:00"),
            Map.entry("of_hazard", "0"),
            Map.entry("of_insured", "25.0000"),
            Map.entry("of_notes", "Line 1\nLine 2 \"quoted\" & <tag>"),
            Map.entry("of_height", "9.50"));

    /** Attributes that only the sandbox's product has. */
    private static final Map<String, String> DIFFERENT = Map.of(
            "imageReference", "each shop keeps its images at its own address",
            "sellable", "each shop has stock of its own",
            "weightUnits", "an attribute of the OrderFlow extension for Magento 1",
            "physicalStorageTypes", "an attribute of the OrderFlow extension for Magento 1",
            "length", "an attribute of the OrderFlow extension for Magento 1",
            "width", "an attribute of the OrderFlow extension for Magento 1",
            "height", "an attribute of the OrderFlow extension for Magento 1");

    @RegisterExtension
    final RecordedMagento2 recorded = new RecordedMagento2();

    @RegisterExtension
    final Sandbox sandbox = new Sandbox();

    @BeforeEach
    void bothHaveTheSameProduct() {
        recorded.answers("products", listOf(body("products/full-mug-001")));
        recorded.answers(
                "inventory/source-items",
                listOf("{\"sku\":\"MUG-001\",\"source_code\":\"default\",\"quantity\":5,\"status\":1}"));
        for (String choice : List.of("of_colour", "of_features", "of_hazard")) {
            recorded.answers(
                    "products/attributes/" + choice + "/options",
                    RecordedMagento2.tree("attributes/" + choice).get("options").toString());
        }
        recorded.answersOthers("products/attributes/\\w+/options", body("attributes/options-of-text"));
        sandbox.insideShop().offerOptions("of_colour", Map.of("4", "Red", "5", "Blue", "6", "Crème & \"Co\""));
        sandbox.insideShop()
                .offerOptions(
                        "of_features", Map.of("10", "Washable", "11", "Organic", "12", "Fragile, handle with care"));
        IN_MAGENTO_1.forEach((name, value) -> sandbox.insideShop().alterProduct("MUG-001", name, value));
        List.of("barcode", "ean").forEach(name -> sandbox.insideShop().alterProduct("MUG-001", name, null));
    }

    private Map<String, String> sentFrom(Magento shop) {
        Run run = ProductExport.between(shop, sandbox.warehouse())
                .mappings(Mappings.standard().with(MappingFile.properties("shop.properties", FILE)))
                .build()
                .of(List.of("MUG-001"))
                .run(RunState.initial());
        assertThat(run.items(Outcome.DONE))
                .as(run.summary() + run.items())
                .extracting(item -> item.key())
                .contains("MUG-001");
        return sandbox.insideWarehouse().products().get("MUG-001");
    }

    @Test
    void theSameIsSentOfAProduct() {
        Map<String, String> one = Map.copyOf(sentFrom(sandbox.shop()));
        Map<String, String> two = Map.copyOf(sentFrom(recorded.shop()));

        assertThat(one)
                .containsEntry("colour", "Blue")
                .containsEntry("features", "Washable, Fragile, handle with care")
                .containsEntry("hazardous", "0")
                .containsEntry("launched", "2026-03-01 00:00:00");
        TreeSet<String> names = new TreeSet<>(one.keySet());
        names.addAll(two.keySet());
        names.removeAll(DIFFERENT.keySet());
        assertThat(names)
                .hasSizeGreaterThan(15)
                .allSatisfy(name -> assertThat(number(two.get(name))).as(name).isEqualTo(number(one.get(name))));
    }

    /** Decimal places of prices are four in Magento 1 and six in attributes of Magento 2. */
    private static String number(String value) {
        return value != null && value.matches("-?\\d+\\.\\d{4,6}")
                ? new BigDecimal(value).stripTrailingZeros().toPlainString()
                : String.valueOf(value);
    }
}
