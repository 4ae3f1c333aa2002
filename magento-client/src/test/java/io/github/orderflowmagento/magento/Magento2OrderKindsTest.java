package io.github.orderflowmagento.magento;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.ProductType;
import io.github.orderflowmagento.magento.model.Projection;

import static io.github.orderflowmagento.magento.Magento2Shop.listOf;
import static io.github.orderflowmagento.magento.Magento2Shop.listOfRecorded;
import static io.github.orderflowmagento.magento.Magento2Shop.recording;
import static org.assertj.core.api.Assertions.assertThat;

/** Orders of downloads, edited orders, and rows whose SKU options have extended. */
class Magento2OrderKindsTest {
    @RegisterExtension
    final Magento2Shop recorded = new Magento2Shop();

    private static final String TWO_LINES = recording("orders/full-two-lines").responseText();

    private Order order(String incrementId, String... orders) {
        return order(Projection.whole(), incrementId, orders);
    }

    private Order order(Projection fields, String incrementId, String... orders) {
        recorded.answers("orders", listOf(orders));
        return recorded.shop()
                .orders()
                .details(List.of(incrementId), fields)
                .get(0)
                .orThrow();
    }

    @Test
    void downloadsAreNotShipped() {
        Order order = order("000000021", recording("orders/full-downloadable").responseText());

        assertThat(order.items()).singleElement().satisfies(row -> {
            assertThat(row.type()).isEqualTo(ProductType.DOWNLOADABLE);
            assertThat(row.sku()).contains("DL-1");
            assertThat(row.isVirtual()).contains(true);
        });
        assertThat(order.isVirtual()).contains(true);
        assertThat(order.shippableItems()).isEmpty();
        assertThat(order.shippingAddress()).isEmpty();
        assertThat(order.shippingMethod()).isEmpty();
    }

    @Test
    void onlyTheGoodsOfAMixedOrderAreShipped() {
        String row = recording("orders/full-downloadable")
                .responseText()
                .replaceFirst("(?s).*?\"items\":\\[(\\{.*?\\}\\}\\})\\],\"billing_address\".*", "$1");
        Order order = order("000000002", TWO_LINES.replaceFirst("\"items\":\\[", "\"items\":[" + row + ","));

        assertThat(order.items()).hasSize(3);
        assertThat(order.shippableItems())
                .extracting(item -> item.sku().orElseThrow())
                .containsExactly("PLAIN-1", "PLAIN-2");
    }

    /** With the columns that editing an order fills; no edited order was recorded. */
    private static String replaced() {
        return TWO_LINES
                .replace("\"state\":\"new\",\"status\":\"pending\"", "\"state\":\"canceled\",\"status\":\"canceled\"")
                .replace("\"increment_id\":\"000000002\"", """
                        "increment_id":"000000002","relation_child_id":"1002","relation_child_real_id":"000000002-1\"""");
    }

    private static String replacing() {
        return TWO_LINES
                .replace("\"entity_id\":2,\"", "\"entity_id\":1002,\"")
                .replace("\"parent_id\":2,", "\"parent_id\":1002,")
                .replace("\"increment_id\":\"000000002\"", """
                        "increment_id":"000000002-1","original_increment_id":"000000002","edit_increment":"1",\
                        "relation_parent_id":"2","relation_parent_real_id":"000000002\"""");
    }

    static List<Projection> projections() {
        return List.of(Projection.whole(), Projection.of("relation_parent_id", "original_increment_id"));
    }

    @ParameterizedTest
    @MethodSource("projections")
    void anOrderNamesTheOneThatItReplaces(Projection fields) {
        Order order = order(fields, "000000002-1", replaced(), replacing());

        assertThat(order.relationParentRealId()).contains("000000002");
        assertThat(order.relationChildRealId()).isEmpty();
        assertThat(order.fields().text("relation_parent_id")).contains("2");
        assertThat(order.fields().text("original_increment_id")).contains("000000002");
        assertThat(order.orderId()).contains(1002L);
    }

    @ParameterizedTest
    @MethodSource("projections")
    void anOrderNamesTheOneThatReplacesIt(Projection fields) {
        Order order = order(fields, "000000002", replaced(), replacing());

        assertThat(order.relationChildRealId()).contains("000000002-1");
        assertThat(order.relationParentRealId()).isEmpty();
        assertThat(order.orderId()).contains(2L);
        assertThat(order.status()).contains("canceled");
    }

    @ParameterizedTest
    @MethodSource("projections")
    void anOrderThatWasNotEditedReplacesNone(Projection fields) {
        Order order = order(fields, "000000002", TWO_LINES);

        assertThat(order.fields().isNull("relation_parent_real_id")).isTrue();
        assertThat(order.fields().isNull("relation_parent_id")).isTrue();
        assertThat(order.fields().isNull("relation_child_real_id")).isTrue();
    }

    @Test
    void aListSaysWhichOrdersReplaceOthers() {
        recorded.answers("orders", listOf(replaced(), replacing()));

        assertThat(recorded.shop().orders().list(OrderQuery.builder().build()))
                .extracting(order -> order.incrementId()
                        + order.relationParentRealId().map(" replaces "::concat).orElse("")
                        + order.relationChildRealId()
                                .map(" is replaced by "::concat)
                                .orElse(""))
                .containsExactly("000000002 is replaced by 000000002-1", "000000002-1 replaces 000000002");
        assertThat(recorded.requested()).isNotEmpty().allMatch(request -> request.contains("relation_parent_real_id"));
    }

    @Test
    void aRowWhoseOptionsHaveNoSkusHasADashForEach() {
        recorded.answers("products", listOfRecorded("products/full-custopt-1"));
        Order order = order(
                "000000028",
                recording("orders/full-custom-options-same-sku-twice")
                        .responseText()
                        .replace("CUSTOPT-1-ENGR-BLK", "CUSTOPT-1--"));

        assertThat(order.items())
                .extracting(item -> item.sku().orElseThrow())
                .containsExactly("CUSTOPT-1--", "CUSTOPT-1--");
        assertThat(order.items())
                .hasSize(2)
                .extracting(OrderItem::productSku)
                .allMatch(sku -> sku.orElseThrow().equals("CUSTOPT-1"));
    }

    @Test
    void theProductSkuOfADeletedProductIsUnknown() {
        recorded.answers("products", listOf());
        Order order = order(
                "000000028",
                recording("orders/full-custom-options-same-sku-twice")
                        .responseText()
                        .replace("CUSTOPT-1-ENGR-BLK", "CUSTOPT-1--"));

        assertThat(order.items()).hasSize(2).extracting(OrderItem::productSku).allMatch(sku -> sku.isEmpty());
    }
}
