package io.github.orderflowmagento.magento.internal.magento1.soap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.orderflowmagento.magento.internal.magento1.call.ApiCall;

/**
 * Infers the parents of an order's rows, which SOAP v2 does not send. A row belongs to a configurable or bundle if it follows it directly,
 * or directly follows another row that does, and both were bought by the same request of the customer, of the kind that buys a configurable
 * or a bundle. That is certain; nothing less is accepted.
 *
 * <p>As over the other web services, {@code parent_item_id} is null if a row has no parent. If it is unknown the field is absent, which is
 * logged.
 */
final class OrderRows {
    private static final Logger LOG = LoggerFactory.getLogger(OrderRows.class);
    private static final String PARENT = "parent_item_id";

    /** The option of the customer's request that determines the type. */
    private static final Map<String, String> PARENT_TYPES =
            Map.of("configurable", "\"super_attribute\"", "bundle", "\"bundle_option\"");

    private static final Set<String> CHILD_TYPES = Set.of("simple", "virtual", "downloadable");

    /** Types without child rows. */
    private static final Set<String> ALONE = Set.of("simple", "virtual", "downloadable", "grouped", "giftcard");

    private static final String REQUEST = "s:15:\"info_buyRequest\";";
    private static final String END_OF_REQUEST = "s:27:\"bundle_selection_attributes\";";

    private final List<Map<?, ?>> rows;
    private final @Nullable String[] parents;

    private OrderRows(List<Map<?, ?>> rows) {
        this.rows = rows;
        this.parents = new String[rows.size()];
    }

    /** Returns the order with its relations as far as they are certain. */
    static @Nullable Object withParents(ApiCall call, @Nullable Object order) {
        if (!(order instanceof Map<?, ?> fields)
                || !(fields.get("items") instanceof List<?> items)
                || !items.stream().allMatch(Map.class::isInstance)) {
            return order;
        }
        OrderRows rows = new OrderRows(
                items.stream().<Map<?, ?>>map(row -> (Map<?, ?>) row).toList());
        Map<Object, @Nullable Object> complete = new LinkedHashMap<>(fields);
        complete.put("items", rows.complete(call));
        return complete;
    }

    private List<Object> complete(ApiCall call) {
        boolean everyParentHasChildren = findParents();
        boolean allTypesKnown = rows.stream()
                .map(OrderRows::type)
                .allMatch(type -> ALONE.contains(type) || PARENT_TYPES.containsKey(type));
        List<Object> complete = new ArrayList<>();
        int unknown = 0;
        for (int i = 0; i < rows.size(); i++) {
            Map<Object, @Nullable Object> row = new LinkedHashMap<>(rows.get(i));
            boolean hasNone =
                    PARENT_TYPES.containsKey(type(row)) || (everyParentHasChildren && allTypesKnown && isAlone(row));
            if (parents[i] != null || hasNone) {
                row.putIfAbsent(PARENT, parents[i]);
            } else if (!row.containsKey(PARENT)) {
                unknown++;
            }
            complete.add(row);
        }
        if (unknown > 0) {
            LOG.warn(
                    "{}: it is unknown whether {} rows belong to a configurable or bundle, which SOAP v2 does not"
                            + " return. Read the order over XML-RPC before its parcels are packed",
                    call.description(),
                    unknown);
        }
        return complete;
    }

    /** @return whether there is a child for each parent */
    private boolean findParents() {
        List<Integer> childless = new ArrayList<>();
        int parent = -1;
        for (int i = 0; i < rows.size(); i++) {
            if (PARENT_TYPES.containsKey(type(rows.get(i)))) {
                parent = i;
                childless.add(i);
            } else if (parent >= 0 && isChild(rows.get(i), rows.get(parent))) {
                parents[i] = String.valueOf(rows.get(parent).get("item_id"));
                childless.remove(Integer.valueOf(parent));
            } else {
                parent = -1;
            }
        }
        return childless.isEmpty();
    }

    private static boolean isChild(Map<?, ?> row, Map<?, ?> parent) {
        String request = request(row);
        String option = PARENT_TYPES.get(type(parent));
        return CHILD_TYPES.contains(type(row))
                && option != null
                && request.contains(option)
                && options(parent).contains(REQUEST + request);
    }

    /** Whether the row's own request is of the kind that buys a single product. */
    private static boolean isAlone(Map<?, ?> row) {
        String request = request(row);
        return PARENT_TYPES.values().stream().noneMatch(request::contains);
    }

    /** Returns the customer's request, in PHP's serialised form; empty if the row does not contain it. */
    private static String request(Map<?, ?> row) {
        String options = options(row);
        int start = options.indexOf(REQUEST);
        if (start < 0) {
            return "";
        }
        int end = options.indexOf(END_OF_REQUEST);
        return options.substring(start + REQUEST.length(), end > start ? end : options.length() - 1);
    }

    private static String options(Map<?, ?> row) {
        return row.get("product_options") instanceof String text ? text : "";
    }

    private static String type(Map<?, ?> row) {
        return String.valueOf(row.get("product_type"));
    }
}
