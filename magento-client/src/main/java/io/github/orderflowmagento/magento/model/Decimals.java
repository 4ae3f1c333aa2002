package io.github.orderflowmagento.magento.model;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Parses numbers in text from outside. This is the one place that decides what a number is. The bounds keep out numbers like {@code
 * 1e999999999}: eleven characters for a billion digits, too many to calculate with or to print.
 *
 * <p>A number has at most {@value #MAX_CHARACTERS} characters, and its last digit is at most {@value #MAX_SCALE} places before
 * or after the decimal point. Magento stores twelve digits, four of them decimal places, and sends calculated numbers with up
 * to seventeen.
 *
 * <p>Only static methods, safe for use by several threads.
 */
public final class Decimals {
    /** The longest text that is read as a number, without blanks around it; also the most digits of a number. */
    public static final int MAX_CHARACTERS = 40;

    /** The most decimal places of a number, and the most zeros that an exponent may add at its end. */
    public static final int MAX_SCALE = 30;

    private Decimals() {}

    /**
     * The number in a text; blanks around it are ignored.
     *
     * @param text digits, with an optional sign, decimal point and exponent: {@code -12.50}, {@code 1.0E-5}
     * @return empty if the text is anything else ({@code 1,5}, {@code 12 cm}, blank), or a number beyond the bounds
     */
    public static Optional<BigDecimal> parse(String text) {
        String stripped = text.strip();
        if (stripped.length() > MAX_CHARACTERS) {
            return Optional.empty();
        }
        try {
            BigDecimal number = new BigDecimal(stripped);
            return isBounded(number) ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Whether a number is within the bounds, so that it can be calculated with and written in full. */
    public static boolean isBounded(BigDecimal number) {
        return Math.abs((long) number.scale()) <= MAX_SCALE && number.precision() <= MAX_CHARACTERS;
    }
}
