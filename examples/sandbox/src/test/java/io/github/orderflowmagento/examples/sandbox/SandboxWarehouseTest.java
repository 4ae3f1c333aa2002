package io.github.orderflowmagento.examples.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.entry;

class SandboxWarehouseTest {

    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    private static final String PRODUCTS = "remotewarehouse/imports/importitems.xml";
    private static final String ORDERS = "remoteorder/imports/importitems.xml";
    private static final String MUG = entity("product", "merge", "MUG-001", "description=White = plain\nbarcode=5");
    private static final String ORDER = entity(
            "order",
            "insert",
            "100000009",
            "orderLine.1.product.externalReference=MUG-001\norderLine.1.quantity=2\n"
                    + "orderLine.2.product.externalReference=A & B\norderLine.2.quantity=1.0000");

    private final SandboxWarehouse warehouse = SandboxWarehouse.start();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void close() {
        warehouse.close();
    }

    @Test
    void productsAreTakenWithTheirPropertiesInOrder() throws IOException, InterruptedException {
        String report = send(PRODUCTS, batch(MUG)).body();
        assertThat(report.replaceAll("queryTime=\"[^\"]*\"", "queryTime=\"…\""))
                .isEqualTo(XML + "<importReport><importSuccesses><importSuccess externalReference=\"MUG-001\""
                        + " entity=\"product\" type=\"product\" operation=\"merge\" queryTime=\"…\"/></importSuccesses>"
                        + "<importFailures></importFailures><importDuplicates></importDuplicates></importReport>");
        assertThat(report).containsPattern("queryTime=\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\+00:00\"");
        assertThat(warehouse.products().get("MUG-001"))
                .containsExactly(entry("description", "White = plain"), entry("barcode", "5"));
    }

    @Test
    void aMergeOfAKnownProductChangesIt() throws IOException, InterruptedException {
        send(PRODUCTS, batch(MUG));
        send(PRODUCTS, batch(entity("product", "merge", "MUG-001", "barcode=6")));
        assertThat(warehouse.products().get("MUG-001"))
                .containsEntry("barcode", "6")
                .containsKey("description");
    }

    @Test
    void anOrderThatIsThereAlreadyIsADuplicate() throws IOException, InterruptedException {
        String report = send(ORDERS, batch(ORDER, ORDER)).body();
        assertThat(report)
                .contains("<importSuccess externalReference=\"100000009\"")
                .contains("<duplicateMessage>order 100000009 already exists</duplicateMessage>"
                        + "<duplicateDetail>Ignored</duplicateDetail></importDuplicate>");
        assertThat(warehouse.orders()).containsOnlyKeys("100000009");
    }

    @Test
    void aRejectedReferenceFailsAlone() throws IOException, InterruptedException {
        warehouse.reject("A & B", "Validation failed: missing 'description'");
        String report = send(PRODUCTS, batch(MUG, entity("product", "merge", "A & B", "")))
                .body();
        assertThat(report)
                .contains("<importFailure externalReference=\"A &amp; B\"")
                .contains("<failureMessage>Invalid product A &amp; B</failureMessage>"
                        + "<failureDetail>Validation failed: missing &apos;description&apos;</failureDetail>");
        assertThat(warehouse.products()).containsOnlyKeys("MUG-001");
    }

    @Test
    void aPoisonedBatchIsRefusedAsAWhole() throws IOException, InterruptedException {
        warehouse.rejectWholeBatchContaining("BAD");
        String answer = send(PRODUCTS, batch(MUG, entity("product", "merge", "BAD", "")))
                .body();
        assertThat(answer).startsWith(XML + "<response><exception>").contains("BAD");
        assertThat(warehouse.products()).isEmpty();
        warehouse.accept("BAD");
        send(PRODUCTS, batch(MUG, entity("product", "merge", "BAD", "")));
        assertThat(warehouse.products()).hasSize(2);
    }

    @Test
    void wrongCredentialsGetTheRecordedPage() throws IOException, InterruptedException {
        HttpResponse<String> answer = send("wrong", "POST", PRODUCTS, "demo-channel", batch(MUG));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
        assertThat(answer.body())
                .isEqualTo("<html><head><title>Error 401 Unauthorized</title></head>"
                        + "<body><h2>HTTP ERROR: 401</h2><p>Unauthorized</p></body></html>");
    }

    @Test
    void anUnknownChannelIsAnException() throws IOException, InterruptedException {
        HttpResponse<String> answer = send(warehouse.password(), "POST", PRODUCTS, "nope", batch(MUG));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo(XML + "<response><exception>Unable to find channel with external reference &apos;nope&apos;"
                        + "</exception></response>");
    }

    @Test
    void unreadableXmlGetsAnErrorPageWithStatus200() throws IOException, InterruptedException {
        HttpResponse<String> answer = send(PRODUCTS, "<imports><import");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
        assertThat(answer.body()).contains("<h2>HTTP ERROR: 400</h2>");
    }

    @Test
    void theInventoryHasTheStockOfEveryProduct() throws IOException, InterruptedException {
        send(PRODUCTS, batch(entity("product", "merge", "BULK-001", "")));
        warehouse.setStock("MUG-001", 15);
        assertThat(get("remotewarehouse/inventory.xml"))
                .isEqualTo(XML + "<inventory><inventoryLine product=\"BULK-001\" quantity=\"25\" />"
                        + "<inventoryLine product=\"MUG-001\" quantity=\"15\" /></inventory>");
    }

    @Test
    void anOrderCanBeAskedForAndCancelled() throws IOException, InterruptedException {
        send(ORDERS, batch(ORDER));
        assertThat(detail("100000009")).isEqualTo(XML + "<order externalReference=\"100000009\" state=\"created\"/>");
        assertThat(cancel("100000009")).isEqualTo(XML + "<response>Operation completed</response>");
        assertThat(cancel("100000009")).contains("No cancel operation performed");
        assertThat(detail("100000009")).contains("state=\"cancelled\"");
        assertThat(detail("NOPE")).contains("<exception>");
    }

