package io.github.orderflowmagento.magento;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import com.github.tomakehurst.wiremock.http.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.model.OrderQuery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What can go wrong between here and a shop, each over a real socket: the kind of failure and what its message says to do. */
class FailuresTest {
    @RegisterExtension
    final RecordedShop recorded = new RecordedShop();

    private MagentoException failureOf(Magento shop) {
        try (shop) {
            return catchThrowableOfType(
                    MagentoException.class,
                    () -> shop.orders().list(OrderQuery.status("processing")).toList());
        }
    }

    private MagentoException failure() {
        return failureOf(recorded.connect().build());
    }

    private static <T extends MagentoException> T as(Class<T> kind, MagentoException failure) {
        assertThat(failure).isInstanceOf(kind);
        return kind.cast(failure);
    }

    @Test
    void aPortWhereNobodyListensWasNotReached() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        MagentoException failure = failureOf(
                recorded.connect().baseUrl("http://127.0.0.1:" + port + "/").build());

        as(MagentoException.NotReached.class, failure);
        assertThat(failure)
                .hasMessageContaining("no connection to http://127.0.0.1:" + port + "/")
                .hasMessageContaining("check the base URL");
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.outcomeUnknown()).isFalse();
    }

    @Test
    void aHostThatDoesNotExistWasNotReached() {
        MagentoException failure =
                failureOf(recorded.connect().baseUrl("https://shop.invalid/").build());

        as(MagentoException.NotReached.class, failure);
        assertThat(failure).hasMessageContaining("shop.invalid");
    }

    @Test
    void aWrongKeyIsRefusedAndTheMessageSaysWhatToCheckButNotTheKey() {
        recorded.answers("login", RecordedShop.recorded("login-fault-bad-key"));

        MagentoException failure = failure();

        as(MagentoException.RefusedCredentials.class, failure);
        assertThat(failure)
                .hasMessageContaining("check user, key, that the user is active and that it has a role")
                .hasMessageNotContaining(RecordedShop.API_KEY);
        assertThat(failure.faultCode()).hasValue(2);
        assertThat(failure.isRetryable()).isFalse();
    }

    @Test
    void aMissingRightIsNotPermittedAndTheMessageNamesTheRight() {
        recorded.answers("sales_order.list", RecordedShop.recorded("fault-acl-denied"));

        MagentoException failure = failure();

        as(MagentoException.NotPermitted.class, failure);
        assertThat(failure).hasMessageContaining("grant the API user's role the right to sales_order.list");
    }

    @Test
    void aMaintenancePageInHtmlIsBusyAndKeepsWhenToComeBack() {
        recorded.answers(
                "sales_order.list",
                aResponse()
                        .withStatus(503)
                        .withHeader("Retry-After", "120")
                        .withBody("<html><body><h1>Service Temporarily Unavailable</h1></body></html>"));

        MagentoException.Busy failure = as(MagentoException.Busy.class, failure());

        assertThat(failure.retryAfter()).contains(Duration.ofMinutes(2));
        assertThat(failure).hasMessageContaining("Service Temporarily Unavailable");
    }

    @Test
    void htmlWithStatus200IsNotUnderstoodAndShown() {
        recorded.answers("sales_order.list", aResponse().withBody("<html><body>Are you human?</body></html>"));

        MagentoException failure = failure();

        as(MagentoException.NotUnderstood.class, failure);
        assertThat(failure).hasMessageContaining("Are you human?");
        assertThat(failure.outcomeUnknown()).isTrue();
    }

    @Test
    void aPhpWarningBeforeTheDocumentIsSkipped() {
        recorded.answers(
                "sales_order.list",
                aResponse()
                        .withBody("<br />\n<b>Warning</b>: Undefined variable in /var/www/shop.php on line 7<br />\n"
                                + Recording.xmlrpc("order-list-empty").responseText()));

        try (Magento shop = recorded.connect().build()) {
            assertThat(shop.orders().list(OrderQuery.status("processing"))).isEmpty();
        }
    }

    @Test
    void aBodyThatBreaksOffIsNotUnderstoodAndNothingOfItIsUsed() {
        String whole = Recording.xmlrpc("order-list-status").responseText();
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

        as(
                MagentoException.NoAnswer.class,
                failureOf(recorded.connect().timeout(Duration.ofSeconds(1)).build()));
    }

    @Test
    void aRequestThatGotNoAnswerIsNotSentAgainBehindTheCallersBack() {
        recorded.answers("sales_order_shipment.create", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        try (Magento shop = recorded.connect().build()) {
            as(
                    MagentoException.NoAnswer.class,
                    catchThrowableOfType(
                            MagentoException.class,
                            () -> shop.shipments().createForAllItems("100000001", Optional.empty())));
        }

        assertThat(recorded.requestsHolding("sales_order_shipment.create")).isEqualTo(1);
    }

    @Test
    void aPhpFatalErrorIsAServerFaultOfUnknownOutcome() {
        recorded.answers("sales_order.list", RecordedShop.recorded("fault-too-few-arguments"));

        MagentoException failure = failure();

        as(MagentoException.ServerFault.class, failure);
        assertThat(failure).hasMessageContaining("HTTP 500 and nothing else").hasMessageContaining("PHP error log");
        assertThat(failure.outcomeUnknown()).isTrue();
    }

    @Test
    void anUnknownFilterFieldIsRejected() {
        recorded.answers("sales_order.list", RecordedShop.recorded("order-list-fault-bad-field"));

        assertThat(as(MagentoException.Rejected.class, failure()))
                .hasMessageContaining("a filter names an unknown field");
    }

    @Test
    void aRedirectNamesTheAddressToConfigure() {
        recorded.answers(
                "login",
                aResponse().withStatus(301).withHeader("Location", "https://www.shop.example/index.php/api/xmlrpc"));

        assertThat(as(MagentoException.NotUnderstood.class, failure()))
                .hasMessageContaining("redirects to https://www.shop.example/index.php/api/xmlrpc");
    }

    @Test
    void aWrongPathSaysThatIndexPhpMayBeMissing() {
        MagentoException failure = failureOf(recorded.connect()
                .baseUrl("http://127.0.0.1:" + recorded.server().port() + "/")
                .build());

        assertThat(as(MagentoException.NotUnderstood.class, failure)).hasMessageContaining("index.php/");
    }

    @Test
    void anAnswerLargerThanAllowedIsRefused() {
        recorded.answers("sales_order.list", RecordedShop.recorded("order-list-status"));

        MagentoException failure =
                failureOf(recorded.connect().maxAnswerBytes(10_000).build());

        assertThat(as(MagentoException.NotUnderstood.class, failure)).hasMessageContaining("larger than 10000 bytes");
    }

    @Test
    void anUnknownOrderIsOneFailedAnswer() {
        recorded.answers(
                "sales_order.info",
                RecordedShop.xml("<array><data><value><struct>"
                        + "<member><name>isFault</name><value><boolean>1</boolean></value></member>"
                        + "<member><name>faultCode</name><value><string>100</string></value></member>"
                        + "<member><name>faultMessage</name><value><string>Requested order not exists.</string></value>"
                        + "</member></struct></value></data></array>"));

        try (Magento shop = recorded.connect().build()) {
            assertThat(shop.orders().details(List.of("404")).get(0).failure())
                    .get()
                    .isInstanceOf(MagentoException.NotFound.class)
                    .asString()
                    .contains("sales_order.info 404");
        }
    }

    @Test
    void shippingAnOrderThatIsShippedAlreadyIsRejected() {
        recorded.answers("sales_order_shipment.create", RecordedShop.recorded("shipment-create-fault-already-shipped"));
        try (Magento shop = recorded.connect().build()) {
            MagentoException failure = catchThrowableOfType(
                    MagentoException.class, () -> shop.shipments().createForAllItems("100000048", Optional.empty()));

            as(MagentoException.Rejected.class, failure);
            assertThat(failure.outcomeUnknown()).isFalse();
        }
    }

    @Test
    void aTextThatXmlCannotCarryIsRejectedBeforeAnythingIsSent() {
        try (Magento shop = recorded.connect().build()) {
            MagentoException failure = catchThrowableOfType(
                    MagentoException.class,
                    () -> shop.shipments().createForAllItems("100000001", Optional.of("bell\u0007")));

            assertThat(as(MagentoException.Rejected.class, failure)).hasMessageContaining("nothing was sent");
        }

        assertThat(recorded.requestsHolding("sales_order_shipment.create")).isZero();
    }

    @Test
    void plainHttpToAnotherMachineNeedsAnExplicitWord() {
        MagentoClient.Builder builder = recorded.connect().baseUrl("http://shop.example/");

        IllegalStateException refused = catchThrowableOfType(IllegalStateException.class, builder::build);

        assertThat(refused).hasMessageContaining("allowPlainHttp()");
        builder.allowPlainHttp().build().close();
    }

    @Test
    void theKeyNeverShowsWhereAServerEchoesIt() {
        recorded.answers(
                "login",
                aResponse()
                        .withBody("<html>Debug: login(orderflow, " + RecordedShop.API_KEY
                                + ") by ann@example.com</html>"));

        MagentoException failure = failure();

        assertThat(failure)
                .hasMessageContaining("not shown, since it answers a login")
                .hasMessageNotContaining(RecordedShop.API_KEY)
                .hasMessageNotContaining("ann@example.com");
        assertThat(recorded.connect().toString()).doesNotContain(RecordedShop.API_KEY);
    }
}
