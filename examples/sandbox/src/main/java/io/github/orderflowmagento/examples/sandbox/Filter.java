package io.github.orderflowmagento.examples.sandbox;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The shop's list filter: a map from field to condition, where all fields must match. A scalar condition means
 * equality. Of a map {@code {operator: value}} only the first operator counts, except that {@code from} and {@code to}
 * go together. A list of conditions, and also a map without a known operator, matches when one of its entries does.
 */
final class Filter {

    private static final Map<String, BiPredicate<@Nullable Object, @Nullable Object>> OPERATORS = Map.ofEntries(
            Map.entry("eq", Filter::isEqual),
            Map.entry("neq", comparison(order -> order != 0)),
            Map.entry("gt", comparison(order -> order > 0)),
            Map.entry("gteq", comparison(order -> order >= 0)),
            Map.entry("lt", comparison(order -> order < 0)),
            Map.entry("lteq", comparison(order -> order <= 0)),
            Map.entry("in", Filter::isIn),
            Map.entry("nin", (stored, requested) -> stored != null && !isIn(stored, requested)),
            Map.entry("like", Filter::isLike),
            Map.entry("nlike", (stored, requested) -> stored != null && !isLike(stored, requested)),
            Map.entry("null", (stored, requested) -> stored == null),
            Map.entry("notnull", (stored, requested) -> stored != null));

    private final Struct conditions;

    private Filter(Struct conditions) {
        this.conditions = conditions;
    }

    /** Returns a filter. Anything but a map, such as the empty list that PHP writes for an empty map, filters nothing. */
    static Filter of(@Nullable Object filters) {
        return new Filter(filters instanceof Struct struct ? struct : new Struct());
    }

    Set<String> fields() {
        return conditions.names();
    }

    /** Returns the condition of a field as it appears in the shop's SQL error. */
    String condition(String field) {
        return conditions.get(field) instanceof Struct struct ? struct.toString() : conditions.text(field);
    }

    boolean matches(Function<String, @Nullable Object> columns) {
        return fields().stream().allMatch(field -> matches(columns.apply(field), conditions.get(field)));
    }

    private static boolean matches(@Nullable Object stored, @Nullable Object condition) {
        if (condition instanceof Struct operators) {
            if (operators.has("from") || operators.has("to")) {
                return isWithin(stored, operators);
            }
            for (String name : operators.names()) {
                BiPredicate<@Nullable Object, @Nullable Object> operator = OPERATORS.get(name);
                if (operator != null) {
                    return operator.test(stored, operators.get(name));
                }
            }
            return operators.names().stream().anyMatch(name -> matches(stored, operators.get(name)));
        }
        if (condition instanceof Iterable<?> alternatives) {
            for (Object alternative : alternatives) {
                if (matches(stored, alternative)) {
                    return true;
                }
            }
            return false;
        }
        return isEqual(stored, condition);
    }

    private static boolean isWithin(@Nullable Object stored, Struct range) {
        return stored != null
                && (!range.has("from") || compare(stored, range.get("from")) >= 0)
                && (!range.has("to") || compare(stored, range.get("to")) <= 0);
    }

    private static boolean isEqual(@Nullable Object stored, @Nullable Object requested) {
        return stored != null && requested != null && compare(stored, requested) == 0;
    }

    private static boolean isIn(@Nullable Object stored, @Nullable Object requested) {
        return Arguments.listOf(requested).stream().anyMatch(one -> isEqual(stored, one));
    }

    private static boolean isLike(@Nullable Object stored, @Nullable Object requested) {
        StringBuilder regex = new StringBuilder();
        for (char sign : String.valueOf(requested).toCharArray()) {
            regex.append(
                    switch (sign) {
                        case '%' -> ".*";
                        case '_' -> ".";
                        default -> Pattern.quote(String.valueOf(sign));
                    });
        }
        int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL;
        return stored != null
                && Pattern.compile(regex.toString(), flags)
                        .matcher(stored.toString())
                        .matches();
    }

    private static BiPredicate<@Nullable Object, @Nullable Object> comparison(Function<Integer, Boolean> wanted) {
        return (stored, requested) -> stored != null && wanted.apply(compare(stored, requested));
    }

    private static int compare(Object stored, @Nullable Object requested) {
        if (LooseNumber.isNumericColumn(stored)) {
            return LooseNumber.of(stored).compareTo(LooseNumber.of(requested));
        }
        return collated(stored.toString()).compareTo(collated(requested == null ? "" : requested.toString()));
    }

    /** MySQL's usual collation ignores case and blanks at the end. */
    static String collated(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end).toLowerCase(Locale.ROOT);
    }
}
