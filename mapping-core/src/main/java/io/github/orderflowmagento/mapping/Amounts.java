package io.github.orderflowmagento.mapping;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Formats numbers for OrderFlow. */
public final class Amounts {
    /** Decimal places of quotients; as many as Magento keeps. */
    private static final int PLACES = 4;

    /** More than any calculation with a shop's numbers yields; a number with an exponent may have a billion digits. */
    private static final int MAX_DIGITS = 1_000;

    private Amounts() {}

    /**
     * Returns the number without exponent, grouping or trailing zeros: {@code 13.0000} becomes {@code 13}, and zero becomes {@code 0}.
     *
     * @throws IllegalArgumentException if it has more than {@value #MAX_DIGITS} digits
     */
    public static String text(BigDecimal number) {
        if (number.signum() == 0) {
            return "0";
        }
        BigDecimal plain = number.stripTrailingZeros();
        if (Math.abs((long) plain.scale()) > MAX_DIGITS || plain.precision() > MAX_DIGITS) {
            throw new IllegalArgumentException(
                    "a number of more than " + MAX_DIGITS + " digits is neither an amount nor a quantity");
        }
        return plain.toPlainString();
    }

    /** Like {@link #text(BigDecimal)}, for an optional number. */
    public static Optional<String> text(Optional<BigDecimal> number) {
        return number.map(Amounts::text);
    }

    /** Returns the quotient with four decimal places, rounded half up; empty if the divisor is zero. */
    public static Optional<BigDecimal> divide(BigDecimal dividend, BigDecimal divisor) {
        return divisor.signum() == 0
                ? Optional.empty()
                : Optional.of(dividend.divide(divisor, PLACES, RoundingMode.HALF_UP));
    }
}
