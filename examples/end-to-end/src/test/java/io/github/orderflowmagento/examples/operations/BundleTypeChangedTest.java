package io.github.orderflowmagento.examples.operations;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import com.github.tomakehurst.wiremock.WireMockServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.client.MagentoClient;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.order.OrderExport;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

/** A bundle of a Magento 2 whose shipment type the merchant changes after an order of it was exported. */
class BundleTypeChangedTest {
    private static final Path RECORDINGS = Path.of("../../magento-client/src/test/resources/recordings-magento2");
    private static final String SEPARATELY = "1";
    private static final String TOGETHER = "0";

    private final WireMockServer server =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));

    @RegisterExtension
    final Sandbox sandbox = new Sandbox();

    @BeforeEach
    void start() throws IOException {
        server.start();
        answers("modules", body("store/modules"));
        answers("store/storeConfigs", body("store/storeConfigs"));
        answers("store/storeViews", body("store/storeViews"));
        answers("orders", listOf(order()));
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private void answers(String resource, String body) {
        server.stubFor(get(urlPathEqualTo("/rest/all/V1/" + resource))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/json; charset=utf-8")
                        .withBody(body)));
    }

    private static String listOf(String entity) {
        return "{\"items\":[" + entity + "],\"total_count\":1}";
    }

    private static String body(String name) throws IOException {
        String message = Files.readString(RECORDINGS.resolve(name).resolve("response.http"), StandardCharsets.UTF_8);
        return message.substring(message.indexOf("\r\n\r\n") + 4);
    }

    private static String order() throws IOException {
        return body("orders/full-bundle-dyn-sep");
    }

    private static String savedAgain(String order) {
        return order.replaceFirst("\"updated_at\":\"[^\"]*\"", "\"updated_at\":\"2026-11-29 10:00:00\"");
    }

    private void bundleShips(String shipmentType) throws IOException {
        String product = order().replaceFirst("(?s).*\"product_id\":(\\d+),\"product_type\":\"bundle\".*", "$1");
        answers(
                "products",
                listOf("{\"id\":" + product + ",\"sku\":\"BND-DYN-SEP\",\"custom_attributes\":[{\"attribute_code\":"
                        + "\"shipment_type\",\"value\":\"" + shipmentType + "\"}]}"));
    }

    private Run export(RunState state) {
        try (Magento shop = MagentoClient.magento2()
                .baseUrl(server.baseUrl() + "/")
                .bearer("bhs9mun47f43ceyqp0dv6ylwwi9pnvfm")
                .build()) {
            return OrderExport.between(shop, sandbox.warehouse())
                    .statuses("pending")
                    .build()
                    .run(state);
        }
    }

    private Run exportedAgain(String shipmentType, String laterShipmentType) throws IOException {
        bundleShips(shipmentType);
        Run before = export(RunState.initial());
        assertThat(before.items()).extracting(ItemOutcome::outcome).containsExactly(Outcome.DONE);
        bundleShips(laterShipmentType);
        answers("orders", listOf(savedAgain(order())));
        return export(before.next());
    }

    @Test
    void anOrderOfABundleThatShipsTogetherNowDoesNotLookChanged() throws IOException {
        Run again = exportedAgain(SEPARATELY, TOGETHER);

        assertThat(again.items()).extracting(ItemOutcome::outcome).containsExactly(Outcome.ALREADY_THERE);
        assertThat(again.warnings()).isEmpty();
    }

    @Test
    void anOrderOfABundleThatShipsSeparatelyNowDoesNotLookChanged() throws IOException {
        Run again = exportedAgain(TOGETHER, SEPARATELY);

        assertThat(again.items()).extracting(ItemOutcome::outcome).containsExactly(Outcome.ALREADY_THERE);
        assertThat(again.warnings()).isEmpty();
    }
}
