package io.github.orderflowmagento.examples.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.github.orderflowmagento.examples.sandbox.WarehouseCaller.ORDERS;
import static io.github.orderflowmagento.examples.sandbox.WarehouseCaller.PRODUCTS;
import static io.github.orderflowmagento.examples.sandbox.WarehouseCaller.XML;
import static io.github.orderflowmagento.examples.sandbox.WarehouseCaller.batch;
import static io.github.orderflowmagento.examples.sandbox.WarehouseCaller.entity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.entry;

class SandboxWarehouseTest {

    private static final String MUG = entity("product", "merge", "MUG-001", "description=White = plain\nbarcode=5");
    private static final String ORDER = entity(
            "order",
            "insert",
            "100000009",
            "orderLine.1.product.externalReference=MUG-001\norderLine.1.quantity=2\n"
                    + "orderLine.2.product.externalReference=A & B\norderLine.2.quantity=1.0000");

    private final SandboxWarehouse warehouse = SandboxWarehouse.start();
    private final WarehouseCaller caller = new WarehouseCaller(warehouse);

    @AfterEach
    void close() {
        warehouse.close();
    }

    @Test
    void productsAreTakenWithTheirPropertiesInOrder() throws IOException, InterruptedException {
        String report = caller.send(PRODUCTS, batch(MUG)).body();
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
        caller.send(PRODUCTS, batch(MUG));
        caller.send(PRODUCTS, batch(entity("product", "merge", "MUG-001", "barcode=6")));
        assertThat(warehouse.products().get("MUG-001"))
                .containsEntry("barcode", "6")
                .containsKey("description");
    }

    @Test
    void anOrderThatIsThereAlreadyIsADuplicate() throws IOException, InterruptedException {
        String report = caller.send(ORDERS, batch(ORDER, ORDER)).body();
        assertThat(report)
                .contains("<importSuccess externalReference=\"100000009\"")
                .contains("<duplicateMessage>order 100000009 already exists</duplicateMessage>"
                        + "<duplicateDetail>Ignored</duplicateDetail></importDuplicate>");
        assertThat(warehouse.orders()).containsOnlyKeys("100000009");
    }

    @Test
    void aRejectedReferenceFailsAlone() throws IOException, InterruptedException {
        warehouse.reject("A & B", "Validation failed: missing 'description'");
        String report = caller.send(PRODUCTS, batch(MUG, entity("product", "merge", "A & B", "")))
                .body();
        assertThat(report)
                .contains("<importFailure externalReference=\"A &amp; B\"")
                .contains("<failureMessage>Invalid product A &amp; B</failureMessage>"
                        + "<failureDetail>Validation failed: missing &apos;description&apos;</failureDetail>");
        assertThat(warehouse.products()).containsOnlyKeys("MUG-001");
    }

    @Test
    void aPoisonedBatchIsRejectedAsAWhole() throws IOException, InterruptedException {
        warehouse.rejectWholeBatchContaining("BAD");
        String answer = caller.send(PRODUCTS, batch(MUG, entity("product", "merge", "BAD", "")))
                .body();
        assertThat(answer).startsWith(XML + "<response><exception>").contains("BAD");
        assertThat(warehouse.products()).isEmpty();
        warehouse.accept("BAD");
        caller.send(PRODUCTS, batch(MUG, entity("product", "merge", "BAD", "")));
        assertThat(warehouse.products()).hasSize(2);
    }

    @Test
    void wrongCredentialsGetTheRecordedPage() throws IOException, InterruptedException {
        HttpResponse<String> answer = caller.send("wrong", "POST", PRODUCTS, "demo-channel", batch(MUG));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
        assertThat(answer.body())
                .isEqualTo("<html><head><title>Error 401 Unauthorized</title></head>"
                        + "<body><h2>HTTP ERROR: 401</h2><p>Unauthorized</p></body></html>");
    }

    @Test
    void anUnknownChannelIsAnException() throws IOException, InterruptedException {
        HttpResponse<String> answer = caller.send(warehouse.password(), "POST", PRODUCTS, "nope", batch(MUG));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo(XML + "<response><exception>Unable to find channel with external reference &apos;nope&apos;"
                        + "</exception></response>");
    }

    @Test
    void unreadableXmlGetsAnErrorPageWithStatus200() throws IOException, InterruptedException {
        HttpResponse<String> answer = caller.send(PRODUCTS, "<imports><import");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
        assertThat(answer.body()).contains("<h2>HTTP ERROR: 400</h2>");
    }

