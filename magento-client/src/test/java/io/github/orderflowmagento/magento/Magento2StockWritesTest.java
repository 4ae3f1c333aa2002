package io.github.orderflowmagento.magento;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.magento.model.StockUpdate;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.github.orderflowmagento.magento.Magento2Shop.json;
import static io.github.orderflowmagento.magento.Magento2Shop.listOf;
import static io.github.orderflowmagento.magento.Magento2Shop.recorded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Stock of a Magento 2 is written many records at a time, and nothing that the shop would take by mistake. */
class Magento2StockWritesTest {
    private static final String SOURCE_ITEMS = "inventory/source-items";

    @RegisterExtension
    final Magento2Shop recorded = new Magento2Shop();

    @BeforeEach
    void aShopWithSources() {
        recorded.answers("modules", recorded("store/modules"));
        recorded.answersPosts(SOURCE_ITEMS, recorded("inventory-write/single"));
    }

    /** Products of the shop, each with ten units in the source {@code default}. */
    private void simpleProducts(List<String> skus) {
        List<String> products = new ArrayList<>();
        List<String> items = new ArrayList<>();
        for (int i = 0; i < skus.size(); i++) {
            products.add(product(i + 1, skus.get(i), "simple"));
            items.add("{\"sku\":\"" + skus.get(i) + "\",\"source_code\":\"default\",\"quantity\":10,\"status\":1}");
        }
        recorded.answers("products", listOf(products.toArray(String[]::new)));
        recorded.answers(SOURCE_ITEMS, listOf(items.toArray(String[]::new)));
    }

    private static String product(int id, String sku, String type) {
        return "{\"id\":" + id + ",\"sku\":\"" + sku + "\",\"type_id\":\"" + type + "\"}";
    }

    private static List<String> skus(int many) {
        return IntStream.rangeClosed(1, many)
                .mapToObj(i -> "P-%04d".formatted(i))
                .toList();
    }

    private static StockUpdate five(String sku) {
        return StockUpdate.builder().sku(sku).quantity(BigDecimal.valueOf(5)).build();
    }

    private List<Answer<StockUpdate>> update(List<String> skus) {
        return recorded.shop()
                .stock()
                .update(skus.stream().map(Magento2StockWritesTest::five).toList());
    }

    private List<LoggedRequest> written() {
        return recorded.requests().stream()
                .filter(request -> !request.getMethod().equals(RequestMethod.GET))
                .toList();
    }

    private static void assertDone(List<Answer<StockUpdate>> answers) {
        assertThat(answers)
                .isNotEmpty()
                .allSatisfy(answer -> assertThat(answer.failure()).isEmpty());
    }

    @Test
    void quantityAndStatusGoTogether() {
        simpleProducts(List.of("MUG-001"));

        recorded.shop()
                .stock()
                .update(List.of(StockUpdate.builder()
                        .sku("MUG-001")
                        .quantity(new BigDecimal("2.5"))
                        .build()));

        assertThat(written()).hasSize(1);
        assertThat(written().get(0).getBodyAsString())
                .isEqualTo(
                        "{\"sourceItems\":[{\"sku\":\"MUG-001\",\"source_code\":\"default\",\"quantity\":2.5,\"status\":1}]}");
    }

    @Test
    void recordsThatWereRejectedUnreadAreSentAgain() {
        simpleProducts(skus(2));
        recorded.server()
                .stubFor(post(urlPathEqualTo("/rest/all/V1/" + SOURCE_ITEMS))
                        .inScenario("limited")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willReturn(json("{\"message\":\"Too many requests.\"}")
                                .withStatus(429)
                                .withHeader("Retry-After", "0"))
                        .willSetStateTo("not any more"));

        assertDone(update(skus(2)));
        assertThat(written()).hasSize(2);
    }

    @Test
    void manyRecordsShareARequest() {
        simpleProducts(skus(100));

        assertDone(update(skus(100)));
        assertThat(written()).hasSize(1);
    }

    @Test
    void theShopsMaximumIsLearnedFromItsRejection() {
        simpleProducts(skus(100));
        recorded.server()
                .stubFor(post(urlPathEqualTo("/rest/all/V1/" + SOURCE_ITEMS))
                        .withRequestBody(matching("(?s)(.*?\"sku\"){21}.*"))
                        .willReturn(recorded("limits/list-limit-20-source-items-21-fault")));

        assertDone(update(skus(100)));
        assertThat(written()).as("one that is refused, and five of twenty").hasSize(6);

        assertDone(update(skus(40)));
        assertThat(written()).as("the shop is not sent too many again").hasSize(8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"inventory-write/product-of-together-bundle-second-source-fault", "faults/developer-mode-500"})
    void aRejectedRequestCostsOnlyTheBadItem(String refusal) {
        simpleProducts(skus(16));
        recorded.server()
                .stubFor(post(urlPathEqualTo("/rest/all/V1/" + SOURCE_ITEMS))
                        .withRequestBody(matching("(?s).*P-0011.*"))
                        .willReturn(recorded(refusal)));

        List<Answer<StockUpdate>> answers = update(skus(16));

        assertThat(answers)
                .filteredOn(answer -> answer.failure().isPresent())
                .extracting(Answer::key)
                .containsExactly("P-0011");
        assertThat(answers).hasSize(16);
    }

