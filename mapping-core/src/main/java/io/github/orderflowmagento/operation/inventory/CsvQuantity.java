package io.github.orderflowmagento.operation.inventory;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses quantities as written by people and programs. */
final class CsvQuantity {
    private static final int LONGEST = 40;
    private static final Pattern NUMBER =
            Pattern.compile("(?<sign>-?)(?<whole>\\d+)(?:(?<mark>[.,])(?<decimals>\\d+))?");
    private static final Pattern UP_TO_THREE_DIGITS = Pattern.compile("[1-9]\\d{0,2}");

    private final char separator;
    private final boolean takesDecimals;

    /**
     * @param separator the file's field separator: if it is a comma, a point is a decimal point
     * @param takesDecimals whether fractions are allowed
     */
    CsvQuantity(char separator, boolean takesDecimals) {
        this.separator = separator;
        this.takesDecimals = takesDecimals;
    }

    /**
     * Returns the number in OrderFlow's format.
     *
     * @param text stripped
     * @throws IllegalArgumentException if it is not a number, or is ambiguous
     */
    String read(String text) {
        Matcher number = NUMBER.matcher(text);
        if (text.length() > LONGEST || !number.matches()) {
            throw new IllegalArgumentException("is not a number");
        }
        String decimals = number.group("decimals");
        if (decimals == null) {
            return plain(text);
        }
        boolean isDecimalPoint = number.group("mark").equals(".") && separator == ',';
        boolean mayBeThousands = decimals.length() == 3
                && UP_TO_THREE_DIGITS.matcher(number.group("whole")).matches();
        if (mayBeThousands && !isDecimalPoint) {
            throw new IllegalArgumentException(
                    "may be thousands or decimals: write it without '" + number.group("mark") + "'");
        }
        BigDecimal value = new BigDecimal(number.group("sign") + number.group("whole") + "." + decimals);
        if (!takesDecimals && value.stripTrailingZeros().scale() > 0) {
            throw new IllegalArgumentException("is not a whole number of units");
        }
        return plain(value.toPlainString());
    }

    private static String plain(String number) {
        BigDecimal value = new BigDecimal(number);
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
