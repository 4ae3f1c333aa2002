package io.github.orderflowmagento.orderflow;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** The same trouble is the same failure here as with a shop: magento-client reads the same table. */
class FailuresAlikeTest {
    @RegisterExtension
    static final WireMockExtension WAREHOUSE = WireMockExtension.newInstance().build();

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(files = "src/test/resources/failures-alike.csv", delimiter = '|', numLinesToSkip = 1)
    void theSameTroubleIsTheSameFailure(
            String trouble,
            @Nullable Integer status,
            @Nullable String retryAfter,
            @Nullable String body,
            String kind,
            OrderFlowException.Concern concern,
            boolean outcomeUnknown,
            @Nullable Integer httpStatus)
            throws IOException {
        OrderFlowException failure;
        if (status == null && body == null) {
            failure = whereNobodyListens();
        } else {
            WAREHOUSE.stubFor(any(anyUrl()).willReturn(answer(status, retryAfter, body)));
            failure = failure(WAREHOUSE.baseUrl());
        }

        assertThat(failure.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(failure.concerns()).isEqualTo(concern);
        assertThat(failure.outcomeUnknown()).isEqualTo(outcomeUnknown);
        assertThat(failure.httpStatus().isPresent()).isEqualTo(httpStatus != null);
        assertThat(failure.httpStatus().orElse(0)).isEqualTo(httpStatus == null ? 0 : httpStatus);
    }

    private static OrderFlowException whereNobodyListens() throws IOException {
        try (Socket taken = new Socket()) {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return failure("http://127.0.0.1:" + taken.getLocalPort());
        }
    }

    private static ResponseDefinitionBuilder answer(
            @Nullable Integer status, @Nullable String retryAfter, @Nullable String body) {
        if (status == null) {
            return aResponse().withFault(Fault.valueOf(String.valueOf(body)));
        }
        ResponseDefinitionBuilder answer = aResponse().withStatus(status).withBody(body == null ? "" : body);
        return retryAfter == null ? answer : answer.withHeader("Retry-After", retryAfter);
    }

    private static OrderFlowException failure(String baseUrl) {
        try (OrderFlow warehouse = OrderFlowClient.builder()
                .baseUrl(baseUrl)
                .credentials("user", "password")
                .organisation("demo-org")
                .channel("demo-channel")
                .build()) {
            return catchThrowableOfType(
                    OrderFlowException.class, () -> warehouse.orders().detail("7"));
        }
    }
}
