package io.github.orderflowmagento.examples.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import okhttp3.Request;
import okhttp3.RequestBody;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.examples.MovableClock;
import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.examples.sandbox.SandboxShipment;
import io.github.orderflowmagento.examples.sandbox.SandboxShop;
import io.github.orderflowmagento.examples.sandbox.SandboxStub;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.client.Magento1Builder;
import io.github.orderflowmagento.magento.client.MagentoClient;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.magento.model.ShipmentRequest;
import io.github.orderflowmagento.magento.model.Track;
import io.github.orderflowmagento.mapping.shipment.CarrierTable;
import io.github.orderflowmagento.mapping.shipment.ShipmentMapping;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.checkpoint.Checkpoint;
import io.github.orderflowmagento.operation.checkpoint.InMemoryCheckpoint;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;

import static io.github.orderflowmagento.examples.Despatches.despatch;
import static org.assertj.core.api.Assertions.assertThat;

/** Shipments are looked up and completed together, and each is as safe as if it went alone. */
class ShipmentBatchesTest {
    private static final String CREATE = "sales_order_shipment.create";
    private static final String ADD_TRACK = "sales_order_shipment.addTrack";
    private static final String SEND_EMAIL = "sales_order_shipment.sendInfo";

    /** The shipments get these numbers in the order of their despatches. */
    private static final int FIRST_SHIPMENT = 100000008;

    private final Checkpoint checkpoint = new InMemoryCheckpoint();
    private final MovableClock clock = new MovableClock();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private SandboxShop insideShop;
    private Magento shop;

    @BeforeEach
    void start() {
        clock.pass(Duration.between(clock.instant(), Instant.now()));
        insideShop = SandboxShop.start(Clock.systemUTC(), 12);
        insideShop.onAnswer((request, answer) -> bodies.add(request.body()));
        shop = client().build();
    }

    @AfterEach
    void stop() {
        shop.close();
        insideShop.close();
    }

    private Magento1Builder client() {
        return MagentoClient.magento1()
                .baseUrl(insideShop.url())
                .credentials(insideShop.apiUser(), insideShop.apiKey());
    }

    private static String order(int i) {
        return String.valueOf(100000009 + i * 1_000_000);
    }

    private static String key(int i) {
        return order(i) + "/" + (6001 + i);
    }

