package io.github.orderflowmagento.magento;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.magento.MagentoException.Concern;
import io.github.orderflowmagento.magento.model.OrderHead;
import io.github.orderflowmagento.magento.model.OrderSummary;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.github.orderflowmagento.magento.Magento2Shop.json;
import static io.github.orderflowmagento.magento.Magento2Shop.recorded;
import static io.github.orderflowmagento.magento.Magento2Shop.recording;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Setting the {@code ext_order_id} of an order of a Magento 2, with the answers of a real one. */
class Magento2ExtOrderIdTest {
    private static final String RESOURCE = "/rest/all/V1/orders/108";
    private static final String SAVED = "saved";
    private static final OrderHead ORDER =
            OrderSummary.builder().orderId(108).incrementId("000000100").build();

    @RegisterExtension
    final Magento2Shop recorded = new Magento2Shop();

    private Orders orders() {
        return recorded.shop().orders();
    }

    /** The recorded order, before it had the id. */
    private static String before() {
        return recording("orders-write/order-after-save-ext-order-id")
                .responseText()
                .replace("\"ext_order_id\":\"OF-1\",", "");
    }

    private void has(String order) {
        recorded.answers("orders/108", json(order));
    }

    /** The order is this one, and that one once it has been saved. */
    private void has(String before, ResponseDefinitionBuilder save, ResponseDefinitionBuilder after) {
        recorded.server()
                .stubFor(get(urlPathEqualTo(RESOURCE))
                        .inScenario(SAVED)
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willReturn(json(before)));
        recorded.server()
                .stubFor(post(urlPathEqualTo("/rest/all/V1/orders"))
                        .inScenario(SAVED)
                        .willSetStateTo(SAVED)
                        .willReturn(save));
        recorded.server()
                .stubFor(get(urlPathEqualTo(RESOURCE))
                        .inScenario(SAVED)
                        .whenScenarioStateIs(SAVED)
                        .willReturn(after));
    }

    private List<String> saved() {
        return recorded.requests().stream()
                .filter(request -> request.getMethod().equals(RequestMethod.POST))
                .map(LoggedRequest::getBodyAsString)
                .toList();
    }

    private MagentoException refusal() {
        return catchThrowableOfType(MagentoException.Rejected.class, () -> orders().assignExtOrderId(ORDER, "OF-1"));
    }

    @Test
    void itIsSavedWithTheOrdersNumberAndReadBack() {
        has(
                before(),
                recorded("orders-write/save-ext-order-id"),
                recorded("orders-write/order-after-save-ext-order-id"));

        orders().assignExtOrderId(ORDER, "OF-1");

        assertThat(recorded.requested())
                .containsExactly(
                        "GET /rest/all/V1/orders/108", "POST /rest/all/V1/orders", "GET /rest/all/V1/orders/108");
        assertThat(saved())
                .hasSize(1)
                .allSatisfy(body -> assertThat(body)
                        .contains("\"entity_id\":108", "\"increment_id\":\"000000100\"", "\"ext_order_id\":\"OF-1\"")
                        .hasSize(
                                "{\"entity\":{\"entity_id\":108,\"increment_id\":\"000000100\",\"ext_order_id\":\"OF-1\"}}"
                                        .length()));
    }

    @Test
    void nothingIsSavedIfTheOrderHasItAlready() {
        recorded.answers("orders/108", recorded("orders-write/order-after-save-ext-order-id"));

        orders().assignExtOrderId(ORDER, "OF-1");

        assertThat(recorded.requested()).containsExactly("GET /rest/all/V1/orders/108");
    }

    @Test
    void theReferenceOfAnotherSystemIsNotOverwritten() {
        recorded.answers("orders/108", recorded("orders-write/order-after-save-ext-order-id"));

        assertThatThrownBy(() -> orders().assignExtOrderId(ORDER, "OF-2"))
                .isInstanceOf(MagentoException.Rejected.class)
                .hasMessageContaining("000000100: not sent: the order has another ext_order_id")
                .hasMessageContaining("A comment can mark every order");
        assertThat(saved()).isEmpty();
    }

    @Test
    void anAnswerThatSaysYesIsNotBelievedIfTheOrderIsWithoutIt() {
        has(before(), recorded("orders-write/save-ext-order-id"), json(before()));

        assertThat(refusal()).hasMessageContaining("the order read back has no such ext_order_id");
        assertThat(saved()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"increment_id, 000000131", "state, complete", "status, complete"})
    void anOrderThatIsAnotherAfterwardsIsReportedAndConcernsAllOthers(String field, String value) {
        String after = recording("orders-write/order-after-save-ext-order-id").responseText();
        has(
                before(),
                recorded("orders-write/save-ext-order-id"),
                json(after.replaceFirst("\"" + field + "\":\"[^\"]*\"", "\"" + field + "\":\"" + value + "\"")));

        assertThat(refusal())
                .hasMessageContaining("the order has another " + field)
                .extracting(MagentoException::concerns)
                .isEqualTo(Concern.EVERYTHING);
    }

    @Test
    void aFailureOfTheSaveIsNotRepeated() {
        has(
                before(),
                json("{\"message\":\"Internal Error. Details are available in Magento log file. Report ID: webapi-1\"}")
                        .withStatus(500),
                json(before()));

        assertThatThrownBy(() -> orders().assignExtOrderId(ORDER, "OF-1"))
                .isInstanceOfSatisfying(
                        MagentoException.ServerFault.class,
                        failure -> assertThat(failure.outcomeUnknown()).isTrue());
        assertThat(saved()).hasSize(1);
    }

