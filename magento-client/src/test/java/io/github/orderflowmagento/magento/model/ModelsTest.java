package io.github.orderflowmagento.magento.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Typed fields, whatever the shop puts into them. */
class ModelsTest {
    private static Order order(Map<String, Object> fields) {
        Map<String, Object> all =
                new HashMap<>(Map.of("order_id", 1L, "increment_id", "100000001", "items", List.of()));
        all.putAll(fields);
        return Order.of(Fields.of(all));
    }

    private static Map<String, Object> row(int id, Map<String, Object> fields) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "item_id", id, "qty_ordered", "1", "qty_shipped", "0", "qty_refunded", "0", "qty_canceled", "0"));
        all.putAll(fields);
        return all;
    }

    @Test
    void everythingButTheKeysAndTheRowsMayBeMissing() {
        Order order = order(Map.of());

        assertThat(order.incrementId()).isEqualTo("100000001");
        assertThat(order.grandTotal()).isEmpty();
        assertThat(order.items()).isEmpty();
        assertThat(order.state()).isEqualTo(OrderState.UNKNOWN);
    }

    @Test
    void anOrderWithoutRowsFieldIsRejected() {
        assertThatThrownBy(() -> Order.of(Fields.of(Map.of("order_id", 1L, "increment_id", "100000001"))))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessage("field items: is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"qty_shipped", "qty_refunded", "qty_canceled"})
    void aRowWithoutOpenQuantityIsRejected(String missing) {
        Map<String, Object> row = row(5, Map.of());
        row.remove(missing);

        assertThatThrownBy(() -> order(Map.of("items", List.of(row))))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessage("field items[0]." + missing + ": is missing");
    }

    @Test
    void aQuantityThatIsNullInTheShopIsNothing() {
        Map<String, Object> row = row(5, Map.of());
        row.put("qty_shipped", null);

        assertThat(order(Map.of("items", List.of(row))).items().get(0).qtyToShip())
                .isEqualByComparingTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"items", "tracks", "comments"})
    void aShipmentWithoutOneOfItsListsIsRejected(String missing) {
        Map<String, Object> shipment = new HashMap<>(Map.of(
                "increment_id", "1", "order_id", 1, "items", List.of(), "tracks", List.of(), "comments", List.of()));
        shipment.remove(missing);

        assertThatThrownBy(() -> Shipment.of(Fields.of(shipment)))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessage("field " + missing + ": is missing");
    }

    @Test
    void aTrackWithoutNumberIsRejected() {
        Map<String, Object> shipment = Map.of(
                "increment_id",
                "1",
                "order_id",
                1,
                "items",
                List.of(),
                "comments",
                List.of(),
                "tracks",
                List.of(Map.of("track_id", 1, "title", "Royal Mail")));

        assertThatThrownBy(() -> Shipment.of(Fields.of(shipment)))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessage("field tracks[0].number: is missing");
    }

    @Test
    void unsentFieldsAreUnknownAndNotFalse() {
        Order order = order(Map.of("items", List.of(row(5, Map.of("product_type", "simple")))));

        assertThat(order.customerIsGuest()).isEmpty();
        assertThat(order.isVirtual()).isEmpty();
        assertThat(order.items().get(0).isVirtual()).isEmpty();
        assertThat(order.items().get(0).isQtyDecimal()).isEmpty();
        assertThat(order.items().get(0).lockedDoShip()).isEmpty();
        assertThat(order.items().get(0).qtyInvoiced()).isEmpty();
        assertThat(StoreView.of(Fields.of(Map.of("store_id", 1, "code", "de"))).isActive())
                .isEmpty();
        assertThat(ProductAttribute.of(Fields.of(Map.of("code", "color"))).isRequired())
                .isEmpty();
        assertThat(ProductImage.of(Fields.of(Map.of("url", "https://shop.example/a.jpg")))
                        .isExcluded())
                .isEmpty();
    }

    @Test
    void aRowIsPhysicalByWhatTheShopSaysElseByItsType() {
        assertThat(item(Map.of("product_type", "simple")).isPhysical()).contains(true);
        assertThat(item(Map.of("product_type", "downloadable")).isPhysical()).contains(false);
        assertThat(item(Map.of("product_type", "virtual")).isPhysical()).contains(false);
        assertThat(item(Map.of("product_type", "grouped", "is_virtual", "1")).isPhysical())
                .contains(false);
        assertThat(item(Map.of("product_type", "giftcard", "is_virtual", "0")).isPhysical())
                .contains(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"grouped", "configurable", "bundle", "giftcard", ""})
    void aRowOfAnUnknownTypeMayBePhysicalOrNot(String type) {
        assertThat(item(Map.of("product_type", type)).isPhysical()).isEmpty();
        assertThat(item(Map.of("product_type", type, "is_virtual", "")).isPhysical())
                .isEmpty();
    }

    @Test
    void aRowWithNullTypeAndNullVirtualIsPhysical() {
        Map<String, Object> nothing = new HashMap<>();
        nothing.put("product_type", null);
        nothing.put("is_virtual", null);
        Map<String, Object> service = new HashMap<>(nothing);
        service.put("product_type", "virtual");

        assertThat(item(nothing).isPhysical()).contains(true);
        assertThat(item(service).isPhysical()).contains(false);
    }

    @Test
    void openQuantitiesFailIfARowMayBeAService() {
        Order order =
                order(Map.of("items", List.of(row(7, Map.of("product_type", "giftcard", "product_options", "")))));

        assertThatExceptionOfType(InvalidFieldException.class)
                .isThrownBy(order::shippableItems)
                .withMessageContaining("is_virtual")
                .withMessageContaining("of row 7");
    }

    @Test
    void aProductIsEnabledOrDisabledByItsStatusAndByNothingElse() {
        assertThat(product("status", "1").isEnabled()).contains(true);
        assertThat(product("status", "2").isEnabled()).contains(false);
        assertThat(product("status", "").isEnabled()).isEmpty();
        assertThat(product("status", "0").isEnabled()).isEmpty();
        assertThat(product("name", "Mug").isEnabled()).isEmpty();
    }

    @Test
    void noWebsitesDifferFromUnknownWebsites() {
        assertThat(product("websites", List.of()).websiteIds()).contains(List.of());
        assertThat(product("name", "Mug").websiteIds()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, true", "0, false", "2, false"})
    void aCommentSaysWhetherItWasMailed(String sent, boolean notified) {
        assertThat(comment(sent).customerNotified()).contains(notified);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "perhaps"})
    void aCommentThatHoldsNoFlagDoesNotSayWhetherItWasMailed(String sent) {
        assertThat(comment(sent).customerNotified()).isEmpty();
    }

    private static Comment comment(String isCustomerNotified) {
        Order order = order(Map.of("status_history", List.of(Map.of("is_customer_notified", isCustomerNotified))));
        return order.comments().get(0);
    }

    @Test
    void backordersAreUnknownWithoutTheSetting() {
        Map<String, Object> item =
                Map.of("source_code", "default", "sku", "A", "qty", "0", "is_in_stock", "1", "backorders", "1");
        Map<String, Object> ofItsOwn = new HashMap<>(item);
        ofItsOwn.put("use_config_backorders", "0");

        assertThat(StockItem.of(Fields.of(item)).takesBackorders()).isEmpty();
        assertThat(StockItem.of(Fields.of(ofItsOwn)).takesBackorders()).contains(true);
    }

    private static OrderItem item(Map<String, Object> fields) {
        return OrderItem.of(Fields.of(row(1, fields)));
    }

    @Test
    void aMissingKeyIsNamed() {
        assertThatThrownBy(() -> Order.of(Fields.of(Map.of("order_id", 1L))))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessage("field increment_id: is missing");
    }

    @Test
    void aFieldThatHoldsNonsenseIsNamedWithItsPath() {
        Map<String, Object> item = Map.of("item_id", 5L, "sku", "MUG-001", "qty_ordered", "many");

        assertThatThrownBy(() -> order(Map.of("items", List.of(item))))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessage("field items[0].qty_ordered: 'many' is not a number");
    }

    @Test
    void timesAreUtcWhetherOrNotTheySaySo() {
        assertThat(order(Map.of("created_at", "2026-11-23 04:25:41")).createdAt())
                .contains(Instant.parse("2026-11-23T04:25:41Z"));
        assertThat(order(Map.of("created_at", "2026-11-23T05:25:41+01:00")).createdAt())
                .contains(Instant.parse("2026-11-23T04:25:41Z"));
    }

    @Test
    void aDateOfZerosAndABlankTextAreNoValue() {
        Order order = order(Map.of("created_at", "0000-00-00 00:00:00", "grand_total", ""));

        assertThat(order.createdAt()).isEmpty();
        assertThat(order.grandTotal()).isEmpty();
    }

    @Test
    void oddOptionalFieldsCostNoOrder() {
        Order order = order(Map.of(
                "is_virtual", "",
                "grand_total", "1,234.50",
                "created_at", "01/03/2015",
                "updated_at", "2015-03-01",
                "coupon_code", List.of("a"),
                "items", List.of(row(5, Map.of("is_virtual", "2")))));

        assertThat(order.isVirtual()).isEmpty();
        assertThat(order.grandTotal()).isEmpty();
        assertThat(order.fields().text("grand_total")).contains("1,234.50");
        assertThat(order.createdAt()).isEmpty();
        assertThat(order.updatedAt()).contains(Instant.parse("2015-03-01T00:00:00Z"));
        assertThat(order.couponCode()).isEmpty();
        assertThat(order.items()).singleElement().satisfies(item -> {
            assertThat(item.sku()).isEmpty();
            assertThat(item.isVirtual()).hasValue(true);
        });
    }

    @Test
    void aBlankKeyIsNoKey() {
        assertThatThrownBy(() -> order(Map.of("order_id", ""))).isInstanceOf(InvalidFieldException.class);
    }

    @Test
    void attributesCalledImagesOrStockItemAreAttributes() {
        Product product = Product.of(Fields.of(
                Map.of("product_id", 1L, "sku", "A", "type", "simple", "images", "x.jpg", "stock_item", "1")));

        assertThat(product.images()).isEmpty();
        assertThat(product.stockItem()).isEmpty();
    }

    @Test
    void tierPricesAreRead() {
        // no tier price was recorded
        Product product =
                product("tier_price", List.of(Map.of("price_qty", "10.0000", "price", "4.5", "cust_group", 32000)));

        assertThat(product.tierPrices()).singleElement().satisfies(tier -> {
            assertThat(tier.qty().orElseThrow()).isEqualByComparingTo("10");
            assertThat(tier.price()).contains(new BigDecimal("4.5"));
            assertThat(tier.customerGroupId()).contains(32000L);
        });
    }

    @Test
    void oddWebsitesCostNoProduct() {
        assertThat(product("websites", Arrays.asList("1", "x", "", 2)).websiteIds())
                .contains(List.of(1L, 2L));
        assertThat(product("websites", "1,2").websiteIds()).isEmpty();
    }

    private static Product product(String field, Object value) {
        return Product.of(Fields.of(Map.of("product_id", 1L, "sku", "A", "type", "simple", field, value)));
    }

    @Test
    void aStateOfAModulesOwnIsUnknownAndItsTextIsKept() {
        Order order = order(Map.of("state", "fraud_check"));

        assertThat(order.state()).isEqualTo(OrderState.UNKNOWN);
        assertThat(order.stateCode()).contains("fraud_check");
    }

    @Test
    void unitsToShipExcludeShippedRefundedAndCancelledOnes() {
        OrderItem.Builder item = OrderItem.builder();
        item.itemId(1).sku("A").qtyOrdered(new BigDecimal("10"));
        item.qtyShipped(new BigDecimal("3")).qtyRefunded(new BigDecimal("2")).qtyCanceled(BigDecimal.ONE);

        assertThat(item.build().qtyToShip()).isEqualByComparingTo("4");
    }

    @Test
    void aBundleShippedSeparatelyShipsByItsChildren() {
        Map<String, Object> bundle = row(1, Map.of("product_options", Map.of("shipment_type", "1")));
        Map<String, Object> part = row(2, Map.of("qty_ordered", "2", "parent_item_id", 1, "is_virtual", 0));
        Map<String, Object> file = row(3, Map.of("parent_item_id", 1, "is_virtual", 1));
        Map<String, Object> locked = row(4, Map.of("locked_do_ship", 1));

        Order order = order(Map.of("items", List.of(bundle, part, file, locked)));

        assertThat(order.shippableItems()).extracting(OrderItem::itemId).containsExactly(2L);
    }

    @Test
    void howABundleShipsIsUnknownWithUnreadableOptions() {
        // the database has cut the text at a character that it cannot hold
        String cut = "a:2:{s:7:\"options\";s:12:\"For Ann ";

        OrderItem bundle = OrderItem.of(Fields.of(row(1, Map.of("product_type", "bundle", "product_options", cut))));

        assertThat(bundle.shipsSeparately()).isEmpty();
        assertThat(bundle.hasReadableOptions()).isFalse();
    }

    @Test
    void howABundleShipsIsUnknownWithoutItsOptions() {
        OrderItem bundle = OrderItem.of(Fields.of(row(1, Map.of("product_type", "bundle"))));

        assertThat(bundle.shipsSeparately()).isEmpty();
    }

    @Test
    void aSimpleProductShipsByItselfWhateverItsOptions() {
        OrderItem mug =
                OrderItem.of(Fields.of(row(1, Map.of("product_type", "simple", "product_options", "a:1:{s:9:\"cut"))));

        assertThat(mug.shipsSeparately()).contains(false);
    }

    @Test
    void openQuantitiesFailIfABundleMayShipEitherWay() {
        Map<String, Object> bundle = row(1, Map.of("product_type", "bundle", "product_options", "a:1:{s:9:\"cut"));
        Order order = order(Map.of("items", List.of(bundle, row(2, Map.of("parent_item_id", 1)))));

        assertThatExceptionOfType(InvalidFieldException.class)
                .isThrownBy(order::shippableItems)
                .withMessageContaining("product_options")
                .withMessageContaining("of row 1");
    }

    @Test
    void aDuplicateRowIsReadOnce() {
        Map<String, Object> mug = row(1, Map.of("invoice", "100000001"));
        Map<String, Object> same = row(1, Map.of("invoice", "100000002"));

        Order order = order(Map.of("items", List.of(mug, same, row(2, Map.of()))));

        assertThat(order.items()).extracting(OrderItem::itemId).containsExactly(1L, 2L);
        assertThat(order.duplicateRows()).containsExactly(1L);
    }

    @Test
    void twoRowsOfOneNumberAreRejected() {
        Map<String, Object> items =
                Map.of("items", List.of(row(1, Map.of("sku", "MUG")), row(1, Map.of("sku", "TEA"))));

        assertThatExceptionOfType(InvalidFieldException.class)
                .isThrownBy(() -> order(items))
                .withMessageContaining("row 1 is there twice");
    }

    @Test
    void anOrderPrintsNothingOfItsCustomer() {
        Order order = order(Map.of(
                "customer_email", "ann@example.com",
                "customer_note", "ring twice",
                "customer_taxvat", "GB123",
                "gift_message", "happy birthday",
                "status_history", List.of(Map.of("comment", "called her")),
                "items", List.of(row(1, Map.of("product_options", Map.of("a", "engrav")))),
                "shipping_address",
                        Map.of(
                                "firstname",
                                "Ann",
                                "lastname",
                                "Other",
                                "street",
                                "1 High Street",
                                "telephone",
                                "0123",
                                "email",
                                "ann@example.com",
                                "postcode",
                                "CB7",
                                "city",
                                "Ely",
                                "company",
                                "Other Ltd")));

        assertThat(order.shippingAddress().orElseThrow().city()).contains("Ely");
        assertThat(order.toString())
                .contains("100000001")
                .doesNotContain("ann@example.com", "ring twice", "Ann", "Other", "High Street", "0123", "CB7", "Ely")
                .doesNotContain("GB123", "happy birthday", "called her", "engrav");
    }

    @Test
    void anEntityReadOverAnotherServiceWithFewerColumnsIsEqual() {
        Order many = order(Map.of("status", "processing", "remote_ip", "203.0.113.7"));
        Order few = order(Map.of("status", "processing"));

        assertThat(many).isEqualTo(few).hasSameHashCodeAs(few);
    }
}
