package io.github.orderflowmagento.magento;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.function.Function;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.orderflowmagento.magento.client.Magento1Builder;
import io.github.orderflowmagento.magento.client.MagentoClient;
import io.github.orderflowmagento.magento.model.OrderQuery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** The same trouble is the same failure over each web service of each generation, and with OrderFlow: orderflow-client reads the same table. */
@ParameterizedClass(name = "{0}")
@MethodSource("clients")
class FailuresAlikeTest {
    private final WireMockServer server =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));

    private final Client client;

    FailuresAlikeTest(Client client) {
        this.client = client;
    }

    /**
     * A way to a shop.
     *
     * @param connecting to the shop at an address
     */
    private record Client(String name, Function<String, Magento> connecting) {
        static Client of(WebService service) {
            return new Client(service.name(), url -> {
                Magento1Builder shop = MagentoClient.magento1().baseUrl(url).webService(service);
                return (service == WebService.REST
                                ? shop.oauth(RestShop.CREDENTIALS)
                                : shop.credentials(RecordedShop.USER, RecordedShop.API_KEY))
                        .build();
            });
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Client> clients() {
        return Stream.concat(
                Stream.of(WebService.values()).map(Client::of),
                Stream.of(
                        new Client(
                                "Magento 2, signed",
                                url -> MagentoClient.magento2()
                                        .baseUrl(url)
                                        .oauth(Magento2Shop.CREDENTIALS)
                                        .build()),
                        new Client(
                                "Magento 2, by token",
                                url -> MagentoClient.magento2()
                                        .baseUrl(url)
                                        .bearer("token")
                                        .build())));
    }

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(
            files = "../orderflow-client/src/test/resources/failures-alike.csv",
            delimiter = '|',
            numLinesToSkip = 1)
    void theSameTroubleIsTheSameFailure(
            String trouble,
            @Nullable Integer status,
            @Nullable String retryAfter,
            @Nullable String body,
            String kind,
            MagentoException.Concern concern,
            boolean outcomeUnknown,
            @Nullable Integer httpStatus)
            throws IOException {
        MagentoException failure;
        if (status == null && body == null) {
            failure = whereNobodyListens();
        } else {
            server.stubFor(any(anyUrl()).willReturn(answer(status, retryAfter, body)));
            letLogIn();
            failure = failure(server.baseUrl() + "/");
        }

        assertThat(failure.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(failure.concerns()).isEqualTo(concern);
        assertThat(failure.outcomeUnknown()).isEqualTo(outcomeUnknown);
        assertThat(failure.httpStatus().isPresent()).isEqualTo(httpStatus != null);
        assertThat(failure.httpStatus().orElse(0)).isEqualTo(httpStatus == null ? 0 : httpStatus);
    }

    private MagentoException whereNobodyListens() throws IOException {
        try (Socket taken = new Socket()) {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return failure("http://127.0.0.1:" + taken.getLocalPort() + "/");
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

    /** A login that succeeds, where there is one. */
    private void letLogIn() {
        Stream.of(Wire.values())
                .filter(wire -> wire.service().name().equals(client.name()))
                .forEach(wire -> server.stubFor(post(anyUrl())
                        .atPriority(1)
                        .withRequestBody(containing(wire.marker("login")))
                        .willReturn(RecordedShop.replay(wire.recording("login-ok")))));
    }

    private MagentoException failure(String baseUrl) {
        try (Magento shop = client.connecting().apply(baseUrl)) {
            return catchThrowableOfType(
                    MagentoException.class,
                    () -> shop.orders().list(OrderQuery.status("processing")).toList());
        }
    }
}
