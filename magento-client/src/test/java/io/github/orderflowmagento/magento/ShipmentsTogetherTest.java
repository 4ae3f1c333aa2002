package io.github.orderflowmagento.magento;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import com.github.tomakehurst.wiremock.http.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.ShipmentCompletion;
import io.github.orderflowmagento.magento.model.Track;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/** Shipments of several orders are read in few requests, and what they lack is added in few; each is answered for itself. */
class ShipmentsTogetherTest {
    private static final String LIST = "sales_order_shipment.list";
    private static final String INFO = "sales_order_shipment.info";
    private static final String ADD_TRACK = "sales_order_shipment.addTrack";
    private static final String SEND_EMAIL = "sales_order_shipment.sendInfo";
    private static final String ADD_COMMENT = "sales_order_shipment.addComment";

    private static final List<Order> ORDERS = List.of(order(1), order(2), order(3));

    private RecordedShop recorded = new RecordedShop();
    private Magento shop;

    @BeforeEach
    void connect() {
        connect(Wire.XML_RPC);
    }

    private void connect(Wire wire) {
        recorded = new RecordedShop(wire);
        recorded.start();
        shop = recorded.connect().build();
    }

    @AfterEach
    void stop() {
        shop.close();
        recorded.stop();
    }

    private static Order order(int id) {
        return Order.builder().orderId(id).incrementId("10000000" + id).build();
    }

    private static Map<String, Object> row(String number) {
        return Map.of("increment_id", number);
    }

    private static Map<String, Object> shipment(String number, int orderId) {
        return Map.of(
                "increment_id",
                number,
                "order_id",
                orderId,
                "items",
                List.of(),
                "tracks",
                List.of(),
                "comments",
                List.of());
    }

    private static Map<String, Object> faultAmongResults(int code, String text) {
        return Map.of("isFault", true, "faultCode", code, "faultMessage", text);
    }

    private static List<String> numbers(Answer<List<Shipment>> answer) {
        return answer.orThrow().stream().map(Shipment::incrementId).toList();
    }

    @ParameterizedTest
    @EnumSource
    void theShipmentsOfSeveralOrdersStandInOneList(Wire wire) {
        stop();
        connect(wire);
        recorded.answers(LIST, wire.answer(List.of(row("S1"), row("S2"), row("S3"))));
        if (wire.hasMultiCall()) {
            recorded.answers(INFO, wire.results(shipment("S1", 3), shipment("S2", 1), shipment("S3", 3)));
        } else {
            recorded.answersAll(List.of(INFO, "S1"), wire.answer(shipment("S1", 3)));
            recorded.answersAll(List.of(INFO, "S2"), wire.answer(shipment("S2", 1)));
            recorded.answersAll(List.of(INFO, "S3"), wire.answer(shipment("S3", 3)));
        }

        List<Answer<List<Shipment>>> answers = shop.shipments().ofOrders(ORDERS);

        assertThat(answers).extracting(Answer::key).containsExactly("100000001", "100000002", "100000003");
        assertThat(answers)
                .extracting(ShipmentsTogetherTest::numbers)
                .containsExactly(List.of("S2"), List.of(), List.of("S1", "S3"));
        assertThat(recorded.requestsHolding(LIST)).isOne();
    }

    /** The orders' own lists, asked for together. */
    private void listsOfTheirOwn(Object... lists) {
        recorded.answersAll(List.of("multiCall", LIST), Wire.XML_RPC.results(lists));
    }

    @Test
    void aShipmentThatCannotBeReadCostsItsOrderOnly() {
        recorded.answers(LIST, Wire.XML_RPC.answer(List.of(row("S1"), row("S2"))));
        listsOfTheirOwn(List.of(row("S1")), List.of(row("S2")), List.of());
        recorded.answers(
                INFO,
                Wire.XML_RPC.results(shipment("S1", 1), faultAmongResults(100, "Requested shipment not exists.")));

        List<Answer<List<Shipment>>> answers = shop.shipments().ofOrders(ORDERS);

        assertThat(numbers(answers.get(0))).containsExactly("S1");
        assertThat(answers.get(1).failure()).containsInstanceOf(MagentoException.NotFound.class);
        assertThat(numbers(answers.get(2))).isEmpty();
    }

    @Test
    void aShipmentBelongsToTheOrderThatListsIt() {
        recorded.answers(LIST, Wire.XML_RPC.answer(List.of(row("S1"), row("S2"))));
        listsOfTheirOwn(List.of(row("S1")), List.of(row("S2")), List.of());
        recorded.answers(INFO, Wire.XML_RPC.results(shipment("S1", 1), shipment("S2", 100000002)));

        assertThat(shop.shipments().ofOrders(ORDERS))
                .extracting(ShipmentsTogetherTest::numbers)
                .containsExactly(List.of("S1"), List.of("S2"), List.of());
    }

