package io.github.orderflowmagento.magento.internal.http;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.internal.BeforeWrite;
import io.github.orderflowmagento.magento.internal.Deadline;
import io.github.orderflowmagento.magento.internal.ServiceTime;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** A shop that asks to be left alone for a while, over real sockets, with a clock of the test's own. */
class RetryAfterTest {
    private final AnsweringServer server = new AnsweringServer();
    private final FakeTime time = new FakeTime();
    private final ShopHttp http = new ShopHttp(
            new OkHttpClient(),
            server.url(),
            1 << 20,
            List.of(),
            new RequestLimiter(Duration.ofSeconds(30), Duration.ofSeconds(10), time::ticks, time));

    @AfterEach
    void close() {
        http.close();
        server.close();
    }

    private HttpAnswer read() {
        return http.ask(new Request.Builder().url(server.url()).build(), "a read");
    }

    private HttpAnswer write() {
        return http.send(
                new Request.Builder()
                        .url(server.url())
                        .post(RequestBody.create(new byte[] {1}))
                        .build(),
                "a write");
    }

    private MagentoException.Busy failureOf(Supplier<HttpAnswer> call) {
        return catchThrowableOfType(MagentoException.Busy.class, call::get);
    }

    private static Duration seconds(long count) {
        return Duration.ofSeconds(count);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 503})
    void aReadIsSentAgainAfterTheSecondsThatTheShopAsksFor(int status) {
        server.answers(status, Map.of("Retry-After", "5"));

        assertThat(read().status()).isEqualTo(200);
        assertThat(time.pauses()).containsExactly(seconds(5));
        assertThat(server.received()).containsExactly("GET", "GET");
    }

    @Test
    void aDateIsMeasuredByTheClockOfTheServer() {
        WireMockServer dating =
                new WireMockServer(WireMockConfiguration.options().dynamicPort());
        dating.start();
        dating.stubFor(get(anyUrl())
                .inScenario("busy")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse()
                        .withStatus(503)
                        .withHeader("Date", "Mon, 23 Nov 2026 05:00:00 GMT")
                        .withHeader("Retry-After", "Mon, 23 Nov 2026 05:00:20 GMT"))
                .willSetStateTo("well"));
        dating.stubFor(
                get(anyUrl()).inScenario("busy").whenScenarioStateIs("well").willReturn(aResponse()));

        int status = http.ask(new Request.Builder().url(dating.url("/")).build(), "a read")
                .status();
        dating.stop();

        assertThat(status).isEqualTo(200);
        assertThat(time.pauses()).containsExactly(seconds(20));
    }

    @Test
    void aWriteThatWasRejectedUnreadIsSentAgain() {
        server.answers(429, Map.of("Retry-After", "5"));

        assertThat(write().status()).isEqualTo(200);
        assertThat(time.pauses()).containsExactly(seconds(5));
        assertThat(server.received()).containsExactly("POST", "POST");
    }

    @Test
    void aWriteIsNotSentAgainAfter503() {
        server.answers(503, Map.of("Retry-After", "5"));

        assertThat(write().status()).isEqualTo(503);
        assertThat(server.received()).containsExactly("POST");
    }

    @Test
    void theNextCallAlsoWaitsForRetryAfter() {
        server.answers(503, Map.of("Retry-After", "5"));
        write();
        time.pass(seconds(2));

        assertThat(read().status()).isEqualTo(200);
        assertThat(time.pauses()).containsExactly(seconds(3));
    }

    @Test
    void aWriteIsCheckedBeforeItIsSentAgain() {
        server.answers(429, Map.of("Retry-After", "5"));
        Runnable held = () ->
                assertThat(time.pauses()).as("the lease ends while it waits").isEmpty();

        assertThatThrownBy(() -> BeforeWrite.checked(held, this::write)).isInstanceOf(AssertionError.class);
        assertThat(server.received()).containsExactly("POST");
    }

    @Test
    void aLongTimeIsNotWaitedForAndNothingIsSentUntilItIsOver() {
        server.answers(429, Map.of("Retry-After", "120"));

        assertThat(read().status()).isEqualTo(429);
        MagentoException.Busy unsent = failureOf(this::read);
        time.pass(seconds(120));
        int later = read().status();

        assertThat(unsent.retryAfter()).contains(seconds(120));
        assertThat(unsent.outcomeUnknown()).isFalse();
        assertThat(later).isEqualTo(200);
        assertThat(time.pauses()).isEmpty();
        assertThat(server.received()).hasSize(2);
    }

    @Test
    void aTimeBeyondTheDeadlineIsNotWaitedFor() {
        server.answers(429, Map.of("Retry-After", "20"));

        HttpAnswer answer = Deadline.in(seconds(10), time::ticks).during(this::read);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(time.pauses()).isEmpty();
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void aShopThatRefusesAgainAndAgainIsAskedFourTimes() {
        for (int i = 0; i < 5; i++) {
            server.answers(429, Map.of("Retry-After", "1"));
        }

        assertThat(read().status()).isEqualTo(429);
        assertThat(server.received()).hasSize(4);
    }

    @Test
    void oneCallWaitsForNoLongerThanTheLongestTimeInAll() {
        server.answers(429, Map.of("Retry-After", "20"));
        server.answers(429, Map.of("Retry-After", "20"));

        assertThat(read().status()).isEqualTo(429);
        assertThat(time.pauses()).containsExactly(seconds(20));
    }

    @Test
    void anAbsurdTimeCountsAsOneDayAndTheShopIsAskedAgainAfterAnHour() {
        server.answers(503, Map.of("Retry-After", "999999999"));

        HttpAnswer answer = read();
        MagentoException refused = http.refused("a read", answer, "", "REST");
        time.pass(Duration.ofHours(1));

        assertThat(refused)
                .isInstanceOfSatisfying(
                        MagentoException.Busy.class,
                        busy -> assertThat(busy.retryAfter()).contains(Duration.ofDays(1)));
        assertThat(read().status()).isEqualTo(200);
    }

    @Test
    void aTimeInThePastIsNoTime() {
        server.answers(429, Map.of("Retry-After", "-5"));

        assertThat(read().status()).isEqualTo(200);
        assertThat(time.pauses()).isEmpty();
    }

    @Test
    void waitingDoesNotCountAsTheTimeInWhichTheShopServes() {
        ShopHttp waiting = new ShopHttp(
                new OkHttpClient(),
                server.url(),
                1 << 20,
                List.of(),
                new RequestLimiter(seconds(30), seconds(10), time::ticks, pause -> {
                    time.pause(pause);
                    ServiceTime.waited(pause.toNanos()); // as a real pause would
                }));
        server.answers(429, Map.of("Retry-After", "20"));
        long begin = ServiceTime.ticks();

        waiting.ask(new Request.Builder().url(server.url()).build(), "a read");

        assertThat(ServiceTime.ticks() - begin).isNegative();
        waiting.close();
    }

    @Test
    void anInterruptEndsTheWaitingAndNothingIsSent() {
        ShopHttp interrupted = new ShopHttp(
                new OkHttpClient(),
                server.url(),
                1 << 20,
                List.of(),
                new RequestLimiter(seconds(30), seconds(10), time::ticks, pause -> {
                    throw new InterruptedException();
                }));
        server.answers(429, Map.of("Retry-After", "5"));

        assertThatThrownBy(() ->
                        interrupted.ask(new Request.Builder().url(server.url()).build(), "a read"))
                .isInstanceOf(MagentoException.NotReached.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(server.received()).hasSize(1);
        interrupted.close();
    }
}
