package io.github.orderflowmagento.magento.internal.magento1.soap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The filter of a list call in SOAP v2's form, so that every version finds all matches and nothing else is returned.
 *
 * <ul>
 * <li>A choice among several values is sent as one text with commas, which versions before 1.7.0.2 take for one value, and in which a value
 * with a comma is two. Otherwise each value is requested separately.
 * <li>Of {@code from} and {@code to}, versions before 1.8 use only the last.
 * <li>More than one operator, or a list of alternatives, cannot be expressed.
 * </ul>
 *
 * <p>Rows that the shop returns although they do not match are dropped.
 */
final class ListFilter {
    private static final Set<String> RANGE = Set.of("from", "to");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    /** Times in this format sort as texts. */
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");

    private ListFilter() {}

    /** Returns a filter as in the shop's WSDL; null for none. */
    static @Nullable Typed written(Map<?, ?> filter) {
        List<Typed> simple = new ArrayList<>();
        List<Typed> complex = new ArrayList<>();
        filter.forEach((field, condition) -> {
            if (condition instanceof Map<?, ?> operators) {
                operators.forEach((operator, value) -> complex.add(new Typed.Struct(
                        "complexFilter",
                        pair(field, new Typed.Struct("associativeEntity", pair(operator, text(value)))))));
            } else {
                simple.add(new Typed.Struct("associativeEntity", pair(field, PartType.text(condition))));
            }
        });
        Map<String, @Nullable Object> both = new LinkedHashMap<>();
        both.put(
                "filter",
                simple.isEmpty() ? null : new Typed.Array("associativeArray", "ns1:associativeEntity", simple));
        both.put(
                "complex_filter",
                complex.isEmpty() ? null : new Typed.Array("complexFilterArray", "ns1:complexFilter", complex));
        return filter.isEmpty() ? null : new Typed.Struct("filters", both);
    }

    private static Map<String, Object> pair(Object key, Object value) {
        Map<String, Object> pair = new LinkedHashMap<>();
        pair.put("key", key.toString());
        pair.put("value", value);
        return pair;
    }

    private static String text(Object value) {
        return value instanceof List<?> choice
                ? String.join(",", choice.stream().map(PartType::text).toList())
                : PartType.text(value);
    }

    /**
     * Returns the filters that together are equivalent to the given one.
     *
     * @param shopKnowsChoices whether the shop takes a text with commas for several values; only called if it matters
     * @throws IllegalArgumentException if SOAP v2 cannot express it
     */
    static List<Map<String, Object>> sayable(Map<?, ?> filter, BooleanSupplier shopKnowsChoices) {
        List<Map<String, Object>> filters = List.of(Map.of());
        for (Map.Entry<?, ?> entry : filter.entrySet()) {
            String field = String.valueOf(entry.getKey());
            List<Object> alternatives = alternatives(field, entry.getValue(), shopKnowsChoices);
            List<Map<String, Object>> longer = new ArrayList<>();
            for (Map<String, Object> begun : filters) {
                for (Object alternative : alternatives) {
                    Map<String, Object> with = new LinkedHashMap<>(begun);
                    with.put(field, alternative);
                    longer.add(with);
                }
            }
            filters = longer;
        }
        return filters;
    }

    private static List<Object> alternatives(String field, Object condition, BooleanSupplier shopKnowsChoices) {
        if (condition instanceof List<?>) {
            throw new IllegalArgumentException(
                    "filter on " + field + ": SOAP v2 cannot express a list of alternatives");
        }
        if (!(condition instanceof Map<?, ?> operators)) {
            return List.of(condition);
        }
        if (operators.size() > 1 && !RANGE.containsAll(operators.keySet())) {
            throw new IllegalArgumentException("filter on " + field
                    + ": SOAP v2 supports one operator, or from and to, not " + operators.keySet());
        }
        if (operators.get("in") instanceof List<?> choice) {
            return choices(choice.stream().map(PartType::text).distinct().toList(), shopKnowsChoices);
        }
        if (operators.values().stream().anyMatch(List.class::isInstance)) {
            throw new IllegalArgumentException(
                    "filter on " + field + ": SOAP v2 supports a list only with the operator in");
        }
        return List.of(condition);
    }

    private static List<Object> choices(List<String> values, BooleanSupplier shopKnowsChoices) {
        List<String> plain =
                values.stream().filter(value -> !value.contains(",")).toList();
        if (plain.size() < 2 || !shopKnowsChoices.getAsBoolean()) {
            return List.copyOf(values);
        }
        List<Object> alternatives = new ArrayList<>();
        alternatives.add(Map.of("in", plain));
        values.stream().filter(value -> value.contains(",")).forEach(alternatives::add);
        return alternatives;
    }

    /** Whether a row matches the filter, as far as it contains the filter's fields. */
    static boolean fits(@Nullable Object row, Map<?, ?> filter) {
        return !(row instanceof Map<?, ?> fields)
                || filter.entrySet().stream().allMatch(entry -> meets(entry.getValue(), fields.get(entry.getKey())));
    }

    private static boolean meets(@Nullable Object condition, @Nullable Object sent) {
        if (sent == null || sent instanceof Map || sent instanceof List) {
            return true;
        }
        String value = sent.toString().strip();
        if (!(condition instanceof Map<?, ?> operators)) {
            return isSame(condition, value);
        }
        return operators.get("in") instanceof List<?> choice
                ? choice.stream().anyMatch(one -> isSame(one, value))
                : order(operators.get("from"), value) <= 0 && order(operators.get("to"), value) >= 0;
    }

    /** Compares texts as the shop's database does: it ignores case and trailing blanks. */
    private static boolean isSame(@Nullable Object wanted, String value) {
        return String.valueOf(wanted).strip().equalsIgnoreCase(value);
    }

    /** Compares the end of a range with a value; equal if there is no end, or they cannot be compared. */
    private static int order(@Nullable Object end, String value) {
        if (end instanceof Long number && NUMBER.matcher(value).matches()) {
            return Long.compare(number, Long.parseLong(value));
        }
        return end instanceof String time
                        && TIME.matcher(time).matches()
                        && TIME.matcher(value).matches()
                ? time.compareTo(value)
                : 0;
    }
}
