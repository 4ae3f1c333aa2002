package io.github.orderflowmagento.magento;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.magento.MagentoException.Queued;
import io.github.orderflowmagento.magento.model.StockUpdate;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.github.orderflowmagento.magento.BulkAnswers.JSON;
import static io.github.orderflowmagento.magento.BulkAnswers.accepted;
import static io.github.orderflowmagento.magento.BulkAnswers.allComplete;
import static io.github.orderflowmagento.magento.BulkAnswers.allOpen;
import static io.github.orderflowmagento.magento.BulkAnswers.open;
import static io.github.orderflowmagento.magento.BulkAnswers.openOf;
import static io.github.orderflowmagento.magento.BulkAnswers.openShipments;
import static io.github.orderflowmagento.magento.BulkAnswers.status;
import static io.github.orderflowmagento.magento.BulkAnswers.written;
import static io.github.orderflowmagento.magento.BulkAnswers.writtenTo;
import static io.github.orderflowmagento.magento.Magento2Shop.json;
import static io.github.orderflowmagento.magento.Magento2Shop.listOf;
import static io.github.orderflowmagento.magento.Magento2Shop.recorded;
import static org.assertj.core.api.Assertions.assertThat;

/** Stock by async bulk: few operations of many records, none of which overtakes those in the queue. */
class Magento2BulkStockTest {
    private static final String BULK = "async/bulk/V1/inventory/source-items";
    private static final String RECORDED = "931832a3-76bf-4cb4-99fb-19aa2083319d";

    @RegisterExtension
    final Magento2Shop recorded = new Magento2Shop();

    private Magento shop;

