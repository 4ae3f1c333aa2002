package io.github.orderflowmagento.mapping;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Numbers as OrderFlow reads them. */
public final class Amounts {
    /** Decimal places of amounts that come out of a division: as many as Magento keeps. */
    private static final int PLACES = 4;

    private Amounts() {}

    /** The number without exponent, grouping or trailing zeros: {@code 13.0000} is {@code 13}, zero is {@code 0}. */
    public static String text(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
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
