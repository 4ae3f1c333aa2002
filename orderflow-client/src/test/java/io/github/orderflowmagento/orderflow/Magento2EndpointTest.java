package io.github.orderflowmagento.orderflow;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.orderflow.message.DespatchLine;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;
import io.github.orderflowmagento.orderflow.message.InventoryLine;
import io.github.orderflowmagento.orderflow.message.SoapEndpoint;
import io.github.orderflowmagento.orderflow.message.magento2.AccessRule;
import io.github.orderflowmagento.orderflow.message.magento2.Magento2Endpoint;
import io.github.orderflowmagento.orderflow.message.magento2.Magento2Message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Recorded messages arrive over HTTP and are answered as by the shop if the access rule admits the caller. */
class Magento2EndpointTest {

    private static final Path RECORDINGS = Path.of("src/test/resources/recordings/magento2/extension");
    private static final Pattern REPORT = Pattern.compile("webapi-[0-9a-f]{13}");

    /** The token of the recorded integration. */
    private static final String TOKEN = "bhs9mun47f43ceyqp0dv6ylwwi9pnvfm";

    private static final Optional<String> CREDENTIALS = Optional.of("Bearer " + TOKEN);
    private static final Optional<String> NONE = Optional.empty();

    private static final String NOT_AUTHORISED = "{\"message\":\"The consumer isn't authorized to access %resources.\","
            + "\"parameters\":{\"resources\":\"RealtimeDespatch_OrderFlow::orderflow\"}}";

    private final List<Magento2Message<?>> kept = new CopyOnWriteArrayList<>();
    private Consumer<Magento2Message<?>> consumer = kept::add;
    private Instant now = Instant.parse("2026-11-28T18:54:50.987Z");
    private final Magento2Endpoint endpoint = endpoint().build();
    private final Magento2Shop shop = new Magento2Shop(() -> endpoint);

    @AfterEach
    void stop() {
        shop.close();
    }

    private Magento2Endpoint.Builder endpoint() {
        return Magento2Endpoint.builder()
                .address("http://127.0.0.1:18082/")
                .access(AccessRule.bearer(TOKEN))
                .clock(() -> now)
                .onDespatch(despatch -> consumer.accept(despatch))
                .onInventory(stock -> consumer.accept(stock));
    }

    private static Recording recorded(String name) {
        return Recording.of(RECORDINGS.resolve(name));
    }

    private static Stream<Recording> messages() {
        return Recording.allIn(RECORDINGS)
                .filter(recording -> recording.method().equals("POST"));
    }

    private static Stream<Recording> restMessages() {
        return messages().filter(recording -> recording.name().startsWith("rest-"));
    }

    private static String withoutReport(String answer) {
        return REPORT.matcher(answer).replaceAll("webapi-");
    }

    private static void assertAnsweredAsRecorded(HttpResponse<String> answer, Recording recording) {
        assertThat(withoutReport(answer.body())).isEqualTo(withoutReport(recording.responseText()));
        assertThat(answer.statusCode()).isEqualTo(recording.status());
        assertThat(answer.headers().firstValue("Content-Type"))
                .isEqualTo(recording.response().header("Content-Type"));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void everyRecordedMessageIsAnsweredAsByTheShop(Recording recording) {
        boolean isAnonymous = recording.name().equals("soap-order-get-not-authorized");

        assertAnsweredAsRecorded(shop.send(recording, isAnonymous ? NONE : CREDENTIALS), recording);
    }

    @ParameterizedTest
    @MethodSource("restMessages")
    void aCallerWithoutAccessIsRejected(Recording recording) {
        for (String authorization : List.of(
                "",
                "Bearer",
                "Bearer " + TOKEN + "x",
                "Bearer x" + TOKEN,
                "Basic " + TOKEN,
                "Bearer " + "x".repeat(32))) {
            HttpResponse<String> answer = shop.send(recording, Optional.of(authorization));

            assertThat(answer.statusCode()).as(authorization).isEqualTo(401);
            assertThat(answer.body()).isEqualTo(NOT_AUTHORISED);
        }
        assertThat(shop.send(recording, NONE).body()).isEqualTo(NOT_AUTHORISED);
        assertThat(kept).isEmpty();
    }

    @Test
    void soapRejectsWithTheShopsFault() {
        HttpResponse<String> answer = shop.send(recorded("soap-shipment-create"), NONE);

        assertThat(answer.body())
                .contains(
                        "<env:Value>env:Sender</env:Value>", "The consumer isn&#039;t authorized to access %resources.")
                .contains("<m:value>realtimeDespatchOrderFlowShipmentRequestManagementV1</m:value>")
                .doesNotContain("Success");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(kept).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/rest/V1/orders",
                "/soap/default?wsdl_list=1",
                "/soap/default?wsdl&services=a",
                "/s3cr3t/soap"
            })
    void withoutCredentialsNothingIsRevealed(String target) {
        HttpResponse<String> answer = shop.send("GET", target, NONE, NONE, new byte[0]);

        assertThat(answer.body()).contains("The consumer isn").doesNotContain("realtimeDespatch", "18082/soap");
    }

