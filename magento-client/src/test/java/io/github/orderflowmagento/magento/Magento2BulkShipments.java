package io.github.orderflowmagento.magento;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.MagentoException.Queued;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.ShipmentRequest;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.github.orderflowmagento.magento.Magento2Shop.listOf;
import static io.github.orderflowmagento.magento.Magento2Shop.listOfRecorded;
import static io.github.orderflowmagento.magento.Magento2Shop.recorded;
import static org.assertj.core.api.Assertions.assertThat;

/** A recorded Magento 2 that accepts shipments by async bulk, and three of its orders. */
abstract class Magento2BulkShipments {
    static final String BULK = "async/bulk/V1/order/byOrderId/ship";
    static final String RECORDED = "82a1ddbd-4a89-47ad-ab8a-3a8c9a638afa";
    static final String QUEUED = "queued";

    /** Orders 2, 3 and 4 of the shop. */
    static final List<String> ORDERS =
            List.of("orders/full-two-lines", "orders/full-multi-item-5", "orders/full-customer");

    static final List<String> NUMBERS = List.of("000000002", "000000003", "000000004");

    /** Of each order the row from which one unit is shipped. */
    static final List<Long> ROWS = List.of(2L, 4L, 9L);

    @RegisterExtension
    final Magento2Shop recorded = new Magento2Shop();

    Magento shop;
    List<Order> orders = List.of();

    @BeforeEach
    void aShopWithSources() {
        shop = connect(Duration.ofSeconds(20));
        recorded.answers("modules", recorded("store/modules"));
        recorded.answers("inventory/sources", recorded("inventory/sources"));
        recorded.answers("inventory/stocks", recorded("inventory/stocks"));
        recorded.answers("inventory/stock-source-links", recorded("inventory/stock-source-links"));
        recorded.answers("store/websites", recorded("store/websites"));
        recorded.answers("store/storeViews", recorded("store/storeViews"));
        recorded.answers("orders", listOfRecorded(ORDERS.toArray(String[]::new)));
        recorded.answers("shipments", listOf());
        recorded.answers("bulk/", listOf());
        recorded.answers("bulk/" + RECORDED + "/status", recorded("async/status-ship"));
        recorded.answers("bulk/" + RECORDED + "/detailed-status", recorded("async/detailed-status-ship"));
        accepts(recorded("async/bulk-ship-by-order-id"));
        orders = shop.orders().details(NUMBERS).stream().map(Answer::orThrow).toList();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    Magento connect(Duration longestWait) {
        return recorded.connect().asyncBulk(longestWait).build();
    }

    void waitsFor(Duration longestWait) {
        shop.close();
        shop = connect(longestWait);
    }

    /** From then on the shop has something to do. */
    void accepts(ResponseDefinitionBuilder answer) {
        recorded.server()
                .stubFor(post(urlPathEqualTo("/rest/all/" + BULK))
                        .inScenario(QUEUED)
                        .willSetStateTo(QUEUED)
                        .willReturn(answer));
    }

    /** When the shop has taken the bulk. */
    void shipmentsAfterwards(String... shipments) {
        recorded.server()
                .stubFor(get(urlPathEqualTo("/rest/all/V1/shipments"))
                        .inScenario(QUEUED)
                        .whenScenarioStateIs(QUEUED)
                        .willReturn(listOf(shipments)));
    }

    void statusOf(String uuid, ResponseDefinitionBuilder answer) {
        recorded.answers("bulk/" + uuid + "/status", answer);
    }

    static String shipment(int id, int order) {
        return "{\"entity_id\":" + id + ",\"increment_id\":\"00000" + id + "\",\"order_id\":" + order
                + ",\"created_at\":\"2026-11-28 18:33:56\",\"items\":[{\"order_item_id\":" + ROWS.get(order - 2)
                + ",\"qty\":1,\"sku\":\"PLAIN-1\"}],\"tracks\":[],\"comments\":[{\"comment\":\"[D-" + order + "]\"}]}";
    }

    static String made(int order) {
        return shipment(38 + order, order);
    }

    ShipmentRequest request(int index) {
        return ShipmentRequest.builder()
                .order(orders.get(index))
                .putItems(ROWS.get(index), BigDecimal.ONE)
                .reference("D-" + (index + 2))
                .build();
    }

    List<Answer<ShipmentResult>> ship() {
        return shop.shipments().create(List.of(request(0), request(1), request(2)));
    }

    static void assertQueued(List<Answer<ShipmentResult>> answers) {
        assertThat(answers)
                .hasSize(3)
                .allSatisfy(answer -> assertThat(answer.failure())
                        .get()
                        .isInstanceOfSatisfying(Queued.class, failure -> {
                            assertThat(failure.outcomeUnknown()).isTrue();
                            assertThat(failure.isRetryable()).isTrue();
                            assertThat(failure.concerns()).isEqualTo(MagentoException.Concern.ITEM);
                        }));
    }
}
