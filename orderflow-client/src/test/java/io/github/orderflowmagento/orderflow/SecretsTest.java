package io.github.orderflowmagento.orderflow;

import java.io.PrintWriter;
import java.io.StringWriter;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class SecretsTest {

    private static final String USER = "canary-user";
    private static final String PASSWORD = "canary-password";
    private static final String ENCODED = "Y2FuYXJ5LXVzZXI6Y2FuYXJ5LXBhc3N3b3Jk";

    @RegisterExtension
    static final WireMockExtension WAREHOUSE = WireMockExtension.newInstance().build();

    @Test
    void neitherBuilderNorClientShowsThem() {
        Object builder = client();

        assertThat(builder + " " + client().build()).doesNotContain(USER, PASSWORD, ENCODED);
    }

    @ParameterizedTest
    @MethodSource("answersThatEchoThem")
    void noFailureShowsThem(ResponseDefinitionBuilder answer) {
        WAREHOUSE.stubFor(any(anyUrl()).willReturn(answer));

        assertShowsNothing(client());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "200 | <html>canary &amp; päss'&lt;1&gt;</html>",
                "200 | <html>canary &amp; päss&#39;&lt;1&gt;</html>",
                "200 | <html><h2>ERROR: canary &amp; päss'&lt;1&gt;</h2></html>",
                "302 | https://elsewhere.example/login?p=canary%20%26%20p%C3%A4ss%27%3C1%3E",
                "302 | https://elsewhere.example/login?p=canary+%26+p%C3%A4ss%27%3C1%3E"
            })
    void anEscapedPasswordIsNotShownEither(int status, String echo) {
        WAREHOUSE.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withStatus(status)
                        .withHeader("Location", status == 302 ? echo : "")
                        .withBody(echo)));

        assertThat(trace(client().credentials("user", "canary & päss'<1>"))).doesNotContain("canary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:1/", "https://warehouse.invalid/"})
    void noFailedConnectionShowsThem(String url) {
        assertShowsNothing(client().baseUrl(url));
    }

    static ResponseDefinitionBuilder[] answersThatEchoThem() {
        String echo = USER + " " + PASSWORD + " " + ENCODED;
        return new ResponseDefinitionBuilder[] {
            aResponse().withStatus(401).withStatusMessage(echo).withBody(echo),
            aResponse().withStatus(400).withBody("<r><exception>" + echo + "</exception></r>"),
            aResponse().withStatus(500).withBody(echo),
            aResponse().withStatus(302).withHeader("Location", "https://" + USER + ":" + PASSWORD + "@elsewhere/"),
            aResponse().withBody("<r><exception>" + echo + "</exception></r>"),
            aResponse().withBody("<html>" + echo + "</html>"),
            aResponse().withBody("<" + PASSWORD + "></" + USER + ">"),
            aResponse().withBody("<inventory><p product='" + USER + "' sequenceId='" + PASSWORD + "'/></inventory>"),
            aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)
        };
    }

    private static void assertShowsNothing(OrderFlowClient.Builder client) {
        assertThat(trace(client)).doesNotContain(USER, PASSWORD, ENCODED);
    }

    private static String trace(OrderFlowClient.Builder client) {
        try (OrderFlow warehouse = client.build()) {
            OrderFlowException failure = catchThrowableOfType(
                    OrderFlowException.class, () -> warehouse.inventory().retrieve());
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace, true));
            return trace.toString();
        }
    }

    private static OrderFlowClient.Builder client() {
        return OrderFlowClient.builder()
                .baseUrl(WAREHOUSE.baseUrl())
                .credentials(USER, PASSWORD)
                .organisation("demo-org")
                .channel("demo-channel");
    }
}
