package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * An object of JSON: named members in their order. A member is a text, a {@link BigDecimal}, a boolean, a list, another row
 * or null.
 */
public final class Row {

    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

    /** Stores a member; a whole number as the decimal that JSON has. */
    public Row put(String name, @Nullable Object value) {
        members.put(name, value instanceof Integer number ? (Object) BigDecimal.valueOf(number) : value);
        return this;
    }

    /** Stores a member, unless it is null: the shop leaves out most of what it has no value of. */
    Row putUnlessNull(String name, @Nullable Object value) {
        return value == null ? this : put(name, value);
    }

    /** Takes a member away. */
    public void remove(String name) {
        members.remove(name);
    }

    /** The member; null when it is missing, or null. */
    public @Nullable Object get(String name) {
        return members.get(name);
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    /** The names of the members, in their order. */
    public Set<String> names() {
        return Collections.unmodifiableSet(members.keySet());
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    /** The member as text; empty when it is missing or null. */
    public String text(String name) {
        Object value = members.get(name);
        return value == null ? "" : value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    /** The member as a number; zero when it is missing, or none. */
    public BigDecimal decimal(String name) {
        return Numbers.of(members.get(name));
    }

    /** The member as a whole number; zero when it is missing, or none. */
    public int integer(String name) {
        return decimal(name).intValue();
    }

    /** A row within this one; an empty one, which is no part of it, when there is none. */
    public Row row(String name) {
        return members.get(name) instanceof Row row ? row : new Row();
    }

    /** The rows of a list, as they are: changing one changes this. */
    public List<Row> rows(String name) {
        return rows(members.get(name));
    }

    static List<Row> rows(@Nullable Object list) {
        return list instanceof List<?> values
                ? values.stream()
                        .filter(Row.class::isInstance)
                        .map(Row.class::cast)
                        .toList()
                : List.of();
    }

    /** Adds to a list, which is made when there is none. */
    void add(String name, @Nullable Object value) {
        List<@Nullable Object> list = new ArrayList<>();
        if (members.get(name) instanceof List<?> before) {
            list.addAll(before);
        }
        list.add(value);
        members.put(name, list);
    }

    /** A copy that shares nothing with this. */
    public Row copy() {
        Row copy = new Row();
        members.forEach((name, value) -> copy.put(name, copied(value)));
        return copy;
    }

    private static @Nullable Object copied(@Nullable Object value) {
        if (value instanceof Row row) {
            return row.copy();
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(element -> copy.add(copied(element)));
            return copy;
        }
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Row row && members.equals(row.members);
    }

    @Override
    public int hashCode() {
        return members.hashCode();
    }

    @Override
    public String toString() {
        return JsonText.of(this);
    }
}
