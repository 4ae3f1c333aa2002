package io.github.orderflowmagento.mapping.order;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The part of a fixed-price bundle's amounts that one of its lines carries, by units: this line's are the ones between
 * {@code before} and {@code through}. All parts together are the whole amount, to the last decimal place.
 *
 * @param before units on the lines before this one
 * @param through the same with this line's units
 * @param all units on all lines; above zero
 */
public record Share(BigDecimal before, BigDecimal through, BigDecimal all) {
    private static final int PENNIES = 2;

    /** All of it. */
    static final Share WHOLE = new Share(BigDecimal.ZERO, BigDecimal.ONE, BigDecimal.ONE);

    /**
     * The part of an amount, in pennies (two decimal places, half up); what is less than a penny goes with the last line.
     *
     * @param amount of the bundle
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
