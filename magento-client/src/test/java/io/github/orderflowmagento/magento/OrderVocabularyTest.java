package io.github.orderflowmagento.magento;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.model.Comment;
import io.github.orderflowmagento.magento.model.ItemOption;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderAddress;
import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.magento.model.OrderPayment;
import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.OrderState;
import io.github.orderflowmagento.magento.model.OrderSummary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** The fields that fulfilment needs, in the orders of a real shop. */
class OrderVocabularyTest {
    @RegisterExtension
    final RecordedShop recorded = new RecordedShop();

    @Test
    void anOrderInEuroIsKeptInPoundsToo() {
        Order order = order("order-info-processing-eur-de-store-vat-19");

        assertThat(order.orderCurrencyCode()).contains("EUR");
        assertThat(order.baseCurrencyCode()).contains("GBP");
        assertThat(order.baseToOrderRate()).contains(new BigDecimal("1.1700"));
        assertThat(order.grandTotal()).contains(new BigDecimal("80.5400"));
        assertThat(order.baseGrandTotal()).contains(new BigDecimal("68.8400"));
        assertThat(order.baseShippingInclTax()).contains(new BigDecimal("17.6700"));
        assertThat(order.items().get(0).rowTotal()).contains(new BigDecimal("24.5700"));
        assertThat(order.items().get(0).baseRowTotal()).contains(new BigDecimal("21.0000"));
    }

    @Test
    void aZeroAmountDiffersFromAMissingOne() {
        Order order = order("order-info-processing-eur-de-store-vat-19");

        assertThat(order.totalDue()).contains(new BigDecimal("0.0000"));
        assertThat(order.hiddenTaxAmount()).contains(new BigDecimal("0.0000"));
        assertThat(order.totalRefunded()).isEmpty();
        assertThat(order.totalCanceled()).isEmpty();
    }

    @Test
    void theHeadSaysWhereTheOrderWasPlacedAndByWhom() {
        Order order = order("order-info-processing-eur-de-store-vat-19");

        assertThat(order.storeId()).contains(3L);
        assertThat(order.storeName()).contains("EU Website\nEU Store\nDeutsch");
        assertThat(order.customerId()).contains(3L);
        assertThat(order.customerIsGuest()).hasValue(false);
        assertThat(order.customerEmail()).contains("juergen@example.de");
        assertThat(order.customerTaxvat()).contains("DE123456789");
        assertThat(order.totalQtyOrdered()).contains(new BigDecimal("3.0000"));
        assertThat(order.weight()).contains(new BigDecimal("1.5000"));
    }

    @Test
    void aGuestHasNoCustomerNumber() {
        Order order = order("order-info-pending-plain-guest");

        assertThat(order.customerIsGuest()).hasValue(true);
        assertThat(order.customerId()).isEmpty();
    }

    @Test
    void theAddressIsWhole() {
        OrderAddress address = order("order-info-processing-eur-de-store-vat-19")
                .shippingAddress()
                .orElseThrow();

        assertThat(address.addressId()).contains(31L);
        assertThat(address.company()).contains("Müßig GmbH & Co. KG");
        assertThat(address.street()).containsExactly("Königsallee 1", "Hinterhaus");
        assertThat(address.region()).contains("Nordrhein-Westfalen");
        assertThat(address.regionId()).contains(88L);
        assertThat(address.countryId()).contains("DE");
        assertThat(address.vatId()).isEmpty();
    }

    @Test
    void thePaymentSaysWhatIsPaidInBothCurrencies() {
        OrderPayment payment =
                order("order-info-processing-eur-de-store-vat-19").payment().orElseThrow();

        assertThat(payment.method()).contains("checkmo");
        assertThat(payment.amountPaid()).contains(new BigDecimal("80.5400"));
        assertThat(payment.baseAmountPaid()).contains(new BigDecimal("68.8400"));
    }

    @Test
    void theHistoryDistinguishesCommentsFromStatusChanges() {
        List<Comment> history = order("order-info-after-shipment").comments();

        assertThat(history).hasSize(5);
        Comment comment = history.get(2);
        assertThat(comment.comment()).contains("Picked & packed <ok>\nüñï");
        assertThat(comment.status()).contains("processing");
        assertThat(comment.createdAt()).contains(Instant.parse("2026-11-23T05:03:25Z"));
        assertThat(history.get(0).comment()).isEmpty();
        assertThat(history.get(0).entityName()).contains("shipment");
    }

