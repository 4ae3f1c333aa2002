package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Converts numbers as PHP and the database do. */
final class Numbers {

    private static final Pattern START =
            Pattern.compile("\\s*([+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d{1,3})?)");
    private static final Pattern WHOLE = Pattern.compile("[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d{1,3})?");

    /** The columns of quantities have four decimals and eight digits before them. */
    private static final BigDecimal MOST = new BigDecimal("99999999.9999");

    private Numbers() {}

    /** Returns the number at the beginning of a value; zero if there is none. */
    static BigDecimal of(@Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return number;
        }
        if (value instanceof Boolean flag) {
            return flag ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        Matcher number = START.matcher(value == null ? "" : value.toString());
        return number.lookingAt() ? new BigDecimal(number.group(1)) : BigDecimal.ZERO;
    }

    static boolean isNumber(@Nullable Object value) {
        return value instanceof BigDecimal
                || (value instanceof String text && WHOLE.matcher(text).matches());
    }

    /** Returns the quantity as stored in a column. */
    static BigDecimal stored(BigDecimal quantity) {
        return plain(quantity.setScale(4, RoundingMode.HALF_UP).min(MOST));
    }

    /** Returns the number without trailing zeros and exponent. */
    static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
