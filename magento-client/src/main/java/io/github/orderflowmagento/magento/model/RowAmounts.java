package io.github.orderflowmagento.magento.model;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The amounts of a row of an order or an invoice, in the order's currency and, as {@code base…}, in the shop's base currency; see {@link
 * Totals}. An amount that the shop does not send is empty, never zero: for example, prices with tax in order rows over SOAP v2. Immutable.
 */
public interface RowAmounts {
    /** Price of one unit without tax. */
    Optional<BigDecimal> price();

    /** Price of one unit with tax. */
    Optional<BigDecimal> priceInclTax();

    /** Price of all units without tax, before discount. */
    Optional<BigDecimal> rowTotal();

    /** Price of all units with tax, before discount. */
    Optional<BigDecimal> rowTotalInclTax();

    /** Tax on all units. */
    Optional<BigDecimal> taxAmount();

    /** Discount on all units, zero or positive. */
    Optional<BigDecimal> discountAmount();

    /** The row's share of {@link Totals#hiddenTaxAmount}. */
    Optional<BigDecimal> hiddenTaxAmount();

    /** {@link #price} in the base currency. */
    Optional<BigDecimal> basePrice();

    /** {@link #priceInclTax} in the base currency. */
    Optional<BigDecimal> basePriceInclTax();

    /** {@link #rowTotal} in the base currency. */
    Optional<BigDecimal> baseRowTotal();

    /** {@link #rowTotalInclTax} in the base currency. */
    Optional<BigDecimal> baseRowTotalInclTax();

    /** {@link #taxAmount} in the base currency. */
    Optional<BigDecimal> baseTaxAmount();

    /** {@link #discountAmount} in the base currency. */
    Optional<BigDecimal> baseDiscountAmount();

    /** {@link #hiddenTaxAmount} in the base currency. */
    Optional<BigDecimal> baseHiddenTaxAmount();
}
