package io.github.orderflowmagento.magento;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import com.github.tomakehurst.wiremock.stubbing.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.model.OrderQuery;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Sessions last an hour at most and may end in the middle of a run. */
class SessionsTest {
    private static final String FIRST = "11111111111111111111111111111111";
    private static final String SECOND = "22222222222222222222222222222222";

    @RegisterExtension
    final RecordedShop recorded = new RecordedShop();

    /** The first login gives one session, which the shop takes for expired; each later login gives another, which it accepts. */
    private void firstSessionHasExpired() {
        login(Scenario.STARTED, FIRST, "logged in");
        login("logged in", SECOND, "logged in");
        recorded.answers(FIRST, RecordedShop.recorded("fault-after-endSession"));
        recorded.answers(SECOND, RecordedShop.recorded("order-list-empty"));
    }

    private void login(String state, String session, String next) {
        recorded.server()
                .stubFor(post(urlEqualTo("/index.php/api/xmlrpc"))
                        .inScenario("sessions")
                        .whenScenarioStateIs(state)
                        .withRequestBody(containing(">login<"))
                        .willReturn(RecordedShop.xml("<string>" + session + "</string>"))
                        .willSetStateTo(next));
    }

    @Test
    void logsInOnceForManyCalls() {
        recorded.answers("sales_order.list", RecordedShop.recorded("order-list-empty"));
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
            for (Future<Long> run : runs) {
                assertThat(run.get()).isZero();
            }
        } finally {
            pool.shutdown();
        }

        assertThat(recorded.requestsHolding("login")).isEqualTo(2);
    }

    @Test
    void aSessionThatIsRefusedRightAfterLoginIsNotRenewedForEver() {
        recorded.answers("sales_order.list", RecordedShop.recorded("fault-bad-session"));

        try (Magento shop = recorded.connect().build()) {
            assertThat(catchThrowable(() ->
                            shop.orders().list(OrderQuery.status("processing")).toList()))
                    .isInstanceOf(MagentoException.RefusedCredentials.class)
                    .hasMessageContaining("right after a fresh login");
        }

        assertThat(recorded.requestsHolding("login")).isEqualTo(2);
    }

    @Test
    void closingEndsTheSession() {
        recorded.answers("sales_order.list", RecordedShop.recorded("order-list-empty"));
        recorded.answers("endSession", RecordedShop.recorded("endSession"));
        try (Magento shop = recorded.connect().build()) {
            assertThat(shop.orders().list(OrderQuery.status("processing"))).isEmpty();
        }

        assertThat(recorded.requestsHolding("endSession")).isEqualTo(1);
    }
}