    @Test
    void aListThatFailsIsReadOrderByOrder() {
        recorded.answers(LIST, aResponse().withStatus(500));
        listsOfTheirOwn(List.of(row("S1")), faultAmongResults(1, "Internal Error."), List.of());
        recorded.answers(INFO, Wire.XML_RPC.results(shipment("S1", 1)));

        List<Answer<List<Shipment>>> answers = shop.shipments().ofOrders(ORDERS);

        assertThat(numbers(answers.get(0))).containsExactly("S1");
        assertThat(answers.get(1).failure()).containsInstanceOf(MagentoException.ServerFault.class);
        assertThat(numbers(answers.get(2))).isEmpty();
    }

    @Test
    void aShopThatKeepsEverybodyOffIsAskedOnce() {
        recorded.answers(LIST, aResponse().withStatus(429));

        assertThat(shop.shipments().ofOrders(ORDERS))
                .hasSize(3)
                .allSatisfy(answer -> assertThat(answer.failure()).containsInstanceOf(MagentoException.Busy.class));
        assertThat(recorded.requestsHolding(LIST)).isOne();
    }

    private static List<ShipmentCompletion> tracks(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> completion("S" + i)
                        .addTracks(Track.builder()
                                .carrierCode("ups")
                                .number("RM" + i)
                                .build())
                        .build())
                .toList();
    }

    private static ShipmentCompletion.Builder completion(String shipment) {
        ShipmentCompletion.Builder completion = ShipmentCompletion.builder();
        completion.shipment(Shipment.builder()
                .incrementId(shipment)
                .orderId(1)
                .emailSent(false)
                .build());
        return completion;
    }

    private static Optional<MagentoException> tracksFailure(Answer<ShipmentResult> answer) {
        return answer.orThrow().tracksFailure();
    }

    @Test
    void aTrackThatIsRejectedCostsNoOther() {
        recorded.answers(ADD_TRACK, Wire.XML_RPC.fault(102, "Invalid carrier specified."));
        recorded.answersAll(
                List.of("multiCall", ADD_TRACK),
                Wire.XML_RPC.results("8", faultAmongResults(102, "Invalid carrier specified."), "10"));

        List<Answer<ShipmentResult>> answers = shop.shipments().complete(tracks(3));

        assertThat(answers.get(0).orThrow().orThrow().tracks())
                .extracting(Track::trackId)
                .containsExactly(Optional.of(8L));
        assertThat(tracksFailure(answers.get(1))).containsInstanceOf(MagentoException.Rejected.class);
        assertThat(tracksFailure(answers.get(2))).isEmpty();
        // the three, and the refused one again
        assertThat(recorded.requestsHolding(ADD_TRACK)).isEqualTo(2);
    }

    @Test
    void aTrackOfACarrierThatTheShopRefusesIsAddedAsCustom() {
        recorded.answers(ADD_TRACK, Wire.XML_RPC.fault(102, "Invalid carrier specified."));
        recorded.answersAll(List.of("custom", ADD_TRACK), Wire.XML_RPC.answer("9"));

        ShipmentResult result = shop.shipments().complete(tracks(1).get(0));

        assertThat(result.orThrow().tracks())
                .extracting(Track::carrierCode, Track::title, Track::number)
                .containsExactly(tuple(Optional.of("custom"), Optional.of("ups"), Optional.of("RM0")));
        assertThat(recorded.requestsHolding("custom")).isOne();
    }

    @Test
    void tracksThatTheShopFailedAreNotSentAgain() {
        recorded.answers(ADD_TRACK, aResponse().withStatus(500));

        List<Answer<ShipmentResult>> answers = shop.shipments().complete(tracks(12));

        assertThat(answers)
                .hasSize(12)
                .allSatisfy(answer -> assertThat(tracksFailure(answer))
                        .hasValueSatisfying(
                                failure -> assertThat(failure.outcomeUnknown()).isTrue()));
        // ten, and the two behind them
        assertThat(recorded.requestsHolding(ADD_TRACK)).isEqualTo(2);
        assertThat(recorded.requestsHolding("RM0")).isOne();
    }

    @Test
    void nothingIsSentBehindTracksWhoseAnswerGotLost() {
        recorded.answers(ADD_TRACK, aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

        List<Answer<ShipmentResult>> answers = shop.shipments().complete(tracks(12));

        assertThat(answers).hasSize(12);
        assertThat(answers.subList(0, 10))
                .allSatisfy(answer ->
                        assertThat(tracksFailure(answer)).containsInstanceOf(MagentoException.NoAnswer.class));
        assertThat(answers.subList(10, 12))
                .allSatisfy(answer ->
                        assertThat(tracksFailure(answer)).containsInstanceOf(MagentoException.NotReached.class));
        assertThat(recorded.requestsHolding(ADD_TRACK)).isOne();
    }

    @Test
    void tracksAddedBeforeALostLeaseAreKnown() {
        recorded.answers(
                ADD_TRACK,
                Wire.XML_RPC.answer(
                        IntStream.range(0, 10).mapToObj(Integer::toString).toList()));
        AtomicInteger writes = new AtomicInteger();
        IllegalStateException refusal = new IllegalStateException("no more");
        Magento checked = shop.beforeWrites(() -> {
            if (writes.incrementAndGet() > 1) {
                throw refusal;
            }
        });

        List<Answer<ShipmentResult>> answers = checked.shipments().complete(tracks(12));

        assertThat(answers).hasSize(12);
        assertThat(answers.subList(0, 10))
                .allSatisfy(answer ->
                        assertThat(answer.orThrow().orThrow().tracks()).hasSize(1));
        assertThat(answers.subList(10, 12))
                .allSatisfy(answer ->
                        assertThat(tracksFailure(answer).orElseThrow()).hasCause(refusal));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void aTrackWithoutANumberIsRejectedBeforeItIsSent(String number) {
        Track track = Track.builder().carrierCode("ups").number(number).build();

        assertThatThrownBy(() -> completion("S1").addTracks(track).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("shipment S1")
                .hasMessageContaining("number");
        assertThatThrownBy(() -> ShipmentRequests.ofOrder("100000009")
                        .shipsEverythingLeft(true)
                        .addTracks(track)
                        .build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("order 100000009")
                .hasMessageContaining("number");
    }

    private static final List<ShipmentCompletion> EMAILS = List.of(
            completion("S1").notifiesCustomer(true).emailComment("Thank you").build(),
            completion("S2").notifiesCustomer(true).build());

    @Test
    void eMailsGoTogether() {
        recorded.answers(SEND_EMAIL, Wire.XML_RPC.results(true, faultAmongResults(103, "Mail failed.")));

        List<Answer<ShipmentResult>> answers = shop.shipments().complete(EMAILS);

        assertThat(answers.get(0).orThrow().orThrow().emailSent()).contains(true);
        assertThat(answers.get(1).orThrow().emailFailure()).isPresent();
        assertThat(answers.get(1).orThrow().shipment().orThrow().emailSent()).contains(false);
        assertThat(recorded.requestsHolding(SEND_EMAIL)).isOne();
    }

    @Test
    void noEmailIsSentForAShipmentWithoutItsTrack() {
        recorded.answers(ADD_TRACK, aResponse().withStatus(500));

        ShipmentResult result = shop.shipments()
                .complete(completion("S1")
                        .addTracks(Track.builder()
                                .carrierCode("custom")
                                .number("RM1")
                                .build())
                        .notifiesCustomer(true)
                        .build());

        assertThat(result.emailFailure()).containsInstanceOf(MagentoException.NotReached.class);
        assertThat(recorded.requestsHolding(SEND_EMAIL)).isZero();
    }

    @Test
    void beforeMagento17CommentsAreMailedInstead() {
        Map<String, Object> unknown = faultAmongResults(3, "Invalid api path.");
        recorded.answers(SEND_EMAIL, Wire.XML_RPC.results(unknown, unknown));
        recorded.answers(ADD_COMMENT, Wire.XML_RPC.results(true, true));

        List<Answer<ShipmentResult>> answers = shop.shipments().complete(EMAILS);

        assertThat(answers)
                .hasSize(2)
                .allSatisfy(
                        answer -> assertThat(answer.orThrow().emailFailure()).isEmpty());
        assertThat(recorded.lastRequestHolding(ADD_COMMENT)).contains("Thank you", "Your order has been shipped.");
    }

    @Test
    void overSoapV2EachIsACallOfItsOwn() {
        stop();
        connect(Wire.SOAP_V2);
        recorded.answers(SEND_EMAIL, Wire.SOAP_V2.answer(true));

        assertThat(shop.shipments().complete(EMAILS))
                .hasSize(2)
                .allSatisfy(
                        answer -> assertThat(answer.orThrow().emailFailure()).isEmpty());
        assertThat(recorded.requestsHolding(SEND_EMAIL)).isEqualTo(2);
    }

    @Test
    void withoutEmailStatusShipmentsAreCompletedOneByOne() {
        recorded.answers(ADD_TRACK, Wire.XML_RPC.answer("9"));
        recorded.answers(SEND_EMAIL, Wire.XML_RPC.answer(true));
        List<ShipmentCompletion> completions = tracks(2).stream()
                .map(completion -> ShipmentCompletion.builder()
                        .from(completion)
                        .shipment(
                                ShipmentRequests.shipment(completion.shipment().incrementId()))
                        .notifiesCustomer(true)
                        .build())
                .toList();

        assertThat(shop.shipments().complete(completions))
                .hasSize(2)
                .allSatisfy(
                        answer -> assertThat(answer.orThrow().emailFailure()).isEmpty());
        assertThat(recorded.requestsHolding(ADD_TRACK)).isEqualTo(2);
        assertThat(recorded.requestsHolding(SEND_EMAIL)).isEqualTo(2);
    }
}