    @Test
    void aDespatchTellsTheShopsSideAndLowersTheStock() throws IOException, InterruptedException {
        send(PRODUCTS, batch(MUG));
        send(ORDERS, batch(ORDER));
        try (SandboxWarehouse receiver = SandboxWarehouse.start()) {
            URI endpoint = endpoint(receiver);
            assertThat(warehouse.despatch("100000009", "Royal Mail", "Tracked 24", "RM1", endpoint))
                    .isEqualTo("received");
            receiver.http()
                    .verify(postRequestedFor(urlEqualTo("/despatch"))
                            .withHeader("SOAPAction", containing("urn:Action"))
                            .withRequestBody(containing("<messageSeqId xsi:type=\"xsd:long\">6001</messageSeqId>"))
                            .withRequestBody(containing("<key xsi:type=\"xsd:string\">A &amp; B</key>")));
        }
        assertThat(warehouse.stock()).containsEntry("MUG-001", 23);
        assertThat(detail("100000009")).contains("state=\"despatched\"");
    }

    @Test
    void aRepeatedDespatchMessageMovesNoStockAgain() throws IOException, InterruptedException {
        send(PRODUCTS, batch(MUG));
        send(ORDERS, batch(ORDER));
        try (SandboxWarehouse receiver = SandboxWarehouse.start()) {
            URI endpoint = endpoint(receiver);
            for (int time = 0; time < 2; time++) {
                warehouse.despatch("100000009", "DPD", "Next Day", "D1", endpoint, Map.of("MUG-001", 1), 7000);
            }
            assertThat(receiver.requests()).isEqualTo(2);
        }
        assertThat(warehouse.stock()).containsEntry("MUG-001", 24);
    }

    @Test
    void theDespatchMessageHasTheRecordedShape() throws IOException {
        Map<String, Integer> quantities = new LinkedHashMap<>();
        quantities.put("BULK-001", 2);
        quantities.put("MUG-001", 1);
        DespatchMessage message = new DespatchMessage(
                "100000031",
                quantities,
                "Royal Mail",
                "Tracked 24",
                "RM111111111GB",
                LocalDate.parse("2026-11-20"),
                6001);
        try (var recorded = SandboxWarehouseTest.class.getResourceAsStream("orderflow-shipment-create.xml")) {
            assertThat(recorded).isNotNull();
            // the recorded one also has a comment, and says to include it
            assertThat(message.xml("f055df1754eb11c4c32de3110bfed2a6"))
                    .isEqualTo(new String(recorded.readAllBytes(), StandardCharsets.UTF_8)
                            .replace("Despatched &amp; on its way", "")
                            .replace("\"xsd:int\">1</includeComment>", "\"xsd:int\">0</includeComment>")
                            .stripTrailing());
        }
    }

    @Test
    void aRequestCanBeExecutedWithoutAnAnswer() throws IOException, InterruptedException {
        warehouse.failNextAfterExecuting();
        assertThatIOException().isThrownBy(() -> send(ORDERS, batch(ORDER)));
        assertThat(warehouse.orders()).containsKey("100000009");
        assertThat(send(ORDERS, batch(ORDER)).body()).contains("already exists");
    }

    @Test
    void aStubOfOnesOwnComesFirst() throws IOException, InterruptedException {
        warehouse
                .http()
                .stubFor(any(anyUrl()).atPriority(1).willReturn(aResponse().withStatus(500)));
        assertThat(send(ORDERS, batch(ORDER)).statusCode()).isEqualTo(500);
        assertThat(warehouse.requests()).isEqualTo(1);
        warehouse.resetCounters();
        assertThat(warehouse.requests()).isZero();
    }

    private static URI endpoint(SandboxWarehouse receiver) {
        receiver.http()
                .stubFor(post("/despatch").atPriority(1).willReturn(aResponse().withBody("received")));
        return URI.create(receiver.url()).resolve("despatch");
    }

    private static String batch(String... entities) {
        return XML + "\n<imports>" + String.join("", entities) + "</imports>\n";
    }

    private static String entity(String type, String operation, String reference, String properties) {
        return "<import type=\"%s\" operation=\"%s\" externalReference=\"%s\"><![CDATA[%s\n]]></import>"
                .formatted(type, operation, Xml.escape(reference), properties);
    }

    private String detail(String order) throws IOException, InterruptedException {
        return send("remoteorder/order/detail.xml?externalReference=" + order, "")
                .body();
    }

    private String cancel(String order) throws IOException, InterruptedException {
        return send("remoteorder/order/cancel.xml?externalReference=" + order, "")
                .body();
    }

    private String get(String path) throws IOException, InterruptedException {
        return send(warehouse.password(), "GET", path, warehouse.channel(), "").body();
    }

    private HttpResponse<String> send(String path, String body) throws IOException, InterruptedException {
        return send(warehouse.password(), "POST", path, warehouse.channel(), body);
    }

    private HttpResponse<String> send(String password, String method, String path, String channel, String body)
            throws IOException, InterruptedException {
        String query = (path.contains("?") ? "&" : "?") + "channel="
                + URLEncoder.encode(channel, StandardCharsets.UTF_8) + "&organisation=" + warehouse.organisation();
        String credentials = Base64.getEncoder()
                .encodeToString((warehouse.user() + ":" + password).getBytes(StandardCharsets.UTF_8));
        return http.send(
                HttpRequest.newBuilder(URI.create(warehouse.url() + path + query))
                        .header("Authorization", "Basic " + credentials)
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
