package io.github.orderflowmagento.mapping.order;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderAddress;
import io.github.orderflowmagento.magento.model.OrderNumber;
import io.github.orderflowmagento.magento.model.ProductType;
import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.mapping.Recorded;
import io.github.orderflowmagento.mapping.ReferenceMapping;
import io.github.orderflowmagento.mapping.Rows;
import io.github.orderflowmagento.mapping.Rule;

import static io.github.orderflowmagento.mapping.Rows.orderOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OrderMappingTest {
    private static final Instant EXPORTED_AT = Instant.parse("2026-11-23T04:50:09Z");

    private static final OrderMapping STANDARD = OrderMapping.standard();

    private static final Order PLAIN = Recorded.order("order-info-before-partial-shipment");

    @Test
    void aPropertyIsAddedToTheShipmentInAFewLines() {
        OrderMapping express = STANDARD.with(
                OrderPart.SHIPMENT,
                Rule.optional(
                        "priority",
                        "1 for express deliveries",
                        from -> from.order()
                                .shippingMethod()
                                .filter(code -> code.startsWith("express_"))
                                .map(code -> "1")));
        Order expressOrder =
                Order.builder().from(PLAIN).shippingMethod("express_next").build();

        assertThat(properties(express, expressOrder)).containsEntry("shipment.priority", "1");
        assertThat(properties(express, PLAIN)).doesNotContainKey("shipment.priority");
    }

    @Test
    void deliveryAndInvoiceAddressMayHaveDifferentRules() {
        OrderMapping discreet = STANDARD.without(OrderPart.DELIVERY_ADDRESS, "emailAddress");

        assertThat(properties(discreet, PLAIN))
                .containsKey("invoiceEmailAddress")
                .doesNotContainKey("deliveryEmailAddress");
    }

    @Test
    void aLineRuleSeesEveryFieldOfTheRow() {
        OrderMapping byProduct = STANDARD.with(
                OrderPart.LINE,
                Rule.optional(
                        "product.id", "product_id", line -> line.item().fields().nonBlank("product_id")));

        assertThat(properties(byProduct, PLAIN))
                .containsEntry(
                        "orderLine.1.product.id",
                        PLAIN.items().get(0).fields().nonBlank("product_id").orElseThrow())
                .containsKey("orderLine.2.product.id");
    }

    @Test
    void aLineThatFailsIsNamedByItsNumber() {
        OrderMapping strict = STANDARD.with(
                OrderPart.LINE,
                Rule.always(
                        "product.barcode",
                        "barcode",
                        line -> line.item().fields().nonBlank("barcode").orElseThrow()));

        assertThatThrownBy(() -> strict.map(PLAIN, EXPORTED_AT))
                .isInstanceOf(MappingException.class)
                .hasMessageStartingWith("order 100000009 line 1: rule for product.barcode (from barcode)");
    }

    @Test
    void aPaymentMethodWithoutATitleIsSentByItsCode() {
        OrderMapping titled = STANDARD.withPaymentMethodTitles(Map.of("paypal_express", "PayPal"));

        assertThat(properties(titled, PLAIN)).containsEntry("paymentGatewayIdentifier", "checkmo");
    }

    private static Map<String, String> properties(OrderMapping mapping, Order order) {
        return mapping.map(order, EXPORTED_AT).properties();
    }

    private static Map<String, Object> row(String sku) {
        Map<String, Object> row = new HashMap<>(Map.of("item_id", "9", "sku", sku, "qty_ordered", "1.0000"));
        List.of("qty_shipped", "qty_refunded", "qty_canceled").forEach(field -> row.put(field, "0.0000"));
        return row;
    }

    @Test
    void anOrderWithRowsOfUnknownTypeIsRejected() {
        // as the shop's REST API sends it: a service would be taken for a parcel
        Order order = Order.of(
                Fields.of(Map.of("order_id", "5", "increment_id", "100000005", "items", List.of(row("VIRT-001")))));

        assertThatThrownBy(() -> OrderMapping.standard().map(order, Instant.parse("2026-11-23T04:50:09Z")))
                .isInstanceOf(MappingException.class)
                .hasMessage(
                        "order 100000005: the shop did not send the product_type of row 9 ('VIRT-001'), as over REST: read the"
                                + " order over XML-RPC or SOAP");
    }

    @Test
    void anOrderFromBeforeMagentoKeptTypesIsExported() {
        Map<String, Object> row = row("MUG-001");
        row.put("product_type", null);
        row.put("is_virtual", null);
        Order order = Order.of(Fields.of(Map.of(
                "order_id",
                "5",
                "increment_id",
                "100000005",
                "items",
                List.of(row),
                "shipping_address",
                Map.of("city", "Ely"))));

        assertThat(OrderMapping.standard()
                        .map(order, Instant.parse("2026-11-23T04:50:09Z"))
                        .properties())
                .containsEntry("orderLine.1.product.externalReference", "MUG-001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"grouped", "giftcard"})
    void anOrderOfARowThatMayBeAServiceIsRejected(String type) {
        Order order = orderOf(
                Rows.row(1, "simple", "MUG", "1").build(),
                Rows.row(2, type, "CARD", "1").isVirtual(Optional.empty()).build());

        assertThatExceptionOfType(MappingException.class)
                .isThrownBy(() -> OrderMapping.standard().map(order, Instant.EPOCH))
                .withMessageContaining("row 2 ('CARD') is physical (is_virtual)")
                .withMessageContaining("'" + type + "'");
    }

    @Test
    void aRowThatMayBeAServiceButIsNoLineIsAccepted() {
        Order order = orderOf(
                Rows.row(1, "simple", "MUG", "1").build(),
                Rows.row(2, "giftcard", "CARD", "1").isVirtual(Optional.empty()).build());

        assertThat(OrderMapping.standard()
                        .withLineTypes(ProductType.SIMPLE)
                        .map(order, Instant.EPOCH)
                        .properties())
                .containsEntry("orderLine.1.product.externalReference", "MUG")
                .doesNotContainKey("orderLine.2.product.externalReference");
    }

    @Test
    void anOrderOfABundleThatMayShipEitherWayIsRejected() {
        Order order = orderOf(
                Rows.row(1, "bundle", "HAMPER", "1").hasReadableOptions(false).build(),
                Rows.child(1, 2, "CUP", "2").build());

        assertThatExceptionOfType(MappingException.class)
                .isThrownBy(() -> STANDARD.map(order, EXPORTED_AT))
                .withMessageContaining("order 100000009: the product_options of row 1 ('HAMPER') are invalid");
    }

    @Test
    void goodsWithoutADeliveryAddressAreRejected() {
        Order order =
                Order.builder().from(PLAIN).shippingAddress(Optional.empty()).build();

        assertThatExceptionOfType(MappingException.class)
                .isThrownBy(() -> STANDARD.map(order, EXPORTED_AT))
                .withMessageContaining("order 100000009: the order has no shipping_address");
    }

    @Test
    void goodsWithAnEmptyAddressAreRejected() {
        Order order = Order.builder()
                .from(PLAIN)
                .shippingAddress(
                        OrderAddress.builder().firstname("Ann").city(" ").build())
                .build();

        assertThatExceptionOfType(MappingException.class)
                .isThrownBy(() -> STANDARD.map(order, EXPORTED_AT))
                .withMessageContaining("the order has no shipping_address");
    }

    @Test
    void aCityAloneIsAnAddress() {
        Order order = Order.builder()
                .from(PLAIN)
                .shippingAddress(OrderAddress.builder().city("Ely").build())
                .build();

        assertThat(properties(STANDARD, order)).containsEntry("deliveryAddressLine1", "Ely");
    }

    @Test
    void aServiceNeedsNoDeliveryAddress() {
        Order order = Order.builder()
                .from(Recorded.order("order-info-pending-virtual-only"))
                .shippingAddress(Optional.empty())
                .build();

        assertThat(properties(STANDARD.withLineTypes(ProductType.VIRTUAL), order))
                .containsEntry("orderLine.1.product.externalReference", "VIRT-001");
    }

    @Test
    void aHeaderWithAnotherReferenceIsRejected() {
        OrderMapping standard = OrderMapping.standard();
        Rule<OrderSource> prefixed = Rule.always(
                "externalReference", "prefixed", from -> "UK-" + from.order().incrementId());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> standard.with(OrderPart.HEADER, prefixed))
                .withMessage(
                        "order 100000001: the rule for externalReference gives 'UK-100000001', but the order is exported as '100000001', which OrderFlow sends back: keep the rule, and call OrderMapping.withOrderNumbers");
    }

    @Test
    void anOrderWhoseRuleGivesItAnotherReferenceIsRejected() {
        OrderMapping standard = OrderMapping.standard();
        OrderMapping byStore = standard.with(
                OrderPart.HEADER,
                Rule.always(
                        "externalReference",
                        "prefixed by store",
                        from -> from.order().storeId().orElseThrow() + "-"
                                + from.order().incrementId()));

        assertThatExceptionOfType(MappingException.class)
                .isThrownBy(() -> byStore.map(Recorded.order("order-info-before-partial-shipment"), Instant.EPOCH))
                .withMessageContaining(
                        "the rule for externalReference gives '1-100000009', but the order is exported as '100000009'");
    }

    @Test
    void aReferenceIsTheNumberBehindThePrefix() {
        OrderMapping prefixed = OrderMapping.standard().withOrderNumbers(ReferenceMapping.prefixed("UK-"));

        assertThat(prefixed.reference(OrderNumber.of("100000009"))).isEqualTo("UK-100000009");
        assertThat(prefixed.orderNumber("UK-100000009")).contains(OrderNumber.of("100000009"));
        assertThat(prefixed.orderNumber("100000009")).isEmpty();
        assertThat(prefixed.orderNumber("UK-")).isEmpty();
    }

    @Test
    void optionsKeepThePrefix() {
        OrderMapping prefixed = OrderMapping.standard()
                .withOrderNumbers(ReferenceMapping.prefixed("UK-"))
                .withDiscountedLines()
                .inBaseCurrency()
                .withSharedBundleAmounts()
                .withLineTypes(ProductType.SIMPLE);

        assertThat(prefixed.map(Recorded.order("order-info-before-partial-shipment"), Instant.EPOCH)
                        .externalReference())
                .isEqualTo("UK-100000009");
    }

    @Test
    void fieldsThatAModuleOfTheShopAddsAreSentAsWithTheExtension() {
        Map<String, Object> row = row("MUG-001");
        row.putAll(Map.of("product_type", "simple", "total_tax_code", "T1"));
        Order order = Order.of(Fields.of(Map.of(
                "order_id",
                "5",
                "increment_id",
                "100000005",
                "goods_tax_code",
                "T9",
                "items",
                List.of(row),
                "shipping_address",
                Map.of("city", "Ely"))));

        assertThat(OrderMapping.standard()
                        .map(order, Instant.parse("2026-11-23T04:50:09Z"))
                        .properties())
                .containsEntry("goodsTaxCode", "T9")
                .containsEntry("orderLine.1.totalTaxCode", "T1");
    }
}