    @Test
    void theInventoryHasTheStockOfEveryProduct() throws IOException, InterruptedException {
        caller.send(PRODUCTS, batch(entity("product", "merge", "BULK-001", "")));
        warehouse.setStock("MUG-001", 15);
        assertThat(caller.get("remotewarehouse/inventory.xml"))
                .isEqualTo(
                        XML
                                + "<inventory><inventoryLine product=\"BULK-001\" quantity=\"25\" total=\"25\" allocated=\"0\" />"
                                + "<inventoryLine product=\"MUG-001\" quantity=\"15\" total=\"15\" allocated=\"0\" /></inventory>");
    }

    @Test
    void theInventoryCanBeTheRecordedOneOfQuantitiesAlone() throws IOException, InterruptedException {
        try (SandboxWarehouse recorded =
                SandboxWarehouse.builder().sendsQuantityOnly().start()) {
            WarehouseCaller client = new WarehouseCaller(recorded);
            client.send(PRODUCTS, batch(entity("product", "merge", "BULK-001", "")));
            recorded.setStock("MUG-001", 15);
            assertThat(client.get("remotewarehouse/inventory.xml"))
                    .isEqualTo(XML + "<inventory><inventoryLine product=\"BULK-001\" quantity=\"25\" />"
                            + "<inventoryLine product=\"MUG-001\" quantity=\"15\" /></inventory>");
        }
    }

    @Test
    void unitsOfAnOpenOrderAreOnHandButNotFree() throws IOException, InterruptedException {
        warehouse.setStock("MUG-001", 15);
        caller.send(ORDERS, batch(ORDER));
        assertThat(mugs()).isEqualTo("quantity=\"13\" total=\"15\" allocated=\"2\"");
        warehouse.setStock("MUG-001", 15);
        assertThat(mugs()).isEqualTo("quantity=\"15\" total=\"17\" allocated=\"2\"");
    }

    @Test
    void unitsOfACancelledOrderAreFree() throws IOException, InterruptedException {
        warehouse.setStock("MUG-001", 15);
        caller.send(ORDERS, batch(ORDER));
        caller.cancel("100000009");
        assertThat(mugs()).isEqualTo("quantity=\"15\" total=\"15\" allocated=\"0\"");
    }

    @Test
    void despatchedUnitsAreNeitherOnHandNorAllocated() throws IOException, InterruptedException {
        warehouse.setStock("MUG-001", 15);
        caller.send(ORDERS, batch(ORDER));
        try (SandboxWarehouse receiver = SandboxWarehouse.start()) {
            URI endpoint = endpoint(receiver);
            warehouse.despatch("100000009", "DPD", "Next Day", "D1", endpoint, Map.of("MUG-001", 1), 7000);
            assertThat(mugs()).isEqualTo("quantity=\"13\" total=\"14\" allocated=\"1\"");
            warehouse.despatch("100000009", "DPD", "Next Day", "D2", endpoint, Map.of("MUG-001", 1), 7001);
            assertThat(mugs()).isEqualTo("quantity=\"13\" total=\"13\" allocated=\"0\"");
        }
    }

    @Test
    void anOrderOfUnreadableQuantitiesWaitsForNothing() throws IOException, InterruptedException {
        warehouse.setStock("MUG-001", 15);
        caller.send(ORDERS, batch(ORDER.replace("quantity=2", "quantity=two")));
        assertThat(mugs()).isEqualTo("quantity=\"15\" total=\"15\" allocated=\"0\"");
    }

    /** Their quantities in the inventory. */
    private String mugs() throws IOException, InterruptedException {
        String inventory = caller.get("remotewarehouse/inventory.xml");
        int from = inventory.indexOf("quantity=", inventory.indexOf("product=\"MUG-001\""));
        return inventory.substring(from, inventory.indexOf(" />", from));
    }

    @Test
    void anOrderCanBeRequestedAndCancelled() throws IOException, InterruptedException {
        caller.send(ORDERS, batch(ORDER));
        assertThat(caller.detail("100000009"))
                .isEqualTo(XML + "<order externalReference=\"100000009\" state=\"created\"/>");
        assertThat(caller.cancel("100000009")).isEqualTo(XML + "<response>Operation completed</response>");
        assertThat(caller.cancel("100000009")).contains("No cancel operation performed");
        assertThat(caller.detail("100000009")).contains("state=\"cancelled\"");
        assertThat(caller.detail("NOPE")).contains("<exception>");
    }

