package io.github.orderflowmagento.magento;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.magento.client.MagentoClient;
import io.github.orderflowmagento.magento.model.StockItem;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.github.orderflowmagento.magento.Magento2Shop.json;
import static io.github.orderflowmagento.magento.Magento2Shop.recorded;
import static io.github.orderflowmagento.magento.Magento2Shop.recording;
import static org.assertj.core.api.Assertions.assertThat;

/** Stock of a Magento 2 that sends fewer records at once than are searched for. */
class Magento2StockPagesTest {
    private static final String READ = "inventory/source-items";

    @RegisterExtension
    final Magento2Shop recorded = new Magento2Shop();

    private final SearchServer server = new SearchServer().resource("modules", List.of("Magento_InventoryApi"));
    private final Magento shop = MagentoClient.magento2()
            .baseUrl(server.url())
            .oauth(Magento2Shop.CREDENTIALS)
            .build();

    @AfterEach
    void stop() {
        shop.close();
        server.close();
    }

    private static List<String> skus(int records) {
        return IntStream.rangeClosed(1, records).mapToObj("SKU-%03d"::formatted).toList();
    }

    private static Map<String, Object> record(String sku) {
        return Map.of("sku", sku, "source_code", "default", "quantity", 5, "status", 1);
    }

    private List<StockItem> read(Magento from, int records) {
        return from.stock().read(skus(records)).stream().map(Answer::orThrow).toList();
    }

    @Test
    void theRecordsOfASearchAreReadPageByPage() {
        server.table(READ, skus(45).stream().map(Magento2StockPagesTest::record).toList())
                .atMost(20);

        assertThat(read(shop, 45)).hasSize(45).extracting(StockItem::sku).doesNotHaveDuplicates();
        assertThat(server.requested())
                .filteredOn(request -> request.contains(READ))
                .hasSize(4)
                .allMatch(request -> request.contains("[sortOrders][0][field]=sku")
                        && request.contains("[sortOrders][1][field]=source_code"))
                .last()
                .asString()
                .contains("searchCriteria[pageSize]=20&searchCriteria[currentPage]=3&");
    }

    @Test
    void recordsThatAPageHoldsAreOneRequest() {
        server.table(READ, skus(45).stream().map(Magento2StockPagesTest::record).toList());

        assertThat(read(shop, 45)).hasSize(45);
        assertThat(server.requested())
                .filteredOn(request -> request.contains(READ))
                .hasSize(1);
    }

    private void answersPage(int rows, int page, String body) {
        recorded.server()
                .stubFor(get(urlPathEqualTo("/rest/all/V1/" + READ))
                        .withQueryParam("searchCriteria[pageSize]", equalTo(String.valueOf(rows)))
                        .withQueryParam("searchCriteria[currentPage]", equalTo(String.valueOf(page)))
                        .willReturn(json(body)));
    }

    private static String page(List<String> skus, int total) {
        List<String> records = skus.stream()
                .map(sku -> "{\"sku\":\"" + sku + "\",\"source_code\":\"default\",\"quantity\":5,\"status\":1}")
                .toList();
        return "{\"items\":[" + String.join(",", records) + "],\"search_criteria\":{},\"total_count\":" + total + "}";
    }

    @Test
    void theLimitThatARealShopNamesIsHeeded() {
        recorded.answers("modules", recorded("store/modules"));
        recorded.answers(
                READ,
                recorded("limits/page-size-301-fault")
                        .withBody(recording("limits/page-size-301-fault")
                                .responseText()
                                .replace("\"max\":300", "\"max\":20")));
        answersPage(20, 1, page(skus(20), 25));
        answersPage(20, 2, page(skus(25).subList(20, 25), 25));

        assertThat(read(recorded.shop(), 25)).hasSize(25);
    }

    private void refuses(String problem) {
        assertThat(recorded.shop().stock().read(skus(25)))
                .hasSize(25)
                .allSatisfy(answer -> assertThat(answer.failure())
                        .get()
                        .isInstanceOf(MagentoException.NotUnderstood.class)
                        .extracting(Throwable::getMessage)
                        .asString()
                        .contains(problem));
    }

    /** Like 2.1 to 2.3 past the end, and a shop that ignores the page. */
    @Test
    void aPageThatIsRepeatedIsNotReadForEver() {
        recorded.answers("modules", recorded("store/modules"));
        recorded.answers("store/storeViews", recorded("store/storeViews"));
        recorded.answers(READ, recorded("limits/default-page-size-20-source-items"));

        refuses("and sends 20");
        assertThat(recorded.requested())
                .filteredOn(request -> request.contains(READ))
                .as("two pages for each search: for all, for halves, for each SKU alone")
                .hasSize(2 * (2 * 25 - 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]"})
    void aPageWithoutRecordsWhereTheShopCountsMoreIsRejected(String items) {
        recorded.answers("modules", recorded("store/modules"));
        answersPage(300, 1, page(skus(20), 25));
        answersPage(300, 2, "{\"items\":" + items + ",\"total_count\":25}");

        refuses("the shop counts 25 and sends 20");
    }

    @Test
    void recordsThatComeOrGoWhileTheyAreReadMayBeMissed() {
        recorded.answers("modules", recorded("store/modules"));
        answersPage(300, 1, page(skus(20), 25));
        answersPage(300, 2, page(skus(24).subList(20, 24), 24));

        refuses("the shop counts 24 and sends 24");
    }

    @Test
    void moreRecordsThanTheShopCountsAreNotTheRequestedOnes() {
        recorded.answers("modules", recorded("store/modules"));
        answersPage(300, 1, page(skus(25), 20));

        refuses("the shop counts 20 and sends 25");
    }
}
