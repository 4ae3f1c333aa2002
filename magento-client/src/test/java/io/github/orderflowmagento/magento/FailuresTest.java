package io.github.orderflowmagento.magento;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderQuery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Invalid answers of a shop: the kind of failure, and what its message recommends. */
@ParameterizedClass
@EnumSource
class FailuresTest extends Failures {
    FailuresTest(Wire wire) {
        super(wire);
    }

    @Test
    void aWrongKeyIsRefusedAndTheMessageSaysWhatToCheck() {
        recorded.answers("login", recorded.recording("login-fault-bad-key"));

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
        recorded.answers("sales_order.list", recorded.recording("fault-acl-denied"));

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
    void theWordsOfAnErrorPageAreShownAndNotItsMarkup() {
        recorded.answers(
                "sales_order.list",
                aResponse()
                        .withStatus(503)
                        .withBody("<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\""
                                + " \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd\">\n<html><head>"
                                + "<style>body { color: red }</style><title>Error 503: Service Unavailable</title>"
                                + "<script>track('x < y')</script></head><body><!-- page --><div>Menu</div>"
                                + "<h1>Service Temporarily Unavailable</h1></body></html>"));

        assertThat(failure())
                .hasMessageContaining(
                        "an HTML page: 'Error 503: Service Unavailable Service Temporarily Unavailable Menu'");
    }

    @Test
    void compressedDataThatIsNotDeclaredIsNamed() {
        recorded.answers("sales_order.list", aResponse().withBody(new byte[] {0x1f, (byte) 0x8b, 8, 0}));

        assertThat(failure()).hasMessageContaining("compressed data (gzip) that is not declared as such");
    }

    @Test
    void aLoginAnsweredByAPageOrCompressedDataOrNothingIsSaidToBe() {
        recorded.answers("login", aResponse().withBody("<html><body>orderflow</body></html>"));
        assertThat(failure()).hasMessageContaining("an HTML page (not shown, since it answers a login)");

        recorded.answers("login", aResponse().withBody(new byte[] {0x1f, (byte) 0x8b, 8, 0}));
        assertThat(failure()).hasMessageContaining("compressed data (gzip) that is not declared as such");

        recorded.answers("login", aResponse().withStatus(200));
        assertThat(failure()).hasMessageContaining("the answer is empty");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "23000 | 1052 Column 'increment_id' in where clause is ambiguous, query was: SELECT 'Ann'"
                        + " | 1052 Column … in where clause is ambiguous'",
                "42S02 | 1146 Table 'shop.Ann' doesn't exist | 1146 Table … doesn't exist'",
                "23000 | 1062 Duplicate entry 'O'Brien, Ann' for key 'UNQ' | 1062 Duplicate entry …'",
                "23000 | 1062 Duplicate entry 'Ann | 1062 Duplicate entry …'",
                "23000 | 1452 a foreign key constraint fails (`shop`.`Ann`, CONSTRAINT `x`) | constraint fails (…)'"
            })
    void ofAnErrorInTheDatabaseTheKindIsShownAndNoValue(String state, String error, String shown) {
        recorded.answers("sales_order.list", wire.fault(1, "SQLSTATE[" + state + "]: Error: " + error));

        assertThat(failure())
                .hasMessageContaining("SQLSTATE[" + state + "]: Error: ")
                .hasMessageContaining(shown)
                .hasMessageNotContaining("Ann");
    }

    @Test
    void aFaultOfThirtyMillionLettersIsCutBeforeItIsSearched() {
        recorded.answers("sales_order.list", wire.fault(1, "begin " + "a".repeat(30_000_000) + "ann@example.com"));

        MagentoException failure = failure();

        assertThat(failure).hasMessageContaining("begin a");
        assertThat(stackTrace(failure)).hasSizeLessThan(20_000);
    }

    @Test
    void aKeyCannotBeginALineOfItsOwn() {
        try (Magento shop = recorded.connect().build()) {
            MagentoException failure = catchThrowableOfType(
                    MagentoException.class,
                    () -> shop.shipments().create(ShipmentRequests.everythingOf("1\n[main] WARN forged\u2028\u202e")));

            assertThat(failure).hasMessageContaining("1 [main] WARN forged ");
            assertThat(failure.operation()).doesNotContain("\n", "\u2028", "\u202e");
        }
    }