    @Test
    void aDespatchedOrderIsNotCancelled() throws IOException, InterruptedException {
        caller.send(ORDERS, batch(ORDER));
        try (SandboxWarehouse receiver = SandboxWarehouse.start()) {
            warehouse.despatch("100000009", "DPD", "Next Day", "D1", endpoint(receiver));
        }
        assertThat(caller.cancel("100000009")).isEqualTo(XML + "<response>No cancel operation performed</response>");
        assertThat(warehouse.orderState("100000009")).isEqualTo("despatched");
    }

    @Test
    void aCancelledOrderIsNotDespatched() throws IOException, InterruptedException {
        caller.send(ORDERS, batch(ORDER));
        caller.cancel("100000009");
        URI nowhere = URI.create("http://127.0.0.1:1/");
        assertThatIllegalStateException()
                .isThrownBy(() -> warehouse.despatch("100000009", "DPD", "Next Day", "D1", nowhere))
                .withMessage("order 100000009 is cancelled: it is not despatched");
        assertThat(warehouse.orderState("100000009")).isEqualTo("cancelled");
    }

    @Test
    void anOrderThatIsNotThereHasNoState() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> warehouse.orderState("NOPE"))
                .withMessage("the sandbox warehouse has no order NOPE");
    }

    @Test
    void aDespatchIsNotifiedAndLowersTheStock() throws IOException, InterruptedException {
        caller.send(PRODUCTS, batch(MUG));
        caller.send(ORDERS, batch(ORDER));
        try (SandboxWarehouse receiver = SandboxWarehouse.start()) {
            URI endpoint = endpoint(receiver);
            List<SandboxRequest> received = new CopyOnWriteArrayList<>();
            receiver.onAnswer((request, answer) -> received.add(request));
            assertThat(warehouse.despatch("100000009", "Royal Mail", "Tracked 24", "RM1", endpoint))
                    .isEqualTo("received");
            assertThat(received).singleElement().satisfies(request -> {
                assertThat(request.path()).isEqualTo("/despatch");
                assertThat(request.header("SOAPAction")).hasValue("\"urn:Action\"");
                assertThat(request.body())
                        .contains("<messageSeqId xsi:type=\"xsd:long\">6001</messageSeqId>")
                        .contains("<key xsi:type=\"xsd:string\">A &amp; B</key>");
            });
        }
        assertThat(warehouse.stock()).containsEntry("MUG-001", 23);
        assertThat(caller.detail("100000009")).contains("state=\"despatched\"");
    }

    @Test
    void aRepeatedDespatchMessageMovesNoStockAgain() throws IOException, InterruptedException {
        caller.send(PRODUCTS, batch(MUG));
        caller.send(ORDERS, batch(ORDER));
        try (SandboxWarehouse receiver = SandboxWarehouse.start()) {
            URI endpoint = endpoint(receiver);
            for (int time = 0; time < 2; time++) {
                warehouse.despatch("100000009", "DPD", "Next Day", "D1", endpoint, Map.of("MUG-001", 1), 7000);
            }
            assertThat(receiver.requests()).isEqualTo(2);
        }
        assertThat(warehouse.onHand()).containsEntry("MUG-001", 24);
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
        assertThatIOException().isThrownBy(() -> caller.send(ORDERS, batch(ORDER)));
        assertThat(warehouse.orders()).containsKey("100000009");
        assertThat(caller.send(ORDERS, batch(ORDER)).body()).contains("already exists");
    }

    @Test
    void aStubOfOnesOwnComesFirst() throws IOException, InterruptedException {
        warehouse.stub(request -> true, SandboxAnswer.status(500));
        assertThat(caller.send(ORDERS, batch(ORDER)).statusCode()).isEqualTo(500);
        assertThat(warehouse.requests()).isEqualTo(1);
        warehouse.resetCounters();
        assertThat(warehouse.requests()).isZero();
    }

    private static URI endpoint(SandboxWarehouse receiver) {
        receiver.stub(request -> request.path().equals("/despatch"), SandboxAnswer.of("received"));
        return URI.create(receiver.url()).resolve("despatch");
    }
}