    @Test
    void theRecordedDespatchIsRead() {
        shop.send(recorded("rest-shipment-with-source"), CREDENTIALS);

        DespatchNotification despatch = despatch();
        assertThat(despatch.orderReference()).isEqualTo("000000100");
        assertThat(despatch.messageId()).isEqualTo(8011);
        assertThat(despatch.lines())
                .containsExactly(DespatchLine.builder()
                        .externalReference("PLAIN-1")
                        .quantity(BigDecimal.valueOf(2))
                        .source("default")
                        .build());
        assertThat(despatch.trackingNumbers()).containsExactly("OF-T-1", "OF-T-2");
        assertThat(despatch.comment()).hasValue("Sent by OrderFlow");
        assertThat(despatch.notifyCustomer()).hasValue(false);
        assertThat(despatch.includeComment()).hasValue(false);
        assertThat(despatch.courierName()).hasValue("DPD");
        assertThat(despatch.serviceName()).hasValue("Next Day");
        assertThat(despatch.despatchDate()).hasValue(LocalDate.of(2026, 11, 28));
    }

    private DespatchNotification despatch() {
        assertThat(kept).hasSize(1);
        return ((Magento2Message.Despatch) kept.get(0)).notification();
    }

    @Test
    void aDespatchIsTheSameOverSoapAndRest() {
        shop.send(recorded("soap-shipment-create"), CREDENTIALS);
        DespatchNotification overSoap = despatch();
        kept.clear();
        String sameOverRest =
                "{\"orderIncrementId\":\"000000104\",\"skuQty\":[{\"sku\":\"PLAIN-1\",\"qty\":1,\"source\":\"default\"}],"
                        + "\"courierName\":\"DPD\",\"serviceName\":\"ND\",\"trackingNumber\":\"OF-S-1\",\"messageSeqId\":8101}";

        shop.send(
                "POST",
                "/rest/V1/orderflow/shipment",
                Optional.of("application/json"),
                CREDENTIALS,
                sameOverRest.getBytes(StandardCharsets.UTF_8));

        assertThat(despatch()).isEqualTo(overSoap);
    }

    @Test
    void aTrackIsReadInCamelAndSnakeCase() {
        shop.send(recorded("rest-shipment-track-snake-case"), CREDENTIALS);

        assertThat(despatch().trackingNumbers()).containsExactly("OF-T-3");
        assertThat(despatch().notifyCustomer()).isEmpty();
    }

    @Test
    void decimalsAndNegativeQuantitiesAreKept() {
        shop.send(recorded("rest-inventory-decimal"), CREDENTIALS);
        shop.send(recorded("rest-inventory-negative"), CREDENTIALS);

        assertThat(kept)
                .extracting(message -> ((Magento2Message.Inventory) message)
                        .notification()
                        .lines()
                        .get(0))
                .extracting(line -> line.externalReference() + " "
                        + line.decimal("quantity").orElseThrow())
                .containsExactly("P-0104 2.5", "P-0103 -5");
    }

