package io.github.orderflowmagento.orderflow;

import java.nio.file.Path;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.orderflowmagento.orderflow.model.OperationResult;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The notifications of the OrderFlow extension for Magento 2 are sent as recorded, to the byte. */
class Magento2NotificationsTest {

    private static final Path RECORDINGS = Path.of("src/test/resources/recordings/magento2/notifications");

    @RegisterExtension
    static final WireMockExtension WAREHOUSE = WireMockExtension.newInstance().build();

    private static Stream<Recording> recordings() {
        return Recording.allIn(RECORDINGS);
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void eachIsSentAsRecorded(Recording recording) {
        WAREHOUSE.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withStatus(recording.status())
                        .withBody(recording.response().body().toByteArray())));

        if (recording.status() == 500) {
            assertThatExceptionOfType(OrderFlowException.ServerFault.class).isThrownBy(() -> send(recording));
        } else if (recording.responseText().contains("exception")) {
            assertThatExceptionOfType(OrderFlowException.Rejected.class)
                    .isThrownBy(() -> send(recording))
                    .withMessageContaining("Unable to find entity");
        } else {
            assertThat(send(recording).performed()).contains(true);
        }

        LoggedRequest sent = WAREHOUSE.findAll(anyRequestedFor(anyUrl())).get(0);
        assertThat(sent.getMethod().value() + " " + sent.getUrl() + " HTTP/1.1")
                .isEqualTo(recording.request().startLine());
        assertThat(sent.getBody()).isEmpty();
        assertThat(sent.getHeader("Content-Length")).isEqualTo("0");
        assertThat(recording.request().header("Authorization")).contains(sent.getHeader("Authorization"));
    }

    private static OperationResult send(Recording recording) {
        HttpUrl url = HttpUrl.get("http://127.0.0.1" + recording.target());
        String thirdParty = String.valueOf(url.queryParameter("thirdPartyReference"));
        try (OrderFlow warehouse = warehouse("UK")) {
            return url.encodedPath().contains("product")
                    ? warehouse.products().modified(thirdParty)
                    : warehouse.orders().created(thirdParty, String.valueOf(url.queryParameter("externalReference")));
        }
    }

    private static OrderFlow warehouse(String channel) {
        return OrderFlowClient.builder()
                .baseUrl(WAREHOUSE.baseUrl() + "/orderflow/")
                .credentials("orderflow", "secret")
                .organisation("example")
                .channel(channel)
                .build();
    }

    /** The values as read by the extension's PHP. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SP ACE 01 | SP+ACE+01",
                "AB/CD/01 | AB%2FCD%2F01",
                "A&B=C | A%26B%3DC",
                "tilde~star*'(x) | tilde%7Estar%2A%27%28x%29",
                "under_score-dot. | under_score-dot.",
                "café | caf%C3%A9"
            })
    void referencesAreEncodedAsFormsAre(String sku, String encoded) {
        WAREHOUSE.stubFor(any(anyUrl()).willReturn(aResponse().withBody("<message>Operation completed</message>")));

        try (OrderFlow warehouse = warehouse("UK & more")) {
            warehouse.products().modified(sku);
        }

        assertThat(WAREHOUSE.findAll(anyRequestedFor(anyUrl())).get(0).getUrl())
                .isEqualTo("/orderflow/remotewarehouse/product/update.xml?channel=UK+%26+more&organisation=example"
                        + "&thirdPartyReference=" + encoded + "&event=product.modified&action=modified");
    }

    @Test
    void nothingDoneIsNotAFailure() {
        WAREHOUSE.stubFor(any(anyUrl())
                .willReturn(aResponse().withBody("<message>Result 'no_operation' for order 000000004</message>")));

        try (OrderFlow warehouse = warehouse("UK")) {
            OperationResult result = warehouse.orders().created("4", "000000004");

            assertThat(result.performed()).contains(false);
            assertThat(result.message()).contains("no_operation");
        }
    }
}
