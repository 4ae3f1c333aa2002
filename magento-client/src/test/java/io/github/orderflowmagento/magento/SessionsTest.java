package io.github.orderflowmagento.magento;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.orderflowmagento.magento.model.OrderQuery;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Sessions last an hour at most and may end in the middle of a run. */
@ParameterizedClass
@EnumSource
class SessionsTest {
    private static final String FIRST = "11111111111111111111111111111111";
    private static final String SECOND = "22222222222222222222222222222222";

    @RegisterExtension
    final RecordedShop recorded;

    private final Wire wire;

    SessionsTest(Wire wire) {
        this.wire = wire;
        this.recorded = new RecordedShop(wire);
    }

    /** The first login gives one session, which the shop takes for expired; each later login gives another, which it accepts. */
    private void firstSessionHasExpired() {
        login(Scenario.STARTED, FIRST, "logged in");
        login("logged in", SECOND, "logged in");
        recorded.answers(FIRST, recorded.recording("fault-after-endSession"));
        recorded.answers(SECOND, recorded.recording("order-list-empty"));
        // the WS-I form asks before it believes in filters
        recorded.answersAll(List.of(SECOND, "core_magento.info"), recorded.recording("magento-info"));
    }

    private void login(String state, String session, String next) {
        recorded.server()
                .stubFor(post(urlEqualTo(recorded.path()))
                        .inScenario("sessions")
                        .whenScenarioStateIs(state)
                        .withRequestBody(containing(wire.marker("login")))
                        .willReturn(wire.answer(session))
                        .willSetStateTo(next));
    }

    @Test
    void logsInOnceForManyCalls() {
        recorded.answers("sales_order.list", recorded.recording("order-list-empty"));
        try (Magento shop = recorded.connect().build()) {
            assertThat(shop.orders().list(OrderQuery.status("a"))).isEmpty();
            assertThat(shop.orders().list(OrderQuery.status("b"))).isEmpty();
        }

        assertThat(recorded.requestsHolding("login")).isEqualTo(1);
    }

    @Test
    void nothingIsSentBeforeTheFirstCall() {
        recorded.connect().build().close();

        assertThat(recorded.server().getAllServeEvents()).isEmpty();
    }

    @Test
    void renewsAnExpiredSessionOnceAndMakesTheCallAgain() {
        firstSessionHasExpired();

        try (Magento shop = recorded.connect().build()) {
            assertThat(shop.orders().list(OrderQuery.status("processing"))).isEmpty();
        }

        assertThat(recorded.requestsHolding("login")).isEqualTo(2);
    }

    @Test
    void manyThreadsThatMeetTheExpiryTogetherLogInOnce() throws Exception {
        firstSessionHasExpired();
        int threads = 8;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CountDownLatch start = new CountDownLatch(1);
        try (Magento shop = recorded.connect().build()) {
            Callable<Long> listing = () -> {
                start.await();
                return shop.orders().list(OrderQuery.status("processing")).count();
            };
            List<Future<Long>> runs = IntStream.range(0, threads)
                    .mapToObj(i -> pool.submit(listing))
                    .toList();
            start.countDown();
            assertThat(runs).hasSize(threads);
            for (Future<Long> run : runs) {
                assertThat(run.get()).isZero();
            }
        } finally {
            pool.shutdown();
        }

        assertThat(recorded.requestsHolding("login")).isEqualTo(2);
    }

    @Test
    void aSessionThatEndsRightAfterLoginIsNotRenewedForEver() {
        recorded.answers("sales_order.list", recorded.recording("fault-bad-session"));

        try (Magento shop = recorded.connect().build()) {
            MagentoException failure = catchThrowableOfType(
                    MagentoException.Busy.class,
                    () -> shop.orders().list(OrderQuery.status("processing")).toList());

            assertThat(failure)
                    .hasMessageContaining("right after a fresh login")
                    .hasMessageContaining("Check the session timeout");
            assertThat(failure.isRetryable()).isTrue();
            assertThat(failure.outcomeUnknown()).isFalse();
        }

        assertThat(recorded.requestsHolding("login")).isEqualTo(2);
    }

    @Test
    void closingEndsTheSession() {
        recorded.answers("sales_order.list", recorded.recording("order-list-empty"));
        recorded.answers("endSession", recorded.recording("endSession"));
        try (Magento shop = recorded.connect().build()) {
            assertThat(shop.orders().list(OrderQuery.status("processing"))).isEmpty();
        }

        assertThat(recorded.requestsHolding("endSession")).isEqualTo(1);
    }

    @Test
    void aSessionLostAmongManyCallsIsRenewedAndEveryCallIsAnswered() {
        login(Scenario.STARTED, FIRST, "logged in");
        login("logged in", SECOND, "logged in");
        var shipment = Map.of(
                "order_id",
                "1",
                "increment_id",
                "100000001",
                "items",
                List.of(),
                "tracks",
                List.of(),
                "comments",
                List.of());
        recorded.answers(SECOND, wire.results(shipment));
        firstCallsOnly(wire.results(shipment));

        try (Magento shop = recorded.connect().batchSize(1).build()) {
            assertThat(shop.shipments().details(List.of("1", "2", "3", "4")))
                    .hasSize(4)
                    .allMatch(answer -> answer.value().isPresent());
        }

        assertThat(recorded.requestsHolding("login")).isEqualTo(2);
    }

    /** The first session makes two calls, and from then on has expired. */
    private void firstCallsOnly(ResponseDefinitionBuilder answer) {
        String[] states = {Scenario.STARTED, "one call", "expired", "expired"};
        for (int call = 0; call < states.length - 1; call++) {
            recorded.server()
                    .stubFor(post(urlEqualTo(recorded.path()))
                            .inScenario("calls of the first session")
                            .whenScenarioStateIs(states[call])
                            .withRequestBody(containing(FIRST))
                            .willReturn(call < 2 ? answer : recorded.recording("fault-bad-session"))
                            .willSetStateTo(states[call + 1]));
        }
    }
}
