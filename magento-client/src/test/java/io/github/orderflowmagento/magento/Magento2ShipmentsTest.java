package io.github.orderflowmagento.magento;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.ShipmentCompletion;
import io.github.orderflowmagento.magento.model.ShipmentRequest;
import io.github.orderflowmagento.magento.model.Track;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.github.orderflowmagento.magento.Magento2Shop.json;
import static io.github.orderflowmagento.magento.Magento2Shop.listOf;
import static io.github.orderflowmagento.magento.Magento2Shop.listOfRecorded;
import static io.github.orderflowmagento.magento.Magento2Shop.recorded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Shipments of a Magento 2 are made by one request each, which is checked before, and read back. */
class Magento2ShipmentsTest {
    /** Of an order of 22 units in one row, in a website that sells from two sources that are enabled. */
    private static final String ON_TWO_SOURCES = "orders/full-de-multi-source-item";

    private static final long ROW = 98;
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    final Magento2Shop recorded = new Magento2Shop();

    @BeforeEach
    void aShopWithSources() {
        recorded.answers("modules", recorded("store/modules"));
        recorded.answers("inventory/sources", recorded("inventory/sources"));
        recorded.answers("inventory/stocks", recorded("inventory/stocks"));
        recorded.answers("inventory/stock-source-links", recorded("inventory/stock-source-links"));
        recorded.answers("store/websites", recorded("store/websites"));
        recorded.answers("store/storeViews", recorded("store/storeViews"));
        recorded.answers("shipments", recorded("shipments/eu-shipments"));
        recorded.answersPosts("order/47/ship", recorded("shipments/eu-ship-source-uk-north"));
    }

    private Shipments shipments() {
        return recorded.shop().shipments();
    }

    private Order order(String recording) {
        recorded.answers("orders", listOfRecorded(recording));
        return recorded.shop()
                .orders()
                .details(List.of(number(recording)))
                .get(0)
                .orThrow();
    }

