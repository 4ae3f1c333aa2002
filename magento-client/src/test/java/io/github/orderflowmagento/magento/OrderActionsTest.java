package io.github.orderflowmagento.magento;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.model.OrderHead;
import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.OrderState;
import io.github.orderflowmagento.magento.model.OrderSummary;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Choosing orders, and what can be done to one. */
class OrderActionsTest {
    private static final String LIST = "sales_order.list";
    private static final String ADD_COMMENT = "sales_order.addComment";
    private static final String CANCEL = "sales_order.cancel";

    @RegisterExtension
    final RecordedShop recorded = new RecordedShop();

    @Test
    void theExternalOrderIdCannotBeSet() {
        OrderHead order = OrderSummary.builder().incrementId("100000001").build();

        assertThatThrownBy(() -> recorded.shop().orders().assignExtOrderId(order, "OF-1"))
                .isInstanceOf(MagentoException.Unsupported.class)
                .hasMessageContaining("order 100000001: nothing was sent")
                .hasMessageContaining("add a comment instead");
        assertThat(recorded.requestsHolding("login")).isZero();
    }

    @Test
    void everyConditionIsOneFieldOfTheFilter() {
        recorded.answers(LIST, RecordedShop.recorded("order-list-empty"));

        assertThat(recorded.shop()
                        .orders()
                        .list(OrderQuery.builder()
                                .addStates(OrderState.PROCESSING)
                                .addStoreIds(3)
                                .createdSince(Instant.parse("2026-10-01T00:00:00Z"))
                                .createdUntil(Instant.parse("2026-10-02T00:00:00.999Z"))
                                .updatedUntil(Instant.parse("2026-10-08T12:30:00Z"))
                                .addIncrementIds("300000001")
                                .build()))
                .isEmpty();

        assertThat(recorded.lastRequestHolding(LIST))
                .contains(in("state", "<string>processing</string>"))
                .contains(in("store_id", "<int>3</int>"))
                .contains(in("increment_id", "<string>300000001</string>"))
                .contains(member(
                        "created_at",
                        "<struct>" + member("from", "<string>2026-10-01 00:00:00</string>")
                                + member("to", "<string>2026-10-02 00:00:00</string>") + "</struct>"))
                .contains(member(
                        "updated_at", "<struct>" + member("to", "<string>2026-10-08 12:30:00</string>") + "</struct>"))
                .doesNotContain("<name>status</name>");
    }

    @Test
    void aRangeOfTimeAndAStatusAskAsTheRecordedCallDid() {
        recorded.answers(LIST, RecordedShop.recorded("order-list-status-in-updated-range"));

        assertThat(recorded.shop()
                        .orders()
                        .list(OrderQuery.builder()
                                .addStatuses("processing", "pending")
                                .updatedSince(Instant.parse("2026-10-05T00:00:00Z"))
                                .updatedUntil(Instant.parse("2026-10-08T00:00:00Z"))
                                .build())
                        .limit(1))
                .singleElement()
                .satisfies(order -> assertThat(order.updatedAt()).isPresent());

        String real = new String(
                Recording.xmlrpc("order-list-status-in-updated-range").requestBody(), StandardCharsets.UTF_8);
        String conditions = real.substring(real.indexOf("<member>"), real.lastIndexOf("</struct>"));
        assertThat(recorded.lastRequestHolding(LIST)).contains(conditions);
    }

