package io.github.orderflowmagento.magento;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.client.MagentoClient;
import io.github.orderflowmagento.magento.detect.DetectedShop;
import io.github.orderflowmagento.magento.detect.Feature;
import io.github.orderflowmagento.magento.detect.Generation;
import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.magento.model.ProductQuery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** How the versions of SOAP v2 treat filters, and that nothing is returned that does not match. */
class SoapV2FiltersTest {
    private static final Map<String, String> VERSION_18 = version("Community", "1.8.0.0");
    private static final Map<String, String> VERSION_17 = version("Community", "1.7.0.0");

    @RegisterExtension
    final RecordedShop rpc = new RecordedShop(Wire.SOAP_V2);

    @RegisterExtension
    final RecordedShop wsi = new RecordedShop(Wire.SOAP_V2_WSI);

    private Magento shop;
    private Magento wsiShop;

    @BeforeEach
    void connect() {
        shop = rpc.connect().build();
        wsiShop = wsi.connect().build();
    }

    @AfterEach
    void close() {
        shop.close();
        wsiShop.close();
    }

    private static Map<String, String> version(String edition, String version) {
        return Map.of("magento_edition", edition, "magento_version", version);
    }

    private static Map<String, Object> order(int id, String status) {
        return Map.of("order_id", String.valueOf(id), "increment_id", "10000000" + id, "status", status);
    }

    private List<String> incrementIds(OrderQuery query) {
        return shop.orders().list(query).map(OrderSummary::incrementId).toList();
    }

    @Test
    void aChoiceAmongValuesIsOneTextWithCommasFor18() {
        rpc.answers("core_magento.info", Wire.SOAP_V2.answer(VERSION_18));
        rpc.answers("sales_order.list", Wire.SOAP_V2.answer(List.of()));
        rpc.answersAll(
                List.of("sales_order.list", "processing,pending"), Wire.SOAP_V2.answer(List.of(order(1, "pending"))));

        assertThat(incrementIds(OrderQuery.status("processing", "pending"))).containsExactly("100000001");
    }

    @Test
    void version170IsAskedValueByValue() {
        rpc.answers("core_magento.info", Wire.SOAP_V2.answer(VERSION_17));
        rpc.answersAll(List.of("sales_order.list", "pending"), Wire.SOAP_V2.answer(List.of(order(1, "pending"))));
        rpc.answersAll(List.of("sales_order.list", "processing"), Wire.SOAP_V2.answer(List.of(order(2, "processing"))));

        assertThat(incrementIds(OrderQuery.status("processing", "pending"))).containsExactly("100000001", "100000002");
    }

    @Test
    void aShopOfUnknownVersionIsQueriedValueByValue() {
        rpc.answers("core_magento.info", rpc.recording("fault-acl-denied"));
        rpc.answersAll(List.of("sales_order.list", "pending"), Wire.SOAP_V2.answer(List.of(order(1, "pending"))));
        rpc.answersAll(List.of("sales_order.list", "processing"), Wire.SOAP_V2.answer(List.of(order(2, "processing"))));

        assertThat(incrementIds(OrderQuery.status("processing", "pending"))).containsExactly("100000001", "100000002");
    }

    @Test
    void enterpriseCountsItsVersionsFiveAhead() {
        rpc.answers("core_magento.info", Wire.SOAP_V2.answer(version("Enterprise", "1.12.0.0")));
        rpc.answersAll(List.of("sales_order.list", "pending"), Wire.SOAP_V2.answer(List.of(order(1, "pending"))));
        rpc.answersAll(List.of("sales_order.list", "processing"), Wire.SOAP_V2.answer(List.of()));

        assertThat(incrementIds(OrderQuery.status("processing", "pending"))).containsExactly("100000001");
    }

    @Test
    void aSkuWithACommaIsRequestedAlone() {
        rpc.answersAll(
                List.of("catalog_product.list", "A,B"),
                Wire.SOAP_V2.answer(List.of(Map.of("product_id", "1", "sku", "A,B", "type", "simple"))));
        rpc.answersAll(
                List.of("catalog_product.list", "C,D"), // the other two, in one text
                Wire.SOAP_V2.answer(List.of(
                        Map.of("product_id", "2", "sku", "C", "type", "simple"),
                        Map.of("product_id", "3", "sku", "D", "type", "simple"))));

        assertThat(shop.products()
                        .list(ProductQuery.builder().addSkus("A,B", "C", "D").build()))
                .extracting(row -> row.sku().orElseThrow())
                .containsExactly("A,B", "C", "D");
    }

