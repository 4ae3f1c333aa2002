package io.github.orderflowmagento.mapping.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderAddress;
import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.magento.model.ProductType;
import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.mapping.Recorded;
import io.github.orderflowmagento.mapping.ReferenceMapping;
import io.github.orderflowmagento.mapping.Rule;

import static io.github.orderflowmagento.mapping.Rows.child;
import static io.github.orderflowmagento.mapping.Rows.orderOf;
import static io.github.orderflowmagento.mapping.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The effect of each option of {@link OrderMapping}. */
class OrderOptionsTest {
    private static final Instant EXPORTED_AT = Instant.parse("2026-11-23T04:50:09Z");

    private static final OrderMapping STANDARD = OrderMapping.standard();

    private static Order ofEngravedMugs(Map<String, Object> fields) {
        return orderOf(row(1, "simple", "MUG-001-ENGR", "2")
                .fields(Fields.of(fields))
                .options(Fields.of(Map.of("options", List.of(Map.of("label", "Engraving", "value", "HELLO")))))
                .build());
    }

    @Test
    void productSkusLeaveOutCustomOptions() {
        Order order = ofEngravedMugs(Map.of("product_type", "simple", "product_sku", "MUG-001"));
        String reference = "orderLine.1.product.externalReference";
        OrderMapping prefixed = STANDARD.withSkus(ReferenceMapping.prefixed("AB-"));

        assertThat(properties(STANDARD, order)).containsEntry(reference, "MUG-001-ENGR");
        assertThat(properties(STANDARD.withProductSkus(), order)).containsEntry(reference, "MUG-001");
        assertThat(properties(prefixed.withProductSkus(), order)).containsEntry(reference, "AB-MUG-001");
        assertThat(properties(STANDARD.withProductSkus().withSkus(ReferenceMapping.prefixed("AB-")), order))
                .containsEntry(reference, "AB-MUG-001");
    }

    @Test
    void aRowWithoutOptionsHasTheSkuOfItsProduct() {
        assertThat(properties(
                        STANDARD.withProductSkus(),
                        orderOf(row(1, "simple", "MUG-001", "2").build())))
                .containsEntry("orderLine.1.product.externalReference", "MUG-001");
    }

    @Test
    void aMissingProductSkuRejectsTheOrderByItsRow() {
        assertThatThrownBy(
                        () -> properties(STANDARD.withProductSkus(), ofEngravedMugs(Map.of("product_type", "simple"))))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("did not send the SKU of the product of row 1 ('MUG-001-ENGR')");
    }

    @Test
    void aDespatchThatNamesTheProductFindsTheRowWhoseSkuIsLonger() {
        Order order = ofEngravedMugs(Map.of("product_type", "simple", "product_sku", "MUG-001"));

        assertThat(STANDARD.withProductSkus().productReferences(order)).isEqualTo(Map.of(1L, "MUG-001"));
    }

    @Test
    void inBaseCurrencyNoAmountIsLeftInTheOrders() {
        Order inEuro = Recorded.order("order-info-processing-eur-de-store-vat-19");

        assertThat(properties(STANDARD.inBaseCurrency(), inEuro))
                .containsEntry("currency", "GBP")
                .containsEntry("totalPriceNet", "57.85")
                .containsEntry("totalPriceGross", "68.84")
                .containsEntry("totalTax", "10.99")
                .containsEntry("shippingPriceNet", "14.85")
                .containsEntry("shippingPriceGross", "17.67")
                .containsEntry("shippingTax", "2.82")
                .containsEntry("goodsPriceNet", "43")
                .containsEntry("goodsPriceGross", "51.17")
                .containsEntry("goodsTax", "8.17")
                .containsEntry("orderLine.1.totalPriceNet", "21")
                .containsEntry("orderLine.1.totalPriceGross", "24.99")
                .containsEntry("orderLine.1.totalTax", "3.99")
                .containsEntry("orderLine.1.unitPriceNet", "21")
                .containsEntry("orderLine.1.unitPriceGross", "24.99")
                .containsEntry("orderLine.1.unitTax", "3.99");
    }

    @Test
    void aBundleThatHasAPriceInTheBaseCurrencyOnlySendsItThere() {
        Order order = orderOf(
                row(1, "bundle", "SAMPLES", "1")
                        .rowTotal(new BigDecimal("0.00"))
                        .baseRowTotal(new BigDecimal("0.01"))
                        .build(),
                child(1, 2, "TEA", "1").build());

        assertThat(properties(STANDARD.inBaseCurrency(), order)).containsEntry("orderLine.1.totalPriceNet", "0.01");
    }

