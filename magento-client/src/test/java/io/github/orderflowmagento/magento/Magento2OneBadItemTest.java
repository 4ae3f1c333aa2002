package io.github.orderflowmagento.magento;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.client.MagentoClient;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.StockItem;
import io.github.orderflowmagento.magento.model.StoreView;

import static io.github.orderflowmagento.magento.Magento2Shop.json;
import static io.github.orderflowmagento.magento.Magento2Shop.listOf;
import static io.github.orderflowmagento.magento.Magento2Shop.listOfRecorded;
import static io.github.orderflowmagento.magento.Magento2Shop.recorded;
import static io.github.orderflowmagento.magento.Magento2Shop.recording;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/** An entity over which a Magento 2 fails does not affect others. */
class Magento2OneBadItemTest {
    @RegisterExtension
    final Magento2Shop recorded = new Magento2Shop();

    private static OrderSummary head(long id) {
        return OrderSummary.builder()
                .incrementId(String.format("%09d", id))
                .orderId(id)
                .build();
    }

    private static Magento connect(SearchServer server) {
        return MagentoClient.magento2()
                .baseUrl(server.url())
                .oauth(Magento2Shop.CREDENTIALS)
                .build();
    }

    private static SearchServer shipments() {
        List<Map<String, Object>> rows = LongStream.rangeClosed(1, 3)
                .mapToObj(i -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("entity_id", i);
                    row.put("order_id", i);
                    row.put("increment_id", "S" + i);
                    row.put("items", List.of());
                    row.put("tracks", List.of());
                    row.put("comments", List.of());
                    return row;
                })
                .toList();
        return new SearchServer()
                .table("shipments", rows)
                .table("invoices", rows)
                .resource("store/storeViews", List.of())
                .breaking(2L);
    }

    @Test
    void aBrokenShipmentCostsNoOtherOrder() {
        SearchServer server = shipments();
        try (server;
                Magento shop = connect(server)) {
            List<Answer<List<Shipment>>> answers = shop.shipments().ofOrders(List.of(head(1), head(2), head(3)));
            assertThat(answers).hasSize(3);
            assertThat(answers.get(0).value().isPresent()).isTrue();
            assertThat(answers.get(1).value().isPresent()).isFalse();
            assertThat(answers.get(2).value().isPresent()).isTrue();
        }
    }

    @Test
    void aBrokenShipmentCostsNoOtherShipment() {
        SearchServer server = shipments();
        try (server;
                Magento shop = connect(server)) {
            List<Answer<Shipment>> answers = shop.shipments().details(List.of("S1", "S2", "S3"));
            assertThat(answers).extracting(answer -> answer.value().isPresent()).containsExactly(true, false, true);
        }
    }

    @Test
    void aShipmentNumberWithACommaCostsNoOther() {
        try (SearchServer server = shipments();
                Magento shop = connect(server)) {
            assertThat(shop.shipments()
                            .details(List.of("S1", "S,4"))
                            .get(0)
                            .value()
                            .isPresent())
                    .isTrue();
        }
    }

    @Test
    void anInvoiceNumberWithACommaCostsNoOther() {
        try (SearchServer server = shipments();
                Magento shop = connect(server)) {
            assertThat(shop.invoices()
                            .details(List.of("S1", "S,4"))
                            .get(0)
                            .value()
                            .isPresent())
                    .isTrue();
        }
    }

    /** An integration for sales alone, as in the recordings "Orders only". */
    @Test
    void withoutTheRightToReadProductsABundleCostsNoOtherOrder() {
        recorded.answers("orders", listOfRecorded("orders/full-two-lines", "orders/full-bundle-dyn-sep"));
        recorded.answers(
                "products",
                json("{\"message\":\"The consumer isn't authorized to access %resources.\",\"parameters\":{\"resources\":\"Magento_Catalog::products\"}}")
                        .withStatus(401));
        String bundle = recording("orders/full-bundle-dyn-sep")
                .responseText()
                .replaceFirst("(?s).*?\"increment_id\":\"(\\d+)\".*", "$1");

        List<Answer<Order>> answers = recorded.shop().orders().details(List.of("000000002", bundle));

        assertThat(answers.get(0).value()).isPresent();
        assertThat(answers.get(1).failure()).get().satisfies(failure -> {
            assertThat(failure).isInstanceOf(MagentoException.NotPermitted.class);
            assertThat(failure.concerns()).isEqualTo(MagentoException.Concern.ITEM);
            assertThat(failure).hasMessageContaining("Magento_Catalog::products");
        });
    }

    @Test
    void aProductIdSentAsTextShowsHowABundleShips() {
        recorded.answers("orders", listOfRecorded("orders/full-bundle-dyn-sep"));
        recorded.answers(
                "products",
                listOf(recording("products/full-bnd-dyn-sep")
                        .responseText()
                        .replaceFirst("\"id\":(\\d+),", "\"id\":\"$1\",")));
        String bundle = recording("orders/full-bundle-dyn-sep")
                .responseText()
                .replaceFirst("(?s).*?\"increment_id\":\"(\\d+)\".*", "$1");

        assertThat(recorded.shop()
                        .orders()
                        .details(List.of(bundle))
                        .get(0)
                        .orThrow()
                        .items()
                        .get(0)
                        .shipsSeparately())
                .contains(true);
    }

    @Test
    void aStockRecordThatBreaksTheShopCostsNoOtherWithoutSources() {
        recorded.answers("modules", json("[\"Magento_Store\",\"Magento_CatalogInventory\"]"));
        recorded.answers("stockItems/GOOD", recorded("stockitems/get-mug-001"));
        recorded.answers(
                "stockItems/BAD", json("{\"message\":\"Internal Error\"}").withStatus(500));

        List<Answer<StockItem>> answers = recorded.shop().stock().read(List.of("GOOD", "BAD"), "default");

        assertThat(answers.get(0).value()).isPresent();
        assertThat(answers.get(1).failure()).get().isInstanceOf(MagentoException.ServerFault.class);
    }

    @Test
    void aStoreViewThatCannotBeReadCostsNoOther() {
        recorded.answers(
                "store/storeViews",
                json(
                        "[{\"id\":1,\"code\":\"default\",\"name\":\"English\",\"website_id\":1,\"store_group_id\":1,\"is_active\":1},"
                                + "{\"id\":\"x\",\"code\":\"fr\"}]"));
        assertThat(recorded.shop().stores().views()).extracting(StoreView::code).containsExactly("default");
    }

    @Test
    void aDuplicateOptionEndsNoList() {
        recorded.answers(
                "products/attributes/of_colour/options",
                json("[{\"label\":\"Red\",\"value\":\"4\"},{\"label\":\"Rouge\",\"value\":\"4\"}]"));
        assertThatCode(() -> recorded.shop().attributes().options("of_colour")).doesNotThrowAnyException();
    }
}
