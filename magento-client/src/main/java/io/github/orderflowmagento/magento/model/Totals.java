package io.github.orderflowmagento.magento.model;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The amounts of an order or an invoice. Each comes twice: in the order's currency, in which the customer pays, and, as {@code base…}, in
 * the shop's base currency, in which it keeps its books. An amount that the shop does not send is empty, never zero. Immutable.
 */
public interface Totals {
    /** ISO 4217 code of the currency in which the customer pays. */
    Optional<String> orderCurrencyCode();

    /** ISO 4217 code of the shop's base currency. */
    Optional<String> baseCurrencyCode();

    /** The exchange rate when the order was placed: units of the order's currency for one unit of the base currency. */
    Optional<BigDecimal> baseToOrderRate();

    /** All rows without tax, before discount. */
    Optional<BigDecimal> subtotal();

    /** All rows with tax, before discount. */
    Optional<BigDecimal> subtotalInclTax();

    /** Shipping without tax, before discount. */
    Optional<BigDecimal> shippingAmount();

    /** Shipping with tax, before discount. */
    Optional<BigDecimal> shippingInclTax();

    /** Tax on shipping. */
    Optional<BigDecimal> shippingTaxAmount();

    /**
     * The discount on rows and shipping, zero or negative; a {@linkplain RowAmounts#discountAmount row's discount} is positive.
     */
    Optional<BigDecimal> discountAmount();

    /** All tax, after discount, without {@link #hiddenTaxAmount}. */
    Optional<BigDecimal> taxAmount();

    /** The amount that the customer pays. */
    Optional<BigDecimal> grandTotal();

    /**
     * The tax within the discount, if the discount is calculated from prices with tax. It belongs to the prices of the rows,
     * not to {@link #taxAmount}. Magento 2 calls it "discount tax compensation".
     */
    Optional<BigDecimal> hiddenTaxAmount();

    /** {@link #subtotal} in the base currency. */
    Optional<BigDecimal> baseSubtotal();

    /** {@link #subtotalInclTax} in the base currency. */
    Optional<BigDecimal> baseSubtotalInclTax();

    /** {@link #shippingAmount} in the base currency. */
    Optional<BigDecimal> baseShippingAmount();

    /** {@link #shippingInclTax} in the base currency. */
    Optional<BigDecimal> baseShippingInclTax();

    /** {@link #shippingTaxAmount} in the base currency. */
    Optional<BigDecimal> baseShippingTaxAmount();

    /** {@link #discountAmount} in the base currency. */
    Optional<BigDecimal> baseDiscountAmount();

    /** {@link #taxAmount} in the base currency. */
    Optional<BigDecimal> baseTaxAmount();

    /** {@link #grandTotal} in the base currency. */
    Optional<BigDecimal> baseGrandTotal();

    /** {@link #hiddenTaxAmount} in the base currency. */
    Optional<BigDecimal> baseHiddenTaxAmount();
}
