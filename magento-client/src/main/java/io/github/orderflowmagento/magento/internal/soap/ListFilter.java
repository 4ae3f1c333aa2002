package io.github.orderflowmagento.magento.internal.soap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The filter of a list call as SOAP v2 can say it, so that every version finds all that fits and nothing else comes out.
 *
 * <ul>
 *   <li>A choice among several values travels as one text with commas, which versions before 1.7.0.2 take for one value, and in
 *       which a value with a comma is two. What cannot be said so is asked value by value.
 *   <li>Of {@code from} and {@code to}, versions before 1.8 hear the last only. What they return beyond the range is dropped.
 *   <li>More than one operator, or a list of alternatives, cannot be said.
 * </ul>
 */
final class ListFilter {
    private static final Set<String> RANGE = Set.of("from", "to");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private ListFilter() {}

    /** A filter as the shop's WSDL has it; null for none. */
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
     * The filters that together find what the given one means.
     *
     * @param shopKnowsChoices whether the shop takes a text with commas for several values; only asked where it matters
     * @throws IllegalArgumentException if SOAP v2 cannot say it
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
            throw new IllegalArgumentException("filter on " + field + ": SOAP v2 cannot say a list of alternatives");
        }
        if (!(condition instanceof Map<?, ?> operators)) {
            return List.of(condition);
        }
        if (operators.size() > 1 && !RANGE.containsAll(operators.keySet())) {
            throw new IllegalArgumentException("filter on " + field
                    + ": SOAP v2 can say one operator, or from and to, and not " + operators.keySet());
        }
        if (operators.get("in") instanceof List<?> choice) {
            return choices(choice.stream().map(PartType::text).distinct().toList(), shopKnowsChoices);
        }
        if (operators.values().stream().anyMatch(List.class::isInstance)) {
            throw new IllegalArgumentException(
                    "filter on " + field + ": SOAP v2 can say a list with the operator in only");
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

    /** Whether a row lies in the ranges of numbers that the filter names. */
    static boolean fits(@Nullable Object row, Map<?, ?> filter) {
        return !(row instanceof Map<?, ?> fields)
                || filter.entrySet().stream()
                        .allMatch(entry -> liesIn(entry.getValue(), String.valueOf(fields.get(entry.getKey()))));
    }

    private static boolean liesIn(@Nullable Object condition, String value) {
        if (condition instanceof Map<?, ?> range
                && range.get("from") instanceof Long from
                && range.get("to") instanceof Long to
                && NUMBER.matcher(value).matches()) {
            long number = Long.parseLong(value);
            return from <= number && number <= to;
        }
        return true;
    }
}
