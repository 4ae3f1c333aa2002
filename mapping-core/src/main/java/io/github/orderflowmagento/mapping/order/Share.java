package io.github.orderflowmagento.mapping.order;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The share of one line in a fixed-price bundle's amounts, by units: if the units of all lines are counted in sequence, this line has those
 * after {@code before}, up to {@code through}. The shares of all lines add up to the exact amount.
 *
 * @param before the units on the lines before this one
 * @param through the units on the lines up to and including this one
 * @param all the units on all lines; above zero
 */
public record Share(BigDecimal before, BigDecimal through, BigDecimal all) {
    private static final int PENNIES = 2;

    /** The whole amount. */
    static final Share WHOLE = new Share(BigDecimal.ZERO, BigDecimal.ONE, BigDecimal.ONE);

    /**
     * Returns the share of an amount, in pennies (two decimal places, half up); the last line has the remainder.
     *
     * @param amount the amount of the bundle
     */
    public BigDecimal of(BigDecimal amount) {
        return upTo(through, amount).subtract(upTo(before, amount));
    }

    private BigDecimal upTo(BigDecimal units, BigDecimal amount) {
        if (units.compareTo(all) == 0) {
            return amount;
        }
        return units.signum() == 0
                ? BigDecimal.ZERO
                : amount.multiply(units).divide(all, PENNIES, RoundingMode.HALF_UP);
    }
}
