package io.github.orderflowmagento.examples.operations;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import com.github.tomakehurst.wiremock.WireMockServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.client.MagentoClient;
import io.github.orderflowmagento.mapping.file.MappingFile;
import io.github.orderflowmagento.mapping.merchant.Mappings;
import io.github.orderflowmagento.mapping.order.NamePart;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.check.MappingCheck;
import io.github.orderflowmagento.operation.order.OrderCancellation;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.operation.product.ProductExport;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

/** Whole operations between a Magento 2 of recorded answers and the warehouse. */
class Magento2OperationsTest {
    private static final Path RECORDINGS = Path.of("../../magento-client/src/test/resources/recordings-magento2");

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
        answers("modules", body("store/modules"));
        answers("store/storeConfigs", body("store/storeConfigs"));
        answers("store/storeViews", body("store/storeViews"));
        answers("inventory/source-items", listOf());
        answers("inventory/sources/default", "{\"source_code\":\"default\"}");
        answers("products", listOf());
    }

    @AfterEach
    void stop() {
        shop.close();
        server.stop();
    }

    private void answers(String resource, String body) {
        server.stubFor(get(urlPathEqualTo("/rest/all/V1/" + resource))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/json; charset=utf-8")
                        .withHeader("Date", "Sun, 29 Nov 2026 12:00:00 GMT")
                        .withBody(body)));
    }

    /** Of rows, and not of whole orders, which have rows of their own. */
    private static final String FIELDS_OF_ROWS = "items\\[(?:(?!items\\[).)*";

    /** Rows of the list, and whole orders. */
    private void orders(String row, String whole) {
        answers("orders", listOf(whole));
        server.stubFor(get(urlPathEqualTo("/rest/all/V1/orders"))
                .withQueryParam("fields", matching(FIELDS_OF_ROWS))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/json; charset=utf-8")
                        .withHeader("Date", "Sun, 29 Nov 2026 12:00:00 GMT")
                        .withBody(listOf(row))));
    }

    private static String listOf(String... entities) {
        return "{\"items\":[" + String.join(",", entities) + "],\"total_count\":" + entities.length + "}";
    }

    private static String body(String name) throws IOException {
        String message = Files.readString(RECORDINGS.resolve(name).resolve("response.http"), StandardCharsets.UTF_8);
        return message.substring(message.indexOf("\r\n\r\n") + 4);
    }

    private static String row(String state, String status) {
        return "{\"entity_id\":2,\"increment_id\":\"000000002\",\"state\":\"" + state + "\",\"status\":\"" + status
                + "\",\"store_id\":1,\"created_at\":\"2026-10-03 09:15:00\",\"updated_at\":\"2026-11-28 18:16:55\","
                + "\"customer_firstname\":\"Ada\",\"customer_email\":\"guest@example.com\",\"is_virtual\":0}";
    }

    private Run export(OrderExport.Builder export) {
        return export.build().run(RunState.initial());
    }

    @Test
    void anOrderIsExportedOnce() throws IOException {
        orders(row("new", "pending"), body("orders/full-two-lines"));
        Run first = export(OrderExport.between(shop, sandbox.warehouse()).statuses("pending"));
        assertThat(first.items()).as(first.toString()).hasSize(1);
        assertThat(sandbox.insideWarehouse().orders()).containsKey("000000002");
    }

    @Test
    void anOrderThatIsCancelledInTheShopIsCancelledAtOrderFlow() throws IOException {
        orders(row("new", "pending"), body("orders/full-two-lines"));
        export(OrderExport.between(shop, sandbox.warehouse()).statuses("pending"));
        assertThat(sandbox.insideWarehouse().orders()).containsKey("000000002");
        orders(
                row("canceled", "canceled"),
                body("orders/full-two-lines").replace("\"state\":\"new\"", "\"state\":\"canceled\""));

        Run run = OrderCancellation.between(shop, sandbox.warehouse()).build().run(RunState.initial());

        assertThat(run.items()).as(run.toString()).hasSize(1);
        assertThat(sandbox.warehouse().orders().detail("000000002").state().orElse(""))
                .containsIgnoringCase("cancel");
    }

    @Test
    void anExportCancelsWhatTheShopHasCancelledMeanwhile() throws IOException {
        orders(row("new", "pending"), body("orders/full-two-lines"));
        OrderExport export = OrderExport.between(shop, sandbox.warehouse())
                .statuses("pending")
                .withCancellation()
                .build();
        Run first = export.run(RunState.initial());
        orders(
                row("canceled", "canceled").replace("18:16:55", "18:20:00"),
                body("orders/full-two-lines").replace("\"state\":\"new\"", "\"state\":\"canceled\""));

        Run second = export.run(first.next());

        assertThat(second.endedEarly()).as(second.toString()).isEmpty();
        assertThat(sandbox.warehouse().orders().detail("000000002").state().orElse(""))
                .as(second.items().toString())
                .containsIgnoringCase("cancel");
    }

    @Test
    void aMappingIsCheckedThoughItNamesCarriers() throws IOException {
        orders(row("new", "pending"), body("orders/full-two-lines"));
        answers("products", listOf(body("products/full-mug-001")));

        assertThat(MappingCheck.against(shop)
                        .placedWithin(Duration.ofDays(36500))
                        .of(
                                Mappings.standard()
                                        .with(MappingFile.properties(
                                                "shop.properties", "selection.statuses = pending\ncarrier.UPS = ups")),
                                Instant.now())
                        .all())
                .isEmpty();
    }

    @Test
    void productsAreExported() throws IOException {
        answers("products", listOf(body("products/full-mug-001")));
        Run run = ProductExport.between(shop, sandbox.warehouse()).build().run(RunState.initial());
        assertThat(run.items()).as(run.toString()).hasSize(1);
        assertThat(run.endedEarly()).isEmpty();
    }

    /** The column is null then, and a Magento 2 leaves nulls out. */
    @Test
    void anOrderOfAStoreViewThatIsNoMoreGoesToTheChannelOfAllOthers() throws IOException {
        orders(
                row("new", "pending").replace("\"store_id\":1,", ""),
                body("orders/full-two-lines").replace("\"store_id\":1,", ""));
        Run run = export(
                OrderExport.between(shop, sandbox.warehouse())
                        .mappings(
                                Mappings.standard()
                                        .with(
                                                MappingFile.properties(
                                                        "shop.properties",
                                                        "selection.statuses = pending\nwebsite.1.channel = 'demo-channel'\nstore.3.channel = 'other'\nstore.other.channel = 'demo-channel'"))));
        assertThat(sandbox.insideWarehouse().orders()).as(run.toString()).containsKey("000000002");
    }

    /** Of an address without prefix and middle name, whose nulls a Magento 2 leaves out. */
    @Test
    void aNameWithoutPrefixIsNoUntoldName() throws IOException {
        orders(row("new", "pending"), body("orders/full-two-lines"));

        Run run = export(OrderExport.between(shop, sandbox.warehouse())
                .statuses("pending")
                .mapping(OrderMapping.standard().withNameParts(NamePart.values())));
        assertThat(run.items()).hasSize(1);
        assertThat(run.items().toString() + run.warnings()).doesNotContain("SOAP v2");
    }
}
