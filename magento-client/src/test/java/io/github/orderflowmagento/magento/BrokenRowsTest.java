package io.github.orderflowmagento.magento;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.magento.model.ProductQuery;
import io.github.orderflowmagento.magento.model.ProductSummary;
import io.github.orderflowmagento.magento.model.Watermark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/** A row of a list that cannot be read costs neither the other rows nor the walk, and is not passed over in silence. */
class BrokenRowsTest {
    private static final String CHANGED = "2026-10-05 12:00:00";

    @RegisterExtension
    final RecordedShop recorded = new RecordedShop();

    private static Map<String, Object> order(String id, String incrementId) {
        return Map.of("order_id", id, "increment_id", incrementId, "status", "processing", "updated_at", CHANGED);
    }

    private void listsOrders(Object... rows) {
        recorded.answers("sales_order.list", Wire.XML_RPC.answer(List.of()));
        recorded.answersAll(List.of("sales_order.list", "<int>1</int>"), Wire.XML_RPC.answer(List.of(rows)));
    }

    @Test
    void anOrderWhoseIdCannotBeReadIsListedUnderItsNumber() {
        listsOrders(order("Array", "100000001"), order("2", "100000002"), "Array");

        assertThat(recorded.shop().orders().list(OrderQuery.status("processing")))
                .extracting(OrderSummary::orderId, OrderSummary::incrementId)
                .containsExactlyInAnyOrder(
                        tuple(Optional.empty(), "100000001"),
                        tuple(Optional.empty(), ""),
                        tuple(Optional.of(2L), "100000002"));
    }

    @Test
    void ordersWhoseIdsCannotBeReadAreNotTakenForEachOther() {
        listsOrders(order("Array", "100000001"), order("Array", "100000002"));
        Watermark metOne = Watermark.builder()
                .putSeen("0", Instant.parse("2026-10-05T12:00:00Z"))
                .build();

        assertThat(recorded.shop().orders().changes(OrderQuery.status("processing"), metOne).stream())
                .extracting(OrderSummary::incrementId)
                .containsExactly("100000001", "100000002");
    }

    @Test
    void anOrderWhoseIdCannotBeReadIsNotBelievedToHaveNoShipments() {
        listsOrders(order("Array", "100000001"));
        OrderSummary order = recorded.shop()
                .orders()
                .list(OrderQuery.status("processing"))
                .findFirst()
                .orElseThrow();

        assertThatThrownBy(() -> recorded.shop().shipments().find(order, "despatch 1"))
                .isInstanceOf(MagentoException.NotUnderstood.class)
                .hasMessageContaining("order 100000001");
        assertThat(recorded.requestsHolding("sales_order_shipment.list")).isZero();
    }

    @Test
    void aRowWhoseTextCannotBeDecodedIsListedWithoutIt() {
        recorded.answers("catalog_product.list", Wire.XML_RPC.answer(List.of()));
        recorded.answersAll(
                List.of("catalog_product.list", "<int>1</int>"),
                RecordedShop.inLatin1("<array><data>"
                        + row("<member><name>product_id</name><value><string>1</string></value></member>"
                                + "<member><name>sku</name><value><string>M\u00dcSLI</string></value></member>")
                        + row("<member><name>product_id</name><value><string>2</string></value></member>"
                                + "<member><name>sku</name><value><string>MUG-002</string></value></member>")
                        + "</data></array>"));

        assertThat(recorded.shop().products().list(ProductQuery.all()))
                .extracting(ProductSummary::productId, ProductSummary::sku)
                .containsExactly(
                        tuple(Optional.of(1L), Optional.empty()), tuple(Optional.of(2L), Optional.of("MUG-002")));
    }

    private static String row(String members) {
        return "<value><struct>" + members + "</struct></value>";
    }

    @Test
    void aProductWhoseNumberCannotBeReadIsListedUnderItsSku() {
        recorded.answers("catalog_product.list", Wire.XML_RPC.answer(List.of()));
        recorded.answersAll(
                List.of("catalog_product.list", "<int>1</int>"),
                Wire.XML_RPC.answer(List.of(
                        Map.of("product_id", "Array", "sku", "MUG-001", "type", "simple"),
                        Map.of("product_id", "2", "sku", "MUG-002", "type", "simple"))));

        assertThat(recorded.shop().products().list(ProductQuery.all()))
                .extracting(ProductSummary::productId, ProductSummary::sku)
                .containsExactly(
                        tuple(Optional.empty(), Optional.of("MUG-001")),
                        tuple(Optional.of(2L), Optional.of("MUG-002")));
    }
}
