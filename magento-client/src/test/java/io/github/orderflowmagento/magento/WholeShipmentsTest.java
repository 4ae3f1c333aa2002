package io.github.orderflowmagento.magento;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.ShipmentRequest;
import io.github.orderflowmagento.magento.model.Track;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

/** A shipment is requested with all that belongs to it, and is answered with what became of each part. */
class WholeShipmentsTest {
    private static final String CREATE = "sales_order_shipment.create";
    private static final String LIST = "sales_order_shipment.list";
    private static final String INFO = "sales_order_shipment.info";
    private static final String ADD_TRACK = "sales_order_shipment.addTrack";
    private static final String SEND_EMAIL = "sales_order_shipment.sendInfo";

    @RegisterExtension
    final RecordedShop recorded = new RecordedShop();

    private Magento shop;

    /** Each order, for example O1, gets a shipment of one unit, S1. */
    @BeforeEach
    void connect() {
        shop = recorded.connect().build();
        for (int i = 1; i <= 3; i++) {
            recorded.answersAll(List.of(CREATE, "O" + i), Wire.XML_RPC.answer("S" + i));
        }
        recorded.answers(ADD_TRACK, Wire.XML_RPC.answer("9"));
        recorded.answers(SEND_EMAIL, Wire.XML_RPC.answer(true));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private static ShipmentRequest request(int i) {
        return ShipmentRequest.builder()
                .order(Order.builder().orderId(i).incrementId("O" + i).build())
                .putItems(i, BigDecimal.ONE)
                .reference("despatch " + i)
                .addTracks(Track.builder().carrierCode("ups").number("RM" + i).build())
                .notifiesCustomer(true)
                .build();
    }

    private static Map<String, Object> shipment(int i) {
        return Map.of(
                "increment_id",
                "S" + i,
                "order_id",
                i,
                "email_sent",
                "0",
                "items",
                List.of(Map.of("order_item_id", i, "qty", "1.0000")),
                "tracks",
                List.of(),
                "comments",
                List.of(Map.of("comment", "[despatch " + i + "]")));
    }

    /** The shop returns these, in one list and one after the other. */
    private void readsBack(int... shipments) {
        List<Map<String, String>> rows = IntStream.of(shipments)
                .mapToObj(i -> Map.of("increment_id", "S" + i))
                .toList();
        recorded.answers(LIST, Wire.XML_RPC.answer(rows));
        recorded.answersAll(List.of("multiCall", LIST), Wire.XML_RPC.results(rows));
        recorded.answers(
                INFO,
                Wire.XML_RPC.results(IntStream.of(shipments)
                        .mapToObj(WholeShipmentsTest::shipment)
                        .toArray()));
    }

    /** The calls that were made, in the order of the requests. */
    private List<String> calls() {
        Pattern path = Pattern.compile("sales_order_shipment\\.\\w+");
        List<ServeEvent> oldestFirst = new ArrayList<>(recorded.server().getAllServeEvents());
        Collections.reverse(oldestFirst);
        return oldestFirst.stream()
                .flatMap(event ->
                        path.matcher(event.getRequest().getBodyAsString()).results())
                .map(match -> match.group())
                .toList();
    }

    @Test
    void aShipmentIsReadBackAndTrackedBeforeTheCustomerIsNotified() {
        readsBack(1);

        ShipmentResult result = shop.shipments().create(request(1));

        assertThat(calls()).containsExactly(CREATE, LIST, INFO, ADD_TRACK, SEND_EMAIL);
        assertThat(result.orThrow().emailSent()).contains(true);
        assertThat(result.orThrow().tracks())
                .extracting(track -> track.number().orElseThrow())
                .containsExactly("RM1");
    }

    @Test
    void nobodyIsNotifiedByDefault() {
        readsBack(1);

        shop.shipments()
                .create(ShipmentRequest.builder()
                        .from(request(1))
                        .notifiesCustomer(false)
                        .build())
                .orThrow();

        assertThat(calls()).containsExactly(CREATE, LIST, INFO, ADD_TRACK);
    }

    @Test
    void withEmailStatusShipmentsAreCompletedTogether() {
        readsBack(1);
        shop.shipments().create(request(1)).orThrow();
        readsBack(2, 3);

        List<Answer<ShipmentResult>> answers = shop.shipments().create(List.of(request(2), request(3)));

        assertThat(answers).extracting(Answer::key).containsExactly("O2", "O3");
        assertThat(recorded.requestsHolding(LIST)).isEqualTo(2);
        assertThat(calls().subList(5, calls().size())).startsWith(CREATE, CREATE, LIST);
    }

    @Test
    void aRefusedRequestCostsNoOther() {
        recorded.answersAll(List.of(CREATE, "O1"), Wire.XML_RPC.fault(102, "Cannot do shipment for order."));
        readsBack(2);

        List<Answer<ShipmentResult>> answers = shop.shipments().create(List.of(request(1), request(2)));

        assertThat(answers.get(0).failure()).containsInstanceOf(MagentoException.Rejected.class);
        assertThat(answers.get(1).orThrow().orThrow().incrementId()).isEqualTo("S2");
    }

    @Test
    void nothingIsSentBehindAShipmentWhoseAnswerGotLost() {
        readsBack(1);
        recorded.answersAll(List.of(CREATE, "O2"), aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

        List<Answer<ShipmentResult>> answers = shop.shipments().create(List.of(request(1), request(2), request(3)));

        assertThat(answers.get(0).orThrow().orThrow().incrementId()).isEqualTo("S1");
        assertThat(answers.get(1).failure().orElseThrow().outcomeUnknown()).isTrue();
        assertThat(answers.get(2).failure()).containsInstanceOf(MagentoException.NotReached.class);
        assertThat(recorded.requestsHolding(CREATE)).isEqualTo(2);
    }

    @Test
    void aShopThatFailsThreeInARowIsLeftAlone() {
        recorded.answers(CREATE, aResponse().withStatus(500));
        readsBack();

        List<Answer<ShipmentResult>> answers = shop.shipments()
                .create(IntStream.rangeClosed(1, 5)
                        .mapToObj(WholeShipmentsTest::request)
                        .toList());

        assertThat(answers).hasSize(5);
        assertThat(recorded.requestsHolding(CREATE)).isEqualTo(3);
        assertThat(answers.get(4).failure()).containsInstanceOf(MagentoException.NotReached.class);
    }

    @Test
    void shipmentsCreatedBeforeALostLeaseAreKnown() {
        readsBack(1);
        IllegalStateException refusal = new IllegalStateException("no more");
        AtomicInteger writes = new AtomicInteger();
        Magento checked = shop.beforeWrites(() -> {
            if (writes.incrementAndGet() > 1) {
                throw refusal;
            }
        });

        List<Answer<ShipmentResult>> answers = checked.shipments().create(List.of(request(1), request(2)));

        ShipmentResult made = answers.get(0).orThrow();
        assertThat(made.shipment().orThrow().incrementId()).isEqualTo("S1");
        assertThat(made.tracksFailure().orElseThrow()).hasCause(refusal);
        assertThat(made.emailFailure().orElseThrow().outcomeUnknown()).isFalse();
        assertThat(answers.get(1).failure().orElseThrow()).hasCause(refusal);
        assertThat(recorded.requestsHolding(CREATE)).isOne();
        assertThat(recorded.requestsHolding(ADD_TRACK)).isZero();
    }

    @Test
    void aShipmentThatCannotBeReadBackExistsAndNobodyWasNotified() {
        recorded.answers(LIST, aResponse().withStatus(500));

        ShipmentResult result = shop.shipments().create(request(1));

        assertThat(result.shipment().key()).isEqualTo("S1");
        assertThat(result.shipment().failure()).containsInstanceOf(MagentoException.ServerFault.class);
        assertThat(result.emailFailure()).containsInstanceOf(MagentoException.NotReached.class);
        assertThat(recorded.requestsHolding(SEND_EMAIL)).isZero();
    }

    @Test
    void aRequestIsTakenRightBeforeItIsSent() {
        readsBack(1);
        Iterator<ShipmentRequest> untilOneIsSent = new Iterator<>() {
            private int next = 1;

            @Override
            public boolean hasNext() {
                return recorded.requestsHolding(CREATE) == 0;
            }

            @Override
            public ShipmentRequest next() {
                return request(next++);
            }
        };

        assertThat(shop.shipments().create(() -> untilOneIsSent)).hasSize(1);
        assertThat(recorded.requestsHolding(CREATE)).isOne();
    }
}
