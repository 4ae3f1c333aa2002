package io.github.orderflowmagento.magento;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.ShipmentCompletion;
import io.github.orderflowmagento.magento.model.StockUpdate;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Writes are sent once, reads may be sent again, and no failure reveals secrets. */
@ParameterizedClass
@EnumSource
class SendingOnceTest {
    private static final String CREATE = "sales_order_shipment.create";
    private static final String UPDATE = "cataloginventory_stock_item.update";
    private static final String SESSION = "abcdef0123456789abcdef0123456789";

    @RegisterExtension
    final RecordedShop recorded;

    private final Wire wire;
    private Magento shop;

    SendingOnceTest(Wire wire) {
        this.wire = wire;
        this.recorded = new RecordedShop(wire);
    }

    @BeforeEach
    void connect() {
        shop = recorded.connect().build();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private MagentoException failureOfCreate(ResponseDefinitionBuilder answer) {
        recorded.answers(CREATE, answer);
        return catchThrowableOfType(
                MagentoException.class, () -> shop.shipments().create(ShipmentRequests.everythingOf("100000001")));
    }

    @Test
    void aShipmentIsCreatedOnceEvenIfTheServerSaysRetryAfterZero() {
        MagentoException failure = failureOfCreate(aResponse().withStatus(503).withHeader("Retry-After", "0"));

        assertThat(failure).isInstanceOf(MagentoException.Busy.class);
        assertThat(failure.outcomeUnknown()).isTrue();
        assertThat(recorded.requestsHolding(CREATE)).isEqualTo(1);
    }

    @Test
    void aShipmentRejectedUnreadIsCreatedByTheSecondRequest() {
        recorded.answers(CREATE, recorded.recording("shipment-create-partial"));
        recorded.server()
                .stubFor(post(urlEqualTo(recorded.path()))
                        .withRequestBody(containing(wire.marker(CREATE)))
                        .inScenario("limited")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "0"))
                        .willSetStateTo("not any more"));

        ShipmentResult result = shop.shipments().create(ShipmentRequests.everythingOf("1"));

        assertThat(result.shipment().key()).isNotEmpty();
        assertThat(recorded.requestsHolding(CREATE)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999999999999999", "5 Sekunden sp\u00e4ter"})
    void aRetryAfterThatCannotBeReadIsNoWait(String retryAfter) {
        MagentoException failure = failureOfCreate(aResponse().withStatus(503).withHeader("Retry-After", retryAfter));

        assertThat(failure)
                .isInstanceOfSatisfying(
                        MagentoException.Busy.class,
                        busy -> assertThat(busy.retryAfter()).isEmpty());
    }

    @Test
    void aReadWhoseConnectionIsResetIsMadeASecondTime() {
        var listing = post(urlEqualTo(recorded.path())).withRequestBody(containing(wire.marker("sales_order.list")));
        recorded.server()
                .stubFor(listing.inScenario("reset")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER))
                        .willSetStateTo("well"));
        recorded.server()
                .stubFor(post(urlEqualTo(recorded.path()))
                        .withRequestBody(containing(wire.marker("sales_order.list")))
                        .inScenario("reset")
                        .whenScenarioStateIs("well")
                        .willReturn(recorded.recording("order-list-empty")));

        assertThat(shop.orders().list(OrderQuery.builder().addIncrementIds("1").build()))
                .isEmpty();
        assertThat(recorded.requestsHolding("sales_order.list")).isEqualTo(2);
    }

    @Test
    void textAfterTheDocumentIsIgnored() {
        recorded.answers(
                CREATE,
                aResponse()
                        .withBody(wire.recording("shipment-create-partial").responseText()
                                + "\n<br />\n<b>Notice</b>: in shop.php"));

        assertThat(shop.shipments()
                        .create(ShipmentRequests.everythingOf("1"))
                        .shipment()
                        .key())
                .isEqualTo("100000008");
    }

    @Test
    void anUnknownErrorOfTheServiceItselfIsAServerFault() {
        assertThat(failureOfCreate(wire.unknownError())).isInstanceOf(MagentoException.ServerFault.class);
    }

    @Test
    void noFailureShowsKeySessionOrCustomer() {
        recorded.answers("login", wire.answer(SESSION));
        String canary = "#0 login('orderflow-secre...', '" + RecordedShop.API_KEY + "') call('" + SESSION
                + "', 'abcdef012345678...') ann@example.com";

        for (ResponseDefinitionBuilder answer : List.of(
                wire.fault(1, canary),
                wire.fault(
                        1,
                        "SQLSTATE[23000]: Integrity constraint violation: 1062 Duplicate entry 'Ann', query was: UPDATE"
                                + " c SET name = Ann"),
                aResponse().withStatus(500).withBody("<html>" + canary + "</html>"),
                aResponse().withBody("<methodResponse><abcdef012345678/>" + canary))) {
            StringWriter trace = new StringWriter();
            failureOfCreate(answer).printStackTrace(new PrintWriter(trace));

            assertThat(trace.toString()).doesNotContain("orderflow-secre", "abcdef01", "ann@example.com", "Ann");
        }
    }

    @Test
    void writesBehindOneWithoutAnAnswerAreNotSent() {
        String written = wire.hasMultiCall() ? UPDATE : "cataloginventory_stock_item.multiUpdate";
        recorded.answers("cataloginventory_stock_item.list", wire.results(stockRows(60)));
        recorded.answers(written, aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

        List<Answer<StockUpdate>> answers = shop.stock()
                .update(IntStream.range(0, 60)
                        .mapToObj(i -> StockUpdate.builder()
                                .sku("S" + i)
                                .quantity(BigDecimal.ONE)
                                .build())
                        .toList());

        assertThat(recorded.requestsHolding(written)).isEqualTo(1);
        int sent = wire.hasMultiCall() ? 10 : 50;
        assertThat(answers.subList(0, sent))
                .allSatisfy(answer -> assertThat(answer.failure()).get().isInstanceOf(MagentoException.NoAnswer.class));
        assertThat(answers.subList(sent, 60))
                .allSatisfy(
                        answer -> assertThat(answer.failure()).get().isInstanceOf(MagentoException.NotReached.class));
    }

    @Test
    void aShopBefore17SendsTheShipmentEMailAsAComment() {
        recorded.answers("sales_order_shipment.sendInfo", wire.unknownMethod());
        recorded.answers("sales_order_shipment.addComment", wire.answer(true));

        shop.shipments()
                .complete(ShipmentCompletion.builder()
                        .shipment(ShipmentRequests.shipment("100000008"))
                        .notifiesCustomer(true)
                        .build())
                .orThrow();

        assertThat(recorded.lastRequestHolding("sales_order_shipment.addComment"))
                .contains("Your order has been shipped.")
                .containsPattern(">(1|true)<.*>(1|true)<");
    }

    @Test
    void aClosedClientRefusesCallsAndMayBeClosedAgain() {
        shop.close();

        assertThatThrownBy(() -> shop.orders().details(List.of("1"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aBaseUrlHoldsNeitherUserNorQuery() {
        assertThatThrownBy(() -> recorded.connect().baseUrl("https://u:p@shop.example/"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("configureHttp");
        assertThatThrownBy(() -> recorded.connect().baseUrl("https://shop.example/?store=1"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Map<String, Object>> stockRows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        Map.<String, Object>of("product_id", i + 1, "sku", "S" + i, "qty", "1", "is_in_stock", "1"))
                .toList();
    }
}
