package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A request that has been matched to a route.
 *
 * @param store the code of a store view, or {@code all}
 * @param parts the decoded parameters of the route's path
 * @param query the parameters of the address
 * @param body the members of the body; empty if it has none
 * @param mostItems the maximum length of a list in the body; null for no limit
 */
record Call(
        String store,
        List<String> parts,
        Row query,
        Row body,
        @Nullable Integer mostItems) {

    String part(int index) {
        return parts.get(index);
    }

    /** Returns a parameter that is an id. */
    int id(int index) {
        String text = part(index);
        if (!text.matches("-?\\d{1,10}")) {
            throw RestException.wrongType(text, "int");
        }
        return (int) Math.min(Long.parseLong(text), Integer.MAX_VALUE);
    }

    /** Rejects a list that is too long. */
    void requireFew(List<?> items, String type) {
        if (mostItems != null && items.size() > mostItems) {
            throw RestException.typed("Maximum items of type \"%type\" is %max", type, mostItems);
        }
    }

    /** Returns a mandatory member of the body, in camel case or with underscores. */
    Object required(String name) {
        Object value = optional(body, name);
        if (value == null) {
            throw RestException.required(name);
        }
        return value;
    }

    /** Returns a member of an object, in camel or snake case: {@code orderItemId} or {@code order_item_id}. */
    static @Nullable Object optional(Row row, String name) {
        Object value = row.get(name);
        return value == null ? row.get(withUnderscores(name)) : value;
    }

    static String withUnderscores(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
    }
}