    @Test
    void aMessageThatComesTwiceIsReceivedTwice() {
        Recording again = recorded("rest-inventory-same-message-again");

        assertAnsweredAsRecorded(shop.send(again, CREDENTIALS), again);
        assertAnsweredAsRecorded(shop.send(again, CREDENTIALS), again);

        assertThat(kept)
                .hasSize(2)
                .extracting(Magento2Message::notification)
                .allMatch(kept.get(0).notification()::equals);
    }

    @Test
    void aQuantityWithoutASequenceDoesNotAffectTheOthers() {
        String message = "{\"productQtys\":[{\"sku\":\"A\",\"qty\":1},{\"sku\":\"B\",\"qty\":2}],"
                + "\"productSeqs\":[{\"sku\":\"B\",\"seq\":7}],\"messageSeqId\":9007}";

        HttpResponse<String> answer = shop.send(
                "POST",
                "/rest/default/V1/orderflow/inventory",
                Optional.of("application/json"),
                CREDENTIALS,
                message.getBytes(StandardCharsets.UTF_8));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(kept).singleElement().satisfies(one -> {
            Magento2Message.Inventory stock = (Magento2Message.Inventory) one;
            assertThat(stock.notification().lines())
                    .extracting(InventoryLine::externalReference)
                    .containsExactly("B");
            assertThat(stock.notification().rejected()).singleElement().satisfies(refused -> {
                assertThat(refused.externalReference()).isEqualTo("A");
                assertThat(refused.reason()).contains("inventory message 9007", "SKU 'A'", "no sequence number");
            });
        });
    }

    @ParameterizedTest
    @MethodSource("messages")
    void aMessageStoredAsTextIsReadBackEqual(Recording recording) {
        shop.send(recording, CREDENTIALS);

        for (Magento2Message<?> message : kept) {
            assertThat(message.text()).doesNotContain(TOKEN);
            assertThat(Magento2Message.parse(message.text()).notification()).isEqualTo(message.notification());
        }
    }

