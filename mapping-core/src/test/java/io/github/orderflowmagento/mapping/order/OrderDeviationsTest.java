package io.github.orderflowmagento.mapping.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderAddress;
import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.mapping.Recorded;
import io.github.orderflowmagento.mapping.Rule;
import io.github.orderflowmagento.orderflow.imports.ImportDocument;
import io.github.orderflowmagento.orderflow.imports.ImportItem;

import static io.github.orderflowmagento.mapping.Rows.child;
import static io.github.orderflowmagento.mapping.Rows.orderOf;
import static io.github.orderflowmagento.mapping.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Differences from the extension in sending orders. Each test has a row in differences.md. */
class OrderDeviationsTest {
    private static final Instant EXPORTED_AT = Instant.parse("2026-11-23T04:50:09Z");

    private static final Order PLAIN = Recorded.order("order-info-before-partial-shipment");

    @Test
    void h04AFailedMappingNamesOrderRuleAndFieldAndAffectsNoOther() {
        Order withoutCoupon = PLAIN;
        Order withCoupon = Recorded.order("order-info-processing-coupon-percent");
        OrderMapping couponWanted = OrderMapping.standard()
                .with(
                        OrderPart.HEADER,
                        Rule.always(
                                "promotionCode",
                                "coupon_code",
                                from -> from.order().couponCode().orElseThrow()));

        assertThatThrownBy(() -> couponWanted.map(withoutCoupon, EXPORTED_AT))
                .isInstanceOfSatisfying(
                        MappingException.class,
                        failure -> assertThat(failure.entity()).isEqualTo("order 100000009"))
                .hasMessage("order 100000009: rule for promotionCode (from coupon_code): No value present");
        assertThat(couponWanted.map(withCoupon, EXPORTED_AT).properties()).containsEntry("promotionCode", "TENOFF");
    }

    @Test
    void h05ItemsBoughtOverAGroupedProductBecomeLines() {
        Order order = orderOf(
                row(1, "grouped", "PLATE-L", "4")
                        .rowTotal(new BigDecimal("20.0000"))
                        .build(),
                row(2, "grouped", "PLATE-S", "2")
                        .rowTotal(new BigDecimal("6.0000"))
                        .build());

        assertThat(properties(order))
                .containsEntry("orderLine.1.product.externalReference", "PLATE-L")
                .containsEntry("orderLine.1.quantity", "4")
                .containsEntry("orderLine.1.totalPriceNet", "20")
                .containsEntry("orderLine.2.product.externalReference", "PLATE-S");
    }

    @Test
    void h06AConfigurablesLineCarriesItsAmounts() {
        Order order = Recorded.order("order-info-pending-configurable");

        assertThat(properties(order))
                .containsEntry("orderLine.1.product.externalReference", "TSHIRT-BLU-M")
                .containsEntry("orderLine.1.quantity", "2")
                .containsEntry("orderLine.1.totalPriceNet", "40")
                .containsEntry("orderLine.1.totalPriceGross", "48")
                .containsEntry("orderLine.1.totalTax", "8")
                .containsEntry("orderLine.1.unitPriceNet", "20")
                .containsEntry("orderLine.1.unitPriceGross", "24")
                .containsEntry("orderLine.1.unitTax", "4")
                .doesNotContainKey("orderLine.2.product.externalReference");
    }

    @Test
    void h06AFixedPriceBundlesAmountsStandOnItsFirstLine() {
        Order order = orderOf(
                row(1, "bundle", "HAMPER", "1").rowTotal(new BigDecimal("40")).build(),
                child(1, 2, "TEA", "4").rowTotal(BigDecimal.ZERO).build(),
                child(1, 3, "CUP", "2").rowTotal(BigDecimal.ZERO).build());

        assertThat(properties(order))
                .containsEntry("orderLine.1.product.externalReference", "TEA")
                .containsEntry("orderLine.1.totalPriceNet", "40")
                .containsEntry("orderLine.1.quantity", "4")
                .containsEntry("orderLine.1.unitPriceNet", "10")
                .containsEntry("orderLine.2.product.externalReference", "CUP")
                .doesNotContainKey("orderLine.2.totalPriceNet");
    }

    @Test
    void h09AmountsOfAThousandAndMoreKeepAllDigits() {
        Order order = Order.builder()
                .from(orderOf(row(1, "simple", "SAFE", "2")
                        .taxAmount(new BigDecimal("2469.0000"))
                        .build()))
                .subtotal(new BigDecimal("12345.0000"))
                .subtotalInclTax(new BigDecimal("14814.0000"))
                .build();

        assertThat(properties(order)).containsEntry("goodsTax", "2469").containsEntry("orderLine.1.unitTax", "1234.5");
    }

    @Test
    void h09GoodsTaxIsInTheOrderCurrency() {
        Order inEuro = Recorded.order("order-info-processing-eur-de-store-vat-19");

        assertThat(inEuro.fields().decimal("base_subtotal_incl_tax"))
                .isNotEqualTo(inEuro.fields().decimal("subtotal_incl_tax"));
        assertThat(properties(inEuro)).containsEntry("currency", "EUR").containsEntry("goodsTax", "9.56");
    }

    @Test
    void h16ZeroIsSent() {
        Order freeDelivery = Order.builder()
                .from(PLAIN)
                .shippingAmount(new BigDecimal("0.0000"))
                .build();

        assertThat(properties(freeDelivery)).containsEntry("shippingPriceNet", "0");
    }

    @Test
    void h17FaxGoesToFaxNumber() {
        Order withFax = deliveredTo(address().fax("0123 456").build());

        assertThat(properties(withFax))
                .containsEntry("deliveryFaxNumber", "0123 456")
                .doesNotContainKeys("deliveryFax", "invoiceFax", "invoiceFaxNumber");
    }

