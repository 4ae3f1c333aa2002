package io.github.orderflowmagento.magento;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderHead;
import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.OrderState;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.magento.model.ProductQuery;
import io.github.orderflowmagento.magento.model.ShipmentRequest;
import io.github.orderflowmagento.magento.model.StockUpdate;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.github.orderflowmagento.magento.RestShop.json;
import static io.github.orderflowmagento.magento.RestShop.recorded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Failures of calls to a shop's REST API, each over a real socket. */
class RestFailuresTest {
    @RegisterExtension
    final RestShop rest = new RestShop();

    private MagentoException failure() {
        return catchThrowableOfType(
                MagentoException.class,
                () -> rest.shop().orders().list(OrderQuery.status("processing")).toList());
    }

    private MagentoException failure(ResponseDefinitionBuilder answer) {
        rest.answers("orders", answer);
        return failure();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fault-bad-signature",
                "fault-unknown-consumer",
                "fault-unknown-token",
                "fault-revoked-token",
                "fault-nonce-replay",
                "fault-future-timestamp"
            })
    void aRejectedSignatureShowsNoCredentials(String recording) {
        MagentoException failure = failure(recorded(recording));

        assertThat(failure)
                .isInstanceOf(MagentoException.RefusedCredentials.class)
                .hasMessageContaining("oauth_problem=")
                .hasMessageNotContaining("orde\"")
                .hasMessageNotContaining(RestShop.CREDENTIALS.tokenSecret());
        assertThat(failure.isRetryable()).isFalse();
    }

    @Test
    void aClockThatIsAheadIsNamed() {
        assertThat(failure(recorded("fault-future-timestamp")))
                .hasMessageContaining("this machine's clock is ahead of the shop's");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PcGbWcjE%2Fk1Hb4dC9dTQ%2BKk0Y1s%3D",
                "GET&http%3A%2F%2F127.0.0.1%2Fapi%2Frest%2Forders&dir%3Dasc%26oauth_consumer_key%3Dck00000000000000000000000000"
                        + "orde%26oauth_nonce%3D1735682%26oauth_token%3Dtk00000000000000000000000000orde"
            })
    void whatOldShopsEchoOfTheSignatureTheyExpectedIsNotShown(String expected) {
        String fault =
                "{\"messages\":{\"error\":[{\"code\":401,\"message\":\"oauth_problem=signature_invalid&debug_sbs=%s\"}]}}";

        for (String body : List.of(fault.formatted(expected), "<html>" + fault.formatted(expected))) {
            assertThat(failure(aResponse().withStatus(401).withBody(body)))
                    .isInstanceOf(MagentoException.RefusedCredentials.class)
                    .hasMessageContaining("oauth_problem=signature_invalid&debug_sbs=…")
                    .hasMessageNotContaining(expected.substring(0, 8))
                    .hasMessageNotContaining("oauth_nonce");
        }
    }

    @Test
    void aClosedClientSendsNothing() {
        Magento shop = rest.connect().build();
        shop.close();

        assertThatThrownBy(() ->
                        shop.orders().list(OrderQuery.status("processing")).toList())
                .isInstanceOf(IllegalStateException.class);
        assertThat(rest.requests()).isEmpty();
    }

    @Test
    void theCredentialsHaveNoTextForm() {
        assertThat(RestShop.CREDENTIALS.toString())
                .doesNotContain("ck0")
                .doesNotContain("cs0")
                .doesNotContain("tk0")
                .doesNotContain("ts0");
        assertThat(rest.connect().toString()).doesNotContain("orde");
    }

    @Test
    void aMissingRightIsNotPermittedAndTheMessageSaysWhoCanGrantIt() {
        assertThat(failure(recorded("fault-no-authorization-guest")))
                .isInstanceOf(MagentoException.NotPermitted.class)
                .hasMessageContaining("grant the admin user's REST role the resource");
    }

    @Test
    void aRoleWithoutAttributesIsNamedAndNotTakenForAnEmptyShop() {
        assertThat(failure(json("{\"1\":{\"increment_id\":\"100000001\"}}")))
                .isInstanceOf(MagentoException.NotUnderstood.class)
                .hasMessageContaining("a row has no entity_id; grant the admin user's REST role all attributes");
    }

    @Test
    void aMaintenancePageInHtmlIsBusyAndKeepsWhenToComeBack() {
        MagentoException failure = failure(aResponse()
                .withStatus(503)
                .withHeader("Retry-After", "120")
                .withBody("<html><body><h1>Service Temporarily Unavailable</h1></body></html>"));

        assertThat(failure)
                .isInstanceOfSatisfying(
                        MagentoException.Busy.class,
                        busy -> assertThat(busy.retryAfter()).contains(Duration.ofMinutes(2)));
    }

    @Test
    void tooManyRequestsInJsonAreBusyToo() {
        assertThat(failure(aResponse()
                        .withStatus(429)
                        .withBody("{\"messages\":{\"error\":[{\"code\":429,\"message\":\"slow down\"}]}}")))
                .isInstanceOf(MagentoException.Busy.class);
    }

    @Test
    void anAddressWithoutTheServiceSaysWhatToCheck() {
        assertThat(failure(aResponse().withStatus(404).withBody("<html>Page not found</html>")))
                .isInstanceOf(MagentoException.NotUnderstood.class)
                .hasMessageContaining("no REST service there")
                .hasMessageContaining("index.php/");
    }

    @Test
    void aWarningOfPhpBeforeTheAnswerIsSkipped() {
        rest.answers("orders", json("[]"));
        rest.answersAbout(
                "orders",
                "filter[2][from]",
                "1",
                json("\n<br />\n<b>Notice</b>: Undefined index: [store] {x} in Foo.php on line 3\n"
                        + "{\"1\":{\"entity_id\":1,\"increment_id\":\"100000001\",\"status\":\"processing\"}}"));

        assertThat(rest.shop().orders().list(OrderQuery.status("processing")))
                .singleElement()
                .satisfies(order -> assertThat(order.incrementId()).isEqualTo("100000001"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>Are you human?</html>", "{\"1\":{\"entity_id\":1,\"incre", "\"text\"", "null"})
    void anAnswerThatIsNoJsonDocumentOrBreaksOffIsNotUnderstood(String body) {
        assertThat(failure(json(body))).isInstanceOf(MagentoException.NotUnderstood.class);
    }

    @Test
    void anAnswerTooDeepIsNotUnderstood() {
        assertThat(failure(json("[".repeat(100_000)))).isInstanceOf(MagentoException.NotUnderstood.class);
    }

    @Test
    void anAnswerTooLargeIsNotUnderstoodAndSaysWhatToRaise() {
        rest.answers("orders", json(" ".repeat(5000)));

        try (Magento shop = rest.connect().maxAnswerBytes(4096).build()) {
            assertThatThrownBy(() ->
                            shop.orders().list(OrderQuery.status("processing")).toList())
                    .isInstanceOf(MagentoException.NotUnderstood.class)
                    .hasMessageContaining("maxAnswerBytes");
        }
    }

    @Test
    void aReadThatGotNoAnswerIsMadeOnceMoreWithANewSignature() {
        rest.answers("orders", aResponse().withFault(Fault.EMPTY_RESPONSE));

        assertThat(failure()).isInstanceOf(MagentoException.NoAnswer.class);
        assertThat(rest.requests())
                .hasSize(2)
                .extracting(request -> request.getHeader("Authorization"))
                .doesNotHaveDuplicates();
    }

    @Test
    void aPortWhereNobodyListensWasNotReached() throws IOException {
        try (Socket taken = new Socket()) {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)); // and nobody listens there
            int port = taken.getLocalPort();
            try (Magento shop =
                    rest.connect().baseUrl("http://127.0.0.1:" + port).build()) {
                assertThatThrownBy(() -> shop.orders()
                                .list(OrderQuery.status("processing"))
                                .toList())
                        .isInstanceOf(MagentoException.NotReached.class);
            }
        }
    }

    @Test
    void oneProductThatKillsPhpCostsThatProductOnly() {
        rest.answers(
                "products",
                json("{\"1\":{\"entity_id\":1,\"sku\":\"MUG-001\"},\"69\":{\"entity_id\":69,\"sku\":\"SET\"}}"));
        rest.answers("products/69", recorded("product-info-grouped"));
        rest.answers("products/69/images", json("[]"));
        rest.answers("products/1", recorded("product-info-simple"));
        rest.answers("products/1/websites", json("[]"));
        rest.answers("products/1/categories", json("[]"));
        rest.answers("products/1/images", json("[]"));
        rest.answers("stockitems", json("[]"));

        List<Answer<Product>> answers = rest.shop().products().details(List.of("SET", "MUG-001"));

        assertThat(answers.get(0).failure().orElseThrow()).isInstanceOf(MagentoException.ServerFault.class);
        assertThat(answers.get(1).orThrow().name()).contains("Plain White Mug");
    }

    @Test
    void aFieldThatRestDoesNotHaveIsNotRequested() {
        assertThatThrownBy(() -> rest.shop()
                        .orders()
                        .list(OrderQuery.builder()
                                .addStates(OrderState.PROCESSING)
                                .build())
                        .toList())
                .isInstanceOf(MagentoException.Unsupported.class)
                .hasMessageContaining("no field state to filter by; XML-RPC has");
        assertThat(rest.requests()).isEmpty();
    }

    /** Community's answer to {@code updated_at}, recorded from 1.9.4.5. */
    @Test
    void aRejectedFilterNamesAnotherWebService() {
        Recording recording =
                Recording.read(Recording.OWN, "ce-1.9.4.5/rest-json/product-list-fault-filter-updated-since");
        rest.answers("products", RecordedShop.replay(recording));
        ProductQuery changed = ProductQuery.builder()
                .updatedSince(Instant.parse("2020-01-01T00:00:00Z"))
                .build();

        assertThatThrownBy(() -> rest.shop().products().list(changed).toList())
                .isInstanceOf(MagentoException.Unsupported.class)
                .hasMessageContaining("Resource collection filtering error.")
                .hasMessageContaining("no Community version filters by updated_at")
                .hasMessageContaining("use XML-RPC");
    }

    @Test
    void callsThatRestLacksFailWithAnAlternative() {
        ShipmentRequest shipment = ShipmentRequests.ofOrder("100000001")
                .putItems(1L, BigDecimal.ONE)
                .build();

        assertThatThrownBy(() -> rest.shop().shipments().create(shipment))
                .isInstanceOf(MagentoException.Unsupported.class)
                .hasMessageContaining("use XML-RPC or SOAP");
        assertThatThrownBy(() -> rest.shop().orders().hold(order("100000001")))
                .isInstanceOf(MagentoException.Unsupported.class);
    }

    @Test
    void anOrderThatIsNotThereIsNotFoundAndTheOthersAre() {
        rest.answers("orders", recorded("order-list-filter-increment-id"));

        List<Answer<Order>> answers = rest.shop().orders().details(List.of("999999999", "300000001"));

        assertThat(answers.get(0).failure().orElseThrow()).isInstanceOf(MagentoException.NotFound.class);
        assertThat(answers.get(1).orThrow().grandTotal()).isPresent();
    }

    @Test
    void aMegabyteOfTextIsReadWhole() {
        String text = "Ünï ".repeat(250_000);
        rest.answers("products", json("{\"1\":{\"entity_id\":1,\"sku\":\"MUG-001\"}}"));
        rest.answers("stockitems", json("[]"));
        rest.answers(
                "products/1",
                json("{\"entity_id\":1,\"type_id\":\"simple\",\"sku\":\"MUG-001\",\"description\":\"" + text + "\"}"));
        rest.answers("products/1/websites", json("[]"));
        rest.answers("products/1/categories", json("[]"));
        rest.answers("products/1/images", json("[]"));

        assertThat(rest.shop()
                        .products()
                        .details(List.of("MUG-001"))
                        .get(0)
                        .orThrow()
                        .description())
                .contains(text);
    }

    @Test
    void aNumberWithThousandsSeparatorsIsNeverReadAsASmallerOne() {
        rest.answers(
                "orders",
                json(
                        "{\"1\":{\"entity_id\":1,\"increment_id\":\"1\",\"grand_total\":\"1,234.50\",\"subtotal\":null}}"));

        Order order = rest.shop().orders().details(List.of("1")).get(0).orThrow();

        assertThat(order.grandTotal()).isEmpty();
        assertThat(order.subtotal()).isEmpty();
        assertThat(order.fields().text("grand_total")).contains("1,234.50");
    }

    private static OrderHead order(String incrementId) {
        return OrderSummary.builder().orderId(9).incrementId(incrementId).build();
    }

    @Test
    void aRequestSaysThatItTakesJsonOrMagentoWouldFail() {
        rest.answers("products", json("{\"1\":{\"entity_id\":1,\"sku\":\"MUG-001\"}}"));
        rest.answers("stockitems", json("[{\"item_id\":1,\"product_id\":1,\"qty\":\"5\",\"is_in_stock\":1}]"));
        rest.answersUpdates("stockitems", json("{\"success\":[{\"item_id\":1}]}"));

        assertThat(rest.shop()
                        .stock()
                        .update(List.of(StockUpdate.builder()
                                .sku("MUG-001")
                                .quantity(BigDecimal.TEN)
                                .build())))
                .hasSize(1)
                .allMatch(answer -> answer.failure().isEmpty());

        assertThat(rest.requests()).extracting(LoggedRequest::getMethod).contains(RequestMethod.GET, RequestMethod.PUT);
        assertThat(rest.requests())
                .extracting(request -> request.getHeader("Accept"))
                .containsOnly("application/json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n[",
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\nnot packed at all"
            })
    void theConnectionOfAnUnreadableAnswerIsReleased(String begin) throws Exception {
        CompletableFuture<Void> hungUp = new CompletableFuture<>();
        try (RawShop server = new RawShop(out -> {
                    out.write(begin.getBytes(StandardCharsets.US_ASCII));
                    try {
                        while (true) {
                            out.write(new byte[64 * 1024]);
                        }
                    } catch (IOException e) {
                        hungUp.complete(null);
                    }
                });
                Magento shop = server.connect()
                        .oauth(RestShop.CREDENTIALS)
                        .webService(WebService.REST)
                        .maxAnswerBytes(1000)
                        .timeout(Duration.ofHours(1))
                        .build()) {
            assertThatThrownBy(() ->
                            shop.orders().list(OrderQuery.status("processing")).toList())
                    .isInstanceOf(MagentoException.class);

            assertThat(hungUp).succeedsWithin(Duration.ofMinutes(1));
        }
    }

    @Test
    void anAnswerThatAnnouncesTooMuchIsTooLargeAndRequestedOnce() throws IOException {
        try (RawShop server = new RawShop(out -> {
                    out.write("HTTP/1.1 200 OK\r\nContent-Length: 3000000000\r\n\r\n["
                            .getBytes(StandardCharsets.US_ASCII));
                    while (true) {
                        out.write(new byte[64 * 1024]);
                    }
                });
                Magento shop = server.connect()
                        .oauth(RestShop.CREDENTIALS)
                        .webService(WebService.REST)
                        .maxAnswerBytes(1 << 20)
                        .build()) {
            assertThatThrownBy(() ->
                            shop.orders().list(OrderQuery.status("processing")).toList())
                    .isInstanceOf(MagentoException.NotUnderstood.class)
                    .hasMessageContaining("larger than 1048576 bytes");
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 500})
    void aRefusalOfAnotherLengthThanIsSaidIsStillARefusal(int status) {
        rest.answers("orders", aResponse().withStatus(status).withBody("<html><h1>No</h1></html>"));
        try (Magento shop = rest.connect()
                .configureHttp(http -> http.addInterceptor(chain -> {
                    Response response = chain.proceed(chain.request());
                    return response.newBuilder()
                            .body(ResponseBody.create(response.body().source(), null, 5))
                            .build();
                }))
                .build()) {
            assertThatThrownBy(() ->
                            shop.orders().list(OrderQuery.status("processing")).toList())
                    .isInstanceOf(MagentoException.class)
                    .hasMessageContaining("HTTP " + status);
        }
    }

    @Test
    void anInterceptorThatMakesTheRequestAnewDoesNotHideThatItWasSent() throws IOException {
        try (RawShop server = new RawShop(out -> out.write(
                        "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n[".getBytes(StandardCharsets.US_ASCII)));
                Magento shop = server.connect()
                        .oauth(RestShop.CREDENTIALS)
                        .webService(WebService.REST)
                        .configureHttp(http -> http.addInterceptor(chain -> chain.proceed(new Request.Builder()
                                .url(chain.request().url())
                                .headers(chain.request().headers())
                                .build())))
                        .build()) {
            assertThatThrownBy(() ->
                            shop.orders().list(OrderQuery.status("processing")).toList())
                    .isInstanceOf(MagentoException.NoAnswer.class);
        }
    }
}