    @Test
    void aStateThatIsNotMagentosOwnCannotBeRequested() {
        assertThatThrownBy(
                        () -> OrderQuery.builder().addStates(OrderState.UNKNOWN).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("by status");
    }

    @Test
    void aCommentCarriesTheStatusTheOrderHasJustNow() {
        recorded.answers(LIST, RecordedShop.recorded("order-list-increment-ids"));
        recorded.answers(ADD_COMMENT, RecordedShop.recorded("order-add-comment"));

        recorded.shop().orders().addComment(order("100000009"), "Picked & packed <ok>\nüñï");

        String real = new String(Recording.xmlrpc("order-add-comment").requestBody(), StandardCharsets.UTF_8);
        assertThat(arguments(recorded.lastRequestHolding(ADD_COMMENT))).isEqualTo(arguments(real));
    }

    @Test
    void aCommentMayChangeTheOrdersStatus() {
        recorded.answers(ADD_COMMENT, RecordedShop.recorded("order-add-comment-unknown-status"));

        recorded.shop().orders().addComment(order("100000010"), "x", "no_such_status");

        String real =
                new String(Recording.xmlrpc("order-add-comment-unknown-status").requestBody(), StandardCharsets.UTF_8);
        assertThat(arguments(recorded.lastRequestHolding(ADD_COMMENT))).isEqualTo(arguments(real));
    }

    @Test
    void aCommentNeverTakesAnOrderItsStatus() {
        assertThatThrownBy(() -> recorded.shop().orders().addComment(order("100000010"), "x", " "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("status");
        assertThat(recorded.requestsHolding(ADD_COMMENT)).isZero();
    }

    @Test
    void aCommentForTheCustomerIsMailed() {
        recorded.answers(LIST, RecordedShop.recorded("order-list-increment-ids"));
        recorded.answers(ADD_COMMENT, RecordedShop.recorded("order-add-comment"));

        recorded.shop().orders().addCommentAndNotify(order("100000009"), "On its way");

        assertThat(recorded.lastRequestHolding(ADD_COMMENT))
                .contains("<string>On its way</string></value><value><boolean>1</boolean>");
    }

    @Test
    void anOrderWithoutAStatusIsLeftAlone() {
        recorded.answers(LIST, rows(row("7", "processing", "")));

        assertThatThrownBy(() -> recorded.shop().orders().addComment(order("7"), "Packed"))
                .isInstanceOf(MagentoException.Rejected.class)
                .hasMessageContaining("has no status");
        assertThat(recorded.requestsHolding(ADD_COMMENT)).isZero();
    }

    @Test
    void anUnknownOrderTakesNoComment() {
        recorded.answers(LIST, RecordedShop.recorded("order-list-empty"));

        assertThatThrownBy(() -> recorded.shop().orders().addComment(order("404"), "Packed"))
                .isInstanceOf(MagentoException.NotFound.class);
        assertThat(recorded.requestsHolding(ADD_COMMENT)).isZero();
    }

    @Test
    void anOrderIsHeldOnceAndReleased() {
        recorded.answers("sales_order.hold", RecordedShop.recorded("order-hold"));
        recorded.answers("sales_order.unhold", RecordedShop.recorded("order-unhold"));

        assertThatCode(() -> recorded.shop().orders().hold(order("100000010"))).doesNotThrowAnyException();
        recorded.answers("sales_order.hold", RecordedShop.recorded("order-hold-fault-again"));
        assertThatThrownBy(() -> recorded.shop().orders().hold(order("100000010")))
                .isInstanceOf(MagentoException.Rejected.class);
        assertThatCode(() -> recorded.shop().orders().unhold(order("100000010")))
                .doesNotThrowAnyException();
    }

    @Test
    void aCancelledOrderIsReadBackAsCancelled() {
        recorded.answers(CANCEL, RecordedShop.recorded("order-cancel"));
        recorded.answers(LIST, rows(row("100000008", "canceled", "canceled")));

        assertThatCode(() -> recorded.shop().orders().cancel(order("100000008")))
                .doesNotThrowAnyException();
    }

    @Test
    void anOrderInvoicedInPartIsCancelledThoughItsStateIsAnother() {
        recorded.answers(CANCEL, RecordedShop.recorded("order-cancel"));
        recorded.answers(
                LIST,
                rows(row("100000008", "processing", "processing")
                        .replace("</struct>", member("total_canceled", "<string>5.0000</string>") + "</struct>")));

        assertThatCode(() -> recorded.shop().orders().cancel(order("100000008")))
                .doesNotThrowAnyException();
    }

    @Test
    void aFalseSuccessOfMagento16IsRejected() {
        recorded.answers(CANCEL, RecordedShop.recorded("order-cancel"));
        recorded.answers(LIST, rows(row("100000008", "complete", "complete")));

        assertThatThrownBy(() -> recorded.shop().orders().cancel(order("100000008")))
                .isInstanceOf(MagentoException.Rejected.class)
                .hasMessageContaining("still complete");
    }

    @Test
    void aYesCountsWhereTheOrderCannotBeReadBack() {
        recorded.answers(CANCEL, RecordedShop.recorded("order-cancel"));
        recorded.answers(LIST, aResponse().withStatus(503));

        assertThatCode(() -> recorded.shop().orders().cancel(order("100000008")))
                .doesNotThrowAnyException();
    }

    @Test
    void anotherCallsAnswerDoesNotSayThatAnOrderIsHeld() {
        recorded.answers("sales_order.hold", RecordedShop.recorded("order-list-empty"));

        assertThatThrownBy(() -> recorded.shop().orders().hold(order("100000010")))
                .isInstanceOfSatisfying(
                        MagentoException.NotUnderstood.class,
                        failure -> assertThat(failure.outcomeUnknown()).isTrue())
                .hasMessageContaining("expected yes or no");
    }

    @Test
    void aCompleteOrderIsNotCancelled() {
        recorded.answers(CANCEL, RecordedShop.recorded("order-cancel-fault-complete"));

        assertThatThrownBy(() -> recorded.shop().orders().cancel(order("100000011")))
                .isInstanceOf(MagentoException.Rejected.class);
    }

    private static String in(String field, String value) {
        String values = "<array><data><value>" + value + "</value></data></array>";
        return member(field, "<struct>" + member("in", values) + "</struct>");
    }

    private static String member(String name, String value) {
        return "<member><name>" + name + "</name><value>" + value + "</value></member>";
    }

    private static String row(String number, String state, String status) {
        return "<value><struct>" + member("order_id", "<int>8</int>")
                + member("increment_id", "<string>" + number + "</string>")
                + member("state", "<string>" + state + "</string>")
                + member("status", "<string>" + status + "</string>") + "</struct></value>";
    }

    private static ResponseDefinitionBuilder rows(String rows) {
        return RecordedShop.results(rows);
    }

    private static String arguments(String request) {
        return request.substring(request.indexOf("<array>"))
                .replace("&gt;", ">")
                .strip();
    }

    @Test
    void anOrderWithoutANumberIsRejectedBeforeAnythingIsSent() {
        assertThatThrownBy(() -> recorded.shop().orders().cancel(order(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has no number");
        assertThatThrownBy(() -> recorded.shop().orders().addComment(order(""), "Packed"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has no number");
        assertThat(recorded.requestsHolding("")).isZero();
    }

    private static OrderHead order(String incrementId) {
        return OrderSummary.builder().orderId(9).incrementId(incrementId).build();
    }
}
