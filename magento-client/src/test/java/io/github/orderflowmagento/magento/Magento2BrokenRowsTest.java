package io.github.orderflowmagento.magento;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.magento.client.MagentoClient;
import io.github.orderflowmagento.magento.model.Invoice;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderHead;
import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.magento.model.ProductQuery;
import io.github.orderflowmagento.magento.model.ProductSummary;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.Watermark;

import static org.assertj.core.api.Assertions.assertThat;

/** A row of a Magento 2's list that cannot be read costs neither the other rows nor the walk, and is not passed over in silence. */
class Magento2BrokenRowsTest {
    private static final OrderQuery ALL = OrderQuery.builder().build();

    private final SearchServer server = new SearchServer();
    private final Magento shop = MagentoClient.magento2()
            .baseUrl(server.url())
            .oauth(Magento2Shop.CREDENTIALS)
            .build();
    private final List<Long> unlisted = new ArrayList<>();

    @AfterEach
    void stop() {
        shop.close();
        server.close();
    }

    /** Three hundred orders; what is sent of the 150th is altered. */
    private void ordersWith(String field, String sent) {
        server.table(
                "orders",
                LongStream.rangeClosed(1, 300).mapToObj(Magento2Lists::order).toList());
        alterOf150("\"entity_id\":150,", field, sent);
    }

    private void alterOf150(String from, String field, String sent) {
        server.altering(body -> {
            int begin = body.indexOf(from);
            if (begin < 0) {
                return body;
            }
            String row = body.substring(begin);
            return body.substring(0, begin)
                    + row.replaceFirst("\"" + field + "\":(\"[^\"]*\"|\\d+)", "\"" + field + "\":" + sent);
        });
    }

