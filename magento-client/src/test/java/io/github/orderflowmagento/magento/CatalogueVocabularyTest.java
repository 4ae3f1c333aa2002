package io.github.orderflowmagento.magento;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.model.AttributeOptions;
import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.magento.model.ProductAttribute;
import io.github.orderflowmagento.magento.model.ProductQuery;
import io.github.orderflowmagento.magento.model.ProductSummary;
import io.github.orderflowmagento.magento.model.ProductType;
import io.github.orderflowmagento.magento.model.StoreView;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Store views, attributes and the labels of their options. No answer with options was recorded: these are built by
 * hand.
 */
class CatalogueVocabularyTest {
    private static final String OPTIONS = "catalog_product_attribute.options";

    @RegisterExtension
    final RecordedShop recorded = new RecordedShop();

    @Test
    void storeViewsHaveIdCodeAndWebsite() {
        recorded.answers("core_store.list", RecordedShop.recorded("store-list"));

        assertThat(recorded.shop().stores().views())
                .extracting(
                        StoreView::storeId,
                        StoreView::code,
                        view -> view.websiteId().orElseThrow())
                .containsExactly(tuple(1L, "default", 1L), tuple(3L, "de", 2L), tuple(2L, "fr", 1L));
        assertThat(recorded.shop().stores().views().get(2).name()).contains("Français");
        assertThat(recorded.shop().stores().views())
                .isNotEmpty()
                .allMatch(view -> view.isActive().orElseThrow());
    }

    @Test
    void aMagentoBefore161DoesNotListItsStoreViews() {
        recorded.answers("core_store.list", RecordedShop.recorded("fault-unknown-resource"));

        assertThatThrownBy(() -> recorded.shop().stores().views()).isInstanceOf(MagentoException.Unsupported.class);
    }

    @Test
    void theAttributesOfASetShowWhichHaveOptions() {
        recorded.answers(
                "catalog_product.listOfAdditionalAttributes", RecordedShop.recorded("product-additional-attributes"));

        List<ProductAttribute> attributes = recorded.shop().attributes().additional(ProductType.SIMPLE, 4);

        assertThat(attributes)
                .filteredOn(attribute -> attribute.hasOptions().orElseThrow())
                .extracting(ProductAttribute::code)
                .contains("color", "size", "storage_zones")
                .doesNotContain("barcode");
        assertThat(attributes)
                .filteredOn(attribute -> attribute.code().equals("storage_zones"))
                .singleElement()
                .satisfies(attribute -> {
                    assertThat(attribute.inputType()).contains("multiselect");
                    assertThat(attribute.scope()).contains("global");
                    assertThat(attribute.isRequired()).hasValue(false);
                });
        assertThat(recorded.lastRequestHolding("catalog_product.listOfAdditionalAttributes"))
                .contains("<string>simple</string></value><value><string>4</string>");
    }

    @Test
    void theLabelsOfAStoreViewAreRequestedByItsCode() {
        recorded.answers(OPTIONS, options(option("", ""), option("11", "Blau"), option("12", "Grün &amp; Gelb")));

        AttributeOptions colours =
                recorded.shop().inStoreView("de").attributes().options("color");

        assertThat(colours.options()).containsExactly(entry("11", "Blau"), entry("12", "Grün & Gelb"));
        assertThat(recorded.lastRequestHolding(OPTIONS))
                .contains("<string>color</string></value><value><string>de</string>");
    }

    @Test
    void withoutAStoreViewTheLabelsAreTheAdministrations() {
        recorded.answers(OPTIONS, options(option("11", "Blue")));

        assertThat(recorded.shop().attributes().options("color").label("11")).contains("Blue");
        assertThat(recorded.lastRequestHolding(OPTIONS)).contains("<string>color</string></value><value><nil/>");
    }

    @Test
    void aProductHoldsTheValueAndTheOptionsHoldTheLabel() {
        AttributeOptions colours = AttributeOptions.builder()
                .attributeCode("color")
                .putOptions("11", "Blue")
                .build();

        assertThat(colours.label(product(Map.of("color", "11")))).contains("Blue");
        assertThat(colours.label(product(Map.of("color", "99")))).isEmpty();
        assertThat(colours.label(product(Map.of()))).isEmpty();
    }

