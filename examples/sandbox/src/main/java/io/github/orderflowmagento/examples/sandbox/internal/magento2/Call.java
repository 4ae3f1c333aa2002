package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A request that has come as far as what it asks for.
 *
 * @param store the code of a store view, or {@code all}
 * @param parts what the address has in place of the names in the route's path, decoded
 * @param query the parameters of the address
 * @param body the members of the body; empty when it has none
 * @param mostItems how long a list in the body may be; null for any length
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

    /** A part that is an id. */
    int id(int index) {
        String text = part(index);
        if (!text.matches("-?\\d{1,10}")) {
            throw RestException.wrongType(text, "int");
        }
        return (int) Math.min(Long.parseLong(text), Integer.MAX_VALUE);
    }

    /** Refuses a list that is too long. */
    void requireFew(List<?> items, String type) {
        if (mostItems != null && items.size() > mostItems) {
            throw RestException.typed("Maximum items of type \"%type\" is %max", type, mostItems);
        }
    }

    /** A member of the body that must be there, under the name of a parameter or with underscores. */
    Object required(String name) {
        Object value = optional(body, name);
        if (value == null) {
            throw RestException.required(name);
        }
        return value;
    }

    /** A member of an object, in either spelling: {@code orderItemId} or {@code order_item_id}. */
    static @Nullable Object optional(Row row, String name) {
        Object value = row.get(name);
        return value == null ? row.get(withUnderscores(name)) : value;
    }

    static String withUnderscores(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
    }
}
