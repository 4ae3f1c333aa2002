package io.github.orderflowmagento.examples.operations;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.client.MagentoClient;
import io.github.orderflowmagento.mapping.product.ProductMapping;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.operation.product.ProductExport;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

/** Exports from a Magento 2 whose integration lacks a right: what needs it is told, all else goes. */
class Magento2MissingRightsTest {
    private static final Path RECORDINGS = Path.of("../../magento-client/src/test/resources/recordings-magento2");
    private static final String ORDERS = "orders";

    @RegisterExtension
    final Sandbox sandbox = new Sandbox();

    private final WireMockServer server =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));

    private Magento shop;

    @BeforeEach
    void start() throws IOException {
        server.start();
        shop = MagentoClient.magento2()
                .baseUrl(server.baseUrl() + "/")
                .bearer("bhs9mun47f43ceyqp0dv6ylwwi9pnvfm")
                .build();
        answers("modules", json(body("store/modules")));
        answers("store/storeConfigs", json(body("store/storeConfigs")));
        answers("store/storeViews", json(body("store/storeViews")));
        answers("products", json(listOf(body("products/full-mug-001"))));
        answers("inventory/source-items", noRight("Magento_InventoryApi::source"));
    }

    @AfterEach
    void stop() {
        shop.close();
        server.stop();
    }

    private void answers(String resource, ResponseDefinitionBuilder answer) {
        server.stubFor(get(urlPathEqualTo("/rest/all/V1/" + resource)).willReturn(answer));
    }

    private static ResponseDefinitionBuilder json(String body) {
        return aResponse()
                .withHeader("Content-Type", "application/json; charset=utf-8")
                .withHeader("Date", "Sun, 29 Nov 2026 12:00:00 GMT")
                .withBody(body);
    }

    private static ResponseDefinitionBuilder noRight(String right) {
        return json("{\"message\":\"The consumer isn't authorized to access %resources.\",\"parameters\":{\"resources\":\""
                        + right + "\"}}")
                .withStatus(401);
    }

    private static String listOf(String... entities) {
        return "{\"items\":[" + String.join(",", entities) + "],\"total_count\":" + entities.length + "}";
    }

    private static String body(String name) throws IOException {
        String message = Files.readString(RECORDINGS.resolve(name).resolve("response.http"), StandardCharsets.UTF_8);
        return message.substring(message.indexOf("\r\n\r\n") + 4);
    }

    @Test
    void aPropertyThatNeedsTheStockIsLeftOutAndTheRightNamed() {
        Run run = ProductExport.between(shop, sandbox.warehouse()).build().run(RunState.initial());

        assertThat(run.endedEarly()).isEmpty();
        assertThat(sandbox.insideWarehouse().products()).containsKey("MUG-001");
        assertThat(run.items())
                .singleElement()
                .satisfies(item ->
                        assertThat(item.toString()).contains("sellable").contains("Magento_InventoryApi::source"));
    }

    @Test
    void aMappingThatNeedsNoStockMissesNothing() {
        Run run = ProductExport.between(shop, sandbox.warehouse())
                .mapping(ProductMapping.standard().without("sellable"))
                .build()
                .run(RunState.initial());

        assertThat(run.endedEarly()).isEmpty();
        assertThat(sandbox.insideWarehouse().products()).containsKey("MUG-001");
        assertThat(run.items())
                .singleElement()
                .satisfies(item -> assertThat(item.toString()).doesNotContain("Magento_InventoryApi::source"));
    }

    private static String row(long id, String number) {
        return "{\"entity_id\":" + id + ",\"increment_id\":\"" + number
                + "\",\"state\":\"new\",\"status\":\"pending\",\"store_id\":1,"
                + "\"created_at\":\"2026-11-28 18:16:00\",\"updated_at\":\"2026-11-28 18:16:55\","
                + "\"customer_firstname\":\"Ada\",\"customer_email\":\"guest@example.com\",\"is_virtual\":0}";
    }

    @Test
    void anOrderWithABundleIsRefusedWithoutTheRightToReadProductsAndOthersGo() throws IOException {
        answers(ORDERS, json(listOf(body("orders/full-two-lines"), body("orders/full-bundle-dyn-sep"))));
        server.stubFor(get(urlPathEqualTo("/rest/all/V1/" + ORDERS))
                // of rows, and not of whole orders, which have rows of their own
                .withQueryParam("fields", matching("items\\[(?:(?!items\\[).)*"))
                .willReturn(json(listOf(row(2, "000000002"), row(19, "000000014")))));
        answers("products", noRight("Magento_Catalog::products"));

        Run run = OrderExport.between(shop, sandbox.warehouse())
                .statuses("pending")
                .build()
                .run(RunState.initial());

        assertThat(sandbox.insideWarehouse().orders()).containsOnlyKeys("000000002");
        assertThat(run.items()).as(run.toString()).hasSize(2);
        assertThat(run.items())
                .filteredOn(item -> item.toString().contains("000000014"))
                .singleElement()
                .asString()
                .contains("is not known");
    }
}
