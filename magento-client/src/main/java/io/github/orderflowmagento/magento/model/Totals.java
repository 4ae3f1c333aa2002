package io.github.orderflowmagento.magento.model;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The amounts of an order or an invoice. Each stands there twice: in the order's currency, in which the customer pays,
 * and as {@code base…} in the shop's base currency, in which it keeps its books. An amount the shop does not send is
 * empty; zero is zero.
 */
public interface Totals {
    /** ISO 4217 code of the currency the customer pays in. */
    Optional<String> orderCurrencyCode();

    /** ISO 4217 code of the shop's base currency. */
    Optional<String> baseCurrencyCode();

    /** How much of the order's currency one unit of the base currency was when the order was placed. */
    Optional<BigDecimal> baseToOrderRate();

    /** All lines without tax, before discount. */
    Optional<BigDecimal> subtotal();

    /** All lines with tax, before discount. */
    Optional<BigDecimal> subtotalInclTax();

    /** Shipping without tax, before discount. */
    Optional<BigDecimal> shippingAmount();

    /** Shipping with tax, before discount. */
    Optional<BigDecimal> shippingInclTax();

    /** Tax on shipping. */
    Optional<BigDecimal> shippingTaxAmount();

    /** The discount, zero or negative. */
    Optional<BigDecimal> discountAmount();

    /** All tax, after discount, without {@link #hiddenTaxAmount}. */
    Optional<BigDecimal> taxAmount();

    /** What the customer pays. */
    Optional<BigDecimal> grandTotal();

    /**
     * Tax that the discount takes away where it is reckoned from prices with tax; belongs to the lines' prices, not to
     * {@link #taxAmount}.
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
