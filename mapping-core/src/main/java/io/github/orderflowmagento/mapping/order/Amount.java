package io.github.orderflowmagento.mapping.order;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.orderflowmagento.magento.model.Entity;
import io.github.orderflowmagento.magento.model.InvalidFieldException;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderItem;

/**
 * An amount that Magento stores in both currencies.
 *
 * @param name the field with the amount in the order's currency
 * @param inOrderCurrency reads that field
 * @param inBaseCurrency reads the field in the base currency
 * @param <S> the type that has the amount
 */
record Amount<S extends Entity>(
        String name,
        Function<S, Optional<BigDecimal>> inOrderCurrency,
        Function<S, Optional<BigDecimal>> inBaseCurrency) {

    static final Amount<Order> GRAND_TOTAL = new Amount<>("grand_total", Order::grandTotal, Order::baseGrandTotal);
    static final Amount<Order> TAX = new Amount<>("tax_amount", Order::taxAmount, Order::baseTaxAmount);
    static final Amount<Order> SUBTOTAL = new Amount<>("subtotal", Order::subtotal, Order::baseSubtotal);
    static final Amount<Order> SUBTOTAL_INCL_TAX =
            new Amount<>("subtotal_incl_tax", Order::subtotalInclTax, Order::baseSubtotalInclTax);
    static final Amount<Order> SHIPPING =
            new Amount<>("shipping_amount", Order::shippingAmount, Order::baseShippingAmount);
    static final Amount<Order> SHIPPING_INCL_TAX =
            new Amount<>("shipping_incl_tax", Order::shippingInclTax, Order::baseShippingInclTax);
    static final Amount<Order> SHIPPING_TAX =
            new Amount<>("shipping_tax_amount", Order::shippingTaxAmount, Order::baseShippingTaxAmount);
    static final Amount<Order> DISCOUNT =
            new Amount<>("discount_amount", Order::discountAmount, Order::baseDiscountAmount);
    static final Amount<Order> SHIPPING_DISCOUNT = new Amount<>(
            "shipping_discount_amount",
            order -> first(order, "shipping_discount_amount"),
            order -> first(order, "base_shipping_discount_amount"));
    static final Amount<Order> HIDDEN_TAX =
            new Amount<>("hidden_tax_amount", Order::hiddenTaxAmount, Order::baseHiddenTaxAmount);

    /** The column in the base currency has a shortened name. */
    static final Amount<Order> SHIPPING_HIDDEN_TAX = new Amount<>(
            "shipping_hidden_tax_amount",
            order -> first(order, "shipping_hidden_tax_amount"),
            order -> first(order, "base_shipping_hidden_tax_amnt"));

    static final Amount<OrderItem> PRICE = new Amount<>("price", OrderItem::price, OrderItem::basePrice);
    static final Amount<OrderItem> PRICE_INCL_TAX =
            new Amount<>("price_incl_tax", OrderItem::priceInclTax, OrderItem::basePriceInclTax);
    static final Amount<OrderItem> ROW_TOTAL = new Amount<>("row_total", OrderItem::rowTotal, OrderItem::baseRowTotal);
    static final Amount<OrderItem> ROW_TOTAL_INCL_TAX =
            new Amount<>("row_total_incl_tax", OrderItem::rowTotalInclTax, OrderItem::baseRowTotalInclTax);
    static final Amount<OrderItem> ROW_TAX = new Amount<>("tax_amount", OrderItem::taxAmount, OrderItem::baseTaxAmount);
    static final Amount<OrderItem> ROW_DISCOUNT =
            new Amount<>("discount_amount", OrderItem::discountAmount, OrderItem::baseDiscountAmount);
    static final Amount<OrderItem> ROW_HIDDEN_TAX =
            new Amount<>("hidden_tax_amount", OrderItem::hiddenTaxAmount, OrderItem::baseHiddenTaxAmount);

    /** The fixed product tax of all units; the column in the base currency has a short name over some web services. */
    static final Amount<OrderItem> ROW_WEEE = new Amount<>(
            "weee_tax_applied_row_amount",
            row -> first(row, "weee_tax_applied_row_amount"),
            row -> first(row, "base_weee_tax_applied_row_amnt", "base_weee_tax_applied_row_amount"));

    /** Fields of an order with amounts that have no typed accessor. */
    static final List<String> OF_ORDER_BY_NAME = List.of(
            "shipping_discount_amount",
            "base_shipping_discount_amount",
            "shipping_hidden_tax_amount",
            "base_shipping_hidden_tax_amnt",
            "base_shipping_hidden_tax_amount");

    /** Fields of a row with amounts that have no typed accessor. */
    static final List<String> OF_ROW_BY_NAME = List.of(
            "items.weee_tax_applied_row_amount",
            "items.base_weee_tax_applied_row_amnt",
            "items.base_weee_tax_applied_row_amount");

    /**
     * Returns the amount; empty if the shop did not send it.
     *
     * @throws InvalidFieldException if the field is invalid
     */
    Optional<BigDecimal> in(AmountCurrency currency, S from) {
        Optional<BigDecimal> amount = switch (currency) {
            case ORDER -> inOrderCurrency.apply(from);
            case BASE -> inBaseCurrency.apply(from);
        };
        return amount.or(() -> from.fields().decimal(currency.field(name)));
    }

    /** Returns the amount; zero if the shop did not send it. */
    BigDecimal orZero(AmountCurrency currency, S from) {
        return in(currency, from).orElse(BigDecimal.ZERO);
    }

    /** Returns the absolute amount: discounts are negative in some fields and positive in others. */
    BigDecimal size(AmountCurrency currency, S from) {
        return orZero(currency, from).abs();
    }

    private static <S extends Entity> Optional<BigDecimal> first(S from, String... fields) {
        return Stream.of(fields)
                .flatMap(field -> from.fields().decimal(field).stream())
                .findFirst();
    }
}