    @BeforeEach
    void aShopWithSources() {
        shop = recorded.connect().asyncBulk(Duration.ofSeconds(20)).build();
        recorded.answers("modules", recorded("store/modules"));
        recorded.answers("bulk/", listOf());
        recorded.answersPosts("inventory/source-items", recorded("inventory-write/single"));
        accepts(recorded("async/bulk-source-items-3"));
        recorded.answers("bulk/" + RECORDED + "/status", recorded("async/status-bulk"));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    /** Waits so long, with so many records in an operation. */
    private void connect(Duration longestWait, int size) {
        shop.close();
        shop = recorded.connect().asyncBulk(longestWait).writeBatchSize(size).build();
    }

    private void accepts(ResponseDefinitionBuilder answer) {
        recorded.server().stubFor(post(urlPathEqualTo("/rest/all/" + BULK)).willReturn(answer));
    }

    private void has(List<String> skus, int quantity) {
        List<String> products = new ArrayList<>();
        List<String> items = new ArrayList<>();
        for (int i = 0; i < skus.size(); i++) {
            products.add("{\"id\":" + (i + 1) + ",\"sku\":\"" + skus.get(i) + "\",\"type_id\":\"simple\"}");
            items.add("{\"sku\":\"" + skus.get(i) + "\",\"source_code\":\"default\",\"quantity\":" + quantity
                    + ",\"status\":1}");
        }
        recorded.answers("products", listOf(products.toArray(String[]::new)));
        recorded.answers("inventory/source-items", listOf(items.toArray(String[]::new)));
    }

    private static List<String> skus(int many) {
        return IntStream.rangeClosed(1, many)
                .mapToObj(i -> "P-%04d".formatted(i))
                .toList();
    }

    private static List<StockUpdate> of(List<String> skus) {
        return skus.stream()
                .map(sku -> StockUpdate.builder()
                        .sku(sku)
                        .quantity(BigDecimal.valueOf(5))
                        .build())
                .toList();
    }

    private List<Answer<StockUpdate>> update(List<String> skus) {
        return shop.stock().update(of(skus));
    }

    private static void assertDone(List<Answer<StockUpdate>> answers) {
        assertThat(answers)
                .isNotEmpty()
                .allSatisfy(answer -> assertThat(answer.failure()).isEmpty());
    }

    /** The shop sends as many rows as requested. */
    private void hasAThousand() {
        for (int half = 0; half < 2; half++) {
            List<String> products = new ArrayList<>();
            List<String> items = new ArrayList<>();
            List<String> skus = skus(1000).subList(half * 500, half * 500 + 500);
            for (String sku : skus) {
                products.add("{\"id\":" + sku.substring(2).replaceFirst("^0+", "") + ",\"sku\":\"" + sku
                        + "\",\"type_id\":\"simple\"}");
                items.add("{\"sku\":\"" + sku + "\",\"source_code\":\"default\",\"quantity\":10,\"status\":1}");
            }
            String named = ".*" + skus.get(0) + ".*" + skus.get(499) + ".*";
            recorded.server()
                    .stubFor(get(urlPathEqualTo("/rest/all/V1/products"))
                            .withQueryParam("searchCriteria[filter_groups][0][filters][0][value]", matching(named))
                            .willReturn(listOf(products.toArray(String[]::new))));
            recorded.server()
                    .stubFor(get(urlPathEqualTo("/rest/all/V1/inventory/source-items"))
                            .withQueryParam("searchCriteria[filter_groups][1][filters][0][value]", matching(named))
                            .willReturn(listOf(items.toArray(String[]::new))));
        }
    }

    @Test
    void theStockOfAThousandSkusCostsTwelveRequests() throws IOException {
        hasAThousand();
        accepts(accepted(2));
        recorded.answers("bulk/" + BulkAnswers.UUID + "/status", allComplete(2));

        assertThat(shop.stock().read(skus(1000))).hasSize(1000);
        assertDone(update(skus(1000)));
        assertThat(shop.stock().read(skus(1000))).hasSize(1000);

        assertThat(recorded.requests()).hasSizeLessThanOrEqualTo(12);
        JsonNode operations = JSON.readTree(written(recorded).get(0).getBody());
        assertThat(operations).hasSize(2);
        assertThat(operations.get(0).path("sourceItems")).hasSize(500);
    }

    @Test
    void manyRecordsAreOneOperation() throws IOException {
        has(List.of("P-0072", "P-0074"), 10);
        accepts(accepted(1));
        recorded.answers("bulk/" + BulkAnswers.UUID + "/status", allComplete(1));

        assertDone(update(List.of("P-0072", "P-0074")));

        assertThat(writtenTo(recorded)).containsExactly(BULK);
        assertThat(JSON.readTree(written(recorded).get(0).getBody())).isEqualTo(JSON.readTree("""
                [{"sourceItems": [{"sku": "P-0072", "source_code": "default", "quantity": 5, "status": 1},
                                  {"sku": "P-0074", "source_code": "default", "quantity": 5, "status": 1}]}]"""));
    }

    /** As recorded: the second of three fails, and is written again by itself, where it fails in the shop's words. */
    @Test
    void aFailedOperationAffectsNoOther() {
        connect(Duration.ofSeconds(20), 1);
        has(List.of("P-0072", "P-0073", "P-0074"), 10);
        recorded.answersPosts("inventory/source-items", recorded("inventory-write/fault-unknown-source"));

        List<Answer<StockUpdate>> answers = update(List.of("P-0072", "P-0073", "P-0074"));

        assertThat(answers.get(0).failure()).isEmpty();
        assertThat(answers.get(1).failure())
                .get()
                .isInstanceOf(MagentoException.Rejected.class)
                .asString()
                .contains("Could not save Source Item");
        assertThat(answers.get(2).failure()).isEmpty();
        assertThat(writtenTo(recorded)).containsExactly(BULK, "V1/inventory/source-items");
    }

    @Test
    void unconsumedWritesAreNeitherDoneNorSentAgain() {
        connect(Duration.ofMillis(50), 1);
        has(List.of("P-0070", "P-0072", "P-0074"), 1000);
        recorded.answers("bulk/" + RECORDED + "/status", recorded("async/status-not-consumed"));

        List<Answer<StockUpdate>> answers = update(List.of("P-0070", "P-0072", "P-0074"));

        assertThat(answers)
                .hasSize(3)
                .allSatisfy(answer -> assertThat(answer.failure()).get().isInstanceOf(Queued.class));
        assertThat(writtenTo(recorded)).containsExactly(BULK);
    }

    @Test
    void openOperationsWithAVisibleResultAreDone() {
        connect(Duration.ofMillis(50), 500);
        has(List.of("P-0070", "P-0072"), 5);
        accepts(accepted(1));
        recorded.answers("bulk/" + BulkAnswers.UUID + "/status", allOpen(1));

        assertDone(update(List.of("P-0070", "P-0072")));
    }

    /** The queue would write the older quantity over the newer one. */
    @Test
    void aSkuInTheQueueWaitsAndOthersDoWithoutTheQueue() throws IOException {
        has(List.of("P-0070", "P-0071", "p-0072", "P-0073"), 10);
        recorded.answers("bulk/", openOf("async/detailed-status-not-consumed"));

        List<Answer<StockUpdate>> answers = update(List.of("P-0070", "P-0071", "p-0072", "P-0073"));

        assertThat(answers.get(2).failure())
                .get()
                .isInstanceOf(Queued.class)
                .asString()
                .contains(RECORDED);
        assertThat(answers.get(3).failure()).as("it waits for another source").isEmpty();
        assertThat(writtenTo(recorded)).containsExactly("V1/inventory/source-items");
        assertThat(written(recorded).get(0).getBodyAsString())
                .contains("P-0070")
                .doesNotContain("0072");
    }

    /** No queue holds a message for that long: its consumer has lost it. */
    @Test
    void yesterdaysOpenOperationsDoNotDelay() throws IOException {
        has(List.of("P-0072", "P-0074"), 10);
        String row = JSON.readTree(Magento2Shop.recording("async/detailed-status-not-consumed")
                        .responseText())
                .path("operations_list")
                .get(0)
                .toString();
        recorded.answers(
                "bulk/",
                listOf("{\"extension_attributes\":{\"start_time\":\"2020-01-01 00:00:00\"}," + row.substring(1)));
        accepts(accepted(1));
        recorded.answers("bulk/" + BulkAnswers.UUID + "/status", allComplete(1));

        assertDone(update(List.of("P-0072", "P-0074")));
    }

    @Test
    void aLostAnswerIsReadBackAndNothingIsSentAgain() {
        has(List.of("P-0072", "P-0074"), 10);
        recorded.answers(
                "inventory/source-items",
                listOf(
                        "{\"sku\":\"P-0072\",\"source_code\":\"default\",\"quantity\":5,\"status\":1}",
                        "{\"sku\":\"P-0074\",\"source_code\":\"default\",\"quantity\":10,\"status\":1}"));
        accepts(aResponse().withFault(Fault.EMPTY_RESPONSE));

        List<Answer<StockUpdate>> answers = update(List.of("P-0072", "P-0074"));

        assertThat(answers.get(0).failure()).isEmpty();
        assertThat(answers.get(1).failure()).get().isInstanceOf(MagentoException.NoAnswer.class);
        assertThat(writtenTo(recorded)).containsExactly(BULK);
    }

    @Test
    void theMaximumPerOperationIsLearned() throws IOException {
        has(skus(100), 10);
        accepts(accepted(5));
        recorded.answers("bulk/" + BulkAnswers.UUID + "/status", allComplete(5));
        recorded.server()
                .stubFor(post(urlPathEqualTo("/rest/all/" + BULK))
                        .withRequestBody(matching("(?s).*\"sourceItems\":\\[(\\{[^}]*\\},?){21}.*"))
                        .willReturn(recorded("limits/list-limit-20-bulk-one-operation-21-items")));

        assertDone(update(skus(100)));
        assertThat(writtenTo(recorded)).containsExactly(BULK, BULK);
        assertThat(JSON.readTree(written(recorded).get(1).getBody())).hasSize(5);

        assertDone(update(skus(100)));
        assertThat(writtenTo(recorded)).as("it is not sent too many again").hasSize(3);
    }

    @Test
    void withoutTheRightStockIsWrittenAtOnce() {
        has(List.of("P-0072", "P-0074"), 10);
        recorded.answers("bulk/", recorded("async/status-other-integration"));

        assertDone(update(List.of("P-0072", "P-0074")));
        assertThat(writtenTo(recorded)).containsExactly("V1/inventory/source-items");
    }

    @Test
    void aQueueThatCannotBeReadKeepsStockBack() {
        has(List.of("P-0072", "P-0074"), 10);
        recorded.answers("bulk/", recorded("faults/developer-mode-500"));

        assertThat(update(List.of("P-0072", "P-0074")))
                .hasSize(2)
                .allSatisfy(answer -> assertThat(answer.failure()).isPresent());
        assertThat(written(recorded)).isEmpty();
    }

    /** As recorded: of a shop without sources each product is an operation. */
    @Test
    void aShopWithoutSourcesIsWrittenTogetherToo() throws IOException {
        recorded.answers("modules", json("[\"Magento_Store\",\"Magento_Catalog\"]"));
        recorded.answers(
                "products",
                listOf(
                        "{\"id\":1,\"sku\":\"P-0075\",\"type_id\":\"simple\"}",
                        "{\"id\":2,\"sku\":\"NOPE\",\"type_id\":\"simple\"}",
                        "{\"id\":3,\"sku\":\"AB/CD/01\",\"type_id\":\"simple\"}"));
        recorded.server()
                .stubFor(put(urlEqualTo("/rest/all/async/bulk/V1/products/byProductSku/stockItems/byItemId"))
                        .willReturn(recorded("async/bulk-stock-items")));
        recorded.answers("bulk/44a0d4fc-3075-4dff-bc45-86b5e4965f09/status", recorded("async/status-stock"));
        recorded.server()
                .stubFor(put(urlEqualTo("/rest/all/V1/products/NOPE/stockItems/1"))
                        .willReturn(recorded("stockitems-write/unknown-sku-fault")));

        List<Answer<StockUpdate>> answers = update(List.of("P-0075", "NOPE", "AB/CD/01"));

        assertThat(answers.get(0).failure()).isEmpty();
        assertThat(answers.get(1).failure()).get().isInstanceOf(MagentoException.NotFound.class);
        assertThat(answers.get(2).failure()).isEmpty();
        assertThat(JSON.readTree(written(recorded).get(0).getBody()).get(2)).isEqualTo(JSON.readTree("""
                {"productSku": "AB/CD/01", "itemId": 1, "stockItem": {"qty": 5, "is_in_stock": true}}"""));
    }

    /** A shop takes 20 at most, and a product has a record in each of 21 branches. */
    @Test
    void aSkuOfMoreSourcesThanTheShopTakesIsWrittenAtOnce() {
        List<String> branches =
                IntStream.rangeClosed(1, 21).mapToObj(i -> "branch_" + i).toList();
        recorded.answers("products", listOf("{\"id\":1,\"sku\":\"P-0072\",\"type_id\":\"simple\"}"));
        branches.forEach(branch -> recorded.server()
                .stubFor(get(urlPathEqualTo("/rest/all/V1/inventory/source-items"))
                        .withQueryParam("searchCriteria[filter_groups][0][filters][0][value]", equalTo(branch))
                        .willReturn(listOf("{\"sku\":\"P-0072\",\"source_code\":\"" + branch
                                + "\",\"quantity\":10,\"status\":1}"))));
        recorded.server()
                .stubFor(post(urlPathEqualTo("/rest/all/" + BULK))
                        .inScenario("limit")
                        .willSetStateTo("refused once")
                        .willReturn(recorded("limits/list-limit-20-bulk-one-operation-21-items")));
        recorded.server()
                .stubFor(post(urlPathEqualTo("/rest/all/" + BULK))
                        .inScenario("limit")
                        .whenScenarioStateIs("refused once")
                        .willReturn(recorded("async/bulk-fault-malformed-json")));

        assertDone(shop.stock()
                .update(branches.stream()
                        .map(branch -> StockUpdate.builder()
                                .sku("P-0072")
                                .source(branch)
                                .quantity(BigDecimal.valueOf(5))
                                .build())
                        .toList()));

        assertThat(writtenTo(recorded)).containsExactly(BULK, "V1/inventory/source-items", "V1/inventory/source-items");
    }

    private static String ended(int id, int status) {
        return "{\"id\":" + id + ",\"status\":" + status + ",\"result_message\":\"No.\",\"error_code\":0}";
    }

    /** Older versions give the operations other numbers here than in the answer to the bulk. */
    @Test
    void theFailedOperationIsNotGuessed() {
        connect(Duration.ofMillis(500), 1);
        has(List.of("P-0072", "P-0073", "P-0074"), 10);
        recorded.answers("bulk/" + RECORDED + "/status", status(List.of(ended(1, 1), ended(2, 3), ended(3, 1))));

        assertDone(update(List.of("P-0072", "P-0073", "P-0074")));

        assertThat(writtenTo(recorded)).as("the bulk, and each record").hasSize(4);
    }

    @Test
    void operationsOfOtherNumbersAreDoneWhenAllAre() {
        has(List.of("P-0072", "P-0073", "P-0074"), 10);
        connect(Duration.ofSeconds(20), 1);
        recorded.answers("bulk/" + RECORDED + "/status", status(List.of(ended(71, 1), ended(72, 1), ended(73, 1))));

        assertDone(update(List.of("P-0072", "P-0073", "P-0074")));
        assertThat(writtenTo(recorded)).containsExactly(BULK);
    }

    /** A shop accepts names in camel and snake case, and sources in any letter case. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"sku\":\"P-0072\",\"sourceCode\":\"default\",\"quantity\":7,\"status\":1}",
                "{\"sku\":\"P-0072\",\"source_code\":\"Default\",\"quantity\":7,\"status\":1}",
                "{\"sku\":\"P-0072\",\"quantity\":7,\"status\":1}",
                "{\"source_code\":\"default\",\"quantity\":7,\"status\":1}"
            })
    void aRecordInTheQueueThatMayBeTheSameWaits(String queued) {
        has(List.of("P-0072"), 10);
        recorded.answers(
                "bulk/",
                listOf(open(
                        0,
                        "inventoryapi.api.sourceitemssaveinterface.execute.post",
                        "{\"sourceItems\":[" + queued + "]}")));

        assertThat(update(List.of("P-0072")).get(0).failure()).get().isInstanceOf(Queued.class);
        assertThat(written(recorded)).isEmpty();
    }

    /** It includes unshipped units, and would put them back on sale after the shipment that takes them out. */
    @Test
    void stockIsNotQueuedBehindShipments() {
        has(List.of("P-0072", "P-0074"), 10);
        recorded.answers("bulk/", openShipments("{\"orderId\":2}"));

        assertDone(update(List.of("P-0072", "P-0074")));

        assertThat(writtenTo(recorded)).containsExactly("V1/inventory/source-items");
    }

    /** Nothing consumes: queued again it would not get there today either, nor tomorrow. */
    @Test
    void yesterdaysQueuedWritesAreNotQueuedAgain() {
        has(List.of("P-0072", "P-0074"), 10);
        String open = open(
                0,
                "inventoryapi.api.sourceitemssaveinterface.execute.post",
                "{\"sourceItems\":[{\"sku\":\"P-0072\",\"source_code\":\"default\",\"quantity\":7,\"status\":1},"
                        + "{\"sku\":\"P-0074\",\"source_code\":\"default\",\"quantity\":7,\"status\":1}]}");
        recorded.answers(
                "bulk/",
                listOf("{\"extension_attributes\":{\"start_time\":\"2020-01-01 00:00:00\"}," + open.substring(1)));

        assertDone(update(List.of("P-0072", "P-0074")));

        assertThat(writtenTo(recorded)).containsExactly("V1/inventory/source-items");
    }
}
