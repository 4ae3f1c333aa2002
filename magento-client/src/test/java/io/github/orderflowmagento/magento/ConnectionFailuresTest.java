package io.github.orderflowmagento.magento;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

import com.github.tomakehurst.wiremock.http.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.orderflowmagento.magento.client.Magento1Builder;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Connection failures: their kind, and the advice in their message. */
@ParameterizedClass
@EnumSource
class ConnectionFailuresTest extends Failures {
    ConnectionFailuresTest(Wire wire) {
        super(wire);
    }

    @Test
    void aPortWhereNobodyListensWasNotReached() throws IOException {
        try (Socket taken = new Socket()) {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)); // and nobody listens there
            int port = taken.getLocalPort();
            MagentoException failure = failureOf(
                    recorded.connect().baseUrl("http://127.0.0.1:" + port + "/").build());

            as(MagentoException.NotReached.class, failure);
            assertThat(failure)
                    .hasMessageContaining("no connection to http://127.0.0.1:" + port + "/")
                    .hasMessageContaining("check the base URL");
            assertThat(failure.isRetryable()).isTrue();
            assertThat(failure.outcomeUnknown()).isFalse();
        }
    }

    @Test
    void aHostThatDoesNotExistWasNotReached() {
        MagentoException failure =
                failureOf(recorded.connect().baseUrl("https://shop.invalid/").build());

        as(MagentoException.NotReached.class, failure);
        assertThat(failure).hasMessageContaining("shop.invalid");
    }

    @Test
    void aBodyThatBreaksOffIsNotUnderstood() {
        String whole = wire.recording("order-list-status").responseText();
        recorded.answers("sales_order.list", aResponse().withBody(whole.substring(0, whole.length() / 2)));

        MagentoException failure = failure();

        as(MagentoException.NotUnderstood.class, failure);
        assertThat(failure).hasMessageContaining("breaks off");
    }

    @Test
    void aConnectionCutInsideTheBodyIsNoAnswer() {
        recorded.answers("sales_order.list", aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK));

        assertThat(as(MagentoException.NoAnswer.class, failure()).outcomeUnknown())
                .isTrue();
    }

    @Test
    void aConnectionResetAfterTheRequestWasSentIsNoAnswer() {
        recorded.answers("sales_order.list", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

        as(MagentoException.NoAnswer.class, failure());
    }

    @Test
    void aShopThatDoesNotAnswerInTimeIsNoAnswer() {
        recorded.answers("sales_order.list", aResponse().withFixedDelay(60_000));

        MagentoException failure;
        Duration timeout = Duration.ofMillis(300);
        do { // until the machine is fast enough for the login, which is answered
            timeout = timeout.multipliedBy(2);
            failure = failureOf(recorded.connect().timeout(timeout).build());
        } while (failure.operation().startsWith("login") && timeout.compareTo(Duration.ofSeconds(30)) < 0);

        as(MagentoException.NoAnswer.class, failure);
        assertThat(failure).hasMessageStartingWith("sales_order.list");
    }

    @Test
    void aRequestThatGotNoAnswerIsNotSentAgain() {
        recorded.answers("sales_order_shipment.create", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        try (Magento shop = recorded.connect().build()) {
            as(
                    MagentoException.NoAnswer.class,
                    catchThrowableOfType(
                            MagentoException.class,
                            () -> shop.shipments().create(ShipmentRequests.everythingOf("100000001"))));
        }

        assertThat(recorded.requestsHolding("sales_order_shipment.create")).isEqualTo(1);
    }

    @Test
    void aRedirectNamesTheAddressToConfigure() {
        recorded.answers(
                "login", aResponse().withStatus(301).withHeader("Location", "https://www.shop.example/index.php/"));

        assertThat(as(MagentoException.NotUnderstood.class, failure()))
                .hasMessageContaining("redirects to https://www.shop.example/index.php/");
    }

    @Test
    void aWrongPathSaysThatIndexPhpMayBeMissing() {
        MagentoException failure = failureOf(recorded.connect()
                .baseUrl("http://127.0.0.1:" + recorded.server().port() + "/")
                .build());

        assertThat(as(MagentoException.NotUnderstood.class, failure)).hasMessageContaining("index.php/");
    }

    @Test
    void plainHttpToAnotherMachineNeedsAnExplicitWord() {
        Magento1Builder builder = recorded.connect().baseUrl("http://shop.example/");

        IllegalStateException refused = catchThrowableOfType(IllegalStateException.class, builder::build);

        assertThat(refused).hasMessageContaining("allowPlainHttp()");
        builder.allowPlainHttp().build().close();
    }
}