    @Test
    void aNotificationThatIsNotApplicableSendsNoEmail() {
        Order order = order("order-info-after-shipment");

        assertThat(order.comments().get(0).fields().text("is_customer_notified"))
                .contains("2");
        assertThat(order.comments().get(0).customerNotified()).contains(false);
    }

    @Test
    void giftMessagesStandOnTheOrderAndOnItsRows() {
        Order order = order("order-info-processing-gift-message");

        assertThat(order.giftMessage()).contains("Happy birthday & <3\nLine two \"quoted\"");
        assertThat(order.items().get(0).giftMessage()).contains("Item gift\nmessage");
        assertThat(order.items().get(1).giftMessage()).isEmpty();
    }

    @Test
    void theDiscountOfAnOrderIsNegativeAndThatOfARowPositive() {
        Order order = order("order-info-processing-coupon-percent");

        assertThat(order.couponCode()).contains("TENOFF");
        assertThat(order.discountAmount()).contains(new BigDecimal("-9.2500"));
        assertThat(order.items().get(0).discountAmount()).contains(new BigDecimal("3.2500"));
        assertThat(order.items().get(0).discountPercent()).contains(new BigDecimal("10.0000"));
    }

    @Test
    void theVariantOfAConfigurableIsWhatTheCustomerChose() {
        OrderItem parent = order("order-info-pending-configurable").items().get(0);

        assertThat(parent.selectedOptions())
                .extracting(ItemOption::label, ItemOption::value)
                .containsExactly(tuple("Color", "Blue"), tuple("Size", "M"));
        assertThat(parent.options().text("simple_sku")).contains("TSHIRT-BLU-M");
    }

    @Test
    void whatTheCustomerWroteIsReadAsWritten() {
        OrderItem item = order("order-info-processing-custom-option-changes-item-sku")
                .items()
                .get(0);

        assertThat(item.sku()).contains("CUSTOMOPT-1-ENGRAVE");
        assertThat(item.selectedOptions())
                .extracting(ItemOption::label, ItemOption::value)
                .containsExactly(tuple("Engraving \"text\"", "To & \"You\" <3"));
    }

    @Test
    void aConfigurableShipsByItsParent() {
        Order order = order("order-info-pending-configurable");

        assertThat(order.items()).hasSize(2).extracting(OrderItem::qtyToShip).allMatch(qty -> qty.signum() > 0);
        assertThat(order.shippableItems())
                .isNotEmpty()
                .allSatisfy(item -> assertThat(item.parentItemId()).isEmpty());
    }

    @Test
    void aBundleShippedTogetherShipsByItsParent() {
        Order order = order("order-info-processing-bundle-dynamic-simple");
        OrderItem bundle = order.items().stream()
                .filter(item -> !order.childrenOf(item).isEmpty())
                .findFirst()
                .orElseThrow();

        assertThat(bundle.shipsSeparately()).contains(false);
        assertThat(order.childrenOf(bundle))
                .extracting(item -> item.sku().orElseThrow())
                .containsExactly("MUG-001", "BULK-004");
        assertThat(order.shippableItems()).contains(bundle).doesNotContainAnyElementsOf(order.childrenOf(bundle));
    }

    @Test
    void anOrderThatHasShippedHasNothingToShip() {
        assertThat(order("order-info-complete").shippableItems()).isEmpty();
    }

    @Test
    void theListBringsTheHeadOfEachOrder() {
        recorded.answers("sales_order.list", RecordedShop.recorded("order-list-increment-ids"));

        OrderSummary row = recorded.shop()
                .orders()
                .list(OrderQuery.builder().addIncrementIds("300000001").build())
                .filter(order -> order.incrementId().equals("300000001"))
                .findFirst()
                .orElseThrow();

        assertThat(row.state()).isEqualTo(OrderState.PROCESSING);
        assertThat(row.storeId()).contains(3L);
        assertThat(row.grandTotal()).contains(new BigDecimal("80.5400"));
        assertThat(row.shippingMethod()).contains("flatrate_flatrate");
    }

    private Order order(String recording) {
        recorded.answers("sales_order.info", RecordedShop.results(RecordedShop.resultOf(recording)));
        return recorded.shop().orders().details(List.of("1")).get(0).orThrow();
    }
}