    @Test
    void currencyAndDiscountMayBeChosenInEitherOrder() {
        Order inEuro = Recorded.order("order-info-processing-eur-de-store-vat-19");

        assertThat(properties(STANDARD.inBaseCurrency().withDiscountedLines(), inEuro))
                .isEqualTo(properties(STANDARD.withDiscountedLines().inBaseCurrency(), inEuro))
                .containsEntry("orderLine.1.totalPriceGross", "24.99");
    }

    @Test
    void anOptionLeavesRulesForOtherPropertiesAlone() {
        OrderMapping mine = STANDARD.with(OrderPart.LINE, Rule.constant("description", "mine"));

        assertThat(properties(mine.withDiscountedLines(), Recorded.order("order-info-pending-plain-guest")))
                .containsEntry("orderLine.1.description", "mine");
    }

    @Test
    void fixedAddressLinesKeepCityAndRegionInTheirPlaces() {
        Order order = Order.builder()
                .from(Recorded.order("order-info-pending-plain-guest"))
                .shippingAddress(OrderAddress.builder()
                        .street(List.of("1 High Street", "Flat 3"))
                        .city("Ely")
                        .region("Cambs")
                        .build())
                .build();

        assertThat(properties(STANDARD.withFixedAddressLines(), order))
                .containsEntry("deliveryAddressLine1", "1 High Street")
                .containsEntry("deliveryAddressLine2", "Flat 3")
                .containsEntry("deliveryAddressLine5", "Ely")
                .containsEntry("deliveryAddressLine6", "Cambs")
                .doesNotContainKeys("deliveryAddressLine3", "deliveryAddressLine4");
    }

    @Test
    void aPhoneNumberThatTheShopsModuleAddsIsSent() {
        OrderAddress address = OrderAddress.builder()
                .city("Ely")
                .fields(Fields.of(Map.of("mobile_telephone", "07700 900123", "evening_telephone", "01632 960999")))
                .build();
        Order order = Order.builder()
                .from(Recorded.order("order-info-pending-plain-guest"))
                .shippingAddress(address)
                .build();

        assertThat(properties(STANDARD, order))
                .containsEntry("deliveryMobilePhoneNumber", "07700 900123")
                .containsEntry("deliveryEveningPhoneNumber", "01632 960999");
    }

    @Test
    void onlyRowsOfTheChosenTypesBecomeLines() {
        Order order = orderOf(
                row(1, "grouped", "PLATE", "1").build(),
                row(2, "simple", "MUG", "1").build(),
                row(3, "virtual", "WARRANTY", "1").isVirtual(true).build(),
                row(4, "grouped", "SERVICE", "1").isVirtual(true).build());

        assertThat(skus(STANDARD, order)).containsExactly("PLATE", "MUG");
        assertThat(skus(STANDARD.withLineTypes(ProductType.SIMPLE), order)).containsExactly("MUG");
        assertThat(skus(STANDARD.withLineTypes(ProductType.SIMPLE, ProductType.VIRTUAL), order))
                .containsExactly("MUG", "WARRANTY", "SERVICE");
    }