    @Test
    void aShopThatIgnoresRangeStartsReturnsNoOrderTwice() {
        rpc.answers(
                "sales_order.list",
                Wire.SOAP_V2.answer(List.of(order(1, "pending"), order(4, "pending"), order(5, "pending"))));

        try (Magento small = rpc.connect().pageSize(4).build()) {
            assertThat(small.orders()
                            .list(OrderQuery.status("pending"))
                            .map(row -> row.orderId().orElseThrow()))
                    .containsExactly(1L, 4L, 5L);
        }
    }

    @Test
    void before18WsiIgnoresFiltersAndIsRejected() {
        wsi.answers("core_magento.info", Wire.SOAP_V2_WSI.answer(VERSION_17));

        assertThatThrownBy(() ->
                        wsiShop.orders().list(OrderQuery.status("pending")).count())
                .isInstanceOf(MagentoException.Unsupported.class)
                .hasMessageContaining("use XML-RPC");
        assertThat(wsi.requestsHolding("sales_order.list")).isZero();
    }

    @Test
    void withoutAKnownVersionTheWsiFormSendsNoFilter() {
        wsi.answers("core_magento.info", wsi.recording("fault-acl-denied"));

        assertThatThrownBy(() ->
                        wsiShop.orders().list(OrderQuery.status("pending")).count())
                .isInstanceOf(MagentoException.Unsupported.class)
                .hasMessageContaining("grant the API user's role the right to core_magento.info");
        assertThat(wsi.requestsHolding("sales_order.list")).isZero();
    }

    @Test
    void aWsdlWithMultiUpdateProvesFiltersInTheWsiForm() {
        wsi.answers("core_magento.info", wsi.recording("fault-acl-denied"));
        wsi.answers("sales_order.list", Wire.SOAP_V2_WSI.answer(List.of(order(1, "pending"))));
        DetectedShop detected = DetectedShop.builder()
                .baseUrl(wsi.url())
                .generation(Generation.MAGENTO_1)
                .bestWebService(WebService.SOAP_V2_WSI)
                .addSeen(Feature.STOCK_MULTI_UPDATE)
                .build();

        try (Magento seen = MagentoClient.magento1()
                .credentials(RecordedShop.USER, RecordedShop.API_KEY)
                .detected(detected)
                .build()) {
            assertThat(seen.orders().list(OrderQuery.status("pending"))).hasSize(1);
        }
    }

    @Test
    void ordersOfAnotherStatusThanRequestedAreDropped() {
        rpc.answers(
                "sales_order.list",
                Wire.SOAP_V2.answer(List.of(order(1, "pending"), order(2, "canceled"), order(3, "Processing"))));

        assertThat(incrementIds(OrderQuery.status("pending", "processing")))
                .as("the database ignores case")
                .containsExactly("100000001", "100000003");
    }

    @Test
    void ordersOfAnotherTimeThanRequestedAreDropped() {
        rpc.answers(
                "sales_order.list",
                Wire.SOAP_V2.answer(List.of(
                        changed(1, "2026-10-04 23:59:59"),
                        changed(2, "2026-10-05 00:00:00"),
                        changed(3, "2026-10-06 00:00:00"),
                        changed(4, "2026-10-06 00:00:01"),
                        order(5, "pending"))));

        assertThat(incrementIds(OrderQuery.builder()
                        .updatedSince(Instant.parse("2026-10-05T00:00:00Z"))
                        .updatedUntil(Instant.parse("2026-10-06T00:00:00Z"))
                        .build()))
                .as("a row without a time may be one that was requested")
                .containsExactly("100000002", "100000003", "100000005");
    }

    private static Map<String, Object> changed(int id, String updatedAt) {
        return Map.of("order_id", String.valueOf(id), "increment_id", "10000000" + id, "updated_at", updatedAt);
    }
}
