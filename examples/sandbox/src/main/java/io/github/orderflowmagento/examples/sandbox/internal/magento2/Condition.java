package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** One filter. A column without a value matches only {@code null}. */
record Condition(String field, String value, String type) {

    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d(?:[ T]\\d\\d:\\d\\d:\\d\\d(?:Z|[+]00:00)?)?");
    private static final Pattern STORED_DECIMAL = Pattern.compile("-?\\d+\\.\\d{4,}");

    /** The database's value for a text that is not a time. */
    private static final String NEVER = "0000-00-00 00:00:00";

    boolean matches(@Nullable Object column) {
        if (type.equals("null") || type.equals("notnull")) {
            return (column == null) == type.equals("null");
        }
        if (column == null) {
            return false;
        }
        if (column instanceof List<?> several) {
            return several.stream().anyMatch(this::matches);
        }
        return switch (type) {
            case "eq" -> compare(column, value) == 0;
            case "neq" -> compare(column, value) != 0;
            case "gt" -> compare(column, value) > 0;
            case "gteq", "from", "moreq" -> compare(column, value) >= 0;
            case "lt" -> compare(column, value) < 0;
            case "lteq", "to" -> compare(column, value) <= 0;
            case "in" -> isAmong(column);
            case "nin" -> !isAmong(column);
            case "like" -> Collation.like(text(column), value);
            case "nlike" -> !Collation.like(text(column), value);
            case "finset" -> List.of(text(column).split(",", -1)).contains(value);
            default -> false; // the shop accepts any word and finds nothing
        };
    }

    /** Returns the filter as in an answer. */
    Row asSent() {
        return new Row().put("field", field).put("value", value).put("condition_type", type);
    }

    /** Splits the list at commas, even those inside a value. */
    private boolean isAmong(Object column) {
        return List.of(value.split(",", -1)).stream().anyMatch(one -> compare(column, one) == 0);
    }

    static int compare(Object column, String value) {
        String text = text(column);
        if (column instanceof BigDecimal || STORED_DECIMAL.matcher(text).matches()) {
            return Numbers.of(column).compareTo(Numbers.of(value));
        }
        if (TIME.matcher(text).matches()) {
            return time(text).compareTo(time(value));
        }
        return Collation.key(text).compareTo(Collation.key(value));
    }

    private static String time(String text) {
        if (!TIME.matcher(text).matches()) {
            return NEVER;
        }
        return text.length() == 10 ? text + " 00:00:00" : text.substring(0, 19).replace('T', ' ');
    }

    private static String text(Object column) {
        return column instanceof BigDecimal number ? number.toPlainString() : column.toString();
    }
}
