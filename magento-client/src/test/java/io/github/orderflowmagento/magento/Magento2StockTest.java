package io.github.orderflowmagento.magento;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.magento.model.StockItem;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.github.orderflowmagento.magento.Magento2Shop.json;
import static io.github.orderflowmagento.magento.Magento2Shop.listOf;
import static io.github.orderflowmagento.magento.Magento2Shop.listOfRecorded;
import static io.github.orderflowmagento.magento.Magento2Shop.recorded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Stock of a Magento 2, with sources and without. */
class Magento2StockTest {
    private static final String READ = "inventory/source-items";

    @RegisterExtension
    final Magento2Shop recorded = new Magento2Shop();

    @Test
    void aRecordThatAShopWithoutSourcesMakesUpIsNone() {
        recorded.answers("modules", json("[\"Magento_Store\",\"Magento_CatalogInventory\"]"));
        recorded.answers("stockItems/P-1", recorded("faults/stockitem-get-product-without-stock-item"));

        assertThat(recorded.shop()
                        .stock()
                        .read(List.of("P-1"), "default")
                        .get(0)
                        .failure())
                .get()
                .isInstanceOf(MagentoException.NotFound.class);
    }

    @Test
    void aProductOfWhichThereIsNoneComesWithoutStock() {
        recorded.answers("modules", json("[\"Magento_Store\",\"Magento_CatalogInventory\"]"));
        recorded.answers("store/storeConfigs", recorded("store/storeConfigs"));
        recorded.answers("products", listOfRecorded("products/full-mug-001"));
        recorded.answers("stockItems/MUG-001", recorded("faults/stockitem-get-product-without-stock-item"));

        Product mug =
                recorded.shop().products().details(List.of("MUG-001")).get(0).orThrow();

        assertThat(mug.stockItem()).isEmpty();
        assertThat(mug.stockProblem()).isEmpty();
    }

    @Test
    void aListOfModulesWithoutNamesIsNoShopWithoutSources() {
        recorded.answers("modules", json("[{\"name\":\"Magento_InventoryApi\"}]"));

        assertThatThrownBy(() -> recorded.shop().stock().keeping())
                .isInstanceOf(MagentoException.NotUnderstood.class)
                .hasMessageContaining("names no module");
    }

    @Test
    void aSourceCodeIsReturnedInTheShopsLetterCase() {
        recorded.answers("modules", recorded("store/modules"));
        recorded.answers(
                "inventory/source-items",
                listOf("{\"sku\":\"MUG-001\",\"source_code\":\"default\",\"quantity\":100,\"status\":1}"));

        assertThatThrownBy(() -> recorded.shop()
                        .stock()
                        .read(List.of("MUG-001"), "Default")
                        .get(0)
                        .orThrow())
                .isInstanceOf(MagentoException.Rejected.class)
                .hasMessageContaining("no source 'Default', but one 'default': name it in this letter case");
    }

    /** A page that counts what it does not send, and one of an error: whatever is requested beside the SKU, and by itself. */
    @ParameterizedTest
    @MethodSource("badAnswers")
    void aSkuThatBreaksTheListOfRecordsCostsNoOther(ResponseDefinitionBuilder bad) {
        recorded.answers("modules", recorded("store/modules"));
        recorded.answers("store/storeViews", recorded("store/storeViews"));
        List<String> skus = IntStream.range(0, 60).mapToObj("P-%02d"::formatted).toList();
        recorded.answers(
                READ,
                listOf(skus.stream()
                        .filter(sku -> !sku.equals("P-41"))
                        .map(sku -> "{\"sku\":\"" + sku + "\",\"source_code\":\"default\",\"quantity\":7,\"status\":1}")
                        .toArray(String[]::new)));
        recorded.server()
                .stubFor(get(urlPathEqualTo("/rest/all/V1/" + READ))
                        .withQueryParam("searchCriteria[filter_groups][1][filters][0][value]", containing("P-41"))
                        .willReturn(bad));

        List<Answer<StockItem>> answers = recorded.shop().stock().read(skus);

        assertThat(answers)
                .filteredOn(answer -> answer.failure().isPresent())
                .extracting(Answer::key)
                .containsExactly("P-41");
        assertThat(answers).filteredOn(answer -> answer.value().isPresent()).hasSize(59);
    }

    static Stream<ResponseDefinitionBuilder> badAnswers() {
        return Stream.of(
                recorded("faults/developer-mode-500"),
                json("{\"items\":[],\"search_criteria\":{},\"total_count\":3}"),
                json("{\"items\":[{\"sku\":"));
    }
}
