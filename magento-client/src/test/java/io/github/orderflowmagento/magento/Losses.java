package io.github.orderflowmagento.magento;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** The parts of a recorded answer that a reader does not see. */
final class Losses {
    private Losses() {}

    /** The paths at which something else stands than was recorded. */
    static List<String> of(JsonNode recorded, @Nullable Object seen, String path) {
        List<String> missing = new ArrayList<>();
        if (recorded.isObject() && seen instanceof Map<?, ?> map) {
            for (Map.Entry<String, JsonNode> field : recorded.properties()) {
                String name = field.getKey();
                missing.addAll(of(field.getValue(), sent(map, name), path + "/" + name));
            }
        } else if (recorded.isArray() && seen instanceof List<?> list && list.size() == recorded.size()) {
            for (int i = 0; i < list.size(); i++) {
                missing.addAll(of(recorded.get(i), list.get(i), path + "[" + i + "]"));
            }
        } else if (!same(recorded, seen)) {
            missing.add(path);
        }
        return missing;
    }

    /** The total of an order's row means something else under its own name. */
    private static @Nullable Object sent(Map<?, ?> fields, String name) {
        return fields.get(fields.containsKey(name + "_after_discount") ? name + "_after_discount" : name);
    }

    private static boolean same(JsonNode recorded, @Nullable Object seen) {
        if (recorded.isNull()) {
            return seen == null;
        }
        if (recorded.isNumber() && seen != null) {
            return recorded.decimalValue().compareTo(new BigDecimal(String.valueOf(seen))) == 0;
        }
        return recorded.isValueNode() && recorded.asText().equals(String.valueOf(seen));
    }
}