    @Test
    void aMultipleChoiceHasManyLabels() {
        recorded.answers(OPTIONS, options(option("5", "Cold"), option("6", "Dry"), option("7", "High")));

        AttributeOptions zones = recorded.shop().attributes().options("storage_zones");

        assertThat(zones.labels(product(Map.of("storage_zones", "7,5")))).containsExactly("High", "Cold");
    }

    @Test
    void groupsOfOptionsHaveNoValueOfTheirOwn() {
        recorded.answers(
                OPTIONS,
                options(
                        "<value><struct><member><name>label</name><value><string>Group</string></value></member>"
                                + "<member><name>value</name><value><array><data/></array></value></member></struct></value>",
                        option("1", "One")));

        assertThat(recorded.shop().attributes().options("custom_design").options())
                .containsExactly(entry("1", "One"));
    }

    @Test
    void anUnknownAttributeIsNotFound() {
        recorded.answers(OPTIONS, fault(101, "Requested attribute not found."));

        assertThatThrownBy(() -> recorded.shop().attributes().options("colour"))
                .isInstanceOf(MagentoException.NotFound.class);
    }

    @Test
    void aProductShowsWhereItIsSoldAndAtWhatPrice() {
        Product product = shownProduct("product-info-special-price");

        assertThat(product.attributeSetId()).contains(4L);
        assertThat(product.websiteIds()).contains(List.of(1L));
        assertThat(product.categoryIds()).containsExactly(3L);
        assertThat(product.visibility()).contains(4L);
        assertThat(product.shortDescription()).contains("Short SALE-001");
        assertThat(product.taxClassId()).contains(2L);
        assertThat(product.specialPrice()).contains(new BigDecimal("35.5000"));
        assertThat(product.specialFromDate()).contains(LocalDate.parse("2020-01-01"));
        assertThat(product.specialToDate()).isEmpty();
        assertThat(product.tierPrices()).isEmpty();
        assertThat(product.countryOfManufacture()).isEmpty();
    }

    @Test
    void aProductOnTwoWebsitesNamesBoth() {
        assertThat(shownProduct("product-info-two-websites").websiteIds()).contains(List.of(1L, 2L));
    }

