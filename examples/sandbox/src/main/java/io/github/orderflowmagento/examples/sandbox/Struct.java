package io.github.orderflowmagento.examples.sandbox;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * One record of the shop, as XML-RPC carries it: named members in their order. A member is a text, a number, a boolean,
 * a list, another struct or null.
 */
final class Struct {

    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

    Struct put(String name, @Nullable Object value) {
        members.put(name, value);
        return this;
    }

    /** Stores a decimal the way the shop's tables do: as text with four places. */
    Struct putDecimal(String name, BigDecimal value) {
        return put(name, LooseNumber.stored(value));
    }

    @Nullable
    Object get(String name) {
        return members.get(name);
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    /** Returns a copy without the member. */
    Struct without(String name) {
        Struct copy = new Struct();
        copy.members.putAll(members);
        copy.members.remove(name);
        return copy;
    }

    /** Returns a deep copy. */
    Struct copy() {
        Struct copy = new Struct();
        members.forEach((name, value) -> copy.put(name, copied(value)));
        return copy;
    }

    private static @Nullable Object copied(@Nullable Object value) {
        if (value instanceof Struct struct) {
            return struct.copy();
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(element -> copy.add(copied(element)));
            return copy;
        }
        return value;
    }

    Set<String> names() {
        return Collections.unmodifiableSet(members.keySet());
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    /** Returns the member as text; empty if it is missing or null. */
    String text(String name) {
        Object value = members.get(name);
        return value == null ? "" : value.toString();
    }

    BigDecimal decimal(String name) {
        return LooseNumber.of(members.get(name));
    }

    int integer(String name) {
        return decimal(name).intValue();
    }

    /** Returns the structs of a list member, not copied: changing one changes the record. */
    List<Struct> structs(String name) {
        return list(name).stream()
                .filter(Struct.class::isInstance)
                .map(Struct.class::cast)
                .toList();
    }

    /** Returns a list member; empty if it is missing. Changing it changes the record. */
    @SuppressWarnings("unchecked") // the reader and this package create only such lists
    List<@Nullable Object> list(String name) {
        return members.get(name) instanceof List<?> list ? (List<@Nullable Object>) list : List.of();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Struct struct && members.equals(struct.members);
    }

    @Override
    public int hashCode() {
        return members.hashCode();
    }

    @Override
    public String toString() {
        return members.toString();
    }
}
