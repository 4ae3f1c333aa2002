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
 * The filter of a list call in the REST API's form: numbered conditions in the query, on fields that have other names there.
 *
 * @param conditions by the resource's field: operators with their values
 */
record RestFilter(Map<String, Map<String, Object>> conditions) {
    /** The maximum number of values in one address: web servers reject long ones. */
    private static final int MOST_VALUES = 50;

    /**
     * The number of the first value. Requests are signed with their names in order: here by bytes, while the shop sorts naturally, with 2
     * before 10. If all numbers have two digits, both orders are the same.
     */
    private static final int FIRST_VALUE = 10;

    private static final String ANY_OF = "in";

    /**
     * Converts the filter of a call.
     *
     * @param names the resource's names of fields that it names differently
     * @param absent fields that the resource does not have
     * @throws MagentoException if it filters by one of those
     */
    static RestFilter of(ApiCall call, @Nullable Object filter, Map<String, String> names, Set<String> absent) {
        Map<String, Map<String, Object>> conditions = new LinkedHashMap<>();
        if (filter instanceof Map<?, ?> fields) {
            fields.forEach((name, condition) -> {
                String field = String.valueOf(name);
                if (absent.contains(field)) {
                    throw new MagentoException.Unsupported(
                            call.description(), "the REST API has no field " + field + " to filter by; XML-RPC has");
                }
                conditions.put(names.getOrDefault(field, field), operators(condition));
            });
        }
        return new RestFilter(conditions);
    }

    /** Returns a filter for entities with one of the values. */
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

    /** Splits this filter into disjoint ones that together are equivalent, each short enough for an address. */
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

    /** Returns this filter with one more condition, replacing one on the same field. */
    RestFilter and(String field, Map<String, Object> operators) {
        Map<String, Map<String, Object>> more = new LinkedHashMap<>(conditions);
        more.put(field, operators);
        return new RestFilter(more);
    }

    /** Returns the values that the filter permits for a field; empty if it names none. */
    List<?> values(String field) {
        return conditions.getOrDefault(field, Map.of()).get(ANY_OF) instanceof List<?> values ? values : List.of();
    }

    /** Returns one end of a range on a field; the default if the filter has none. */
    long end(String field, String operator, long otherwise) {
        Object value = conditions.getOrDefault(field, Map.of()).get(operator);
        return value instanceof Long number ? number : otherwise;
    }

    /** Returns the filter as part of a query. */
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
