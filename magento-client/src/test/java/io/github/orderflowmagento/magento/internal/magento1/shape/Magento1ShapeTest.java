package io.github.orderflowmagento.magento.internal.magento1.shape;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.InvalidFieldException;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.magento.model.Product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** How entities of PHP and Magento 1 are converted to the shared names. */
class Magento1ShapeTest {
    private static final String ORDER = "sales_order.info";

    private static Fields order(String field, @Nullable Object value) {
        Map<String, @Nullable Object> order =
                new HashMap<>(Map.of("order_id", 1L, "increment_id", "100000001", "items", List.of()));
        order.put(field, value);
        return Magento1Shape.fields(ORDER, order);
    }

    private static Map<String, Object> row(int id, Map<String, Object> fields) {
        Map<String, Object> row = new HashMap<>(Map.of(
                "item_id", id, "qty_ordered", "1", "qty_shipped", "0", "qty_refunded", "0", "qty_canceled", "0"));
        row.putAll(fields);
        return row;
    }

    private static OrderItem item(Map<String, Object> fields) {
        return Order.of(order("items", List.of(row(1, fields)))).items().get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "sales_order.list, entity_id, order_id",
        "catalog_product.info, type_id, type",
        "catalog_product.info, attribute_set_id, set",
        "catalog_product.list, website_ids, websites",
        "catalog_product.list, category_ids, categories"
    })
    void anotherNameStaysBesideTheSharedOne(String call, String sent, String shared) {
        Fields fields = Magento1Shape.fields(call, Map.of(sent, "7"));

        assertThat(fields.asMap()).containsOnly(Map.entry(sent, "7"), Map.entry(shared, "7"));
    }

    @Test
    void theSharedNameIsBelievedWhereBothAreSent() {
        Fields fields = Magento1Shape.fields("catalog_product.info", Map.of("type", "simple", "type_id", "bundle"));

        assertThat(fields.text("type")).contains("simple");
    }

    @Test
    void aSharedNameThatSaysNothingGivesWayToTheOther() {
        Map<String, @Nullable Object> sent = new HashMap<>(Map.of("entity_id", 7L));
        sent.put("order_id", null);

        assertThat(Magento1Shape.fields(ORDER, sent).text("order_id")).contains("7");
    }

    @Test
    void aTrackHasItsNumberUnderTheSharedName() {
        Fields shipment = Magento1Shape.fields(
                "sales_order_shipment.info", Map.of("tracks", List.of(Map.of("entity_id", 3L, "track_number", "1Z"))));

        assertThat(shipment.list("tracks")).singleElement().satisfies(track -> {
            assertThat(track.text("number")).contains("1Z");
            assertThat(track.text("track_id")).contains("3");
        });
    }

    @ParameterizedTest
    @MethodSource("noAddress")
    void aMalformedAddressIsMissing(Object value) {
        assertThat(Order.of(order("shipping_address", value)).shippingAddress()).isEmpty();
    }

    static Stream<Object> noAddress() {
        return Stream.of(false, "", " ", 0, List.of(), List.of("x"));
    }

    @Test
    void anEmptyTextInThePlaceOfRowsIsNone() {
        assertThat(Order.of(order("items", "")).items()).isEmpty();
    }

    @Test
    void rowsInWhichSomethingIsNoRowAreRejected() {
        Fields order = order("items", List.of(row(1, Map.of()), "Array"));

        assertThatThrownBy(() -> Order.of(order)).isInstanceOf(InvalidFieldException.class);
    }

    @Test
    void aListWithGapsIsAList() {
        Map<String, Object> rows = new LinkedHashMap<>();
        rows.put("0", row(1, Map.of()));
        rows.put("2", row(2, Map.of()));

        assertThat(Order.of(order("items", rows)).items())
                .extracting(OrderItem::itemId)
                .containsExactly(1L, 2L);
        assertThat(Order.of(order("items", Arrays.asList(null, row(3, Map.of()))))
                        .items())
                .hasSize(1);
    }

    @Test
    void linesOfAStreetThatComeAsAListWithGapsAreLines() {
        Map<String, Object> address = Map.of("street", new LinkedHashMap<>(Map.of("1", "1 High Street")));

        assertThat(Order.of(order("shipping_address", address))
                        .shippingAddress()
                        .orElseThrow()
                        .street())
                .containsExactly("1 High Street");
    }

    @Test
    void aMapOfAModulesOwnStaysAMap() {
        assertThat(order("module_stock", Map.of("12", "7"))
                        .nested("module_stock")
                        .text("12"))
                .contains("7");
    }

    @Test
    void aHistoryThatCannotBeReadCostsNoOrder() {
        assertThat(Order.of(order("status_history", "Array")).comments()).isEmpty();
        assertThat(Order.of(order("status_history", List.of("Array"))).comments())
                .isEmpty();
    }

    @Test
    void aTierPriceThatCannotBeReadCostsNoProduct() {
        Fields fields = Magento1Shape.fields(
                "catalog_product.info", Map.of("product_id", 1L, "sku", "A", "type", "simple", "tier_price", "none"));

        assertThat(Product.of(fields).tierPrices()).isEmpty();
    }

    @Test
    void aNullFlagIsFalseAndAnAbsentFlagIsUnknown() {
        assertThat(Order.of(order("customer_is_guest", null)).customerIsGuest()).contains(false);
        assertThat(Order.of(order("customer_note", null)).customerIsGuest()).isEmpty();
    }

    @Test
    void theOptionsOfARowAreFields() {
        OrderItem bundle = item(Map.of("product_options", "a:1:{s:13:\"shipment_type\";s:1:\"1\";}"));

        assertThat(bundle.options().text("shipment_type")).contains("1");
        assertThat(bundle.fields().nested("product_options").text("shipment_type"))
                .contains("1");
        assertThat(bundle.hasReadableOptions()).isTrue();
    }

    @Test
    void optionsThatTheDatabaseHasCutStayWhatTheyAre() {
        String cut = "a:2:{s:7:\"options\";s:12:\"For Ann ";

        OrderItem bundle = item(Map.of("product_type", "bundle", "product_options", cut));

        assertThat(bundle.hasReadableOptions()).isFalse();
        assertThat(bundle.options()).isEqualTo(Fields.none());
        assertThat(bundle.fields().text("product_options")).contains(cut);
        assertThat(bundle.shipsSeparately()).isEmpty();
    }

    @Test
    void noOptionsAreReadable() {
        OrderItem bundle = item(Map.of("product_type", "bundle", "product_options", "N;"));

        assertThat(bundle.hasReadableOptions()).isTrue();
        assertThat(bundle.shipsSeparately()).contains(false);
    }

    @Test
    void aConvertedTreeStaysUnchanged() {
        Fields once = order("items", List.of(row(1, Map.of("product_options", "a:1:{s:1:\"a\";i:1;}"))));

        assertThat(Magento1Shape.fields(ORDER, once.asMap())).isEqualTo(once);
    }
}