    @Test
    void aRowOfTheListHasWebsitesAndCategories() {
        recorded.answers("catalog_product.list", RecordedShop.recorded("product-list-store-de"));

        List<ProductSummary> rows = recorded.shop()
                .inStoreView("de")
                .products()
                .list(ProductQuery.builder().addSkus("BOTH-WEB-1").build())
                .toList();

        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.websiteIds()).contains(List.of(1L, 2L));
            assertThat(row.categoryIds()).containsExactly(6L);
            assertThat(row.attributeSetId()).contains(4L);
        });
        assertThat(recorded.lastRequestHolding("catalog_product.list"))
                .contains("</struct></value><value><string>de</string></value></data>");
    }

    @Test
    void aProductIsReadAsAStoreViewShowsIt() {
        recorded.answersAll(
                List.of("multiCall", "catalog_product.info"),
                RecordedShop.results(
                        RecordedShop.resultOf("product-info-store-fr"), "<value><array><data/></array></value>"));
        recorded.answersAll(List.of("multiCall", "cataloginventory_stock_item.list"), RecordedShop.emptyResults(1));

        Product product = recorded.shop()
                .inStoreView("fr")
                .products()
                .details(List.of("MUG-001"))
                .get(0)
                .orThrow();

        assertThat(product.name()).contains("Tasse blanche");
        assertThat(recorded.lastRequestHolding("catalog_product.info"))
                .contains("<string>MUG-001</string></value><value><string>fr</string></value><value><nil/></value>")
                .contains(
                        "<string>MUG-001</string></value><value><string>fr</string></value><value><string>sku</string>");
    }

    @Test
    void anUnknownStoreViewIsNotTakenForUnknownProducts() {
        String fault = "<value><struct><member><name>isFault</name><value><boolean>1</boolean></value></member>"
                + "<member><name>faultCode</name><value><string>100</string></value></member><member>"
                + "<name>faultMessage</name><value><string>Requested store view not found.</string></value></member>"
                + "</struct></value>";
        recorded.answers("multiCall", RecordedShop.results(fault, fault));

        assertThatThrownBy(() -> recorded.shop().inStoreView("nl").products().details(List.of("MUG-001")))
                .isInstanceOf(MagentoException.NotFound.class)
                .hasMessageContaining("store view");
    }

    @Test
    void anUnknownStoreViewHasNoList() {
        recorded.answers("catalog_product.list", RecordedShop.recorded("product-list-fault-unknown-store"));

        assertThatThrownBy(() -> recorded.shop()
                        .inStoreView("nl")
                        .products()
                        .list(ProductQuery.all())
                        .count())
                .isInstanceOf(MagentoException.NotFound.class)
                .hasMessageContaining("nl");
    }

    /** No image was recorded: built by hand. */
    @Test
    void anImageHasUsesPositionAndVisibility() {
        recorded.answersAll(
                List.of("multiCall", "catalog_product.info"),
                RecordedShop.results(
                        RecordedShop.resultOf("product-info-simple"),
                        "<value><array><data><value><struct>" + member("file", "<string>/m/u/mug.jpg</string>")
                                + member("label", "<string>Mug</string>") + member("position", "<string>2</string>")
                                + member("exclude", "<string>1</string>")
                                + member(
                                        "url",
                                        "<string>https://shop.example/media/catalog/product/m/u/mug.jpg</string>")
                                + member(
                                        "types",
                                        "<array><data><value><string>small_image</string></value></data></array>")
                                + "</struct></value></data></array></value>"));
        recorded.answersAll(List.of("multiCall", "cataloginventory_stock_item.list"), RecordedShop.emptyResults(1));

        Product product =
                recorded.shop().products().details(List.of("MUG-001")).get(0).orThrow();

        assertThat(product.images()).singleElement().satisfies(image -> {
            assertThat(image.url()).endsWith("/m/u/mug.jpg");
            assertThat(image.file()).contains("/m/u/mug.jpg");
            assertThat(image.label()).contains("Mug");
            assertThat(image.position()).contains(2L);
            assertThat(image.isExcluded()).hasValue(true);
            assertThat(image.types()).containsExactly("small_image");
        });
    }

    private Product shownProduct(String recording) {
        Recording info = Recording.xmlrpc(recording);
        recorded.answersAll(
                List.of("multiCall", "catalog_product.info"),
                RecordedShop.results(
                        RecordedShop.resultOf(info.responseText()), "<value><array><data/></array></value>"));
        recorded.answersAll(List.of("multiCall", "cataloginventory_stock_item.list"), RecordedShop.emptyResults(1));
        String sku = info.responseText().replaceFirst("(?s).*?<name>sku</name><value><string>([^<]*)<.*", "$1");
        return recorded.shop().products().details(List.of(sku)).get(0).orThrow();
    }

    private static String member(String name, String value) {
        return "<member><name>" + name + "</name><value>" + value + "</value></member>";
    }

    private static Product product(Map<String, Object> attributes) {
        Map<String, Object> fields = new HashMap<>(attributes);
        fields.putAll(Map.of("product_id", 1, "sku", "A", "type", "simple"));
        return Product.of(Fields.of(fields));
    }

    private static ResponseDefinitionBuilder options(String... options) {
        return RecordedShop.results(options);
    }

    private static String option(String value, String label) {
        return "<value><struct><member><name>value</name><value><string>" + value
                + "</string></value></member><member><name>label</name><value><string>" + label
                + "</string></value></member></struct></value>";
    }

    private static ResponseDefinitionBuilder fault(int code, String text) {
        return aResponse()
                .withBody("<?xml version=\"1.0\"?><methodResponse><fault><value><struct>"
                        + "<member><name>faultCode</name><value><int>" + code + "</int></value></member>"
                        + "<member><name>faultString</name><value><string>" + text + "</string></value></member>"
                        + "</struct></value></fault></methodResponse>");
    }
}
