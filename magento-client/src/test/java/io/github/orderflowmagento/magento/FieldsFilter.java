package io.github.orderflowmagento.magento;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Filters an answer by the parameter {@code fields}, step by step as Magento 2 does. */
public final class FieldsFilter {
    private FieldsFilter() {}

    /**
     * Returns the filtered answer.
     *
     * @param answer maps, lists and single values
     */
    public static @Nullable Object of(Object answer, String fields) {
        if (fields.isEmpty()) {
            return answer;
        }
        Map<String, Object> names = parsed(fields);
        return names.isEmpty() ? List.of() : filtered(answer, names);
    }

    /** From each name to what is named within it, or to itself; empty for what is malformed. */
    private static Map<String, Object> parsed(String fields) {
        if (!fields.matches("[\\w\\[\\],]+")) {
            return Map.of();
        }
        Deque<Map<String, Object>> outer = new ArrayDeque<>();
        Deque<String> parents = new ArrayDeque<>();
        Map<String, Object> names = new LinkedHashMap<>();
        String last = "";
        for (String token : fields.split("(?<=[\\[\\],])|(?=[\\[\\],])", -1)) {
            switch (token) {
                case "[" -> {
                    outer.push(names);
                    parents.push(last);
                    names = new LinkedHashMap<>();
                }
                case "]" -> {
                    if (outer.isEmpty()) {
                        return Map.of();
                    }
                    Map<String, Object> within = names;
                    names = outer.pop();
                    names.put(parents.pop(), within);
                }
                case ",", "" -> {}
                default -> {
                    names.put(token, token);
                    last = token;
                }
            }
        }
        return outer.isEmpty() ? names : Map.of();
    }

    private static @Nullable Object filtered(Object value, Map<String, Object> names) {
        if (value instanceof List<?> list) {
            List<@Nullable Object> filtered = new ArrayList<>();
            list.forEach(element -> filtered.add(element instanceof Map<?, ?> map ? ofMap(map, names) : element));
            return filtered.isEmpty() ? null : filtered; // so it says of none
        }
        return value instanceof Map<?, ?> map ? ofMap(map, names) : value;
    }

    @SuppressWarnings("unchecked") // what parsed() has made
    private static Object ofMap(Map<?, ?> map, Map<String, Object> names) {
        Map<Object, @Nullable Object> filtered = new LinkedHashMap<>();
        map.forEach((name, value) -> {
            Object within = names.get(name);
            if (within instanceof Map && value != null) {
                filtered.put(name, filtered(value, (Map<String, Object>) within));
            } else if (within != null) {
                filtered.put(name, value);
            }
        });
        return filtered.isEmpty() ? List.of() : filtered; // PHP has one kind of array
    }
}