    @Test
    void aCompositeCannotBeALine() {
        assertThatThrownBy(() -> STANDARD.withLineTypes(ProductType.SIMPLE, ProductType.BUNDLE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a row of type bundle is not a line: its children are");
    }

    @Test
    void theLinesOfAFixedPriceBundleShareItsAmountsToTheLastPlace() {
        Order order = orderOf(
                row(1, "bundle", "HAMPER", "1")
                        .rowTotal(new BigDecimal("40.0001"))
                        .taxAmount(new BigDecimal("8.00"))
                        .build(),
                child(1, 2, "TEA", "4").build(),
                child(1, 3, "VOUCHER", "1").isVirtual(true).build(),
                child(1, 4, "CUP", "2").build(),
                child(1, 5, "JAM", "1").build());

        assertThat(properties(STANDARD.withSharedBundleAmounts(), order))
                .containsEntry("orderLine.1.totalPriceNet", "22.86")
                .containsEntry("orderLine.2.totalPriceNet", "11.43")
                .containsEntry("orderLine.3.totalPriceNet", "5.7101")
                .containsEntry("orderLine.1.totalTax", "4.57")
                .containsEntry("orderLine.2.totalTax", "2.29")
                .containsEntry("orderLine.3.totalTax", "1.14")
                .containsEntry("orderLine.1.unitPriceNet", "5.715")
                .containsEntry("orderLine.2.unitTax", "1.145");
    }

    @Test
    void giftMessagesOfOrderAndRowAreSent() {
        Order order = Recorded.order("order-info-processing-gift-message");

        assertThat(properties(STANDARD, order)).doesNotContainKeys("giftMessage", "orderLine.1.giftMessage");
        assertThat(properties(STANDARD.withGiftMessages(), order))
                .containsEntry("giftMessage", "Happy birthday & <3\nLine two \"quoted\"")
                .containsEntry("orderLine.1.giftMessage", "Item gift\nmessage")
                .doesNotContainKey("orderLine.2.giftMessage");
    }

    @Test
    void theGiftMessageOfABundleIsOnItsFirstLine() {
        Order order = orderOf(
                row(1, "bundle", "HAMPER", "1").giftMessage("Enjoy").build(),
                child(1, 2, "TEA", "1").rowTotal(BigDecimal.TEN).build(),
                child(1, 3, "CUP", "2").rowTotal(BigDecimal.ONE).build());

        assertThat(properties(STANDARD.withGiftMessages(), order))
                .containsEntry("orderLine.1.giftMessage", "Enjoy")
                .doesNotContainKey("orderLine.2.giftMessage");
    }

    @Test
    void aPromotionIsNamedOnTheLinesThatHaveADiscount() {
        Order order = Order.builder()
                .from(orderOf(
                        row(1, "simple", "MUG", "1")
                                .discountAmount(new BigDecimal("2.00"))
                                .build(),
                        row(2, "simple", "TEA", "1")
                                .discountAmount(new BigDecimal("0.0000"))
                                .build()))
                .couponCode("TENOFF")
                .discountDescription("Ten off mugs")
                .build();

        assertThat(properties(STANDARD.withPromotionsOnLines(), order))
                .containsEntry("promotionCode", "TENOFF")
                .containsEntry("orderLine.1.promotionCode", "TENOFF")
                .containsEntry("orderLine.1.promotionPriceDescription", "Ten off mugs")
                .doesNotContainKeys("orderLine.2.promotionCode", "orderLine.2.promotionPriceDescription");
    }

    @Test
    void taxRatesBecomeTheWarehousesCodes() {
        OrderMapping coded = STANDARD.withTaxCodes(Map.of(new BigDecimal("20"), "T1", BigDecimal.ZERO, "T0"));
        OrderItem standardRate = row(1, "simple", "MUG", "1")
                .taxPercent(new BigDecimal("20.0000"))
                .build();
        OrderItem zeroRate = row(2, "simple", "TEA", "1")
                .taxPercent(new BigDecimal("0.0000"))
                .build();
        OrderItem otherRate = row(3, "simple", "GAS", "1")
                .taxPercent(new BigDecimal("5.0000"))
                .build();

        assertThat(properties(coded, orderOf(standardRate)))
                .containsEntry("orderLine.1.totalTaxCode", "T1")
                .containsEntry("orderLine.1.unitTaxCode", "T1")
                .containsEntry("goodsTaxCode", "T1")
                .containsEntry("taxCode", "T1");
        assertThat(properties(coded, orderOf(standardRate, zeroRate, otherRate)))
                .containsEntry("orderLine.2.totalTaxCode", "T0")
                .doesNotContainKeys("orderLine.3.totalTaxCode", "goodsTaxCode", "taxCode");
    }

    @Test
    void theShipmentWeighsWhatIsLeftToShip() {
        Order oneOfThreeShipped = Recorded.order("order-info-partial-ship");

        assertThat(properties(STANDARD, oneOfThreeShipped)).doesNotContainKey("shipment.weight");
        assertThat(properties(STANDARD.withShipmentWeight("kilogram"), oneOfThreeShipped))
                .containsEntry("shipment.weight", "1.2")
                .containsEntry("shipment.weightUnits", "kilogram");
    }

    @Test
    void aShipmentWithALineOfUnknownWeightHasNoWeight() {
        Order order = orderOf(
                row(1, "simple", "MUG", "1").weight(new BigDecimal("0.35")).build(),
                row(2, "simple", "TEA", "1").build());

        assertThat(properties(STANDARD.withShipmentWeight("kilogram"), order)).doesNotContainKey("shipment.weight");
    }

    @Test
    void theSourceGoesByStoreViewAndAnUnknownOneIsRejectedByName() {
        OrderMapping sources = STANDARD.withSources(ByStore.of(Map.of(1L, "web-uk")));

        assertThat(properties(sources, Recorded.order("order-info-pending-plain-guest")))
                .containsEntry("source", "web-uk");
        assertThatThrownBy(() -> properties(sources, Recorded.order("order-info-processing-eur-de-store-vat-19")))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("rule for source")
                .hasMessageContaining("store view 3 (EU Website / EU Store / Deutsch)");
    }

    private static List<String> skus(OrderMapping mapping, Order order) {
        return mapping.lines(order).stream()
                .map(line -> line.item().sku().orElseThrow())
                .toList();
    }

    private static Map<String, String> properties(OrderMapping mapping, Order order) {
        return mapping.map(order, EXPORTED_AT).properties();
    }
}
