package io.github.orderflowmagento.orderflow;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.orderflow.OrderFlowException.Busy;
import io.github.orderflowmagento.orderflow.OrderFlowException.NoAnswer;
import io.github.orderflowmagento.orderflow.OrderFlowException.NotFound;
import io.github.orderflowmagento.orderflow.OrderFlowException.NotReached;
import io.github.orderflowmagento.orderflow.OrderFlowException.NotUnderstood;
import io.github.orderflowmagento.orderflow.OrderFlowException.Rejected;
import io.github.orderflowmagento.orderflow.imports.ImportItem;
import io.github.orderflowmagento.orderflow.imports.ImportOperation;
import io.github.orderflowmagento.orderflow.imports.ImportType;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class OrderFlowFailureTest {

    private static final String INVENTORY = "inventory (GET remotewarehouse/inventory.xml): ";

    @RegisterExtension
    static final WireMockExtension WAREHOUSE = WireMockExtension.newInstance().build();

    @Test
    void aRefusedPortIsNotReached() throws IOException {
        try (Socket taken = new Socket()) {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)); // and nobody listens there
            int freePort = taken.getLocalPort();
            NotReached failure = failure(NotReached.class, client().baseUrl("http://127.0.0.1:" + freePort));

            assertThat(failure)
                    .hasMessageStartingWith(INVENTORY + "no connection to 127.0.0.1:" + freePort)
                    .hasMessageContaining("Nothing was sent");
            assertThat(failure.isRetryable()).isTrue();
            assertThat(failure.httpStatus()).isEmpty();
        }
    }

    @Test
    void anUnknownHostIsNotReached() {
        NotReached failure = failure(NotReached.class, client().baseUrl("https://warehouse.invalid"));

        assertThat(failure)
                .hasMessageContaining("no connection to warehouse.invalid:443")
                .hasMessageContaining("UnknownHostException")
                .hasMessageContaining("name resolution");
    }

    @Test
    void aPeerThatSpeaksNoTlsIsNotReached() {
        NotReached failure =
                failure(NotReached.class, client().baseUrl(WAREHOUSE.baseUrl().replace("http:", "https:")));

        assertThat(failure).hasMessageContaining("certificate");
    }

    @ParameterizedTest
    @CsvSource({
        "401, RefusedCredentials, Check the credentials, false",
        "403, NotPermitted, organisation and channel, false",
        "404, NotFound, Check the base URL, false",
        "400, Rejected, must be changed, false",
        "422, Rejected, must be changed, false",
        "408, Busy, Try again later, true",
        "429, Busy, Try again later, true",
        "503, Busy, Try again later, true",
        "500, ServerFault, OrderFlow failed, true",
        "502, ServerFault, OrderFlow failed, true"
    })
    void eachStatusHasItsKindOfFailure(int status, String kind, String advice, boolean retryable) {
        answer(html(status, "<h2>HTTP ERROR: " + status + "</h2>"));

        OrderFlowException failure = failure(OrderFlowException.class, client());

        assertThat(failure.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(failure).hasMessageStartingWith(INVENTORY + "HTTP " + status).hasMessageContaining(advice);
        assertThat(failure.isRetryable()).isEqualTo(retryable);
        assertThat(failure.httpStatus()).hasValue(status);
    }

    @ParameterizedTest
    @CsvSource({"HTTP ERROR: 401, RefusedCredentials", "HTTP ERROR: 403, NotPermitted", "HTTP ERROR 500, ServerFault"})
    void anErrorPageWithStatus200HasTheStatusItNames(String heading, String kind) {
        answer(html(200, "<h2>" + heading + "</h2>"));

        OrderFlowException failure = failure(OrderFlowException.class, client());

        assertThat(failure.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(failure).hasMessageContaining("an error page with HTTP 200 says");
    }

    @Test
    void busyHasTheSecondsToWait() {
        answer(aResponse().withStatus(503).withHeader("Retry-After", "120"));

        assertThat(failure(Busy.class, client().maxRetryAfter(Duration.ZERO)).retryAfter())
                .contains(Duration.ofMinutes(2));
    }

    @Test
    void busyIsNotRepeatedWithoutAMaximumWait() {
        answer(aResponse().withStatus(503).withHeader("Retry-After", "0"));

        assertThat(failure(Busy.class, client().maxRetryAfter(Duration.ZERO)).retryAfter())
                .contains(Duration.ZERO);
        WAREHOUSE.verify(1, anyRequestedFor(urlPathEqualTo("/remotewarehouse/inventory.xml")));
        WAREHOUSE.verify(1, anyRequestedFor(urlPathEqualTo("/remoteorder/order/detail.xml")));
    }

    @Test
    void busyHasTheTimeUntilADateByTheServersClock() {
        answer(aResponse()
                .withStatus(429)
                .withHeader("Date", "Mon, 23 Nov 2026 05:00:00 GMT")
                .withHeader("Retry-After", "Mon, 23 Nov 2026 05:00:30 GMT"));

        assertThat(failure(Busy.class, client().maxRetryAfter(Duration.ZERO)).retryAfter())
                .contains(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "99999999999", "5 Sekunden sp\u00e4ter"})
    void busyIgnoresAnInvalidRetryAfter(String retryAfter) {
        answer(aResponse().withStatus(503).withHeader("Retry-After", retryAfter));

        assertThat(failure(Busy.class, client()).retryAfter()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400})
    void anExceptionElementIsRejectedWithItsText(int status) {
        answer(aResponse()
                .withStatus(status)
                .withBody("<response><exception>No site 'x' takes part</exception></response>"));

        assertThat(failure(Rejected.class, client()))
                .hasMessageStartingWith(INVENTORY)
                .hasMessageContaining("No site 'x' takes part");
    }

    @Test
    void anUnknownChannelConcernsEverything() {
        answer(aResponse()
                .withBody("<response><exception>Unable to find channel with external reference &apos;nope&apos;"
                        + "</exception></response>"));

        assertThat(failure(OrderFlowException.NotFound.class, client()))
                .hasMessageContaining("Unable to find channel with external reference 'nope'")
                .hasMessageContaining("the channel");
    }

    @Test
    void aMaintenancePageIsNotUnderstoodAndQuoted() {
        answer(html(200, "<h1>We are\n\n  back soon</h1> ask help@example.com"));

        assertThat(failure(NotUnderstood.class, client()))
                .hasMessageContaining("We are back soon")
                .hasMessageContaining("Check the base URL")
                .hasMessageNotContaining("help@example.com");
    }

    @Test
    void theHeadingsOfAnErrorPageAreShownAndNotItsMarkup() {
        answer(
                aResponse()
                        .withStatus(503)
                        .withBody(
                                "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\""
                                        + " \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd\">\n<html><head>"
                                        + "<title>503 Service Temporarily Unavailable</title></head><body>"
                                        + "<h1>503 Service Temporarily Unavailable</h1><pre>at Ann.main(Ann.java)</pre></body></html>"));

        assertThat(failure(Busy.class, client()))
                .hasMessageStartingWith(INVENTORY + "HTTP 503 (503 Service Temporarily Unavailable): busy")
                .hasMessageNotContaining("Ann");
    }

    @Test
    void compressedDataThatIsNotDeclaredIsNamed() {
        answer(aResponse().withBody(new byte[] {0x1f, (byte) 0x8b, 8, 0}));

        assertThat(failure(NotUnderstood.class, client()))
                .hasMessageContaining("compressed data (gzip) that is not declared as such");
    }

    @Test
    void aVeryLongExceptionIsCutBeforeItIsSearched() {
        answer(aResponse()
                .withBody("<r><exception>begin " + "a".repeat(3_000_000) + "ann@example.com</exception></r>"));

        assertThat(failure(OrderFlowException.class, client()).getMessage()).hasSizeLessThan(700);
    }

    @Test
    void aLongPageIsQuotedInPart() {
        answer(html(200, "x".repeat(10_000)));

        assertThat(failure(NotUnderstood.class, client()).getMessage()).hasSizeLessThan(700);
    }

    @Test
    void anEmptyAnswerIsNotUnderstood() {
        answer(aResponse().withStatus(200));

        assertThat(failure(NotUnderstood.class, client())).hasMessageContaining("the answer is empty");
    }

    @Test
    void anotherDocumentIsNotUnderstood() {
        answer(aResponse().withBody("<other/>"));

        assertThat(failure(NotUnderstood.class, client())).hasMessageContaining("Expected the element 'inventory'");
    }

    @Test
    void aDoctypeIsNotUnderstood() {
        answer(aResponse().withBody("<!DOCTYPE inventory [<!ENTITY a 'ha'>]><inventory>&a;</inventory>"));

        assertThat(failure(NotUnderstood.class, client())).hasMessageContaining("DOCTYPE, which is refused");
    }

    @Test
    void aRedirectIsNotUnderstoodAndItsTargetNamed() {
        answer(aResponse().withStatus(301).withHeader("Location", "https://elsewhere.example/"));

        assertThat(failure(NotUnderstood.class, client()))
                .hasMessageContaining("HTTP 301, a redirect to https://elsewhere.example/")
                .hasMessageContaining("set the base URL");
    }

    @Test
    void anAnswerThatIsTooLargeIsNotUnderstood() {
        answer(aResponse().withBody("<order externalReference='7'>" + " ".repeat(1000) + "</order>"));

        try (OrderFlow warehouse = client().maxAnswerBytes(1000).build()) {
            assertThatExceptionOfType(NotUnderstood.class)
                    .isThrownBy(() -> warehouse.orders().detail("7"))
                    .withMessageContaining("more than 1000 bytes")
                    .withMessageContaining("(maxAnswerBytes)");
        }
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aConnectionThatBreaksAfterTheRequestIsNoAnswer(Fault fault) {
        answer(aResponse().withFault(fault));

        NoAnswer failure = failure(NoAnswer.class, client());

        assertThat(failure)
                .hasMessageContaining("received the request but sent no complete answer")
                .hasMessageContaining("Whether it was carried out is unknown");
        assertThat(failure.isRetryable()).isTrue();
    }

    @Test
    void aStallBeyondTheTimeoutIsNoAnswer() {
        answer(aResponse().withFixedDelay(60_000).withBody("<inventory/>"));

        Patience.check(Duration.ofMillis(300), timeout -> failure(NoAnswer.class, client().timeout(timeout)));
    }

    @Test
    void theOperationNamesTheNumberOfItems() {
        answer(aResponse().withStatus(404));

        try (OrderFlow warehouse = client().build()) {
            NotFound failure = catchThrowableOfType(
                    NotFound.class, () -> warehouse.orders().insert(List.of(order("7"), order("8"))));

            assertThat(failure.operation())
                    .isEqualTo("order import of 2 items (POST remoteorder/imports/importitems.xml)");
        }
    }

    private static ImportItem order(String reference) {
        return ImportItem.builder()
                .type(ImportType.ORDER)
                .operation(ImportOperation.INSERT)
                .externalReference(reference)
                .build();
    }

    private static void answer(ResponseDefinitionBuilder answer) {
        WAREHOUSE.stubFor(any(anyUrl()).willReturn(answer));
    }

    private static ResponseDefinitionBuilder html(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "text/html")
                .withBody("<html><head><meta charset=utf-8></head><body>" + body + "</body></html>");
    }

    private static OrderFlowClient.Builder client() {
        return OrderFlowClient.builder()
                .baseUrl(WAREHOUSE.baseUrl())
                .credentials("user", "password")
                .organisation("demo-org")
                .channel("demo-channel");
    }

    /** The failure of a call whose answer is read as it comes in; one that is read as a whole must fail alike. */
    private static <E extends OrderFlowException> E failure(Class<E> kind, OrderFlowClient.Builder client) {
        try (OrderFlow warehouse = client.build()) {
            assertThatExceptionOfType(kind).isThrownBy(() -> warehouse.orders().detail("7"));
            E failure = catchThrowableOfType(kind, () -> warehouse.inventory().retrieve());
            assertThat(failure).isInstanceOf(kind);
            return failure;
        }
    }
}
