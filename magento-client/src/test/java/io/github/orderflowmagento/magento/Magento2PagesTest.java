package io.github.orderflowmagento.magento;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.client.MagentoClient;
import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.magento.model.ProductQuery;
import io.github.orderflowmagento.magento.model.Watermark;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.github.orderflowmagento.magento.Magento2Shop.json;
import static io.github.orderflowmagento.magento.Magento2Shop.listOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The end of a Magento 2's list, however the shop handles pages. */
class Magento2PagesTest {
    @RegisterExtension
    final Magento2Shop recorded = new Magento2Shop();

    private static final OrderQuery ALL = OrderQuery.builder().build();

    private static Magento connect(SearchServer server) {
        return MagentoClient.magento2()
                .baseUrl(server.url())
                .oauth(Magento2Shop.CREDENTIALS)
                .build();
    }

    private static long number(Map<String, Object> row, String name) {
        return Long.parseLong(String.valueOf(row.get(name)));
    }

    private static SearchServer orders(long size) {
        return new SearchServer()
                .table(
                        "orders",
                        LongStream.rangeClosed(1, size)
                                .mapToObj(Magento2Lists::order)
                                .toList());
    }

    @Test
    void aListThatIsShorterThanAnyBeforeTakesOneRequest() {
        try (SearchServer server = orders(12);
                Magento shop = connect(server)) {
            assertThat(shop.orders().list(ALL)).hasSize(12);
            assertThat(server.requested()).hasSize(2);

            assertThat(shop.orders()
                            .list(OrderQuery.builder()
                                    .addIncrementIds("000000003")
                                    .build()))
                    .hasSize(1);
            assertThat(server.requested()).hasSize(3);

            assertThat(shop.within(Duration.ofMinutes(1)).orders().list(ALL)).hasSize(12);
            assertThat(server.requested()).hasSize(5);
        }
    }

    @Test
    void aLongPageOfOneListSaysNothingOfAnother() {
        List<Map<String, Object>> products = LongStream.rangeClosed(1, 30)
                .mapToObj(id -> Map.<String, Object>of("id", id, "sku", "P-" + id, "type_id", "simple"))
                .toList();
        try (SearchServer server = orders(12).table("products", new SearchServer.Table() {
                    @Override
                    public List<Map<String, Object>> rows(SearchServer.Search search) {
                        long above = Long.parseLong(search.value("entity_id", "gt", "0"));
                        return products.stream()
                                .filter(row -> number(row, "id") > above)
                                .limit(10)
                                .toList();
                    }
                });
                Magento shop = connect(server)) {
            assertThat(shop.orders().list(ALL)).hasSize(12);

            assertThat(shop.products().list(ProductQuery.all())).hasSize(30);
        }
    }

    @Test
    void productsThatAreAllFoundByTheirSkusTakeOneRequest() {
        try (SearchServer server = new SearchServer()
                        .table(
                                "products",
                                List.of(
                                        Map.of("id", 1, "sku", "A", "type_id", "simple"),
                                        Map.of("id", 2, "sku", "B", "type_id", "simple")));
                Magento shop = connect(server)) {
            assertThat(shop.products()
                            .list(ProductQuery.builder().addSkus("A", "B").build()))
                    .hasSize(2);
            assertThat(server.requested()).hasSize(1);
        }
    }

    @Test
    void withABrokenFilterOnlyRepeatedRowsAreTheList() {
        recorded.answers("orders", listOf("{\"entity_id\":1,\"increment_id\":\"000000001\"}"));

        assertThat(recorded.shop().orders().list(ALL)).hasSize(1);
        assertThat(recorded.requests()).hasSize(2);
    }

    @Test
    void aNegativeCountIsNoEmptyShop() {
        recorded.answers("orders", json("{\"items\":null,\"total_count\":-1}"));
        assertThatThrownBy(() -> recorded.shop().orders().list(ALL).toList())
                .isInstanceOf(MagentoException.NotUnderstood.class);
    }