    private static String number(String recording) {
        try {
            return JSON.readTree(Magento2Shop.recording(recording).responseText())
                    .path("increment_id")
                    .asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code OrderFlow 5512}, of the shipment that the shop makes in these tests. */
    private void theShopKeepsTheReference() {
        recorded.answers(
                "shipments",
                json(Magento2Shop.recording("shipments/eu-shipments")
                        .responseText()
                        .replaceFirst(
                                "(?s)(\"entity_id\":24.*?\"comments\":\\[)", "$1{\"comment\":\"[OrderFlow 5512]\"}")));
    }

    private ShipmentRequest.Builder fiveUnits() {
        return ShipmentRequest.builder().order(order(ON_TWO_SOURCES)).putItems(ROW, BigDecimal.valueOf(5));
    }

    private List<LoggedRequest> sent() {
        return recorded.requests().stream()
                .filter(request -> request.getMethod().equals(RequestMethod.POST))
                .toList();
    }

    private JsonNode theBody() throws IOException {
        assertThat(sent()).hasSize(1);
        return JSON.readTree(sent().get(0).getBody());
    }

    @Test
    void unitsTracksCommentEMailAndSourceGoInOneRequest() throws IOException {
        theShopKeepsTheReference();
        recorded.answersPosts("shipment/track", recorded("shipments/track-add"));

        ShipmentResult result = shipments()
                .create(fiveUnits()
                        .source("uk_north")
                        .reference("OrderFlow 5512")
                        .comment("Two boxes – é")
                        .notifiesCustomer(true)
                        .addTracks(Track.builder()
                                .carrierCode("custom")
                                .title("DPD Next Day")
                                .number("BOX-1")
                                .build())
                        .build());

        assertThat(sent().get(0).getUrl()).isEqualTo("/rest/all/V1/order/47/ship");
        assertThat(JSON.readTree(sent().get(0).getBody())).isEqualTo(JSON.readTree("""
                {"items": [{"order_item_id": 98, "qty": 5}],
                 "notify": true,
                 "appendComment": false,
                 "comment": {"comment": "[OrderFlow 5512]\\nTwo boxes – é", "is_visible_on_front": 0},
                 "tracks": [{"track_number": "BOX-1", "title": "DPD Next Day", "carrier_code": "custom"}],
                 "arguments": {"extension_attributes": {"source_code": "uk_north"}}}"""));
        assertThat(result.shipment().orThrow().incrementId()).isEqualTo("3000000003");
    }

    @Test
    void aTextForTheCustomerIsTheCommentThatIsMailed() throws IOException {
        shipments()
                .create(fiveUnits()
                        .source("uk_north")
                        .notifiesCustomer(true)
                        .comment("Thank you.")
                        .emailComment("Thank you.")
                        .build());

        assertThat(theBody().path("appendComment").asBoolean()).isTrue();
        assertThat(theBody().path("comment").path("comment").asText()).isEqualTo("Thank you.");
    }

    @Test
    void aTextForTheMerchantIsNotMailedBesideAnotherForTheCustomer() throws IOException {
        recorded.answersPosts("shipment/24/comments", recorded("shipments/comment-add"));

        shipments()
                .create(fiveUnits()
                        .source("uk_north")
                        .notifiesCustomer(true)
                        .comment("Customer is rude.")
                        .emailComment("Thank you.")
                        .build());

        assertThat(sent()).hasSize(2);
        assertThat(sent().get(0).getBodyAsString()).contains("Thank you.").doesNotContain("rude");
        assertThat(sent().get(1).getUrl()).endsWith("/shipment/24/comments");
        assertThat(JSON.readTree(sent().get(1).getBody()).path("entity"))
                .isEqualTo(
                        JSON.readTree(
                                "{\"comment\": \"Customer is rude.\", \"parent_id\": 24, \"is_customer_notified\": 0, \"is_visible_on_front\": 0}"));
    }

    /** A shop that is being deployed answers so for a moment. The order is not to blame, and the next call asks again. */
    @ParameterizedTest
    @ValueSource(strings = {"store/websites", "store/storeViews"})
    void anEmptyListOfWebsitesOrViewsSaysNothingOfSources(String list) {
        recorded.answers(list, json("[]"));

        List<ShipmentRequest> requests = List.of(fiveUnits().source("uk_north").build());

        assertThat(shipments().create(requests).get(0).failure()).get().satisfies(failure -> {
            assertThat(failure).isInstanceOf(MagentoException.NotUnderstood.class);
            assertThat(failure.concerns()).isEqualTo(MagentoException.Concern.EVERYTHING);
        });
        assertThat(sent()).isEmpty();

        recorded.answers(list, recorded(list));
        assertThat(shipments().create(requests).get(0).value()).isPresent();
    }

    @Test
    void aShipmentIsNeverSentWithoutItems() throws IOException {
        shipments()
                .create(ShipmentRequest.builder()
                        .order(order(ON_TWO_SOURCES))
                        .shipsEverythingLeft(true)
                        .source("uk_north")
                        .build());

        assertThat(theBody().path("items")).hasToString("[{\"order_item_id\":98,\"qty\":22}]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            99 | 10  | the order has no row 99
            98 | 23  | row 98 ('MULTISRC-1'): 23 to ship, but only 22 are left
            98 | 1.5 | row 98 ('MULTISRC-1'): 1.5 to ship, but the shop ships only whole units of it, and would drop the fraction
            """)
    void valuesTheShopWouldCutOrIgnoreAreNotSent(long row, BigDecimal units, String reason) {
        ShipmentRequest request = ShipmentRequest.builder()
                .order(order(ON_TWO_SOURCES))
                .putItems(row, units)
                .source("uk_north")
                .build();

        assertThatThrownBy(() -> shipments().create(request))
                .isInstanceOf(MagentoException.Rejected.class)
                .hasMessageEndingWith("not sent: " + reason);
        assertThat(sent()).isEmpty();
    }

    @Test
    void thePartsOfABundleThatShipsTogetherAreNotSent() {
        recorded.answers(
                "products",
                json(
                        "{\"items\":[{\"id\":75,\"custom_attributes\":[{\"attribute_code\":\"shipment_type\",\"value\":\"0\"}]}],\"total_count\":1}"));
        ShipmentRequest request = ShipmentRequest.builder()
                .order(order("orders/full-bundle-dyn-tog"))
                .putItems(34L, BigDecimal.ONE)
                .build();

        assertThatThrownBy(() -> shipments().create(request))
                .isInstanceOf(MagentoException.Rejected.class)
                .hasMessageContaining("row 34 ('PLAIN-1')")
                .hasMessageContaining("it ships with another row");
        assertThat(sent()).isEmpty();
    }

    @Test
    void theSourceMustBeNamedIfThereAreSeveral() {
        assertThatThrownBy(() -> shipments().create(fiveUnits().build()))
                .isInstanceOf(MagentoException.Rejected.class)
                .hasMessageContaining(
                        "not sent: the order's website sells from [de_berlin, uk_north]: name the source");
        assertThat(sent()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            closed_depot | the source 'closed_depot' is disabled in the shop
            default      | the source 'default' is not one of those of the order's website, [de_berlin, uk_north, closed_depot]
            nowhere      | the shop has no source 'nowhere', only [closed_depot, de_berlin, default, uk_north]
            """)
    void aSourceThatCannotBeItIsNotSent(String source, String reason) {
        assertThatThrownBy(() -> shipments().create(fiveUnits().source(source).build()))
                .isInstanceOf(MagentoException.Rejected.class)
                .hasMessageEndingWith("not sent: " + reason);
        assertThat(sent()).isEmpty();
    }

    @Test
    void theOnlySourceOfAWebsiteNeedsNoName() throws IOException {
        recorded.answers("shipments", listOf());
        recorded.answersPosts("order/2/ship", json("\"5\""));

        shipments()
                .create(List.of(ShipmentRequest.builder()
                        .order(order("orders/full-two-lines"))
                        .shipsEverythingLeft(true)
                        .build()));

        assertThat(theBody().path("arguments")).hasToString("{\"extension_attributes\":{\"source_code\":\"default\"}}");
    }

    @Test
    void aShopWithoutSourcesIsSentNone() throws IOException {
        recorded.answers("modules", json("[\"Magento_Store\",\"Magento_Sales\"]"));

        shipments().create(List.of(fiveUnits().build()));

        assertThat(theBody().has("arguments")).isFalse();
    }

    @Test
    void aSourceThatIsShortIsNamedAndTheShipmentMayBeTriedAgain() {
        recorded.answersPosts("order/47/ship", recorded("shipments/eu-ship-fault-source-short"));
        recorded.answers(
                "inventory/source-items",
                listOf("{\"sku\":\"MULTISRC-1\",\"source_code\":\"uk_north\",\"quantity\":2.5,\"status\":1}"));

        Answer<ShipmentResult> answer = shipments()
                .create(List.of(fiveUnits().source("uk_north").build()))
                .get(0);

        assertThat(answer.failure()).get().isInstanceOfSatisfying(MagentoException.InsufficientStock.class, failure -> {
            assertThat(failure.isRetryable()).isTrue();
            assertThat(failure.outcomeUnknown()).isFalse();
            assertThat(failure)
                    .hasMessage(
                            "order/ship 3000000004: the source 'uk_north' has 2.5 of 'MULTISRC-1', and 5 are to leave");
        });
    }

    /** A source may well hold nothing of what it ships: of a product whose stock is not managed, for example. */
    @ParameterizedTest
    @ValueSource(ints = {7, 0})
    void anyOtherRejectionQuotesTheShop(int quantity) {
        recorded.answersPosts("order/47/ship", recorded("shipments/ship-fault-complete"));
        recorded.answers(
                "inventory/source-items",
                listOf("{\"sku\":\"MULTISRC-1\",\"source_code\":\"uk_north\",\"quantity\":" + quantity
                        + ",\"status\":1}"));

        assertThatThrownBy(
                        () -> shipments().create(fiveUnits().source("uk_north").build()))
                .isInstanceOf(MagentoException.Rejected.class)
                .hasMessageContaining("The order does not allow a shipment to be created.");
    }

    @Test
    void unitsThatTheShopCutDownAreMissing() {
        recorded.answersPosts("order/47/ship", json("\"23\""));

        ShipmentResult result = shipments()
                .create(List.of(fiveUnits().source("uk_north").build()))
                .get(0)
                .orThrow();

        assertThat(result.missingUnits()).isEqualTo(Map.of(ROW, new BigDecimal("3")));
    }

    @Test
    void aShipmentWhoseAnswerGotLostIsFoundByItsReference() {
        recorded.answersPosts("order/47/ship", aResponse().withFault(Fault.EMPTY_RESPONSE));
        theShopKeepsTheReference();

        ShipmentResult result = shipments()
                .create(List.of(fiveUnits()
                        .source("uk_north")
                        .reference("OrderFlow 5512")
                        .notifiesCustomer(true)
                        .build()))
                .get(0)
                .orThrow();

        assertThat(result.shipment().orThrow().incrementId()).isEqualTo("3000000003");
        assertThat(sent()).as("sent once").hasSize(1);
        assertThat(result.emailFailure())
                .as("whether the customer was notified is unknown")
                .get()
                .satisfies(failure -> assertThat(failure.outcomeUnknown()).isTrue());
    }

    @Test
    void aShipmentThatCannotBeFoundAfterALostAnswerIsUnknown() {
        recorded.answersPosts("order/47/ship", aResponse().withFault(Fault.EMPTY_RESPONSE));

        Answer<ShipmentResult> answer = shipments()
                .create(List.of(fiveUnits()
                        .source("uk_north")
                        .reference("OrderFlow 5512")
                        .build()))
                .get(0);

        assertThat(answer.failure())
                .get()
                .satisfies(failure -> assertThat(failure.outcomeUnknown()).isTrue());
        assertThat(sent()).hasSize(1);
    }

    @Test
    void anAnswerThatIsNoNumberSaysNothing() {
        recorded.answersPosts("order/47/ship", json("[]"));

        Answer<ShipmentResult> answer = shipments()
                .create(List.of(fiveUnits().source("uk_north").build()))
                .get(0);

        assertThat(answer.failure())
                .get()
                .isInstanceOfSatisfying(
                        MagentoException.NotUnderstood.class,
                        failure -> assertThat(failure.outcomeUnknown()).isTrue());
    }

    @Test
    void nothingIsSentBehindALostAnswer() {
        recorded.answersPosts("order/47/ship", aResponse().withFault(Fault.EMPTY_RESPONSE));
        ShipmentRequest request = fiveUnits().source("uk_north").build();

        List<Answer<ShipmentResult>> answers = shipments().create(List.of(request, request));

        assertThat(answers.get(1).failure()).get().isInstanceOf(MagentoException.NotReached.class);
        assertThat(sent()).hasSize(1);
    }

    @Test
    void aReferenceThatTheShopLostIsAddedAgain() {
        recorded.answersPosts("shipment/24/comments", recorded("shipments/comment-add"));

        shipments()
                .create(fiveUnits()
                        .source("uk_north")
                        .reference("OrderFlow 5512")
                        .build());

        assertThat(sent()).hasSize(2);
        assertThat(sent().get(1).getBodyAsString()).contains("[OrderFlow 5512]");
    }

    @Test
    void whatAShipmentLacksIsAdded() {
        recorded.answers("shipments", recorded("shipments/eu-shipments"));
        Order order = order(ON_TWO_SOURCES);
        Shipment shipment =
                shipments().ofOrders(List.of(order)).get(0).orThrow().get(0);
        recorded.answersPosts("shipment/22/comments", recorded("shipments/comment-add"));
        recorded.answersPosts("shipment/track", recorded("shipments/track-add"));
        recorded.answersPosts("shipment/22/emails", recorded("shipments/email"));

        ShipmentResult result = shipments()
                .complete(List.of(ShipmentCompletion.builder()
                        .shipment(shipment)
                        .reference("OrderFlow 5512")
                        .addTracks(Track.builder()
                                .carrierCode("dhl")
                                .number("ADD-1")
                                .build())
                        .notifiesCustomer(true)
                        .build()))
                .get(0)
                .orThrow();

        assertThat(sent())
                .extracting(LoggedRequest::getUrl)
                .containsExactlyInAnyOrder(
                        "/rest/all/V1/shipment/22/comments",
                        "/rest/all/V1/shipment/track",
                        "/rest/all/V1/shipment/22/emails");
        assertThat(result.shipment().orThrow().tracks())
                .extracting(Track::trackId)
                .containsExactly(Optional.of(7L));
        assertThat(result.shipment().orThrow().emailSent()).contains(true);
    }

    @Test
    void aShipmentDoesNotShowWhetherTheCustomerWasNotified() {
        Order order = order(ON_TWO_SOURCES);

        assertThat(shipments().ofOrders(List.of(order)).get(0).orThrow())
                .isNotEmpty()
                .allSatisfy(shipment -> assertThat(shipment.customerNotified()).isEmpty());
    }
}
