package io.github.orderflowmagento.magento;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.magento.MagentoException.Busy;
import io.github.orderflowmagento.magento.MagentoException.Concern;
import io.github.orderflowmagento.magento.MagentoException.NotFound;
import io.github.orderflowmagento.magento.MagentoException.NotPermitted;
import io.github.orderflowmagento.magento.MagentoException.NotUnderstood;
import io.github.orderflowmagento.magento.MagentoException.Rejected;
import io.github.orderflowmagento.magento.MagentoException.ServerFault;
import io.github.orderflowmagento.magento.MagentoException.Unsupported;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderQuery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.github.orderflowmagento.magento.Magento2Shop.json;
import static io.github.orderflowmagento.magento.Magento2Shop.recorded;
import static io.github.orderflowmagento.magento.Magento2Shop.recording;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Failures of calls to a Magento 2, each over a real socket. Credentials: {@link Magento2CredentialsTest}. */
class Magento2FailuresTest {
    private static final String NUMBER = "000000002";

    @RegisterExtension
    final Magento2Shop recorded = new Magento2Shop();

    static MagentoException failure(Magento shop) {
        return catchThrowableOfType(
                MagentoException.class,
                () -> shop.orders().list(OrderQuery.status("pending")).toList());
    }

    private MagentoException failure(ResponseDefinitionBuilder answer) {
        recorded.answers("orders", answer);
        return failure(recorded.shop());
    }

    static void assertFailure(
            MagentoException failure,
            Class<? extends MagentoException> kind,
            Concern concern,
            boolean isRetryable,
            String words) {
        assertThat(failure).isExactlyInstanceOf(kind).hasMessageContaining(words);
        assertThat(failure.concerns()).isEqualTo(concern);
        assertThat(failure.isRetryable()).isEqualTo(isRetryable);
    }

    private Order order(byte[] answer, String contentType) {
        recorded.answers(
                "orders", aResponse().withHeader("Content-Type", contentType).withBody(answer));
        return recorded.shop().orders().details(List.of(NUMBER)).get(0).orThrow();
    }

    static String list() {
        return "{\"items\":[" + recording("orders/full-two-lines").responseText() + "],\"total_count\":1}";
    }

    @Test
    void aRouteThatIsNotThereIsAModuleThatIsOff() {
        assertFailure(
                failure(recorded("faults/unknown-route")),
                Unsupported.class,
                Concern.EVERYTHING,
                false,
                "'Request does not match any route.'; a module that is missing or switched off");
    }

    @Test
    void anEntityThatIsNotThereConcernsItselfOnly() {
        assertFailure(
                failure(recorded("orders/fault-unknown")),
                NotFound.class,
                Concern.ITEM,
                false,
                "The entity that was requested doesn't exist.");
    }

    @ParameterizedTest
    @CsvSource({
        "products/filter-unknown-field-fault, The \"no_such\" attribute name is invalid.",
        "limits/page-size-301-fault, Maximum SearchCriteria pageSize is 300"
    })
    void messageParametersMayBeAListOrAnObject(String name, String words) {
        assertFailure(failure(recorded(name)), Rejected.class, Concern.ITEM, false, words);
    }

    @Test
    void aMessageOfSeveralPartsIsShownWithEach() {
        assertThat(failure(recorded("auth/admin-token-fault-empty")))
                .hasMessageContaining("\"username\" is required")
                .hasMessageContaining("\"password\" is required");
    }