    @Test
    void aShopThatCapsPagesAndCountsWhatItSendsLosesNoOrder() {
        try (SearchServer server = orders(250).capping(100).countingWhatItSends();
                Magento shop = connect(server)) {
            assertThat(shop.orders().list(ALL)).hasSize(250);
        }
    }

    @Test
    void aShopThatCapsPagesLosesNoOrderWhenARowLeavesBeforeTheCount() {
        List<Map<String, Object>> rows =
                LongStream.rangeClosed(1, 11).mapToObj(Magento2Lists::order).toList();
        try (SearchServer server = new SearchServer().capping(10).table("orders", new SearchServer.Table() {
                    @Override
                    public List<Map<String, Object>> rows(SearchServer.Search search) {
                        return rows;
                    }

                    @Override
                    public long total(SearchServer.Search search, long matching) {
                        return search.value("entity_id", "gt", "0").equals("0") ? 10 : 1;
                    }
                });
                Magento shop = connect(server)) {
            assertThat(shop.orders().list(ALL)).hasSize(11);
        }
    }

    @Test
    void aPageLimitWithThousandsSeparatorIsReadWhole() {
        recorded.answers("orders", listOf());
        recorded.server()
                .stubFor(get(urlPathEqualTo("/rest/all/V1/orders"))
                        .withQueryParam("searchCriteria[pageSize]", containing("2000"))
                        .willReturn(
                                json("{\"message\":\"Maximum SearchCriteria pageSize is %max\",\"parameters\":{\"max\":\"1,000\"}}")
                                        .withStatus(400)));
        try (Magento shop = recorded.connect().pageSize(2000).build()) {
            assertThat(shop.orders().list(ALL)).isEmpty();
        }
        assertThat(recorded.requested()).hasSize(2);
        assertThat(recorded.requested().get(1)).contains("[pageSize]=1000&");
    }

    @Test
    void anOrderPlacedAtNoTimeEndsNoList() {
        recorded.answers(
                "orders",
                listOf(
                        "{\"entity_id\":1,\"increment_id\":\"000000001\",\"created_at\":\"0000-00-00 00:00:00\",\"updated_at\":\"0000-00-00 00:00:00\"}",
                        "{\"entity_id\":2,\"increment_id\":\"000000002\",\"created_at\":\"2026-01-01 00:00:00\"}"));
        assertThat(recorded.shop().orders().list(ALL)).hasSize(2);
    }

    @Test
    void aPageOfRowsWithoutNumbersIsNotTheLastOne() {
        try (SearchServer server = orders(6)
                        .capping(2)
                        .countingWhatItSends()
                        .altering(body -> body.replaceAll("\"entity_id\":[34],", "\"entity_id\":\"Array\","));
                Magento shop = connect(server)) {
            assertThat(shop.orders().changes(ALL, Watermark.initial()).stream(number -> {})
                            .map(OrderSummary::incrementId))
                    .containsExactly("000000001", "000000002", "000000003", "000000004", "000000005", "000000006");
        }
    }

    @Test
    void manyThreadsReadTheSame() throws Exception {
        try (GeneratedMagento2 shop = GeneratedMagento2.of(400);
                Magento client = shop.connect().build()) {
            List<Callable<Long>> calls = IntStream.range(0, 16)
                    .<Callable<Long>>mapToObj(i -> () -> i % 2 == 0
                            ? client.orders().list(ALL).count()
                            : client
                                    .orders()
                                    .details(LongStream.rangeClosed(1, 400)
                                            .mapToObj(n -> String.format("%09d", n))
                                            .toList())
                                    .stream()
                                    .filter(answer -> answer.value().isPresent())
                                    .count())
                    .toList();
            ExecutorService pool = Executors.newFixedThreadPool(8);
            try {
                for (Future<Long> result : pool.invokeAll(calls)) {
                    assertThat(result.get()).isEqualTo(400);
                }
            } finally {
                pool.shutdown();
            }
        }
    }
}
