package io.github.orderflowmagento.magento.model;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Parses numbers in the texts of other systems, within bounds. All numbers are parsed by this class. The bounds exclude numbers such as
 * {@code 1e999999999}: eleven characters for a billion digits, too many to calculate with or to print.
 *
 * <p>A number has at most {@value #MAX_CHARACTERS} characters, and its last digit is at most {@value #MAX_SCALE} places before or after the
 * decimal point. Magento stores twelve digits, four of them decimal places, and sends calculated numbers with up to seventeen.
 *
 * <p>Only static methods; thread-safe.
 */
public final class Decimals {
    /** The longest text that is read as a number, without surrounding blanks; also the maximum number of digits. */
    public static final int MAX_CHARACTERS = 40;

    /** The maximum number of decimal places, and of zeros that an exponent may append. */
    public static final int MAX_SCALE = 30;

    private Decimals() {}

    /**
     * Parses the number in a text; surrounding blanks are ignored.
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

    /** Returns whether a number is within the bounds, so that it can be calculated with and written in full. */
    public static boolean isBounded(BigDecimal number) {
        return Math.abs((long) number.scale()) <= MAX_SCALE && number.precision() <= MAX_CHARACTERS;
    }
}
