package io.github.orderflowmagento.magento.internal.magento1.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.internal.magento1.call.ApiCall;

/**
 * The filter of a list call as the REST API says it: numbered conditions in the query, on fields that have other names there.
 *
 * @param conditions by the resource's field: operators with their values
 */
record RestFilter(Map<String, Map<String, Object>> conditions) {
    /** How many values one address names at most: web servers refuse long ones. */
    private static final int MOST_VALUES = 50;

    /**
     * The number of the first value. Requests are signed over their names in order: here by bytes, while the shop counts numbers in
     * them, so that to it 2 comes before 10. Where all numbers have two digits both orders are one.
     */
    private static final int FIRST_VALUE = 10;

    private static final String ANY_OF = "in";

    /**
     * Reads the filter of a call.
     *
     * @param names how the resource calls the fields that it calls differently
     * @param untold fields that the resource does not have
     * @throws MagentoException if it filters by one of those
     */
    static RestFilter of(ApiCall call, @Nullable Object filter, Map<String, String> names, Set<String> untold) {
        Map<String, Map<String, Object>> conditions = new LinkedHashMap<>();
        if (filter instanceof Map<?, ?> fields) {
            fields.forEach((name, condition) -> {
                String field = String.valueOf(name);
                if (untold.contains(field)) {
                    throw new MagentoException.Unsupported(
                            call.description(), "the REST API has no field " + field + " to filter by; XML-RPC has");
                }
                conditions.put(names.getOrDefault(field, field), operators(condition));
            });
        }
        return new RestFilter(conditions);
    }

    /** A filter that finds what has one of the values. */
    static RestFilter anyOf(String field, List<?> values) {
        return new RestFilter(Map.of(field, Map.of(ANY_OF, values)));
    }

    private static Map<String, Object> operators(Object condition) {
        if (!(condition instanceof Map<?, ?> map)) {
            return Map.of("eq", condition);
        }
        Map<String, Object> operators = new LinkedHashMap<>();
        map.forEach((operator, value) -> operators.put(String.valueOf(operator), value));
        return operators;
    }

    /** Filters that together find what this one does, each short enough for an address. What one finds no other does. */
    List<RestFilter> inPieces() {
        List<RestFilter> pieces = List.of(new RestFilter(Map.of()));
        for (Map.Entry<String, Map<String, Object>> condition : conditions.entrySet()) {
            List<RestFilter> longer = new ArrayList<>();
            for (RestFilter begun : pieces) {
                for (Map<String, Object> piece : pieces(condition.getValue())) {
                    longer.add(begun.and(condition.getKey(), piece));
                }
            }
            pieces = longer;
        }
        return pieces;
    }

    private static List<Map<String, Object>> pieces(Map<String, Object> operators) {
        if (!(operators.get(ANY_OF) instanceof List<?> values)) {
            return List.of(operators);
        }
        List<?> distinct = values.stream().distinct().toList();
        List<Map<String, Object>> pieces = new ArrayList<>();
        for (int from = 0; from < distinct.size(); from += MOST_VALUES) {
            pieces.add(Map.of(ANY_OF, distinct.subList(from, Math.min(from + MOST_VALUES, distinct.size()))));
        }
        return pieces;
    }

    /** This filter with one more condition, or another in the place of the one on the same field. */
    RestFilter and(String field, Map<String, Object> operators) {
        Map<String, Map<String, Object>> more = new LinkedHashMap<>(conditions);
        more.put(field, operators);
        return new RestFilter(more);
    }

    /** The values that the filter leaves a field; none if it names none. */
    List<?> values(String field) {
        return conditions.getOrDefault(field, Map.of()).get(ANY_OF) instanceof List<?> values ? values : List.of();
    }

    /** An end of a range on a field; the given number if the filter names none. */
    long end(String field, String operator, long otherwise) {
        Object value = conditions.getOrDefault(field, Map.of()).get(operator);
        return value instanceof Long number ? number : otherwise;
    }

    /** The filter as part of a query. */
    Map<String, String> asQuery() {
        Map<String, String> query = new LinkedHashMap<>();
        int number = 1;
        for (Map.Entry<String, Map<String, Object>> condition : conditions.entrySet()) {
            String name = "filter[" + number++ + "]";
            query.put(name + "[attribute]", condition.getKey());
            condition.getValue().forEach((operator, value) -> {
                if (value instanceof List<?> values) {
                    for (int i = 0; i < values.size(); i++) {
                        query.put(
                                name + "[" + operator + "][" + (FIRST_VALUE + i) + "]", String.valueOf(values.get(i)));
                    }
                } else {
                    query.put(name + "[" + operator + "]", String.valueOf(value));
                }
            });
        }
        return query;
    }
}