    @Test
    void aWriteThatCannotBeReadBackIsNotDone() {
        has(before(), recorded("orders-write/save-ext-order-id"), recorded("faults/maintenance-get"));

        assertThatThrownBy(() -> orders().assignExtOrderId(ORDER, "OF-1"))
                .isInstanceOfSatisfying(
                        MagentoException.NoAnswer.class,
                        failure -> assertThat(failure.outcomeUnknown()).isTrue())
                .hasMessageContaining("sent, but the order could not be read back");
        assertThat(saved()).hasSize(1);
    }

    @Test
    void withALostLeaseNothingIsSaved() {
        has(before());
        Magento leased = recorded.shop().beforeWrites(() -> {
            throw new IllegalStateException("the lease is lost");
        });

        assertThatThrownBy(() -> leased.orders().assignExtOrderId(ORDER, "OF-1"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the lease is lost");
        assertThat(recorded.requested()).containsExactly("GET /rest/all/V1/orders/108");
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456789012345678901234567890123", "OF \u20ac", "OF-\uD83D\uDE00", "OF 1"})
    void aReferenceThatIsTooLongIsRejectedBeforeTheRequest(String extOrderId) {
        assertThatThrownBy(() -> orders().assignExtOrderId(ORDER, extOrderId))
                .isInstanceOf(MagentoException.Rejected.class)
                .hasMessageContaining("not sent: ext_order_id holds 32 characters of ASCII");
        assertThat(recorded.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " OF-1"})
    void aBlankReferenceIsRejectedBeforeTheRequest(String extOrderId) {
        assertThatThrownBy(() -> orders().assignExtOrderId(ORDER, extOrderId))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(recorded.requests()).isEmpty();
    }

    @Test
    void anotherOrderThanTheOneMeantIsNotSaved() {
        has(before().replace("\"increment_id\":\"000000100\"", "\"increment_id\":\"000000101\""));

        assertThat(refusal()).hasMessageContaining("the shop's order with entity_id 108 has another number");
        assertThat(saved()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"product_type\":\"simple\" | \"product_type\":\"configurable\" | row 212 is of type 'configurable'",
                "\"product_type\":\"simple\" | \"product_type\":\"downloadable\" | row 212 is of type 'downloadable'",
                "\"product_type\":\"simple\", | '' | row 212 is of type 'null'",
                "\"product_type\":\"simple\" | \"product_type\":\"simple\",\"parent_item_id\":7 | row 212 belongs to another row",
                "\"product_type\":\"simple\" | \"product_type\":\"simple\",\"product_option\":{} | row 212 has options",
                "\"product_type\":\"simple\" | \"product_type\":\"simple\",\"extension_attributes\":{\"gift_message\":{}} | row 212 has a gift message",
                "\"qty_shipped\":0 | \"qty_shipped\":1 | of row 212 some is shipped",
                "\"qty_shipped\":0, | '' | of row 212 some is shipped, or it is unknown whether any is",
                "\"qty_shipped\":0 | \"qty_shipped\":\"Array\" | of row 212 some is shipped, or it is unknown whether any is",
                "\"state\":\"new\" | \"state\":\"canceled\" | its state is 'canceled'",
                "\"state\":\"new\" | \"state\":\"holded\" | its state is 'holded'",
                "\"state\":\"new\", | '' | its state is ''",
                "\"items\": | \"rows\": | the shop does not send its rows"
            })
    void anOrderThatASaveCouldDamageIsRejectedByNameAndReason(String from, String to, String why) {
        has(before().replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to)));

        assertThat(refusal())
                .hasMessageContaining("000000100: not sent: saving the order could damage it, since " + why)
                .hasMessageContaining("A comment can mark every order")
                .extracting(MagentoException::concerns)
                .isEqualTo(Concern.ITEM);
        assertThat(saved()).isEmpty();
    }

    @Test
    void anOrderWithNothingLeftToShipIsRejected() {
        has(before().replace("\"qty_canceled\":0", "\"qty_canceled\":3"));

        assertThat(refusal()).hasMessageContaining("nothing of it is left to ship");
        assertThat(saved()).isEmpty();
    }

    @Test
    void onlyUnshippedRecordedOrdersOfPlainProductsAreSaved() {
        recorded.answersPosts("orders", recorded("orders-write/save-ext-order-id"));
        List<String> saved = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (Recording order : Recording.all(Magento2Shop.RECORDINGS.resolve("orders"))) {
            if (order.name().startsWith("full-")) {
                recorded.server().resetRequests();
                recorded.answers("orders/108", json(order.responseText()));
                String number = order.responseText().replaceFirst("(?s).*?\"increment_id\":\"(\\d+)\".*", "$1");
                OrderHead head =
                        OrderSummary.builder().orderId(108).incrementId(number).build();
                assertThatThrownBy(() -> orders().assignExtOrderId(head, "OF-1"))
                        .isInstanceOf(MagentoException.Rejected.class);
                (saved().isEmpty() ? refused : saved).add(order.name());
            }
        }

        assertThat(refused)
                .contains(
                        "full-bundle-dyn-sep",
                        "full-bundle-dyn-tog",
                        "full-bundle-fix-sep",
                        "full-bundle-fix-tog",
                        "full-configurable",
                        "full-custom-options-differ",
                        "full-downloadable",
                        "full-gift-message-item",
                        "full-grouped",
                        "full-st-cancelled",
                        "full-st-complete",
                        "full-st-held-processing",
                        "full-st-partial-ship",
                        "full-virtual-only");
        assertThat(saved)
                .contains(
                        "full-two-lines",
                        "full-customer",
                        "full-st-invoiced",
                        "full-us-region",
                        "full-virtual-and-simple");
    }
}
