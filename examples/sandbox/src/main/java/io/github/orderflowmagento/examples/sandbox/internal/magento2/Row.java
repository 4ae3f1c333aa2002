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

    /** Sets a member; a whole number is stored as a decimal. */
    public Row put(String name, @Nullable Object value) {
        members.put(name, value instanceof Integer number ? (Object) BigDecimal.valueOf(number) : value);
        return this;
    }

    /** Sets a member unless it is null: the shop leaves out most members without a value. */
    Row putUnlessNull(String name, @Nullable Object value) {
        return value == null ? this : put(name, value);
    }

    /** Removes a member. */
    public void remove(String name) {
        members.remove(name);
    }

    /** Returns the member; null if it is missing or null. */
    public @Nullable Object get(String name) {
        return members.get(name);
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    /** Returns the names of the members, in order. */
    public Set<String> names() {
        return Collections.unmodifiableSet(members.keySet());
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    /** Returns the member as text; empty if it is missing or null. */
    public String text(String name) {
        Object value = members.get(name);
        return value == null ? "" : value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    /** Returns the member as a number; zero if it is missing or not a number. */
    public BigDecimal decimal(String name) {
        return Numbers.of(members.get(name));
    }

    /** Returns the member as a whole number; zero if it is missing or not a number. */
    public int integer(String name) {
        return decimal(name).intValue();
    }

    /** Returns a nested row; a new empty row, not part of this one, if there is none. */
    public Row row(String name) {
        return members.get(name) instanceof Row row ? row : new Row();
    }

    /** Returns the rows of a list; changes of them change this row. */
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

    /** Adds to a list, which is created if necessary. */
    void add(String name, @Nullable Object value) {
        List<@Nullable Object> list = new ArrayList<>();
        if (members.get(name) instanceof List<?> before) {
            list.addAll(before);
        }
        list.add(value);
        members.put(name, list);
    }

    /** Returns a deep copy. */
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