    @Test
    void aMessageThatIsNotStoredIsNotAcknowledged() {
        consumer = message -> {
            throw new IllegalStateException("jdbc: password 'canary' expired");
        };

        HttpResponse<String> rest = shop.send(recorded("rest-shipment-with-source"), CREDENTIALS);
        HttpResponse<String> soap = shop.send(recorded("soap-shipment-create"), CREDENTIALS);

        assertThat(List.of(rest, soap)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body())
                    .contains("Internal Error. Details are available in Magento log file. Report ID: webapi-")
                    .doesNotContain("Success", "canary", "jdbc");
        });
        assertThat(soap.body()).contains("<env:Value>env:Receiver</env:Value>");
    }

    @Test
    void aRejectionHasItsReason() {
        consumer = message -> {
            throw new SoapEndpoint.MessageRejectedException("message 8011 of order <1>\nis kept, with other lines");
        };

        HttpResponse<String> rest = shop.send(recorded("rest-shipment-with-source"), CREDENTIALS);
        HttpResponse<String> soap = shop.send(recorded("soap-shipment-create"), CREDENTIALS);

        assertThat(rest.statusCode()).isEqualTo(400);
        assertThat(rest.body()).isEqualTo("{\"message\":\"message 8011 of order <1> is kept, with other lines\"}");
        assertThat(soap.statusCode()).isEqualTo(400);
        assertThat(soap.body()).contains("message 8011 of order &lt;1&gt; is kept, with other lines");
    }

    @Test
    void aMessageWithoutConsumerIsNotAcknowledged() {
        Magento2Endpoint despatchesOnly = Magento2Endpoint.builder()
                .address("http://127.0.0.1:18082/")
                .access(AccessRule.bearer(TOKEN))
                .onDespatch(kept::add)
                .build();
        try (Magento2Shop other = new Magento2Shop(() -> despatchesOnly)) {
            HttpResponse<String> answer = other.send(recorded("rest-inventory-decimal"), CREDENTIALS);

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo("{\"message\":\"Request does not match any route.\"}");
        }
        assertThat(kept).isEmpty();
    }

    @Test
    void aMessageWithoutConsumerIsNotAcknowledgedOverSoap() {
        Magento2Endpoint stockOnly = Magento2Endpoint.builder()
                .address("http://127.0.0.1:18082/")
                .access(AccessRule.bearer(TOKEN))
                .onInventory(kept::add)
                .build();
        try (Magento2Shop other = new Magento2Shop(() -> stockOnly)) {
            HttpResponse<String> answer = other.send(recorded("soap-shipment-create"), CREDENTIALS);

            assertThat(answer.body())
                    .contains("<env:Value>env:Receiver</env:Value>")
                    .doesNotContain("Success");
            assertThat(answer.statusCode()).isEqualTo(500);
        }
        assertThat(kept).isEmpty();
    }

    @Test
    void theListOfServicesIsPartOfTheShops() {
        HttpResponse<String> answer = shop.send(recorded("soap-wsdl-list"), CREDENTIALS);

        String recorded = recorded("soap-wsdl-list").responseText();
        assertThat(answer.body()).contains("realtimeDespatchOrderFlowShipmentRequestManagementV1");
        assertThat(recorded).contains(answer.body().substring(1, answer.body().length() - 1));
        assertThat(answer.headers().firstValue("Content-Type"))
                .isEqualTo(recorded("soap-wsdl-list").response().header("Content-Type"));
    }

    @Test
    void theWsdlIsTheShopsWithoutOtherServices() {
        Recording recording = recorded("soap-wsdl-orderflow");

        HttpResponse<String> answer = shop.send(recording, CREDENTIALS);

        String recorded = recording
                .responseText()
                .replaceAll("(?s)<xsd:annotation>.*?</xsd:annotation>", "")
                .replace("></xsd:element>", "/>")
                .replaceAll(
                        "<xsd:complexType name=\"(Framework|Customer|ArrayOfString|ArrayOfFramework)[^\"]*\">.*?</xsd:complexType>",
                        "");
        assertThat(answer.body()).isEqualTo(recorded);
        assertThat(answer.headers().firstValue("Content-Type"))
                .isEqualTo(recording.response().header("Content-Type"));
    }

    @Test
    void theWsdlNamesTheEndpointsAddress() {
        Magento2Endpoint elsewhere =
                endpoint().address("https://shop.example.com/in/").build();
        try (Magento2Shop other = new Magento2Shop(() -> elsewhere)) {
            String service = "realtimeDespatchOrderFlowShipmentRequestManagementV1";

            String description = other.send(
                            "GET", "/in/soap/de?wsdl&services=" + service, NONE, CREDENTIALS, new byte[0])
                    .body();

            assertThat(description)
                    .contains("<soap12:address location=\"https://shop.example.com/in/soap/de?services=" + service
                            + "\"/>")
                    .doesNotContain("InventoryRequestManagement");
        }
    }

    @Test
    void aMissingOrInvalidSettingIsNamed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Magento2Endpoint.builder()
                        .address("https://shop.example.com/")
                        .onDespatch(kept::add)
                        .build())
                .withMessageContaining("access");
        assertThatIllegalStateException()
                .isThrownBy(() -> Magento2Endpoint.builder()
                        .access(AccessRule.bearer(TOKEN))
                        .build())
                .withMessageContaining("address");
        assertThatIllegalStateException()
                .isThrownBy(() -> Magento2Endpoint.builder()
                        .address("https://shop.example.com/")
                        .access(AccessRule.bearer(TOKEN))
                        .build())
                .withMessageContaining("onDespatch");
        assertThatIllegalArgumentException().isThrownBy(() -> endpoint().address("shop.example.com"));
        assertThatIllegalArgumentException().isThrownBy(() -> endpoint().maxMessageBytes(0));
    }

    @Test
    void nothingShowsTheToken() {
        Object builder = endpoint();

        assertThat(builder + " " + endpoint + " " + AccessRule.bearer(TOKEN)).doesNotContain(TOKEN, "127.0.0.1");
    }
}
