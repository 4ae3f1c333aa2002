package io.github.orderflowmagento.magento.internal.magento2;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.model.Decimals;

/**
 * The total of a row of an order before discount, as it is booked and as Magento 1 sends it. The REST API of newer versions sends it
 * less the discount instead, under the same name: then what price and quantity make is nearer to the sum of total and discount.
 */
final class RowTotals {
    /** Beside the names of the totals, for what was sent under them. */
    static final String AFTER_DISCOUNT = "_after_discount";

    private static final int PENNIES = 2;
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private RowTotals() {}

    /** Replaces totals that the discount is taken from; those stay as {@code row_total_after_discount}. */
    static void beforeDiscount(Map<String, @Nullable Object> row) {
        List.of("", "base_").forEach(currency -> beforeDiscount(row, currency));
    }

    private static void beforeDiscount(Map<String, @Nullable Object> row, String currency) {
        Optional<BigDecimal> price = number(row, currency + "price");
        Optional<BigDecimal> qty = number(row, "qty_ordered");
        Optional<BigDecimal> total = number(row, currency + "row_total");
        BigDecimal discount = number(row, currency + "discount_amount").orElse(BigDecimal.ZERO);
        if (price.isEmpty() || qty.isEmpty() || total.isEmpty() || discount.signum() <= 0) {
            return;
        }
        BigDecimal booked = price.get().multiply(qty.get());
        BigDecimal before = total.get().add(discount);
        if (before.subtract(booked).abs().compareTo(total.get().subtract(booked).abs()) < 0) {
            replace(row, currency + "row_total", before);
            replace(row, currency + "row_total_incl_tax", withTax(row, currency, before, qty.get()));
        }
    }

    /** Where the discount takes tax with it, prices are with tax, and the row's total is made of them; else of the total without tax. */
    private static @Nullable BigDecimal withTax(
            Map<String, @Nullable Object> row, String currency, BigDecimal total, BigDecimal qty) {
        boolean isPricedWithTax = number(row, currency + "discount_tax_compensation_amount")
                .filter(tax -> tax.signum() != 0)
                .isPresent();
        Optional<BigDecimal> ofPrice = number(row, currency + "price_incl_tax").map(price -> price.multiply(qty));
        Optional<BigDecimal> ofTotal = number(row, "tax_percent")
                .map(percent -> total.add(total.multiply(percent).divide(HUNDRED)));
        return (isPricedWithTax ? ofPrice.or(() -> ofTotal) : ofTotal.or(() -> ofPrice))
                .map(gross -> gross.setScale(PENNIES, RoundingMode.HALF_UP))
                .orElse(null);
    }

    private static void replace(Map<String, @Nullable Object> row, String name, @Nullable BigDecimal value) {
        if (row.containsKey(name)) {
            row.put(name + AFTER_DISCOUNT, row.get(name));
            row.put(name, value);
        }
    }

    private static Optional<BigDecimal> number(Map<String, @Nullable Object> row, String name) {
        return row.get(name) instanceof Number number ? Decimals.parse(number.toString()) : Optional.empty();
    }
}
