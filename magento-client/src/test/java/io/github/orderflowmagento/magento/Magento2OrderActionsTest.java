package io.github.orderflowmagento.magento;

import java.util.List;

import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.model.OrderHead;
import io.github.orderflowmagento.magento.model.OrderSummary;

import static io.github.orderflowmagento.magento.Magento2Shop.json;
import static io.github.orderflowmagento.magento.Magento2Shop.listOf;
import static io.github.orderflowmagento.magento.Magento2Shop.listOfRecorded;
import static io.github.orderflowmagento.magento.Magento2Shop.recorded;
import static io.github.orderflowmagento.magento.Magento2Shop.recording;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Actions on orders of a Magento 2, with the answers of a real one. */
class Magento2OrderActionsTest {
    private static final OrderHead ORDER =
            OrderSummary.builder().orderId(2).incrementId("000000002").build();

    @RegisterExtension
    final Magento2Shop recorded = new Magento2Shop();

    private Orders orders() {
        return recorded.shop().orders();
    }

    private List<LoggedRequest> sent() {
        return recorded.requests().stream()
                .filter(request -> request.getMethod().equals(RequestMethod.POST))
                .toList();
    }

    @Test
    void anOrderIsHeldAndReleased() {
        recorded.answersPosts("orders/2/hold", recorded("orders-write/hold"));
        recorded.answersPosts("orders/2/unhold", recorded("orders-write/unhold"));

        orders().hold(ORDER);
        orders().unhold(ORDER);

        assertThat(sent())
                .extracting(LoggedRequest::getUrl)
                .containsExactlyInAnyOrder("/rest/all/V1/orders/2/hold", "/rest/all/V1/orders/2/unhold");
    }

    @Test
    void holdingWhatIsHeldIsRejected() {
        recorded.answersPosts("orders/2/hold", recorded("orders-write/hold-fault-again"));

        assertThatThrownBy(() -> orders().hold(ORDER))
                .isInstanceOf(MagentoException.Rejected.class)
                .hasMessageStartingWith("orders.hold 000000002: the shop says HTTP 400");
    }

    @Test
    void anOrderThatIsNotThereIsNotFound() {
        recorded.answersPosts("orders/2/cancel", recorded("orders-write/cancel-fault-unknown"));

        assertThatThrownBy(() -> orders().cancel(ORDER)).isInstanceOf(MagentoException.NotFound.class);
    }

    @Test
    void aCancellationIsDoneIfTheShopSaysYes() {
        recorded.answersPosts("orders/2/cancel", recorded("orders-write/cancel"));

        assertThatCode(() -> orders().cancel(ORDER)).doesNotThrowAnyException();
    }

    @Test
    void aCommentNotifiesTheCustomerOnlyIfRequested() {
        recorded.answers("orders", listOfRecorded("orders/full-two-lines"));
        recorded.answersPosts("orders/2/comments", recorded("orders-write/comment-notify"));

        orders().addComment(ORDER, "picked");
        orders().addCommentAndNotify(ORDER, "shipped");

        assertThat(sent())
                .extracting(LoggedRequest::getBodyAsString)
                .hasSize(2)
                .allMatch(body -> body.contains("\"status\":\"pending\""))
                .anyMatch(body -> body.contains("picked") && body.contains("\"is_customer_notified\":0"))
                .anyMatch(body -> body.contains("shipped") && body.contains("\"is_customer_notified\":1"));
    }

    @Test
    void anOrderWithoutStatusGetsNoCommentForItWouldStayWithoutOne() {
        recorded.answers(
                "orders",
                listOf(recording("orders/full-two-lines").responseText().replace("\"status\":\"pending\",", "")));

        assertThatThrownBy(() -> orders().addComment(ORDER, "picked"))
                .isInstanceOf(MagentoException.Rejected.class)
                .hasMessageContaining("nothing was sent: the order has no status");
        assertThat(sent()).isEmpty();
    }

    @Test
    void anOrderWithoutItsEntityIdIsNotTouched() {
        OrderHead nameless = OrderSummary.builder().incrementId("000000002").build();

        assertThatThrownBy(() -> orders().cancel(nameless))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("without orderId");
        assertThat(recorded.requests()).isEmpty();
    }

    @Test
    void aCheckBeforeWritesStopsThemAndNoReads() {
        recorded.answers("orders", listOfRecorded("orders/full-two-lines"));
        Magento leased = recorded.shop().beforeWrites(() -> {
            throw new IllegalStateException("the lease is lost");
        });

        assertThatThrownBy(() -> leased.orders().addComment(ORDER, "picked"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the lease is lost");
        assertThat(recorded.requests())
                .hasSize(1)
                .allMatch(request -> request.getMethod().equals(RequestMethod.GET));
    }

    @Test
    void aCommandIsDoneThoughAModulePrintsBeforeTheAnswer() {
        recorded.answersPosts(
                "orders/2/hold",
                json("<br />\n<b>Deprecated</b>:  strlen() in <b>/x.php</b> on line <b>3</b><br />\ntrue"));

        assertThatCode(() -> orders().hold(ORDER)).doesNotThrowAnyException();
    }

    @Test
    void aCommandIsDoneThoughAByteOrderMarkIsBeforeTheAnswer() {
        recorded.answersPosts("orders/2/hold", json("\uFEFFtrue"));

        assertThatCode(() -> orders().hold(ORDER)).doesNotThrowAnyException();
    }

    @Test
    void aCommentThatWasNotSentLeavesNothingUnknown() {
        recorded.answers("orders", recorded("faults/developer-mode-500"));

        assertThatThrownBy(() -> orders().addComment(ORDER, "picked"))
                .isInstanceOfSatisfying(
                        MagentoException.class,
                        failure -> assertThat(failure.outcomeUnknown()).isFalse())
                .hasMessageContaining("nothing was sent");
        assertThat(sent()).isEmpty();
    }
}
