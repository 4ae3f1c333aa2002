package io.github.orderflowmagento.magento;

import java.util.List;

import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderHead;
import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.OrderSummary;

import static io.github.orderflowmagento.magento.Magento2Shop.json;
import static io.github.orderflowmagento.magento.Magento2Shop.listOf;
import static io.github.orderflowmagento.magento.Magento2Shop.recorded;
import static io.github.orderflowmagento.magento.Magento2Shop.recording;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Rows of another order are not used: a module may change a filter, and lists mix up addresses. */
class Magento2ForeignRowsTest {
    private static final OrderHead ORDER =
            OrderSummary.builder().orderId(2).incrementId("000000002").build();

    @RegisterExtension
    final Magento2Shop recorded = new Magento2Shop();

    private static String order() {
        return recording("orders/full-two-lines").responseText();
    }

    @Test
    void aCommentDoesNotCarryAnothersStatus() {
        String other = order().replace("\"entity_id\":2,", "\"entity_id\":1,")
                .replace("\"status\":\"pending\"", "\"status\":\"canceled\"");
        recorded.answers("orders", listOf(other, order()));
        recorded.answersPosts("orders/2/comments", json("true"));

        assertThatThrownBy(() -> recorded.shop().orders().addComment(ORDER, "picked"))
                .isInstanceOf(MagentoException.NotReached.class)
                .hasMessageContaining("nothing was sent")
                .hasMessageContaining("the shop sends another order");
        assertThat(recorded.requests())
                .extracting(LoggedRequest::getMethod)
                .isNotEmpty()
                .containsOnly(RequestMethod.GET);
    }

    @Test
    void anothersShipmentsAreRejected() {
        recorded.answers(
                "shipments",
                listOf(
                        "{\"entity_id\":1,\"order_id\":1,\"increment_id\":\"S1\",\"items\":[],\"tracks\":[],\"comments\":[]}"));

        assertThatThrownBy(() -> recorded.shop().shipments().ofOrder(ORDER))
                .isInstanceOf(MagentoException.NotUnderstood.class)
                .hasMessageContaining("shipments of order 000000002: the shop sends those of another order");
    }

    @Test
    void anothersInvoicesAreRejected() {
        recorded.answers(
                "invoices",
                listOf("{\"entity_id\":1,\"order_id\":1,\"increment_id\":\"I1\",\"items\":[],\"comments\":[]}"));

        assertThatThrownBy(() -> recorded.shop().invoices().ofOrder(ORDER))
                .isInstanceOf(MagentoException.NotUnderstood.class)
                .hasMessageContaining("invoices of order 000000002: the shop sends those of another order");
    }

    private static String head(int id, int addressOf, String method) {
        return """
                {"entity_id": %d, "increment_id": "00000000%d", "is_virtual": 0, "extension_attributes": {"shipping_assignments":
                  [{"shipping": {"address": {"parent_id": %d}, "method": "%s"}}]}}""".formatted(id, id, addressOf, method);
    }

    @Test
    void aRowOfAListDoesNotHaveAnothersShippingMethod() {
        recorded.answers("orders", listOf(head(1, 1, "express_express"), head(2, 1, "express_express")));

        List<OrderSummary> rows =
                recorded.shop().orders().list(OrderQuery.builder().build()).toList();

        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).shippingMethod()).contains("express_express");
        assertThat(rows.get(1).shippingMethod()).isEmpty();
        assertThat(recorded.requested().get(0)).contains("address[parent_id]");
    }

    @Test
    void goodsThatSeemToGoNowhereAreReadByThemselves() {
        String asAVirtualOne = order().replaceFirst(
                        "(?s)\"shipping\":\\{\"address\":\\{.*?\\},\"method\":\"flatrate_flatrate\",",
                        "\"shipping\":{");
        assertThat(asAVirtualOne).isNotEqualTo(order());
        recorded.answers("orders", listOf(asAVirtualOne));
        recorded.answers("orders/2", recorded("orders/full-two-lines"));

        Order read =
                recorded.shop().orders().details(List.of("000000002")).get(0).orThrow();

        assertThat(read.shippingAddress()).isPresent();
        assertThat(read.shippingMethod()).contains("flatrate_flatrate");
    }
}