    @Test
    void h17StatusStaysACustomProperty() {
        assertThat(properties(PLAIN)).containsEntry("status", "processing").doesNotContainKey("state");
    }

    @Test
    void decimalQuantitiesAreKept() {
        Order order = orderOf(row(1, "simple", "ROPE-BY-METRE", "2.5000").build());

        assertThat(properties(order)).containsEntry("orderLine.1.quantity", "2.5");
    }

    @Test
    void lineBreaksSurviveAndAddNoProperty() {
        String telephone = "01\nshipment.priority=1";
        Order order = Order.builder()
                .from(deliveredTo(address()
                        .telephone(telephone)
                        .fax("02\r\nshipment.priority=2")
                        .build()))
                .customerNote("Leave with\nneighbour")
                .build();

        ImportItem item = OrderMapping.standard().map(order, EXPORTED_AT);
        String document = ImportDocument.text(List.of(item));

        assertThat(item.properties())
                .containsEntry("customerComment", "Leave with\nneighbour")
                .containsEntry("deliveryDayPhoneNumber", telephone);
        assertThat(document.lines())
                .contains("customerComment=Leave with[BR]neighbour")
                .noneMatch(line -> line.startsWith("shipment.priority"));
    }

    @Test
    void unitAmountsAreRoundedToFourPlacesHalfUp() {
        OrderItem three = row(1, "simple", "PEN", "3")
                .rowTotal(new BigDecimal("10.0000"))
                .taxAmount(new BigDecimal("2.0000"))
                .build();

        Map<String, String> discounted = OrderMapping.standard()
                .withDiscountedLines()
                .map(orderOf(three), EXPORTED_AT)
                .properties();

        assertThat(discounted)
                .containsEntry("orderLine.1.unitPriceNet", "3.3333")
                .containsEntry("orderLine.1.unitPriceGross", "4")
                .containsEntry("orderLine.1.unitTax", "0.6667");
    }

    @Test
    void quantityIsWhatIsLeftToShip() {
        Order oneOfThreeShipped = Recorded.order("order-info-partial-ship");

        assertThat(properties(oneOfThreeShipped))
                .containsEntry("orderLine.1.product.externalReference", "MUG-001")
                .containsEntry("orderLine.1.quantity", "2")
                .containsEntry("orderLine.2.product.externalReference", "MUG-002")
                .containsEntry("orderLine.2.quantity", "1");
    }

    @Test
    void paymentMethodGoesByCodeUnlessTitlesAreGiven() {
        OrderMapping titled = OrderMapping.standard().withPaymentMethodTitles(Map.of("checkmo", "Check / Money order"));

        assertThat(properties(PLAIN)).containsEntry("paymentGatewayIdentifier", "checkmo");
        assertThat(titled.map(PLAIN, EXPORTED_AT).properties())
                .containsEntry("paymentGatewayIdentifier", "Check / Money order");
    }

    @Test
    void virtualLinesAreLeftOutWhateverTheirType() {
        Order order = orderOf(
                row(1, "virtual", "WARRANTY", "1").isVirtual(true).build(),
                row(2, "simple", "MUG-001", "1").build(),
                row(3, "grouped", "SERVICE", "1").isVirtual(true).build());

        assertThat(properties(order))
                .containsEntry("orderLine.1.product.externalReference", "MUG-001")
                .doesNotContainKey("orderLine.2.product.externalReference");
    }

    @Test
    void anOrderWithNothingLeftToDespatchIsNotSentWithoutLines() {
        Order complete = Recorded.order("order-info-complete");

        assertThatThrownBy(() -> OrderMapping.standard().map(complete, EXPORTED_AT))
                .isInstanceOf(MappingException.class)
                .hasMessage("order 100000048: nothing in it is left to despatch");
    }

    @Test
    void aStreetOfFiveLinesKeepsAllItsText() {
        Order order = deliveredTo(address()
                .street(List.of("c/o Doe", "Flat 3", "Mill House", "1 High Street", "Littleport"))
                .build());

        assertThat(properties(order)).containsEntry("deliveryAddressLine4", "1 High Street, Littleport");
    }

    @Test
    void anAddressWithoutAnEmailAddressHasTheCustomers() {
        OrderAddress guests = OrderAddress.builder()
                .from(PLAIN.shippingAddress().orElseThrow())
                .email(Optional.empty())
                .build();
        Order order = Order.builder()
                .from(PLAIN)
                .shippingAddress(guests)
                .customerEmail("guest@example.com")
                .build();

        assertThat(properties(order)).containsEntry("deliveryEmailAddress", "guest@example.com");
    }

    @Test
    void aNameHasPrefixAndSuffixOnlyOnRequest() {
        OrderAddress doctor = OrderAddress.builder()
                .from(PLAIN.shippingAddress().orElseThrow())
                .prefix("Dr")
                .suffix("Jr")
                .build();
        Order order = Order.builder().from(PLAIN).shippingAddress(doctor).build();

        assertThat(properties(order).get("deliveryContactName"))
                .isEqualTo(properties(PLAIN).get("deliveryContactName"));
        assertThat(OrderMapping.standard()
                        .withNameParts(NamePart.values())
                        .map(order, EXPORTED_AT)
                        .properties()
                        .get("deliveryContactName"))
                .startsWith("Dr ")
                .endsWith(" Jr");
    }

    private static Map<String, String> properties(Order order) {
        return OrderMapping.standard().map(order, EXPORTED_AT).properties();
    }

    private static OrderAddress.Builder address() {
        return new OrderAddress.Builder().from(PLAIN.shippingAddress().orElseThrow());
    }

    private static Order deliveredTo(OrderAddress address) {
        return Order.builder().from(PLAIN).shippingAddress(address).build();
    }
}
