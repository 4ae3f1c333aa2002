package io.github.orderflowmagento.magento.model;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Numbers out of a text that somebody else wrote. This is the one place that decides what a number is: eleven characters
 * ({@code 1e999999999}) can stand for one of a billion digits, which no arithmetic, and no text of it, survives.
 *
 * <p>A number has at most {@value #MAX_CHARACTERS} characters, and its last digit stands at most {@value #MAX_SCALE} places
 * before or behind the decimal point. Magento keeps twelve digits, four of them decimal places, and sends up to seventeen of what
 * it calculates.
 */
public final class Decimals {
    /** The longest text that is read as a number. */
    public static final int MAX_CHARACTERS = 40;

    /** The most decimal places of a number, and the most zeros that an exponent may put at its end. */
    public static final int MAX_SCALE = 30;

    private Decimals() {}

    /**
     * The number in a text, blanks around it aside.
     *
     * @param text digits with a sign, decimal point and exponent, if any: {@code -12.50}, {@code 1.0E-5}
     * @return empty if the text holds anything else ({@code 1,5}, {@code 12 cm}, nothing), or a number beyond the bounds
     */
    public static Optional<BigDecimal> parse(String text) {
        String stripped = text.strip();
        if (stripped.length() > MAX_CHARACTERS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(stripped)).filter(Decimals::isBounded);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Whether a number, whoever made it, is within the bounds: then it can be calculated with and written in full. */
    public static boolean isBounded(BigDecimal number) {
        return Math.abs((long) number.scale()) <= MAX_SCALE && number.precision() <= MAX_CHARACTERS;
    }
}
