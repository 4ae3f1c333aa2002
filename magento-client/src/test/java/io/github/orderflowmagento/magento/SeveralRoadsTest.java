package io.github.orderflowmagento.magento;

import java.math.BigDecimal;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.model.ProductQuery;
import io.github.orderflowmagento.magento.model.StockUpdate;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.github.orderflowmagento.magento.RestShop.json;
import static io.github.orderflowmagento.magento.RestShop.recorded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** One client over several web services of one shop: the stock over the one that is fast, all else over the one that is whole. */
class SeveralRoadsTest {
    @RegisterExtension
    final RestShop shop = new RestShop();

    private MagentoClient.Builder connect() {
        return shop.connect()
                .credentials(RecordedShop.USER, RecordedShop.API_KEY)
                .webService(WebService.XML_RPC);
    }

    private void overXmlRpc(String holds, String recording) {
        shop.server()
                .stubFor(post(urlPathEqualTo("/api/xmlrpc"))
                        .withRequestBody(containing(holds))
                        .willReturn(RecordedShop.recorded(recording)));
    }

    @Test
    void stockGoesOverRestAndEverythingElseOverXmlRpc() {
        overXmlRpc("login", "login-ok");
        overXmlRpc("catalog_product.list", "product-list-sku-in");
        overXmlRpc("endSession", "endSession");
        shop.answers("products", json("{\"1\":{\"entity_id\":1,\"sku\":\"MUG-001\"}}"));
        shop.answers("stockitems", json("[{\"item_id\":1,\"product_id\":1,\"qty\":\"5\",\"is_in_stock\":1}]"));
        shop.answersUpdates("stockitems", recorded("stock-multiupdate-ok"));

        try (Magento roads = connect().stockOver(WebService.REST).build()) {
            assertThat(roads.products()
                            .list(ProductQuery.builder().addSkus("MUG-001").build()))
                    .singleElement()
                    .satisfies(row -> assertThat(row.sku()).isEqualTo("MUG-001"));
            assertThat(roads.stock()
                            .update(List.of(StockUpdate.builder()
                                    .sku("MUG-001")
                                    .qty(BigDecimal.TEN)
                                    .build()))
                            .get(0)
                            .value())
                    .isPresent();
        }

        assertThat(shop.asked())
                .filteredOn(request -> request.contains("/api/xmlrpc"))
                .hasSize(3);
        assertThat(shop.asked())
                .filteredOn(request -> request.startsWith("PUT stockitems"))
                .hasSize(1);
    }

    @Test
    void aRoadWithoutItsCredentialsIsRefusedBeforeAnythingIsSent() {
        assertThatThrownBy(() -> MagentoClient.builder()
                        .baseUrl(shop.url())
                        .credentials("orderflow", "key")
                        .stockOver(WebService.REST)
                        .build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("REST needs oauth");
    }
}
