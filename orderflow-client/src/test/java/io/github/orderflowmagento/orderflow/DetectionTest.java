package io.github.orderflowmagento.orderflow;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.orderflow.detect.DetectedOrderFlow;
import io.github.orderflowmagento.orderflow.detect.Finding;
import io.github.orderflowmagento.orderflow.detect.Finding.Result;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

/** Findings about an OrderFlow from read-only calls. */
class DetectionTest {

    private static final String INVENTORY =
            "<inventory><inventory externalReference=\"MUG-001\" quantity=\"3\"/></inventory>";

    @RegisterExtension
    static final WireMockExtension WAREHOUSE = WireMockExtension.newInstance().build();

    @BeforeEach
    void anOrderFlowThatAnswers() {
        answer("/remotewarehouse/inventory.xml", xml(INVENTORY));
        answer("/remoteorder/order/detail.xml", xml("<exception>Unable to find order</exception>"));
    }

    private static ResponseDefinitionBuilder xml(String document) {
        return aResponse().withHeader("Content-Type", "application/xml").withBody(document);
    }

    private static void answer(String path, ResponseDefinitionBuilder answer) {
        WAREHOUSE.stubFor(any(urlPathEqualTo(path)).willReturn(answer));
    }

    private static OrderFlowClient.Builder client(String baseUrl) {
        return OrderFlowClient.builder()
                .baseUrl(baseUrl)
                .credentials("rtd-user", "rtd-secret-1")
                .organisation("demo-org")
                .channel("demo-channel")
                .timeout(Duration.ofSeconds(20));
    }

    private static DetectedOrderFlow detect() {
        return client(WAREHOUSE.baseUrl()).detect();
    }

    private static String conclusion(DetectedOrderFlow found, String subject) {
        return found.findings().stream()
                .filter(finding -> finding.subject().startsWith(subject))
                .map(Finding::conclusion)
                .findFirst()
                .orElse("");
    }

    @Test
    void anOrderFlowThatAnswersIsUsable() {
        DetectedOrderFlow found = detect();

        assertThat(found.isUsable()).isTrue();
        assertThat(found.address()).isEqualTo(Result.OK);
        assertThat(found.login()).isEqualTo(Result.OK);
        assertThat(found.channel()).isEqualTo(Result.OK);
        assertThat(found.warehouseService()).isEqualTo(Result.OK);
        assertThat(found.orderService()).isEqualTo(Result.OK);
        assertThat(found.describe())
                .startsWith(WAREHOUSE.baseUrl())
                .contains("login: accepted")
                .contains("channel: 'demo-channel' is known")
                .contains("GET remotewarehouse/inventory.xml: HTTP 200, an inventory")
                .contains("imports: only a write would show");
    }

    @Test
    void nothingIsWritten() {
        detect();

        assertThat(WAREHOUSE.findAll(anyRequestedFor(anyUrl())))
                .extracting(
                        request -> request.getMethod() + " " + request.getUrl().replaceAll("\\?.*", ""))
                .containsExactly("GET /remotewarehouse/inventory.xml", "POST /remoteorder/order/detail.xml");
    }

    @Test
    void aWrongPasswordIsNotTheAddress() {
        answer("/remotewarehouse/inventory.xml", aResponse().withStatus(401));
        answer("/remoteorder/order/detail.xml", aResponse().withStatus(401));

        DetectedOrderFlow found = detect();

        assertThat(found.address()).isEqualTo(Result.OK);
        assertThat(found.login()).isEqualTo(Result.NOT_OK);
        assertThat(found.channel()).isEqualTo(Result.UNKNOWN);
        assertThat(found.isUsable()).isFalse();
        assertThat(found.describe()).contains("check the credentials").doesNotContain("rtd-secret-1");
    }

    @Test
    void anUnknownChannelIsNotTheLogin() {
        String unknown = "<exception>Unable to find channel with external reference 'demo-channel'</exception>";
        answer("/remotewarehouse/inventory.xml", xml(unknown));
        answer("/remoteorder/order/detail.xml", xml(unknown));

        DetectedOrderFlow found = detect();

        assertThat(found.login()).isEqualTo(Result.OK);
        assertThat(found.channel()).isEqualTo(Result.NOT_OK);
        assertThat(conclusion(found, "channel")).contains("check the organisation and the channel");
    }

    @Test
    void aPageThatIsNoOrderFlowsSaysNothingOfTheLogin() {
        answer("/remotewarehouse/inventory.xml", aResponse().withBody("<html><body>Welcome</body></html>"));
        answer("/remoteorder/order/detail.xml", aResponse().withStatus(404));

        DetectedOrderFlow found = detect();

        assertThat(found.login()).isEqualTo(Result.UNKNOWN);
        assertThat(found.channel()).isEqualTo(Result.UNKNOWN);
        assertThat(found.warehouseService()).isEqualTo(Result.NOT_OK);
        assertThat(found.orderService()).isEqualTo(Result.NOT_OK);
    }

    @Test
    void aBusyOrderFlowSaysNothingOfItsServices() {
        answer("/remoteorder/order/detail.xml", aResponse().withStatus(503).withHeader("Retry-After", "30"));

        DetectedOrderFlow found = detect();

        assertThat(found.orderService()).isEqualTo(Result.UNKNOWN);
        assertThat(found.login()).isEqualTo(Result.OK);
    }

    @Test
    void aPortThatNobodyListensOnIsNotReached() throws IOException {
        try (Socket taken = new Socket()) {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)); // and nobody listens there
            DetectedOrderFlow found =
                    client("http://127.0.0.1:" + taken.getLocalPort()).detect();

            assertThat(found.address()).isEqualTo(Result.NOT_OK);
            assertThat(found.login()).isEqualTo(Result.UNKNOWN);
            assertThat(found.orderService()).isEqualTo(Result.UNKNOWN);
            assertThat(found.clockDifference()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-600, 600})
    void aClockThatDiffersIsReported(int seconds) {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(seconds));
        answer("/remotewarehouse/inventory.xml", xml(INVENTORY).withHeader("Date", date));

        DetectedOrderFlow found = detect();

        assertThat(found.clockDifference().orElseThrow())
                .isBetween(Duration.ofSeconds(seconds - 60), Duration.ofSeconds(seconds + 60));
        assertThat(conclusion(found, "clock")).contains(seconds > 0 ? "ahead of" : "behind");
        assertThat(found.isUsable()).isFalse();
    }

    @Test
    void thePageOnWhatIsDoneOnDemandShowsHow() {
        OrderFlowClient.Builder client = client(WAREHOUSE.baseUrl());

        DetectedOrderFlow found = client.detect(); // client: an OrderFlowClient.Builder
        System.out.println(found.describe());
        boolean isUsable = found.isUsable(); // nothing is known to be wrong

        assertThat(isUsable).isTrue();
    }

    @Test
    void plainHttpIsSaidToBeSo() {
        DetectedOrderFlow found = detect();

        assertThat(conclusion(found, "TLS")).isEqualTo("not used: password and orders travel in clear");
        assertThat(found.tlsVersion()).isEmpty();
    }
}
