package io.github.orderflowmagento.orderflow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.orderflow.OrderFlowException.Busy;
import io.github.orderflowmagento.orderflow.imports.ImportItem;
import io.github.orderflowmagento.orderflow.imports.ImportOperation;
import io.github.orderflowmagento.orderflow.imports.ImportType;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** An OrderFlow that asks to be left alone for a while, over real sockets, with a clock of the test's own. */
class RetryAfterTest {
    private static final String ORDER = "<order externalReference='7' state='despatched'/>";
    private static final String REPORT =
            "<r><importSuccesses><s externalReference='100000001' type='order'/></importSuccesses></r>";

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance().build();

    private final AtomicLong nanos = new AtomicLong();
    private final List<Duration> pauses = new ArrayList<>();
    private final OrderFlow warehouse = OrderFlowClient.builder()
            .baseUrl(SERVER.baseUrl())
            .credentials("user", "password")
            .organisation("demo-org")
            .channel("demo-channel")
            .retryAfter(new RetryAfter(Duration.ofSeconds(30), nanos::get, this::pause))
            .build();

    private void pause(Duration time) {
        pauses.add(time);
        pass(time);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    /** The first request is answered so; those behind it with the body. */
    private static void firstAnswers(ResponseDefinitionBuilder first, String body) {
        SERVER.stubFor(any(anyUrl())
                .inScenario("busy")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(first)
                .willSetStateTo("well"));
        SERVER.stubFor(any(anyUrl())
                .inScenario("busy")
                .whenScenarioStateIs("well")
                .willReturn(aResponse().withBody(body)));
    }

    private static ResponseDefinitionBuilder busy(int status, String retryAfter) {
        return aResponse().withStatus(status).withHeader("Retry-After", retryAfter);
    }

    private static void hasReceived(int requests) {
        SERVER.verify(requests, anyRequestedFor(anyUrl()));
    }

    private void insert() {
        ImportItem order = ImportItem.builder()
                .type(ImportType.ORDER)
                .operation(ImportOperation.INSERT)
                .externalReference("100000001")
                .build();
        warehouse.orders().insert(List.of(order));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 503})
    void aReadIsSentAgainAfterRetryAfter(int status) {
        firstAnswers(busy(status, "5"), ORDER);

        warehouse.orders().detail("7");

        assertThat(pauses).containsExactly(Duration.ofSeconds(5));
        hasReceived(2);
    }

    @Test
    void anInventoryIsRequestedAgainAfterRetryAfter() {
        firstAnswers(busy(503, "5"), "<inventory></inventory>");

        assertThat(warehouse.inventory().retrieve()).isEmpty();
        assertThat(pauses).containsExactly(Duration.ofSeconds(5));
        hasReceived(2);
    }

    @Test
    void anImportRefusedUnprocessedIsSentAgain() {
        firstAnswers(busy(429, "5"), REPORT);

        insert();

        assertThat(pauses).containsExactly(Duration.ofSeconds(5));
        hasReceived(2);
    }

    @Test
    void anImportIsNotRepeatedAfter503SinceItMayStillBeProcessed() {
        firstAnswers(busy(503, "5"), REPORT);

        assertThatExceptionOfType(Busy.class).isThrownBy(this::insert);
        hasReceived(1);
    }

    @Test
    void otherCallsWaitToo() {
        firstAnswers(busy(503, "5"), ORDER);
        assertThatExceptionOfType(Busy.class).isThrownBy(this::insert);
        pass(Duration.ofSeconds(2));

        warehouse.inChannel("other-channel").orders().detail("7");

        assertThat(pauses).containsExactly(Duration.ofSeconds(3));
    }

    @Test
    void aLongWaitFailsCallsUnsentUntilItIsOver() {
        firstAnswers(busy(429, "120"), ORDER);

        Busy first = catchThrowableOfType(Busy.class, () -> warehouse.orders().detail("7"));
        Busy unsent = catchThrowableOfType(Busy.class, this::insert);
        pass(Duration.ofMinutes(2));
        warehouse.orders().detail("7");

        assertThat(first.retryAfter()).contains(Duration.ofMinutes(2));
        assertThat(unsent.retryAfter()).contains(Duration.ofMinutes(2));
        assertThat(unsent.outcomeUnknown()).isFalse();
        assertThat(pauses).isEmpty();
        hasReceived(2);
    }

    @Test
    void anOrderFlowThatRefusesAgainAndAgainIsAskedFourTimes() {
        SERVER.stubFor(any(anyUrl()).willReturn(busy(429, "1")));

        assertThatExceptionOfType(Busy.class)
                .isThrownBy(() -> warehouse.orders().detail("7"));
        hasReceived(4);
    }

    @Test
    void oneCallWaitsNoLongerThanTheMaximumInTotal() {
        SERVER.stubFor(any(anyUrl()).willReturn(busy(429, "20")));

        assertThatExceptionOfType(Busy.class)
                .isThrownBy(() -> warehouse.orders().detail("7"));
        assertThat(pauses).containsExactly(Duration.ofSeconds(20));
    }

    @Test
    void aVeryLongWaitIsCutToADayAndCallsResumeAfterAnHour() {
        firstAnswers(busy(503, "999999999"), ORDER);

        Busy busy = catchThrowableOfType(Busy.class, () -> warehouse.orders().detail("7"));
        pass(Duration.ofHours(1));
        warehouse.orders().detail("7");

        assertThat(busy.retryAfter()).contains(Duration.ofDays(1));
        hasReceived(2);
    }
}