    private List<OrderSummary> changed() {
        return shop.orders().changes(ALL, Watermark.initial()).stream(unlisted::add)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1}", "[1,2]", "\"\"", "null"})
    void anOrderWhoseNumberCannotBeReadIsListedByItsEntityId(String sent) {
        ordersWith("increment_id", sent);

        assertThat(changed())
                .hasSize(300)
                .filteredOn(order -> order.incrementId().isBlank())
                .extracting(OrderSummary::orderId)
                .containsExactly(Optional.of(150L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "\"Array\"", "null", "{}", "-7", "12345678901234567890"})
    void anOrderWhoseEntityIdCannotBeReadIsListedUnderItsNumber(String sent) {
        ordersWith("entity_id", sent);

        assertThat(changed())
                .hasSize(300)
                .filteredOn(order -> order.orderId().filter(id -> id > 0).isEmpty())
                .extracting(OrderSummary::incrementId)
                .containsExactly("000000150");
        assertThat(unlisted).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "\"Array\""})
    void anOrderWhoseEntityIdCannotBeReadFailsByItselfWhenReadWhole(String sent) {
        ordersWith("entity_id", sent);

        List<Answer<Order>> answers = shop.orders().details(List.of("000000149", "000000150", "000000151"));

        assertThat(answers).extracting(answer -> answer.failure().isPresent()).containsExactly(false, true, false);
        assertThat(answers.get(1).failure())
                .containsInstanceOf(MagentoException.NotUnderstood.class)
                .hasValueSatisfying(failure -> assertThat(failure).hasMessageContaining("order 000000150"));
    }

    @Test
    void anOrderWithAnAmountBeyondAllBoundsIsListedWithoutIt() {
        server.table(
                "orders",
                LongStream.rangeClosed(1, 3)
                        .mapToObj(number -> with(Magento2Lists.order(number), "grand_total", 5))
                        .toList());
        server.altering(body -> body.replaceFirst("\"grand_total\":5", "\"grand_total\":1e999999999"));

        assertThat(changed())
                .extracting(order -> order.grandTotal().isPresent())
                .containsExactly(false, true, true);
        assertThat(unlisted).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9})
    void anOrderWithoutAReadableEntityIdDoesNotStopThePages(int broken) {
        server.table(
                "orders",
                LongStream.rangeClosed(1, 9).mapToObj(Magento2Lists::order).toList());
        server.altering(body -> body.replace("\"entity_id\":" + broken + ",", "\"entity_id\":\"Array\","));

        try (Magento byThree = MagentoClient.magento2()
                .baseUrl(server.url())
                .oauth(Magento2Shop.CREDENTIALS)
                .pageSize(3)
                .build()) {
            assertThat(byThree.orders().changes(ALL, Watermark.initial()).stream(unlisted::add))
                    .extracting(OrderSummary::incrementId)
                    .containsExactlyElementsOf(LongStream.rangeClosed(1, 9)
                            .mapToObj(number -> String.format("%09d", number))
                            .toList());
        }
        assertThat(unlisted).isEmpty();
    }

    @Test
    void aRowThatIsNoEntityIsNamelessAndCostsNoOther() {
        server.table(
                "orders",
                LongStream.rangeClosed(1, 3).mapToObj(Magento2Lists::order).toList());
        server.altering(body -> body.replaceFirst("\"items\":\\[\\{\"entity_id\":1,[^}]*\\}", "\"items\":[\"Array\"")
                .replaceFirst("\"items\":\\[\"Array\"[^,\\]]*\\}+\\]?\\}*,", "\"items\":[\"Array\","));

        assertThat(changed()).extracting(OrderSummary::incrementId).containsExactly("", "000000002", "000000003");
    }

    /** Rows like a recorded one, each of which says nonsense in one field: every field, and every kind of nonsense. */
    private static List<Map<String, Object>> rowsOfNonsense(String recording, String numberedBy) throws IOException {
        Map<String, Object> recorded =
                new JsonMapper().readValue(Magento2Shop.recording(recording).responseText(), new TypeReference<>() {});
        List<Map<String, Object>> rows = new ArrayList<>();
        for (String field : recorded.keySet()) {
            for (Object nonsense : List.of("", "Array", -1, true, List.of(List.of(1)), Map.of("a", Map.of()))) {
                Map<String, Object> row = with(recorded, field, nonsense);
                rows.add(field.equals(numberedBy) ? row : with(row, numberedBy, rows.size() + 1));
            }
        }
        rows.removeIf(row -> !(row.get(numberedBy) instanceof Integer number) || number < 1);
        return rows;
    }

    @Test
    void nonsenseInAnyFieldOfAnOrderCostsNoRow() throws IOException {
        List<Map<String, Object>> rows = rowsOfNonsense("orders/full-two-lines", "entity_id");
        server.table("orders", rows);

        assertThat(rows).hasSizeGreaterThan(300);
        assertThat(changed()).hasSameSizeAs(rows);
        assertThat(unlisted).isEmpty();
    }

    @Test
    void nonsenseInAnyFieldOfAProductCostsNoRow() throws IOException {
        List<Map<String, Object>> rows = rowsOfNonsense("products/full-mug-001", "id");
        server.table("products", rows);

        assertThat(rows).hasSizeGreaterThan(50);
        assertThat(shop.products().changes(ProductQuery.all(), Watermark.initial()).stream(unlisted::add))
                .hasSameSizeAs(rows);
        assertThat(unlisted).isEmpty();
    }

    @Test
    void aProductWhoseIdCannotBeReadIsListedUnderItsSku() {
        server.table("products", List.of(Map.of("id", 1, "sku", "MUG-001"), Map.of("id", 2, "sku", "MUG-002")));
        server.altering(body -> body.replace("\"id\":1", "\"id\":1e999999999"));

        assertThat(shop.products().list(ProductQuery.all()).map(ProductSummary::sku))
                .extracting(sku -> sku.orElse(""))
                .containsExactly("MUG-001", "MUG-002");
    }

    private static OrderHead order(long number) {
        return OrderSummary.builder()
                .orderId(number)
                .incrementId(String.format("%09d", number))
                .build();
    }

    private static Map<String, Object> with(Map<String, Object> row, String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(row);
        changed.put(name, value);
        return changed;
    }

    private static Map<String, Object> shipment(long number, long order) {
        return with(
                with(Map.of("items", List.of(), "tracks", List.of(), "comments", List.of()), "entity_id", number),
                "order_id",
                order);
    }

    /** Each order has a shipment, numbered a hundred further on. */
    private void shipments() {
        server.table(
                "shipments",
                LongStream.rangeClosed(1, 3)
                        .mapToObj(number -> with(shipment(100 + number, number), "increment_id", "S" + number))
                        .toList());
    }

    @Test
    void aShipmentThatCannotBeReadCostsItsOrderOnly() {
        shipments();
        server.altering(body -> body.replace("\"S2\"", "[1]"));

        List<Answer<List<Shipment>>> answers = shop.shipments().ofOrders(List.of(order(1), order(2), order(3)));

        assertThat(answers).extracting(answer -> answer.failure().isPresent()).containsExactly(false, true, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"Array\"", "1e999999999", "null", "99"})
    void aShipmentWithoutAnOrderFailsTheOrdersShipments(String sent) {
        shipments();
        server.altering(body -> body.replace("\"order_id\":2", "\"order_id\":" + sent));

        List<Answer<List<Shipment>>> answers = shop.shipments().ofOrders(List.of(order(1), order(2), order(3)));

        assertThat(answers)
                .extracting(answer -> answer.value().map(List::size).orElse(-1))
                .containsExactly(1, -1, 1);
    }

    @Test
    void aShipmentWhoseIdCannotBeReadCostsNoOtherOrder() {
        shipments();
        server.altering(body -> body.replace("\"entity_id\":102", "\"entity_id\":1e999999999"));

        List<Answer<List<Shipment>>> answers = shop.shipments().ofOrders(List.of(order(1), order(2), order(3)));

        assertThat(answers.get(0).value())
                .hasValueSatisfying(shipments -> assertThat(shipments).hasSize(1));
        assertThat(answers.get(2).value())
                .hasValueSatisfying(shipments -> assertThat(shipments).hasSize(1));
    }

    @Test
    void anInvoiceThatCannotBeReadCostsItselfOnly() {
        server.table(
                "invoices",
                LongStream.rangeClosed(1, 3)
                        .mapToObj(number -> Map.<String, Object>of(
                                "entity_id", number, "order_id", number, "increment_id", "I" + number, "state", 2))
                        .toList());
        server.altering(body -> body.replace("\"entity_id\":2", "\"entity_id\":\"Array\""));

        List<Answer<Invoice>> answers = shop.invoices().details(List.of("I1", "I2", "I3"));

        assertThat(answers.get(0).value()).isPresent();
        assertThat(answers.get(2).value()).isPresent();
    }
}
