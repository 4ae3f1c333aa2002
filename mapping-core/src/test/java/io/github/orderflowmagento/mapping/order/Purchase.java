package io.github.orderflowmagento.mapping.order;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;

import io.github.orderflowmagento.magento.model.OrderItem;

import static io.github.orderflowmagento.mapping.Rows.child;
import static io.github.orderflowmagento.mapping.Rows.row;

/**
 * Something bought, and the rows that Magento makes of it: amounts rounded row by row, tax after discount, and of prices with tax the
 * part that a discount takes away as hidden tax.
 *
 * @param kind bought as what
 * @param quantity units
 * @param price of one unit in the base currency; with tax or without, as the shop is set up
 * @param taxRate in per cent
 * @param discountRate in per cent
 */
record Purchase(Kind kind, BigDecimal quantity, BigDecimal price, int taxRate, int discountRate) {
    enum Kind {
        SIMPLE,
        GROUPED,
        CONFIGURABLE,
        BUNDLE_OF_FIXED_PRICE,
        BUNDLE_OF_DYNAMIC_PRICE
    }

    /** How a shop reckons. */
    record Reckoning(boolean pricesWithTax, BigDecimal orderRate) {
        Reckoned base(Purchase bought) {
            return bought.reckoned(pricesWithTax, BigDecimal.ONE);
        }

        Reckoned order(Purchase bought) {
            return bought.reckoned(pricesWithTax, orderRate);
        }
    }

    /** The amounts of a row in one currency. */
    record Reckoned(BigDecimal net, BigDecimal discount, BigDecimal tax, BigDecimal hiddenTax) {
        BigDecimal payable() {
            return net.add(tax).add(hiddenTax).subtract(discount);
        }
    }

    private Reckoned reckoned(boolean withTax, BigDecimal currencyRate) {
        BigDecimal total = pennies(price.multiply(quantity).multiply(currencyRate));
        BigDecimal discount = pennies(total.multiply(BigDecimal.valueOf(discountRate, 2)));
        BigDecimal rest = total.subtract(discount);
        if (!withTax) {
            return new Reckoned(
                    total, discount, pennies(rest.multiply(BigDecimal.valueOf(taxRate, 2))), BigDecimal.ZERO);
        }
        BigDecimal fullTax = taxIn(total);
        BigDecimal tax = taxIn(rest);
        return new Reckoned(total.subtract(fullTax), discount, tax, fullTax.subtract(tax));
    }

    private BigDecimal taxIn(BigDecimal gross) {
        return gross.multiply(BigDecimal.valueOf(taxRate))
                .divide(BigDecimal.valueOf(100L + taxRate), 2, RoundingMode.HALF_UP);
    }

    private static BigDecimal pennies(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    /** Rows that hold an amount each. */
    List<Purchase> priced() {
        return kind == Kind.BUNDLE_OF_DYNAMIC_PRICE ? List.of(this, cheaperPart()) : List.of(this);
    }

    private Purchase cheaperPart() {
        return new Purchase(kind, quantity, price.divide(BigDecimal.valueOf(2), 2, RoundingMode.DOWN), taxRate, 0);
    }

    /** The rows, numbered from the given number. */
    Stream<OrderItem> rows(long number, Reckoning reckoning) {
        String units = quantity.toPlainString();
        return switch (kind) {
            case SIMPLE -> Stream.of(amounts(row(number, "simple", "MUG", units), reckoning));
            case GROUPED -> Stream.of(amounts(row(number, "grouped", "PLATE", units), reckoning));
            case CONFIGURABLE ->
                Stream.of(
                        amounts(row(number, "configurable", "CAP-GRN", units), reckoning),
                        free(child(number, number + 1, "CAP-GRN", units)));
            case BUNDLE_OF_FIXED_PRICE ->
                Stream.of(
                        amounts(row(number, "bundle", "HAMPER", units), reckoning),
                        free(child(number, number + 1, "TEA", units)),
                        free(child(number, number + 2, "CUP", units)));
            case BUNDLE_OF_DYNAMIC_PRICE ->
                Stream.of(
                        sum(row(number, "bundle", "SET", units), reckoning),
                        amounts(child(number, number + 1, "TEA", units), reckoning),
                        cheaperPart().amounts(child(number, number + 2, "CUP", units), reckoning));
        };
    }

    private OrderItem amounts(OrderItem.Builder row, Reckoning reckoning) {
        Reckoned order = reckoning.order(this);
        Reckoned base = reckoning.base(this);
        return row.rowTotal(order.net())
                .taxAmount(order.tax())
                .discountAmount(order.discount())
                .hiddenTaxAmount(order.hiddenTax())
                .baseRowTotal(base.net())
                .baseTaxAmount(base.tax())
                .baseDiscountAmount(base.discount())
                .baseHiddenTaxAmount(base.hiddenTax())
                .build();
    }

    /** Magento's row of a bundle says what its parts cost together, but has no discount of its own. */
    private OrderItem sum(OrderItem.Builder row, Reckoning reckoning) {
        return row.rowTotal(reckoning
                        .order(this)
                        .net()
                        .add(reckoning.order(cheaperPart()).net()))
                .baseRowTotal(reckoning
                        .base(this)
                        .net()
                        .add(reckoning.base(cheaperPart()).net()))
                .build();
    }

    private static OrderItem free(OrderItem.Builder row) {
        return row.rowTotal(new BigDecimal("0.0000"))
                .baseRowTotal(new BigDecimal("0.0000"))
                .build();
    }
}
