package io.github.orderflowmagento.mapping.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.mapping.Recorded;

import static io.github.orderflowmagento.mapping.Rows.orderOf;
import static io.github.orderflowmagento.mapping.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

/** Orders a real shop reckoned, and what stands out where something is missing. */
class ReconciliationTest {
    private static final Instant EXPORTED_AT = Instant.parse("2026-11-23T04:50:09Z");

    private static final OrderMapping STANDARD = OrderMapping.standard();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order-info-before-partial-shipment",
                "order-info-partial-ship",
                "order-info-after-qty-fraction",
                "order-info-pending-plain-guest",
                "order-info-pending-customer-note-4-street-lines",
                "order-info-pending-configurable",
                "order-info-processing-bundle-dynamic-simple",
                "order-info-processing-coupon-percent",
                "order-info-processing-custom-option-changes-item-sku",
                "order-info-processing-eur-de-store-vat-19",
                "order-info-processing-gift-message",
                "order-info-processing-odd-skus"
            })
    void aRecordedOrderAddsUpInEitherCurrency(String recording) {
        Order order = Recorded.order(recording);

        assertThat(reconciled(STANDARD, order).warning()).isEmpty();
        assertThat(reconciled(STANDARD.withDiscountedLines(), order).warning()).isEmpty();
        assertThat(reconciled(STANDARD.inBaseCurrency(), order).warning()).isEmpty();
        assertThat(reconciled(STANDARD.inBaseCurrency().withDiscountedLines(), order)
                        .warning())
                .isEmpty();
    }

    @Test
    void theDiscountStandsBesideTheLinesOrInThem() {
        Order order = Recorded.order("order-info-processing-coupon-percent");

        Reconciliation before = reconciled(STANDARD, order);
        Reconciliation after = reconciled(STANDARD.withDiscountedLines(), order);

        assertThat(before.lines()).isEqualByComparingTo("109.15");
        assertThat(before.discounts()).isEqualByComparingTo("9.25");
        assertThat(after.lines()).isEqualByComparingTo("99.90");
        assertThat(after.discounts()).isEqualByComparingTo("0");
        assertThat(after.total()).isEqualTo(before.total()).isEqualByComparingTo("147.42");
    }

    @Test
    void aVirtualRowIsMissingFromTheLinesAndTheWarningSaysSo() {
        Order order = orderWith(
                "39.48",
                row(1, "simple", "MUG-001", "2")
                        .rowTotal(new BigDecimal("13.00"))
                        .taxAmount(new BigDecimal("2.60"))
                        .build(),
                row(2, "virtual", "WARRANTY", "1")
                        .rowTotal(new BigDecimal("10.00"))
                        .taxAmount(new BigDecimal("2.00"))
                        .build());

        assertThat(reconciled(STANDARD, order).warning())
                .contains("lines 15.60 + shipping 11.88 - discounts 0.00 is not the total 39.48 GBP: 12.00 differ,"
                        + " 12.00 of the rows in no line");
    }

    @Test
    void aFixedProductTaxIsInTheLinesAfterDiscountOnly() {
        Order order = orderWith(
                "28.48",
                row(1, "simple", "LAMP", "2")
                        .rowTotal(new BigDecimal("13.00"))
                        .taxAmount(new BigDecimal("2.60"))
                        .fields(Fields.of(Map.of("weee_tax_applied_row_amount", "1.00")))
                        .build());

        assertThat(reconciled(STANDARD.withDiscountedLines(), order).warning()).isEmpty();
        assertThat(reconciled(STANDARD, order).difference()).isEqualByComparingTo("1.00");
        assertThat(reconciled(STANDARD, order).leftOut()).isEqualByComparingTo("1.00");
    }

    @Test
    void aPaymentFeeOrGiftCardInTheTotalIsADifferenceWithoutRows() {
        Order withGiftCard = Order.builder()
                .from(Recorded.order("order-info-before-partial-shipment"))
                .grandTotal(new BigDecimal("66.0200"))
                .build();

        assertThat(reconciled(STANDARD, withGiftCard).warning())
                .contains("lines 58.20 + shipping 17.82 - discounts 0.00 is not the total 66.02 GBP: -10.00 differ");
    }

    @Test
    void lessThanAPennyIsNoDifference() {
        Order order = Order.builder()
                .from(Recorded.order("order-info-before-partial-shipment"))
                .grandTotal(new BigDecimal("76.0249"))
                .build();

        assertThat(reconciled(STANDARD, order).isEven()).isTrue();
    }

    @Test
    void aCurrencyWithoutPenniesAddsUpToWholeUnits() {
        Order order = Order.builder()
                .from(Recorded.order("order-info-before-partial-shipment"))
                .orderCurrencyCode("JPY")
                .grandTotal(new BigDecimal("76.4"))
                .build();

        assertThat(reconciled(STANDARD, order).isEven()).isTrue();
    }

    @Test
    void overSoapV2TheTaxOnShippingIsWhatTheRowsLeaveOfTheOrders() {
        Order order = Order.builder()
                .from(Recorded.order("order-info-processing-coupon-percent"))
                .shippingTaxAmount(Optional.empty())
                .fields(Fields.none())
                .build();

        assertThat(reconciled(STANDARD, order).shipping()).isEqualByComparingTo("47.52");
        assertThat(reconciled(STANDARD, order).isEven()).isTrue();
        assertThat(reconciled(STANDARD.withDiscountedLines(), order).isEven()).isTrue();
    }

    @Test
    void aDiscountOnShippingIsNoDifference() {
        Order order = Order.builder()
                .from(Recorded.order("order-info-before-partial-shipment"))
                .discountAmount(new BigDecimal("-5.0000"))
                .grandTotal(new BigDecimal("71.0200"))
                .fields(Fields.of(Map.of("shipping_discount_amount", "5.0000")))
                .build();

        assertThat(reconciled(STANDARD, order).warning()).isEmpty();
        assertThat(reconciled(STANDARD.withDiscountedLines(), order).warning()).isEmpty();
    }

    @Test
    void aMappingThatSendsNoTotalOrNoAmountsOfLinesHasNothingToAddUp() {
        Order order = Recorded.order("order-info-before-partial-shipment");
        OrderMapping noTotal = STANDARD.without(OrderPart.HEADER, "totalPriceGross");
        OrderMapping noAmounts = STANDARD.without(OrderPart.LINE, "totalPriceNet");

        assertThat(noTotal.reconcile(order, noTotal.map(order, EXPORTED_AT))).isEmpty();
        assertThat(noAmounts.reconcile(order, noAmounts.map(order, EXPORTED_AT)))
                .isEmpty();
    }

    private static Order orderWith(String grandTotal, OrderItem... rows) {
        return Order.builder()
                .from(orderOf(rows))
                .shippingAmount(new BigDecimal("9.90"))
                .shippingTaxAmount(new BigDecimal("1.98"))
                .grandTotal(new BigDecimal(grandTotal))
                .build();
    }

    private static Reconciliation reconciled(OrderMapping mapping, Order order) {
        return mapping.reconcile(order, mapping.map(order, EXPORTED_AT)).orElseThrow();
    }
}
