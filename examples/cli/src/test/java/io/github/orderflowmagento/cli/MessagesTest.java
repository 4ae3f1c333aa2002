package io.github.orderflowmagento.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.orderflowmagento.examples.sandbox.SandboxMagento2Shop;
import io.github.orderflowmagento.examples.sandbox.SandboxShop;

import static org.assertj.core.api.Assertions.assertThat;

/** Messages of OrderFlow, kept in files as they were posted: shown, and shipped. */
class MessagesTest {
    private static final String SOAP = """
        <?xml version="1.0" encoding="UTF-8"?>
        <SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/" xmlns:ns1="urn:Magento"><SOAP-ENV:Body>
        <ns1:orderflowShipmentCreate><sessionId>session-1</sessionId><orderIncrementId>100000009</orderIncrementId>
        <skuQty><item><key>MUG-001</key><value>2</value></item></skuQty>
        <courierName>Royal Mail</courierName><serviceName>Tracked 24</serviceName>
        <trackingNumber>RM111111111GB</trackingNumber><messageSeqId>6001</messageSeqId>
        </ns1:orderflowShipmentCreate></SOAP-ENV:Body></SOAP-ENV:Envelope>
        """;

    private static final String SOAP_1_2 = """
        <env:Envelope xmlns:env="http://www.w3.org/2003/05/soap-envelope" xmlns:m="http://shop.example/soap"><env:Body>
        <m:realtimeDespatchOrderFlowShipmentRequestManagementV1CreateRequest><orderIncrementId>100000009</orderIncrementId>
        <skuQty><item><sku>MUG-001</sku><qty>1</qty><source>default</source></item></skuQty>
        <trackingNumber>RM2</trackingNumber><messageSeqId>6002</messageSeqId>
        </m:realtimeDespatchOrderFlowShipmentRequestManagementV1CreateRequest></env:Body></env:Envelope>
        """;

    private static final String STOCK = """
        {"productQtys": [{"sku": "MUG-001", "qty": 42, "source": "default"}],
         "productSeqs": [{"sku": "MUG-001", "seq": 7}], "messageSeqId": 9005}
        """;

    @TempDir
    Path home;

    private Cli cli = new Cli(Path.of("/"));

    @BeforeEach
    void begin() {
        cli = new Cli(home);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(home.resolve(name), text).toString();
    }

    @Test
    void messagesToBothMagentosAreShown() throws IOException {
        Cli.Result result = cli.run(
                "messages",
                "read",
                file("soap.xml", SOAP),
                file("soap12.xml", SOAP_1_2),
                file("stock.json", STOCK),
                "-o",
                "json");

        JsonNode messages = new JsonMapper().readTree(result.out());
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(messages).hasSize(3);
        assertThat(messages.path(0).path("message").asText()).isEqualTo("despatch");
        assertThat(messages.path(0).path("key").asText()).isEqualTo("100000009/6001");
        assertThat(messages.path(0).path("what").asText())
                .isEqualTo("2 × MUG-001, by Royal Mail, tracking RM111111111GB");
        assertThat(messages.path(1).path("key").asText()).isEqualTo("100000009/6002");
        assertThat(messages.path(2).path("message").asText()).isEqualTo("inventory");
        assertThat(messages.path(2).path("what").asText()).contains("quantity 42", "source default");
        assertThat(result.out()).doesNotContain("session-1");
    }

    @Test
    void aMessageFromStandardInputIsShown() throws IOException {
        Cli.Result result = cli.shell("./cli messages read - < '" + file("soap.xml", SOAP) + "'");

        assertThat(result.out()).contains("100000009/6001");
    }

    @Test
    void aFileThatIsNoMessageIsNamed() throws IOException {
        Cli.Result text = cli.run("messages", "read", file("letter.txt", "Dear warehouse"));
        Cli.Result json = cli.run("messages", "read", file("order.json", "{\"order\": 1}"));
        Cli.Result missing = cli.run("messages", "read", "nowhere.xml");

        assertThat(text.code()).isEqualTo(ExitCode.USAGE);
        assertThat(text.err()).contains("letter.txt").doesNotContain("Exception");
        assertThat(json.code()).isEqualTo(ExitCode.USAGE);
        assertThat(json.err()).contains("order.json", "orderIncrementId");
        assertThat(missing.code()).isEqualTo(ExitCode.USAGE);
        assertThat(missing.err()).contains("nowhere.xml");
    }

    @Test
    void aDespatchMessageShipsOnce() throws IOException {
        String message = file("despatch.xml", SOAP);
        try (SandboxShop shop = SandboxShop.start()) {
            cli.on(shop);

            Cli.Result dry = cli.run("shipments", "notify", "--message", message, "--dry-run");
            assertThat(shop.shipmentsOf("100000009")).isEmpty();
            Cli.Result first = cli.run("shipments", "notify", "--message", message);
            Cli.Result second = cli.run("shipments", "notify", "--message", message);

            assertThat(dry.out()).contains("100000009/6001  would be sent");
            assertThat(first.code()).as(first.err()).isZero();
            assertThat(first.out()).contains("100000009/6001  done");
            assertThat(second.out()).contains("already there");
            assertThat(shop.shipmentsOf("100000009"))
                    .singleElement()
                    .satisfies(shipment -> assertThat(shipment.tracks()).hasSize(1));
        }
    }

    @Test
    void aDespatchMessageShipsInAMagento2() throws IOException {
        String message = file("despatch.xml", SOAP_1_2);
        try (SandboxMagento2Shop shop = SandboxMagento2Shop.start()) {
            Cli.Result result = cli.on(shop).run("shipments", "notify", "--message", message);

            assertThat(result.code()).as(result.err()).isZero();
            assertThat(shop.shipmentsOf("100000009")).hasSize(1);
        }
    }

    @Test
    void aStockMessageIsNotShipped() throws IOException {
        Cli.Result result = cli.with("MAGENTO_URL", "http://127.0.0.1:1/")
                .run("shipments", "notify", "--message", file("stock.json", STOCK));

        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("stock.json: not a despatch message");
    }
}
