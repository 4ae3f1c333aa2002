package io.github.orderflowmagento.mapping;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Numbers as OrderFlow reads them. */
public final class Amounts {
    /** Decimal places of amounts that come out of a division: as many as Magento keeps. */
    private static final int PLACES = 4;

    /** More than come out of any calculation with what a shop may send; an exponent can stand for a billion. */
    private static final int MAX_DIGITS = 1_000;

    private Amounts() {}

    /**
     * The number without exponent, grouping or trailing zeros: {@code 13.0000} is {@code 13}, zero is {@code 0}.
     *
     * @throws IllegalArgumentException if it has more than {@value #MAX_DIGITS} digits: no amount and no quantity has
     */
    public static String text(BigDecimal number) {
        if (number.signum() == 0) {
            return "0";
        }
        BigDecimal plain = number.stripTrailingZeros();
        if (Math.abs((long) plain.scale()) > MAX_DIGITS || plain.precision() > MAX_DIGITS) {
            throw new IllegalArgumentException(
                    "a number of more than " + MAX_DIGITS + " digits is no amount and no quantity");
        }
        return plain.toPlainString();
    }

    /** The same for a number that may be absent. */
    public static Optional<String> text(Optional<BigDecimal> number) {
        return number.map(Amounts::text);
    }

    /** The quotient with four decimal places, half up; empty if the divisor is zero. */
    public static Optional<BigDecimal> divide(BigDecimal dividend, BigDecimal divisor) {
        return divisor.signum() == 0
                ? Optional.empty()
                : Optional.of(dividend.divide(divisor, PLACES, RoundingMode.HALF_UP));
    }
}