    @Test
    void aParameterThatIsNotThereLeavesItsPlace() {
        assertThat(failure(json("{\"message\":\"%1 of %2 at 5% of %name\",\"parameters\":[\"one\"]}")
                        .withStatus(400)))
                .hasMessageContaining("'one of %2 at 5% of %name'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"faults/maintenance-get", "faults/maintenance-accept-none"})
    void maintenanceIsBusyInWordsOfItsPage(String name) {
        MagentoException failure = failure(recorded(name));

        assertFailure(failure, Busy.class, Concern.UNDETERMINED, true, "Service Temporarily Unavailable");
        assertThat(failure.outcomeUnknown()).isTrue();
        assertThat(failure.getMessage()).doesNotContain("<");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void whoIsBusyInJsonMaySayHowLongToWait(int status) {
        MagentoException failure =
                failure(json("{\"message\":\"Slow down\"}").withStatus(status).withHeader("Retry-After", "120"));

        assertFailure(failure, Busy.class, Concern.EVERYTHING, true, "answers HTTP " + status + ", 'Slow down'");
        assertThat(((Busy) failure).retryAfter()).contains(Duration.ofMinutes(2));
    }

    @Test
    void aFirewallsPageMayBeAboutOneRequest() {
        assertFailure(
                failure(aResponse().withStatus(403).withBody("<html><head><title>403 Forbidden</title></head></html>")),
                NotPermitted.class,
                Concern.UNDETERMINED,
                false,
                "an HTML page: '403 Forbidden'; the web server blocks the address");
    }

    @Test
    void aRequestThatTheWebServerDoesNotLikeIsRejected() {
        assertFailure(
                failure(recorded("faults/header-too-long")),
                Rejected.class,
                Concern.UNDETERMINED,
                false,
                "Request Header Or Cookie Too Large");
    }

    @Test
    void aStoreViewThatIsNotThereConcernsEverything() {
        assertFailure(
                failure(recorded("store/unknown-store-code")),
                NotFound.class,
                Concern.EVERYTHING,
                false,
                "the shop has no store view of this code: codes are case-sensitive");
    }

    @Test
    void aMethodThatTheShopDoesNotTakeIsUnsupported() {
        assertFailure(
                failure(recorded("faults/patch-method")),
                Unsupported.class,
                Concern.EVERYTHING,
                false,
                "The PATCH HTTP method is not supported.");
    }

    @Test
    void anInternalErrorKeepsItsReport() {
        MagentoException failure = failure(recorded("orders/filter-unknown-field-fault"));

        assertFailure(failure, ServerFault.class, Concern.UNDETERMINED, true, "Report ID: webapi-");
        assertThat(failure.outcomeUnknown()).isTrue();
    }

    @Test
    void anErrorAsTextIsAnErrorToo() {
        MagentoException failure = failure(recorded("faults/wrong-type-items"));

        assertFailure(
                failure,
                ServerFault.class,
                Concern.UNDETERMINED,
                true,
                "'An error has happened during application run. See exception log for details.'");
        assertThat(failure.outcomeUnknown()).isTrue();
    }

    @Test
    void databaseErrorsShowNeitherQueryNorTrace() {
        assertThat(failure(recorded("faults/developer-mode-500")))
                .isExactlyInstanceOf(ServerFault.class)
                .hasMessageContaining("Column not found")
                .hasMessageNotContaining("SELECT")
                .hasMessageNotContaining("no_such")
                .hasMessageNotContaining("#0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "<html><h1>Error</h1><pre>%s</pre></html>"})
    void norIsItWhereTheErrorIsNoJson(String page) {
        String error = "SQLSTATE[23000]: Integrity constraint violation: 1062 Duplicate entry 'Ann Smith' for key 'x',"
                + " query was: INSERT INTO `customer` VALUES ('Ann Smith')\n#0 PDO->execute('Ann Smith')";

        assertThat(failure(aResponse().withStatus(500).withBody(page.formatted(error))))
                .isExactlyInstanceOf(ServerFault.class)
                .hasMessageContaining("Integrity constraint violation: 1062 Duplicate entry …")
                .hasMessageNotContaining("Smith");
    }

    @Test
    void aTraceIsNotShown() {
        assertThat(failure(recorded("faults/developer-mode-404")))
                .isExactlyInstanceOf(NotFound.class)
                .hasMessageNotContaining("#0")
                .hasMessageNotContaining("/var/www");
    }

    @Test
    void anEMailAddressIsNotShown() {
        assertThat(failure(json("{\"message\":\"No customer %1\",\"parameters\":[\"ann@example.com\"]}")
                        .withStatus(400)))
                .hasMessageContaining("'No customer …@…'");
    }

    @Test
    void aDeadlockIsBusyAndItsOutcomeUnknown() {
        MagentoException failure =
                failure(json("{\"message\":\"SQLSTATE[40001]: Serialization failure: 1213 Deadlock found when"
                                + " trying to get lock; try restarting transaction, query was: UPDATE `x` SET `y`='Ann'\",\"code\":1213}")
                        .withStatus(400));

        assertFailure(failure, Busy.class, Concern.ITEM, true, "two writes conflicted, repeat the call");
        assertThat(failure.outcomeUnknown()).isTrue();
        assertThat(failure.getMessage()).doesNotContain("Ann").doesNotContain("UPDATE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFF",
                "\n\n",
                "<br />\n<b>Deprecated</b>: {x} in <b>/var/[1].php</b> on line <b>3</b><br />\n"
            })
    void whatIsPrintedBeforeTheAnswerIsSkipped(String before) {
        Order order = order((before + list()).getBytes(StandardCharsets.UTF_8), "application/json; charset=utf-8");

        assertThat(order.incrementId()).isEqualTo(NUMBER);
    }

    @Test
    void aFaultBehindAWarningOfPhpIsTheFault() {
        assertFailure(
                failure(recorded("faults/php-deprecation-text-before-json-404")),
                NotFound.class,
                Concern.ITEM,
                false,
                "The entity that was requested doesn't exist.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json; charset=iso-8859-1",
                "application/json; charset=nonsense",
                "text/html",
                "nonsense"
            })
    void anAnswerIsUtf8WhateverTheShopCallsIt(String contentType) {
        byte[] answer = list().replace("Leeds", "Zürich").getBytes(StandardCharsets.UTF_8);

        assertThat(order(answer, contentType).shippingAddress().orElseThrow().city())
                .contains("Zürich");
    }

    @Test
    void aTextWhoseBytesAreNoUtf8CostsThatTextOnly() {
        byte[] answer = list().replace("Leeds", "Z\u00fcrich").getBytes(StandardCharsets.ISO_8859_1);

        Order order = order(answer, "application/json");

        assertThat(order.incrementId()).isEqualTo(NUMBER);
        assertThat(order.items()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"items\":[{\"entity_id\":2,\"incre",
                "{\"items\":[",
                "<html>Are you human?</html>",
                "Hello",
                "null",
                "7"
            })
    void anAnswerThatBreaksOffOrIsNoJsonIsNotUnderstood(String body) {
        assertThat(failure(json(body))).isExactlyInstanceOf(NotUnderstood.class);
    }

    @Test
    void anEmptyAnswerIsNoEmptyShop() {
        assertFailure(failure(json("")), NotUnderstood.class, Concern.UNDETERMINED, false, "the answer is empty");
    }

    @Test
    void anAnswerTooDeepIsNotUnderstood() {
        assertThat(failure(json("[".repeat(100_000)))).isExactlyInstanceOf(NotUnderstood.class);
    }

    @Test
    void aRedirectIsNotFollowedAndNamesTheAddressToGive() {
        assertFailure(
                failure(aResponse()
                        .withStatus(301)
                        .withHeader("Location", "https://www.example.com/rest/all/V1/orders")),
                NotUnderstood.class,
                Concern.UNDETERMINED,
                false,
                "it redirects to https://www.example.com/rest/all/V1/orders; give that shop's address as the base URL");
        assertThat(recorded.requests()).hasSize(1);
    }

    @Test
    void anAddressWithoutTheServiceSaysWhatToCheck() {
        assertFailure(
                failure(aResponse().withStatus(404).withBody("<html>Page not found</html>")),
                NotUnderstood.class,
                Concern.UNDETERMINED,
                false,
                "no REST service there: check the base URL, it may have to end in index.php/");
    }

    @Test
    void aNumberWithoutMeasureIsNoneAndCostsNothingElse() {
        byte[] answer = list().replaceAll("\"grand_total\":[0-9.]+", "\"grand_total\":1e999999999")
                .getBytes(StandardCharsets.UTF_8);

        Order order = order(answer, "application/json");

        assertThat(order.grandTotal()).isEmpty();
        assertThat(order.fields().text("grand_total")).contains("1e999999999");
        assertThat(order.subtotal()).isPresent();
    }
}