    /** Both look-ups before the write are of many SKUs. */
    @ParameterizedTest
    @CsvSource({"products, 0", "inventory/source-items, 1"})
    void aSkuOverWhichALookUpFailsCostsNoOther(String list, int group) {
        simpleProducts(skus(16));
        recorded.answers("store/storeViews", recorded("store/storeViews"));
        recorded.server()
                .stubFor(get(urlPathEqualTo("/rest/all/V1/" + list))
                        .withQueryParam(
                                "searchCriteria[filter_groups][" + group + "][filters][0][value]", containing("P-0011"))
                        .willReturn(recorded("faults/developer-mode-500")));

        List<Answer<StockUpdate>> answers = update(skus(16));

        assertThat(answers)
                .filteredOn(answer -> answer.failure().isPresent())
                .extracting(Answer::key)
                .containsExactly("P-0011");
        assertThat(answers).hasSize(16);
        assertThat(written()).hasSize(1);
    }

    @Test
    void noMoreRecordsShareARequestThanIsSaid() {
        simpleProducts(skus(100));

        try (Magento shop = recorded.connect().writeBatchSize(20).build()) {
            assertDone(shop.stock()
                    .update(skus(100).stream()
                            .map(Magento2StockWritesTest::five)
                            .toList()));
        }

        assertThat(written()).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 501})
    void theSizeOfWritesIsWithinWhatIsEverSent(int records) {
        assertThatThrownBy(() -> recorded.connect().writeBatchSize(records))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("writeBatchSize: from 1 to 500, not " + records);
    }

    @Test
    void nothingIsSentBehindALostAnswer() {
        simpleProducts(skus(200));
        recorded.answersPosts(SOURCE_ITEMS, aResponse().withFault(Fault.EMPTY_RESPONSE));

        List<Answer<StockUpdate>> answers = update(skus(200));

        assertThat(written()).hasSize(1);
        assertThat(answers.get(0).failure()).get().isInstanceOf(MagentoException.NoAnswer.class);
        assertThat(answers.get(199).failure()).get().isInstanceOf(MagentoException.NotReached.class);
    }

    @Test
    void requestsAfterOneThatGotNoAnswerAreSmaller() {
        simpleProducts(skus(100));
        recorded.server()
                .stubFor(post(urlPathEqualTo("/rest/all/V1/" + SOURCE_ITEMS))
                        .inScenario("overloaded")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE))
                        .willSetStateTo("recovered"));

        assertThat(update(skus(100)))
                .hasSize(100)
                .allSatisfy(answer -> assertThat(answer.failure()).isPresent());
        assertDone(update(skus(100)));
        assertThat(written()).hasSize(3);
    }

    @Test
    void anUnknownSkuIsNotSentThoughTheShopWouldTakeIt() {
        simpleProducts(List.of("MUG-001"));

        List<Answer<StockUpdate>> answers = update(List.of("MUG-001", "NOPE"));

        assertThat(answers.get(0).failure()).isEmpty();
        assertThat(answers.get(1).failure())
                .get()
                .isInstanceOf(MagentoException.NotFound.class)
                .extracting(Throwable::getMessage)
                .isEqualTo("stock update NOPE: not sent: the shop has no product with this SKU");
        assertThat(written()).hasSize(1);
        assertThat(written().get(0).getBodyAsString()).doesNotContain("NOPE");
    }

    @Test
    void aSkuIsWrittenAsInTheCatalogue() {
        recorded.answers("products", listOf(product(1, "MUG-001", "simple")));
        recorded.answers(
                SOURCE_ITEMS, listOf("{\"sku\":\"MUG-001\",\"source_code\":\"default\",\"quantity\":1,\"status\":1}"));

        assertDone(update(List.of("mug-001")));

        assertThat(written().get(0).getBodyAsString()).contains("\"sku\":\"MUG-001\"");
    }

    @Test
    void ofTwoFormsOfASkuTheCataloguesCounts() {
        simpleProducts(List.of("MUG-001"));

        List<Answer<StockUpdate>> answers = recorded.shop()
                .stock()
                .update(List.of(
                        five("MUG-001"),
                        StockUpdate.builder()
                                .sku("mug-001")
                                .quantity(BigDecimal.valueOf(6))
                                .build()));

        assertThat(answers.get(0).failure()).isEmpty();
        assertThat(answers.get(1).failure())
                .get()
                .isInstanceOf(MagentoException.Rejected.class)
                .extracting(Throwable::getMessage)
                .asString()
                .endsWith("not sent: others are the shop's 'MUG-001', too");
        assertThat(written().get(0).getBodyAsString()).doesNotContain("6,");
    }

    /** A shop without sources does not return whose stock it shows. */
    @Test
    void ofTwoFormsNotInTheCatalogueNeitherIsWritten() {
        recorded.answers("modules", json("[\"Magento_Store\",\"Magento_Catalog\"]"));
        recorded.answers("products", listOf(product(1, "MUG-001", "simple")));

        assertThat(update(List.of("Mug-001", "mug-001")))
                .hasSize(2)
                .allSatisfy(answer -> assertThat(answer.failure()).get().isInstanceOf(MagentoException.Rejected.class));
        assertThat(written()).isEmpty();
    }

    @Test
    void aShopWithoutSourcesIsReadByTheCataloguesSku() {
        recorded.answers("modules", json("[\"Magento_Store\",\"Magento_Catalog\"]"));
        recorded.answers("products", listOf(product(1, "MUG-001", "simple")));
        recorded.answers("stockItems/MUG-001", recorded("stockitems/get-mug-001"));

        assertThat(recorded.shop()
                        .stock()
                        .read(List.of("mug-001"))
                        .get(0)
                        .orThrow()
                        .sku())
                .isEqualTo("MUG-001");
    }

    @Test
    void anOrphanedRecordInOtherLetterCaseIsIgnored() {
        recorded.answers("products", listOf(product(1, "MUG-001", "simple")));
        recorded.answers(
                SOURCE_ITEMS, listOf("{\"sku\":\"mug-001\",\"source_code\":\"default\",\"quantity\":1,\"status\":1}"));

        assertThat(update(List.of("mug-001")).get(0).failure()).get().isInstanceOf(MagentoException.NotFound.class);
        assertThat(written()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"configurable", "bundle", "grouped"})
    void whatIsMadeOfOthersIsNotSentThoughTheShopWouldTakeIt(String type) {
        recorded.answers("products", listOf(product(1, "KIT", type)));
        recorded.answers(
                SOURCE_ITEMS, listOf("{\"sku\":\"KIT\",\"source_code\":\"default\",\"quantity\":1,\"status\":1}"));

        assertThat(update(List.of("KIT")).get(0).failure())
                .get()
                .isInstanceOf(MagentoException.Rejected.class)
                .extracting(Throwable::getMessage)
                .asString()
                .contains("a " + type + " product has no stock, only its parts have");
        assertThat(written()).isEmpty();
    }

    @Test
    void aSourceThatTheShopDoesNotHaveIsNotSent() {
        simpleProducts(List.of("MUG-001"));
        recorded.answers(SOURCE_ITEMS, listOf());
        recorded.answers("inventory/sources/nowhere", json("{}").withStatus(404));

        assertThat(recorded.shop().stock().keeping()).isNotNull();
        List<Throwable> failures = new ArrayList<>();
        try {
            recorded.shop()
                    .stock()
                    .update(List.of(StockUpdate.builder()
                            .from(five("MUG-001"))
                            .source("nowhere")
                            .build()))
                    .forEach(answer -> answer.failure().ifPresent(failures::add));
        } catch (MagentoException e) {
            failures.add(e);
        }

        assertThat(failures).hasSize(1);
        assertThat(written()).isEmpty();
    }

    @Test
    void aShopWithoutSourcesIsWrittenProductByProduct() {
        recorded.answers("modules", json("[\"Magento_Store\",\"Magento_Catalog\"]"));
        recorded.answers("products", listOf(product(60, "AB/CD/01", "simple")));
        recorded.server()
                .stubFor(put(urlEqualTo("/rest/all/V1/products/AB%2FCD%2F01/stockItems/1"))
                        .willReturn(recorded("stockitems-write/ok")));

        assertDone(update(List.of("AB/CD/01")));

        assertThat(written()).hasSize(1);
        assertThat(written().get(0).getBodyAsString())
                .isIn(
                        "{\"stockItem\":{\"qty\":5,\"is_in_stock\":true}}",
                        "{\"stockItem\":{\"is_in_stock\":true,\"qty\":5}}");
    }
}
