package io.github.orderflowmagento.magento;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import com.github.tomakehurst.wiremock.http.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.ShipmentCompletion;
import io.github.orderflowmagento.magento.model.ShipmentRequest;
import io.github.orderflowmagento.magento.model.Track;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** A shipment is created once, even if the answer was lost, because of its reference. */
class ShipmentReferenceTest {
    private static final String CREATE = "sales_order_shipment.create";
    private static final String LIST = "sales_order_shipment.list";
    private static final String INFO = "sales_order_shipment.info";
    private static final Order ORDER_9 =
            Order.builder().orderId(9).incrementId("100000009").build();

    private static final String SEND_EMAIL = "sales_order_shipment.sendInfo";
    private static final Track UPS = Track.builder()
            .carrierCode("ups")
            .title("UPS")
            .number("1Z999AA10123456784")
            .build();

    @RegisterExtension
    final RecordedShop recorded = new RecordedShop();

    private Magento shop;

    @BeforeEach
    void connect() {
        shop = recorded.connect().build();
        recorded.answers(LIST, RecordedShop.recorded("shipment-list-by-order-id"));
        recorded.answersAll(
                List.of("multiCall", LIST), RecordedShop.results(RecordedShop.resultOf("shipment-list-by-order-id")));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void theReferenceIsTheFirstLineOfTheComment() {
        recorded.answers(CREATE, RecordedShop.recorded("shipment-create-partial"));
        orderHasShipmentsWithComments("[despatch 5512]\nPart one", "[despatch 5511]");

        Shipment shipment = shop.shipments()
                .create(partial().comment("Part one").reference("despatch 5512").build())
                .orThrow();

        assertThat(shipment.incrementId()).isEqualTo("100000008");
        assertThat(shipment.references()).containsExactly("despatch 5512");
        assertThat(recorded.lastRequestHolding(CREATE)).contains("<string>[despatch 5512]\nPart one</string>");
        assertThat(partial().reference("despatch 5512").build().commentText()).isEqualTo("[despatch 5512]");
        assertThat(recorded.requestsHolding(LIST)).isOne();
    }

    @Test
    void aShipmentIsFoundByItsReference() {
        orderHasShipmentsWithComments("[despatch 5511]", "Part two\n[despatch 5512]");

        assertThat(shop.shipments().find(ORDER_9, "despatch 5512"))
                .map(Shipment::incrementId)
                .contains("100000009");
        assertThat(shop.shipments().find(ORDER_9, "despatch 551")).isEmpty();
    }

    @Test
    void aReferenceWithinTheWordsOfACommentIsNone() {
        orderHasShipmentsWithComments("rest follows, see [despatch 5512]", "[despatch 5512] was wrong");

        assertThat(shop.shipments().find(ORDER_9, "despatch 5512")).isEmpty();
    }

    @Test
    void aShipmentWhoseAnswerGotLostIsFoundAndNotMadeAgain() {
        recorded.answers(CREATE, aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        orderHasShipmentsWithComments("[despatch 5511]", "[despatch 5512]");

        Shipment shipment = shop.shipments()
                .create(partial().reference("despatch 5512").build())
                .orThrow();

        assertThat(shipment.incrementId()).isEqualTo("100000009");
        assertThat(recorded.requestsHolding(CREATE)).isEqualTo(1);
    }

    @Test
    void aShipmentThatCannotBeFoundMayStillBeMadeAndIsNotMadeAgain() {
        recorded.answers(CREATE, aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        orderHasShipmentsWithComments("[despatch 5510]", "[despatch 5511]");

        MagentoException failure =
                failureOfCreate(partial().reference("despatch 5512").build());

        assertThat(failure).isInstanceOf(MagentoException.NoAnswer.class);
        assertThat(failure.outcomeUnknown()).isTrue();
        assertThat(recorded.requestsHolding(CREATE)).isEqualTo(1);
    }

    @Test
    void ifTheLookupFailsTooTheFirstFailureCounts() {
        recorded.answers(CREATE, RecordedShop.recorded("orderflow-shipment-create")); // PHP has died
        recorded.answers(LIST, RecordedShop.recorded("fault-acl-denied"));

        MagentoException failure =
                failureOfCreate(partial().reference("despatch 5512").build());

        assertThat(failure).isInstanceOf(MagentoException.ServerFault.class);
        assertThat(failure.getSuppressed()).singleElement().isInstanceOf(MagentoException.NotPermitted.class);
    }

    @Test
    void withoutAReferenceThereIsNothingToLookFor() {
        recorded.answers(CREATE, aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

        assertThat(failureOfCreate(partial().comment("Part one").build()))
                .isInstanceOf(MagentoException.NoAnswer.class);
        assertThat(recorded.requestsHolding(LIST)).isZero();
    }

    @Test
    void aRefusalNeedsNoLook() {
        recorded.answers(CREATE, RecordedShop.recorded("shipment-create-fault-already-shipped"));

        assertThat(failureOfCreate(partial().reference("despatch 5512").build()))
                .isInstanceOf(MagentoException.Rejected.class);
        assertThat(recorded.requestsHolding(LIST)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "a]b", "[a", " a", "a "})
    void aReferenceThatCouldNotBeKnownAgainIsRejected(String reference) {
        assertThatThrownBy(() -> partial().reference(reference).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("reference");
    }

    @Test
    void aReferenceThatTheCommentLostIsAddedAgain() {
        recorded.answers(CREATE, RecordedShop.recorded("shipment-create-partial"));
        recorded.answers("sales_order_shipment.addComment", RecordedShop.recorded("shipment-add-comment"));
        orderHasShipmentsWithComments("Part one", "Part two");

        shop.shipments()
                .create(partial().comment("Part one").reference("despatch 5512").build());

        assertThat(recorded.lastRequestHolding("sales_order_shipment.addComment"))
                .contains("<string>100000008</string>", "<string>[despatch 5512]</string>");
    }

    @Test
    void theOlderOfTwoDuplicatesSendsTheEmailIfTheOtherDidNot() {
        recorded.answers(CREATE, RecordedShop.recorded("shipment-create-partial"));
        recorded.answers(SEND_EMAIL, RecordedShop.recorded("shipment-send-info"));
        orderHasShipmentsWithComments("[despatch 5512]", "[despatch 5512]");

        ShipmentResult result = shop.shipments()
                .create(partial()
                        .reference("despatch 5512")
                        .notifiesCustomer(true)
                        .build());

        assertThat(result.duplicates()).extracting(Shipment::incrementId).containsExactly("100000009");
        assertThat(result.emailFailure()).isEmpty();
        assertThat(recorded.requestsHolding(SEND_EMAIL)).isOne();
    }

    @Test
    void duplicatesSendNoEmailIfOneMayHaveBeenSent() {
        recorded.answers(CREATE, RecordedShop.recorded("shipment-create-partial"));
        orderHasShipmentsWithComments("[despatch 5512]", "[despatch 5512]", Optional.empty());

        ShipmentResult result = shop.shipments()
                .create(partial()
                        .reference("despatch 5512")
                        .notifiesCustomer(true)
                        .build());

        assertThat(result.shipment().orThrow().incrementId()).isEqualTo("100000008");
        assertThat(result.duplicates()).extracting(Shipment::incrementId).containsExactly("100000009");
        assertThat(result.emailFailure().orElseThrow())
                .isInstanceOf(MagentoException.NotReached.class)
                .hasMessageContaining("[100000008, 100000009] carry one reference");
        assertThatThrownBy(result::orThrow).hasMessageContaining("[100000009] of the order carry its reference too");
        assertThat(recorded.requestsHolding(SEND_EMAIL)).isZero();
    }

    @Test
    void aShipmentMadeByHandIsGivenAReference() {
        recorded.answers("sales_order_shipment.addComment", RecordedShop.recorded("shipment-add-comment"));

        shop.shipments()
                .complete(ShipmentCompletion.builder()
                        .shipment(ShipmentRequests.shipment("100000008"))
                        .reference("despatch 5512")
                        .build())
                .orThrow();

        assertThat(recorded.lastRequestHolding("sales_order_shipment.addComment"))
                .contains("<string>[despatch 5512]</string></value><value><boolean>0</boolean>");
    }

    @Test
    void aCommentIsForTheMerchantAlone() {
        recorded.answers("sales_order_shipment.addComment", RecordedShop.recorded("shipment-add-comment"));

        shop.shipments().addComment(ShipmentRequests.shipment("100000008"), "Left at the depot");

        assertThat(recorded.lastRequestHolding("sales_order_shipment.addComment"))
                .contains("<string>Left at the depot</string></value><value><boolean>0</boolean>");
    }

    @Test
    void aTrackIsAddedAndRemovedByItsNumber() {
        recorded.answers("sales_order_shipment.addTrack", RecordedShop.recorded("shipment-add-track-ups"));
        recorded.answers("sales_order_shipment.removeTrack", RecordedShop.recorded("shipment-remove-track"));

        Shipment shipment = shop.shipments()
                .complete(ShipmentCompletion.builder()
                        .shipment(ShipmentRequests.shipment("100000008"))
                        .addTracks(UPS)
                        .build())
                .orThrow();

        Track track = shipment.tracks().get(0);
        assertThat(track.trackId()).contains(9L);
        assertThatCode(() -> shop.shipments().removeTrack(shipment, track)).doesNotThrowAnyException();
        assertThat(recorded.lastRequestHolding("sales_order_shipment.removeTrack"))
                .contains("<string>100000008</string></value><value><string>9</string>");
    }

    @Test
    void aTrackThatTheShopHasNotNumberedCannotBeRemoved() {
        assertThatThrownBy(() -> shop.shipments().removeTrack(ShipmentRequests.shipment("100000008"), UPS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("shipment 100000008");
    }

    @Test
    void aTrackThatIsNotThereIsNotFound() {
        recorded.answers(
                "sales_order_shipment.removeTrack", RecordedShop.recorded("shipment-remove-track-fault-unknown"));

        assertThatThrownBy(() -> shop.shipments()
                        .removeTrack(
                                ShipmentRequests.shipment("100000008"),
                                Track.builder().from(UPS).trackId(404L).build()))
                .isInstanceOf(MagentoException.NotFound.class);
    }

    @Test
    void theTracksOfAShipmentHaveTheirNumbers() {
        recorded.answers(INFO, RecordedShop.results(RecordedShop.resultOf("shipment-info-with-two-tracks")));

        Shipment shipment =
                shop.shipments().details(List.of("100000008")).get(0).orThrow();

        assertThat(shipment.tracks())
                .extracting(track -> track.trackId().orElseThrow())
                .containsExactly(8L, 9L, 10L);
        assertThat(shipment.storeId()).contains(1L);
        assertThat(shipment.items().get(0).name()).contains("Plain White Mug");
    }

    private static ShipmentRequest.Builder partial() {
        return ShipmentRequests.ofOrder("100000009").putItems(13, BigDecimal.ONE);
    }

    private MagentoException failureOfCreate(ShipmentRequest request) {
        return catchThrowableOfType(
                MagentoException.class, () -> shop.shipments().create(request));
    }

    /** The order's two recorded shipments, with other comments. */
    private void orderHasShipmentsWithComments(String first, String second) {
        orderHasShipmentsWithComments(first, second, Optional.of("0"));
    }

    /** @param emailSent what the shop returns for the e-mail of the second, if anything */
    private void orderHasShipmentsWithComments(String first, String second, Optional<String> emailSent) {
        String shipment = RecordedShop.resultOf("shipment-info-created-1");
        recorded.answers(
                INFO,
                RecordedShop.results(
                        shipment.replace("Part one &amp; &lt;two&gt;", first),
                        shipment.replace("Part one &amp; &lt;two&gt;", second)
                                .replace("<string>100000008</string>", "<string>100000009</string>")
                                .replace(
                                        "<name>email_sent</name>",
                                        emailSent.isPresent() ? "<name>email_sent</name>" : "<name>x</name>")));
    }
}