    /** One mug of each of so many orders. */
    private static List<DespatchNotification> despatches(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> despatch(order(i), 6001 + i, Map.of("MUG-001", 1)))
                .toList();
    }

    private Run run(Magento at, List<DespatchNotification> despatches) {
        ShipmentNotification notification =
                ShipmentNotification.to(at).clock(clock).build();
        return checkpoint.run(notification.of(despatches));
    }

    private Run run(int count) {
        return run(shop, despatches(count));
    }

    private Run runNextDay(int count) {
        clock.pass(Duration.ofDays(1));
        return run(count);
    }

    private int calls(String path) {
        return insideShop.calls().getOrDefault(path, 0);
    }

    private void assertEachIsShippedOnceWithItsTrackAndTold(int count) {
        for (int i = 0; i < count; i++) {
            String track = "custom Royal Mail Tracked 24 RM" + (6001 + i);
            assertThat(insideShop.shipmentsOf(order(i))).singleElement().satisfies(shipment -> {
                assertThat(shipment.tracks()).containsExactly(track);
                assertThat(shipment.emailSent()).isTrue();
            });
        }
        assertThat(calls(CREATE)).isEqualTo(count);
        assertThat(calls(SEND_EMAIL)).isEqualTo(count);
    }

    private void after(String first, Runnable event) {
        AtomicBoolean happened = new AtomicBoolean();
        insideShop.onAnswer((request, answer) -> {
            if (request.contains(first) && !happened.getAndSet(true)) {
                event.run();
            }
        });
    }

    @Test
    void aCallThatFailsAmongOthersCostsItsOwnShipmentOnly() throws IOException {
        String missing = String.valueOf(FIRST_SHIPMENT + 3);
        try (Magento misled = client().configureHttp(http -> http.addInterceptor(chain -> {
                    String body = body(chain.request());
                    return chain.proceed(
                            body.contains(ADD_TRACK)
                                    ? with(chain.request(), body.replace(">" + missing + "<", ">999999999<"))
                                    : chain.request());
                }))
                .build()) {
            Run run = run(misled, despatches(5));

            assertThat(run.items(Outcome.GIVEN_UP)).extracting(ItemOutcome::key).containsExactly(key(3));
            assertThat(run.items(Outcome.DONE))
                    .extracting(ItemOutcome::key)
                    .containsExactly(key(0), key(1), key(2), key(4));
        }
        assertThat(calls(SEND_EMAIL)).isEqualTo(4);
    }

    private static String body(Request request) {
        try (Buffer body = new Buffer()) {
            if (request.body() != null) {
                request.body().writeTo(body);
            }
            return body.readUtf8();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Request with(Request request, String body) {
        return request.newBuilder()
                .post(RequestBody.create(body, request.body().contentType()))
                .build();
    }

    @Test
    void eMailsWhoseCommonAnswerGotLostAreNotSentAgain() {
        after(SEND_EMAIL, () -> insideShop.failNextAfterExecuting(SEND_EMAIL));

        Run lost = run(5);
        Run next = runNextDay(5);

        assertThat(lost.items(Outcome.DONE)).hasSize(1);
        assertThat(lost.items(Outcome.WILL_RETRY)).hasSize(4);
        assertThat(next.items(Outcome.ALREADY_THERE)).hasSize(4 + 1);
        assertEachIsShippedOnceWithItsTrackAndTold(5);
    }

    @Test
    void tracksWhoseCommonAnswerGotLostAreNotAddedAgain() {
        after(ADD_TRACK, () -> insideShop.failNextAfterExecuting(ADD_TRACK));

        Run lost = run(5);
        runNextDay(5);

        assertThat(lost.items(Outcome.WILL_RETRY)).hasSize(4);
        assertEachIsShippedOnceWithItsTrackAndTold(5);
    }

    @Test
    void anEMailThatKillsPhpHoldsUpTheOthersForOneRunOnly() {
        String poison = String.valueOf(FIRST_SHIPMENT + 2);
        insideShop.stub(
                request -> request.contains(SEND_EMAIL) && request.contains(">" + poison + "<"),
                SandboxAnswer.status(500));

        Run first = run(5);
        Run next = runNextDay(5);

        assertThat(first.items(Outcome.WILL_RETRY))
                .hasSize(4)
                .allSatisfy(item -> assertThat(item.attempts()).isZero());
        assertThat(first.endedEarly()).isEmpty();
        assertThat(next.items(Outcome.WILL_RETRY))
                .singleElement()
                .satisfies(item -> assertThat(item.key()).isEqualTo(key(2)));
        assertThat(IntStream.of(0, 1, 3, 4).mapToObj(i -> insideShop.shipmentsOf(order(i))))
                .allSatisfy(shipments ->
                        assertThat(shipments).singleElement().matches(SandboxShipment::emailSent, "e-mail sent"));
    }

    @Test
    void anEMailThatGetsNoAnswerKeepsNoOtherFromBeingSent() {
        String poison = String.valueOf(FIRST_SHIPMENT + 2);
        insideShop.stub(
                request -> request.contains(SEND_EMAIL) && request.contains(">" + poison + "<"), SandboxAnswer.reset());

        Run first = run(5);
        runNextDay(5);
        Run third = runNextDay(5);

        assertThat(first.endedEarly()).isPresent();
        assertThat(first.items(Outcome.WILL_RETRY)).hasSize(4);
        assertThat(third.items(Outcome.WILL_RETRY))
                .singleElement()
                .satisfies(item -> assertThat(item.key()).isEqualTo(key(2)));
        assertThat(calls(SEND_EMAIL)).isEqualTo(4);
    }

    @Test
    void whatARunEndedBeforeGoesTogetherAgain() {
        SandboxStub away = insideShop.stub(request -> true, SandboxAnswer.reset());
        run(5);
        away.remove();
        insideShop.resetCounters();

        Run next = runNextDay(5);

        assertThat(next.items(Outcome.DONE)).hasSize(5);
        // a login; orders and shipments; five made; the first alone, three together, the one that the run had ended
        // with alone
        assertThat(insideShop.requests()).isEqualTo(1 + 2 + 5 + 3 * 4);
        assertEachIsShippedOnceWithItsTrackAndTold(5);
    }

    @Test
    void aShopThatGoesAwayInTheMiddleEndsTheRunAndTheNextOneCompletesIt() {
        List<SandboxStub> away = new CopyOnWriteArrayList<>();
        after("[OrderFlow 6003]", () -> away.add(insideShop.stub(request -> true, SandboxAnswer.reset())));
        Run run = run(5);
        away.forEach(SandboxStub::remove);

        assertThat(run.endedEarly()).isPresent();
        assertThat(run.items(Outcome.DONE)).extracting(ItemOutcome::key).containsExactly(key(0));
        assertThat(run.items(Outcome.WILL_RETRY)).hasSize(4);
        assertThat(run.items(Outcome.WILL_RETRY).stream()
                        .filter(item -> item.detail().contains("was made, but not completed")))
                .extracting(ItemOutcome::key)
                .containsExactly(key(1), key(2));

        runNextDay(5);

        assertEachIsShippedOnceWithItsTrackAndTold(5);
    }

    @Test
    void whatWasLookedUpSomeSecondsAgoIsLookedUpAgain() {
        after(CREATE, () -> {
            clock.pass(Duration.ofSeconds(11));
            shipByHand(order(1), "RM6002");
        });

        Run run = run(3);

        assertThat(run.items(Outcome.DONE)).hasSize(3);
        assertThat(run.items().get(1).detail()).contains("was there, added [e-mail]");
        assertEachIsShippedOnceWithItsTrackAndTold(3);
    }

    private void shipByHand(String order, String trackingNumber) {
        try (Magento byHand = client().build()) {
            Order shipped = byHand.orders().details(List.of(order)).get(0).orThrow();
            Map<String, Long> rows = shipped.items().stream()
                    .collect(Collectors.toMap(row -> row.sku().orElseThrow(), OrderItem::itemId));
            byHand.shipments()
                    .create(ShipmentRequest.builder()
                            .order(shipped)
                            .putItems(Optional.ofNullable(rows.get("MUG-001")).orElseThrow(), BigDecimal.ONE)
                            .addTracks(Track.builder()
                                    .carrierCode("custom")
                                    .title("Royal Mail Tracked 24")
                                    .number(trackingNumber)
                                    .build())
                            .build())
                    .orThrow();
        }
    }

    @Test
    void whereTheShopDoesNotTellOfEMailsEachShipmentIsCompletedBeforeTheNextIsMade() {
        insideShop.hideEmails();

        Run run = run(3);

        assertThat(run.items(Outcome.DONE)).hasSize(3);
        assertThat(writes())
                .containsExactly(
                        CREATE, ADD_TRACK, SEND_EMAIL, CREATE, ADD_TRACK, SEND_EMAIL, CREATE, ADD_TRACK, SEND_EMAIL);
    }

    /** The paths of the calls that write, in the order of the requests. */
    private List<String> writes() {
        Pattern path = Pattern.compile("sales_order_shipment\\.(create|addTrack|sendInfo)");
        return bodies.stream()
                .flatMap(body -> path.matcher(body).results())
                .map(MatchResult::group)
                .toList();
    }

    @Test
    void aCustomerOfAShipmentWhoseTrackFailedIsToldByTheNextRunAlsoWhereTheShopDoesNotTellOfEMails() {
        insideShop.hideEmails();
        SandboxStub failing = insideShop.stub(request -> request.contains(ADD_TRACK), SandboxAnswer.status(500));
        Run failed = run(1);
        failing.remove();

        Run next = runNextDay(1);

        assertThat(failed.items(Outcome.WILL_RETRY)).hasSize(1);
        assertThat(next.items(Outcome.DONE))
                .singleElement()
                .satisfies(item -> assertThat(item.detail()).contains("added [track, e-mail]"));
        assertEachIsShippedOnceWithItsTrackAndTold(1);
    }

    @Test
    void aShopThatFindsNothingForSeveralOrdersAtOnceIsAskedForEach() {
        run(1);
        insideShop.stub(
                request -> request.contains("sales_order_shipment.list") && request.contains("<name>in</name>"),
                SandboxAnswer.of("<?xml version=\"1.0\"?><methodResponse><params><param><value><array><data/></array>"
                        + "</value></param></params></methodResponse>"));

        Run run = run(4);

        assertThat(run.items(Outcome.ALREADY_THERE))
                .extracting(ItemOutcome::key)
                .containsExactly(key(0));
        assertThat(run.items(Outcome.DONE)).hasSize(3);
        assertEachIsShippedOnceWithItsTrackAndTold(4);
    }

    @Test
    void aShopThatBlocksMultiCallIsServedByCallsOneByOne() {
        insideShop.stub(request -> request.contains("<methodName>multiCall<"), SandboxAnswer.status(403));

        assertThat(run(5).items(Outcome.DONE)).hasSize(5);
        assertEachIsShippedOnceWithItsTrackAndTold(5);
    }

    /** As a firewall does that does not like a text in one request. */
    private void refusing(String path, int shipment, int status) {
        insideShop.stub(
                request -> request.contains(path) && request.contains(">" + (FIRST_SHIPMENT + shipment) + "<"),
                SandboxAnswer.status(status));
    }

    @Test
    void anEMailThatAFirewallRefusesKeepsNoOtherCustomerFromBeingTold() {
        refusing(SEND_EMAIL, 3, 403);

        Run run = run(6);

        assertThat(run.items(Outcome.DONE)).hasSize(6);
        assertThat(run.items(Outcome.DONE))
                .filteredOn(item -> item.detail().contains("the customer was not told"))
                .extracting(ItemOutcome::key)
                .containsExactly(key(3));
        assertThat(List.of(0, 1, 2, 4, 5))
                .allSatisfy(i -> assertThat(insideShop.shipmentsOf(order(i)))
                        .singleElement()
                        .extracting(SandboxShipment::emailSent)
                        .isEqualTo(true));
        assertThat(calls(SEND_EMAIL)).isEqualTo(5);
    }

    @Test
    void anEMailThatWasNotSentForTheRefusalOfOthersIsSentByTheNextRun() {
        SandboxStub block = insideShop.stub(request -> request.contains(SEND_EMAIL), SandboxAnswer.status(403));
        Run blocked = run(6);
        block.remove();
        List<DespatchNotification> waiting = ShipmentNotification.pending(blocked, despatches(6));
        clock.pass(Duration.ofDays(1));
        run(shop, waiting);

        assertThat(waiting)
                .isNotEmpty()
                .allSatisfy(despatch -> assertThat(insideShop.shipmentsOf(despatch.orderReference()))
                        .singleElement()
                        .extracting(SandboxShipment::emailSent)
                        .isEqualTo(true));
        assertThat(calls(SEND_EMAIL)).isEqualTo(waiting.size());
    }

    @Test
    void anAnswerThatIsLostAfterARefusalIsNotTakenForTheRefusal() {
        insideShop.stub(
                request -> request.contains("<methodName>multiCall<") && request.contains(SEND_EMAIL),
                SandboxAnswer.status(403));
        insideShop.stub(
                request -> request.contains("<methodName>call<")
                        && request.contains(SEND_EMAIL)
                        && request.contains(">" + (FIRST_SHIPMENT + 1) + "<"),
                SandboxAnswer.reset());

        Run run = run(6);

        assertThat(run.items(Outcome.WILL_RETRY)).extracting(ItemOutcome::key).contains(key(1), key(2));
        assertThat(run.items(Outcome.DONE))
                .isNotEmpty()
                .noneMatch(item -> item.detail().contains("not told"));
    }

    @Test
    void aTrackThatAFirewallRefusesAddsNoOtherTrackTwice() {
        refusing(ADD_TRACK, 3, 406);
        ShipmentNotification notification = ShipmentNotification.to(shop)
                .mapping(ShipmentMapping.standard()
                        .withCarriers(CarrierTable.empty().with("Royal Mail", "ups")))
                .clock(clock)
                .build();

        checkpoint.run(notification.of(despatches(6)));

        for (int i : List.of(0, 1, 2, 4, 5)) {
            assertThat(insideShop.shipmentsOf(order(i)))
                    .singleElement()
                    .satisfies(shipment -> assertThat(shipment.tracks()).hasSize(1));
        }
        assertThat(insideShop.shipmentsOf(order(3)).get(0).tracks()).isEmpty();
    }

    @Test
    void partsOfSeveralOrdersEachGetWhatThePartBeforeHasLeft() {
        List<DespatchNotification> parts = List.of(
                despatch(order(0), 6001, Map.of("MUG-001", 1)),
                despatch(order(1), 6002, Map.of("MUG-001", 2)),
                despatch(order(0), 6003, Map.of("MUG-001", 1, "SALE-001", 1)),
                despatch(order(1), 6004, Map.of("MUG-001", 1)));

        Run run = run(shop, parts);

        assertThat(run.items(Outcome.DONE))
                .extracting(ItemOutcome::key)
                .containsExactly(order(0) + "/6001", order(1) + "/6002", order(0) + "/6003");
        assertThat(run.items(Outcome.GIVEN_UP)).extracting(ItemOutcome::key).containsExactly(order(1) + "/6004");
        assertThat(insideShop.orderStatus(order(0))).isEqualTo("complete");
    }
}