    private static String stackTrace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace, true));
        return trace.toString();
    }

    @Test
    void aPhpWarningBeforeTheDocumentIsSkipped() {
        recorded.answers(
                "sales_order.list",
                aResponse()
                        .withBody("<br />\n<b>Warning</b>: Undefined variable in /var/www/shop.php on line 7<br />\n"
                                + wire.recording("order-list-empty").responseText()));

        try (Magento shop = recorded.connect().build()) {
            assertThat(shop.orders().list(OrderQuery.status("processing"))).isEmpty();
        }
    }

    @Test
    void aPhpFatalErrorIsAServerFaultOfUnknownOutcome() {
        recorded.answers("sales_order.list", aResponse().withStatus(500));

        MagentoException failure = failure();

        as(MagentoException.ServerFault.class, failure);
        assertThat(failure).hasMessageContaining("HTTP 500 and nothing else").hasMessageContaining("PHP error log");
        assertThat(failure.outcomeUnknown()).isTrue();
    }

    @Test
    void anUnknownFilterFieldIsRejected() {
        recorded.answers("sales_order.list", recorded.recording("order-list-fault-bad-field"));

        assertThat(as(MagentoException.Rejected.class, failure()))
                .hasMessageContaining("a filter names an unknown field");
    }

    @Test
    void anAnswerLargerThanAllowedIsRejected() {
        recorded.answers("sales_order.list", recorded.recording("order-list-status"));

        MagentoException failure =
                failureOf(recorded.connect().maxAnswerBytes(10_000).build());

        assertThat(as(MagentoException.NotUnderstood.class, failure)).hasMessageContaining("larger than 10000 bytes");
    }

    @Test
    void anUnknownOrderIsOneFailedAnswer() {
        recorded.answers(
                "sales_order.info",
                wire.hasMultiCall()
                        ? wire.results(Map.of(
                                "isFault", true, "faultCode", "100", "faultMessage", "Requested order not exists."))
                        : recorded.recording("order-info-fault-unknown"));

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
        recorded.answers("sales_order_shipment.create", recorded.recording("shipment-create-fault-already-shipped"));
        try (Magento shop = recorded.connect().build()) {
            MagentoException failure = catchThrowableOfType(
                    MagentoException.class, () -> shop.shipments().create(ShipmentRequests.everythingOf("100000048")));

            as(MagentoException.Rejected.class, failure);
            assertThat(failure.outcomeUnknown()).isFalse();
        }
    }

    @Test
    void aTextThatXmlCannotCarryIsRejectedBeforeAnythingIsSent() {
        try (Magento shop = recorded.connect().build()) {
            MagentoException failure = catchThrowableOfType(
                    MagentoException.class,
                    () -> shop.shipments()
                            .create(ShipmentRequests.ofOrder("100000001")
                                    .shipsEverythingLeft(true)
                                    .comment("bell\u0007")
                                    .build()));

            assertThat(as(MagentoException.Rejected.class, failure)).hasMessageContaining("nothing was sent");
        }

        assertThat(recorded.requestsHolding("sales_order_shipment.create")).isZero();
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

    @Test
    void aShopThatDoesNotKnowTheMethodDoesNotSupportIt() {
        recorded.answers("sales_order.list", wire.unknownMethod());

        assertThat(as(MagentoException.Unsupported.class, failure())).hasMessageContaining("does not offer it");
    }

    @Test
    void anEmptyAnswerIsNotUnderstoodAndSaidToBeEmpty() {
        recorded.answers("sales_order.list", aResponse().withStatus(200));

        MagentoException failure = failure();

        assertThat(failure).hasMessageEndingWith("the answer is empty");
        assertThat(as(MagentoException.NotUnderstood.class, failure).outcomeUnknown())
                .isTrue();
    }

    @Test
    void aMegabyteOfTextIsATextLikeAnyOther() {
        String text = "Lorem ipsum & <dolor>\n".repeat(50_000);
        recorded.answers("sales_order.info", wire.results(order("customer_note", text)));

        assertThat(readOrder().orThrow().fields().text("customer_note")).contains(text);
    }

    @Test
    void aFieldThatIsNullOrMissingIsAbsent() {
        Map<String, Object> fields = order("grand_total", "5.0000");
        fields.put("coupon_code", null);
        recorded.answers("sales_order.info", wire.results(fields));

        Order order = readOrder().orThrow();

        assertThat(order.grandTotal()).contains(new BigDecimal("5.0000"));
        assertThat(order.couponCode()).isEmpty();
        assertThat(order.subtotal()).isEmpty();
    }

    @Test
    void aNumberWithThousandsSeparatorsIsNeverReadAsASmallerOne() {
        Map<String, Object> row = new LinkedHashMap<>(Map.of("item_id", "1", "sku", "A", "qty_ordered", "1,200.00"));
        recorded.answers("sales_order.info", wire.results(order("items", List.of(row))));

        assertThat(readOrder().failure())
                .get()
                .isInstanceOf(MagentoException.NotUnderstood.class)
                .asString()
                .contains("items[0].qty_ordered: '1,200.00' is not a number");
    }

    private Answer<Order> readOrder() {
        try (Magento shop = recorded.connect().build()) {
            return shop.orders().details(List.of("100000001")).get(0);
        }
    }

    private static Map<String, Object> order(String field, Object value) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("order_id", "1");
        fields.put("increment_id", "100000001");
        fields.put("items", List.of());
        fields.put(field, value);
        return fields;
    }
}
