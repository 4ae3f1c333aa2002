package io.github.orderflowmagento.examples.sandbox;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Parses numbers as the shop does: {@code "1,5"} is 1.5, {@code "1e2"} is 100, and text that does not begin with a number is 0 instead of
 * an error.
 */
final class LooseNumber {

    private static final Pattern START =
            Pattern.compile("\\s*([+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d{1,3})?)");
    private static final Pattern STORED_DECIMAL = Pattern.compile("-?\\d+\\.\\d{4}");

    private LooseNumber() {}

    static BigDecimal of(@Nullable Object value) {
        if (value instanceof Integer number) {
            return BigDecimal.valueOf(number);
        }
        if (value instanceof Boolean flag) {
            return flag ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        Matcher number = START.matcher(value == null ? "" : value.toString().replace(',', '.'));
        return number.lookingAt() ? new BigDecimal(number.group(1)) : BigDecimal.ZERO;
    }

    static String stored(BigDecimal value) {
        return value.setScale(4, RoundingMode.HALF_UP).toPlainString();
    }

    /** Removes the zeros of {@link #stored}: 10 and 1.5 for the table's 10.0000 and 1.5000. */
    static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Returns whether a stored value is from a numeric column: an integer, a flag, or a decimal with four places. */
    static boolean isNumericColumn(Object stored) {
        return stored instanceof Number
                || stored instanceof Boolean
                || STORED_DECIMAL.matcher(stored.toString()).matches();
    }
}
