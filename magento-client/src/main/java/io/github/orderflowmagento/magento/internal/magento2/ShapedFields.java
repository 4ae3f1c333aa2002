package io.github.orderflowmagento.magento.internal.magento2;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.model.Fields;

/** The conversions that all entities of a Magento 2 have in common: see {@link Magento2Shape}. */
final class ShapedFields {
    private ShapedFields() {}

    interface Shaping {
        Map<String, @Nullable Object> of(Map<?, ?> sent);
    }

    /** All content came from the shop or was created here: nobody else can change it. */
    static Fields fields(Map<String, @Nullable Object> shaped) {
        return Fields.takingOver(shaped);
    }

    static Map<String, @Nullable Object> amounts(Map<?, ?> sent, Set<String> ownNames) {
        Map<String, @Nullable Object> fields = copy(sent);
        shapeAmounts(fields, ownNames);
        return fields;
    }

    static void shapeAmounts(Map<String, @Nullable Object> fields, Set<String> ownNames) {
        for (String name : fields.keySet().toArray(new String[0])) {
            if (SharedNames.isTaxCompensation(name)) {
                fields.put(SharedNames.ofAmount(name), fields.get(name));
            }
        }
        ofModules(fields, ownNames);
    }

    static Map<String, @Nullable Object> named(Map<?, ?> sent, Map<String, String> otherNames) {
        return named(sent, otherNames, Set.of());
    }

    static Map<String, @Nullable Object> named(Map<?, ?> sent, Map<String, String> otherNames, Set<String> ownNames) {
        Map<String, @Nullable Object> fields = plain(sent, otherNames);
        ofModules(fields, ownNames);
        return fields;
    }

    /** @param otherNames the shared name to Magento 2's */
    static Map<String, @Nullable Object> plain(Map<?, ?> sent, Map<String, String> otherNames) {
        Map<String, @Nullable Object> fields = copy(sent);
        otherNames.forEach((name, otherName) -> also(fields, name, otherName));
        return fields;
    }

    /**
     * Copies everything but empty extension attributes, which would mean that any name within them has no value: the shop also sends none
     * if the requested ones do not exist.
     */
    static Map<String, @Nullable Object> copy(Map<?, ?> sent) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(sent.size() * 2);
        sent.forEach((name, value) -> {
            if (!"extension_attributes".equals(name) || !List.of().equals(value)) {
                fields.put(String.valueOf(name), value);
            }
        });
        return fields;
    }

    /**
     * Adds what modules add to the other fields, as in a Magento 1, where it is a column like others.
     *
     * @param ownNames Magento's own names, whether sent or omitted, which no module's value replaces
     */
    static void ofModules(Map<String, @Nullable Object> fields, Set<String> ownNames) {
        extension(fields).forEach((name, value) -> {
            if (!(value instanceof Map<?, ?>) && !(value instanceof List<?>) && !ownNames.contains(name)) {
                fields.putIfAbsent(String.valueOf(name), value);
            }
        });
    }

    static void also(Map<String, @Nullable Object> fields, String name, String otherName) {
        if (fields.containsKey(otherName)) {
            fields.put(name, fields.get(otherName));
        }
    }

    static void each(Map<String, @Nullable Object> fields, String name, Shaping shaping) {
        if (fields.get(name) instanceof List<?> list) {
            List<@Nullable Object> shaped = new ArrayList<>(list.size());
            for (Object element : list) {
                shaped.add(element instanceof Map<?, ?> map ? Collections.unmodifiableMap(shaping.of(map)) : element);
            }
            fields.put(name, Collections.unmodifiableList(shaped));
        }
    }

    static void entity(Map<String, @Nullable Object> fields, String name, Shaping shaping) {
        if (fields.get(name) instanceof Map<?, ?> map) {
            fields.put(name, Collections.unmodifiableMap(shaping.of(map)));
        }
    }

    /** Returns empty if the shop sends an empty list, or none. */
    static Map<?, ?> extension(Map<String, @Nullable Object> fields) {
        return fields.get("extension_attributes") instanceof Map<?, ?> extension ? extension : Map.of();
    }

    static Map<String, @Nullable Object> comment(Map<?, ?> sent) {
        return named(sent, SharedNames.COMMENT, OwnNames.OF_COMMENT);
    }

    static List<@Nullable Object> column(List<?> rows, String name) {
        List<@Nullable Object> column = new ArrayList<>();
        for (Object row : rows) {
            if (row instanceof Map<?, ?> map) {
                column.add(map.get(name));
            }
        }
        return Collections.unmodifiableList(column);
    }
}
