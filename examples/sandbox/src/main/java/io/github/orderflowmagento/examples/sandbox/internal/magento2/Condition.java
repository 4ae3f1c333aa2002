package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** One filter. A column without a value matches only {@code null}. */
final class Condition {

    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d(?:[ T]\\d\\d:\\d\\d:\\d\\d(?:Z|[+]00:00)?)?");
    private static final Pattern STORED_DECIMAL = Pattern.compile("-?\\d+\\.\\d{4,}");

    /** The database's value for a text that is not a time. */
    private static final String NEVER = "0000-00-00 00:00:00";

    private final String field;
    private final String value;
    private final String type;

    /** The values of a list by type of column: a long one is searched for each of many rows. Split at commas, even inside a value. */
    private final Set<BigDecimal> numbers;

    private final Set<String> times;
    private final Set<String> keys;

    Condition(String field, String value, String type) {
        this.field = field;
        this.value = value;
        this.type = type;
        List<String> values = type.equals("in") || type.equals("nin") ? List.of(value.split(",", -1)) : List.of();
        this.numbers = values.stream().map(Numbers::of).collect(Collectors.toCollection(TreeSet::new));
        this.times = distinct(values, Condition::time);
        this.keys = distinct(values, Collation::key);
    }

    private static Set<String> distinct(List<String> values, Function<String, String> conversion) {
        return values.stream().map(conversion).collect(Collectors.toSet());
    }

    String field() {
        return field;
    }

    String type() {
        return type;
    }

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

    private boolean isAmong(Object column) {
        String text = text(column);
        if (isNumber(column, text)) {
            return numbers.contains(Numbers.of(column));
        }
        return TIME.matcher(text).matches() ? times.contains(time(text)) : keys.contains(Collation.key(text));
    }

    private static boolean isNumber(Object column, String text) {
        return column instanceof BigDecimal || STORED_DECIMAL.matcher(text).matches();
    }

    static int compare(Object column, String value) {
        String text = text(column);
        if (isNumber(column, text)) {
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
