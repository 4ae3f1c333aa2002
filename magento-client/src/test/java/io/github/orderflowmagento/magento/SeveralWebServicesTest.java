package io.github.orderflowmagento.magento;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.client.Magento1Builder;
import io.github.orderflowmagento.magento.client.MagentoClient;
import io.github.orderflowmagento.magento.detect.DetectedShop;
import io.github.orderflowmagento.magento.detect.Generation;
import io.github.orderflowmagento.magento.detect.ShopVersion;
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
class SeveralWebServicesTest {
    private static final ShopVersion OPENMAGE_20_1 = ShopVersion.builder()
            .edition("Community")
            .magentoVersion("1.9.4.5")
            .openMageVersion("20.1.0")
            .build();

    @RegisterExtension
    final RestShop shop = new RestShop();

    private Magento1Builder connect() {
        return shop.connect()
                .credentials(RecordedShop.USER, RecordedShop.API_KEY)
                .webService(WebService.XML_RPC);
    }

    private void soapV2(String operation, String recording) {
        shop.server()
                .stubFor(post(urlPathEqualTo("/api/v2_soap"))
                        .withRequestBody(containing(operation))
                        .willReturn(RecordedShop.replay(Wire.SOAP_V2.recording(recording))));
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

        try (Magento roads = connect().stockWebService(WebService.REST).build()) {
            assertThat(roads.products()
                            .list(ProductQuery.builder().addSkus("MUG-001").build()))
                    .singleElement()
                    .satisfies(row -> assertThat(row.sku()).contains("MUG-001"));
            assertThat(roads.stock()
                            .update(List.of(StockUpdate.builder()
                                    .sku("MUG-001")
                                    .quantity(BigDecimal.TEN)
                                    .build()))
                            .get(0)
                            .value())
                    .isPresent();
        }

        assertThat(shop.requested())
                .filteredOn(request -> request.contains("/api/xmlrpc"))
                .hasSize(3);
        assertThat(shop.requested())
                .filteredOn(request -> request.startsWith("PUT stockitems"))
                .hasSize(1);
    }

    @Test
    void aWebServiceWithoutCredentialsIsRejectedUnsent() {
        assertThatThrownBy(() -> MagentoClient.magento1()
                        .baseUrl(shop.url())
                        .credentials("orderflow", "key")
                        .stockWebService(WebService.REST)
                        .build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("REST needs oauth");
    }

    private static DetectedShop.Builder detected(String url, WebService... services) {
        DetectedShop.Builder shop = DetectedShop.builder();
        shop.baseUrl(url)
                .generation(Generation.MAGENTO_1)
                .bestWebService(WebService.XML_RPC)
                .addWebServices(services);
        return shop;
    }

    @Test
    void stockUsesRestIfDetectedAndCredentialsExist() {
        DetectedShop found = detected(shop.url(), WebService.XML_RPC, WebService.SOAP_V2)
                .restUrl(shop.url() + "api/rest/")
                .build();
        shop.answers("products", json("[]"));

        try (Magento roads = connect().detected(found).build()) {
            roads.stock().read(List.of("MUG-001"));
        }

        assertThat(shop.requested()).singleElement().asString().startsWith("GET products?");
    }

    @Test
    void stockIsReadOverRestAndWrittenOverSoapV2() {
        DetectedShop found = detected(shop.url(), WebService.XML_RPC, WebService.SOAP_V2)
                .version(ShopVersion.of("Community", "1.9.2.4"))
                .restUrl(shop.url() + "api/rest/")
                .build();
        shop.answers(
                "products",
                json("{\"1\":{\"entity_id\":1,\"sku\":\"MUG-001\"},\"2\":{\"entity_id\":2,\"sku\":\"MUG-002\"}}"));
        shop.answers(
                "stockitems",
                json("[{\"item_id\":1,\"product_id\":1,\"qty\":\"5\",\"is_in_stock\":1},"
                        + "{\"item_id\":2,\"product_id\":2,\"qty\":\"5\",\"is_in_stock\":1}]"));
        soapV2("login", "login-ok");
        soapV2("catalogInventoryStockItemMultiUpdate", "stock-multiupdate");
        soapV2("endSession", "endSession");

        try (Magento roads = connect().detected(found).build()) {
            assertThat(roads.stock()
                            .update(Stream.of("MUG-001", "MUG-002")
                                    .map(sku -> StockUpdate.builder()
                                            .sku(sku)
                                            .quantity(BigDecimal.TEN)
                                            .build())
                                    .toList()))
                    .hasSize(2)
                    .allMatch(answer -> answer.value().isPresent());
        }

        assertThat(shop.requested()).isNotEmpty().noneMatch(request -> request.startsWith("PUT"));
        assertThat(shop.requested())
                .filteredOn(request -> request.contains("/api/v2_soap"))
                .hasSize(3);
    }

    @Test
    void stockUsesSoapV2WhereADetectedOpenMageShowsItAtOnce() {
        DetectedShop found = detected(shop.url(), WebService.XML_RPC, WebService.SOAP_V2)
                .version(OPENMAGE_20_1)
                .build();
        soapV2("login", "login-ok");
        soapV2("catalogInventoryStockItemList", "stock-list-one");
        soapV2("endSession", "endSession");

        try (Magento roads = connect().detected(found).build()) {
            assertThat(roads.stock().read(List.of("MUG-001")).get(0).value()).isPresent();
        }

        assertThat(shop.requested())
                .allMatch(request -> request.contains("/api/v2_soap"))
                .hasSize(3);
    }

    @Test
    void anExplicitWebServiceOverridesTheDetectedOne() {
        DetectedShop found = detected(shop.url(), WebService.XML_RPC, WebService.SOAP_V2)
                .version(OPENMAGE_20_1)
                .build();
        overXmlRpc("login", "login-ok");
        overXmlRpc("cataloginventory_stock_item.list", "stock-list-one");
        overXmlRpc("endSession", "endSession");

        try (Magento roads =
                connect().detected(found).stockWebService(WebService.XML_RPC).build()) {
            roads.stock().read(List.of("MUG-001"));
        }

        assertThat(shop.requested()).isNotEmpty().allMatch(request -> request.contains("/api/xmlrpc"));
    }
}
