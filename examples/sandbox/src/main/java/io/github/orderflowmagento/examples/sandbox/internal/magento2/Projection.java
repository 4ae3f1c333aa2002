package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Selects fields of an answer: {@code fields=items[sku,extension_attributes[website_ids]]}. */
final class Projection {

    private static final Pattern PARTS = Pattern.compile("[\\[\\],]|[^\\[\\],]+");
    private static final Pattern ALLOWED = Pattern.compile("[\\w\\[\\],]+");

    /** The fields by name: a row for nested fields, true for a whole field. */
    private final Row wanted;

    private Projection(Row wanted) {
        this.wanted = wanted;
    }

    /** Parses the fields; empty if the text is malformed, for which the shop's answer is empty. */
    static Optional<Projection> parsed(String fields) {
        if (!ALLOWED.matcher(fields).matches()) {
            return Optional.empty();
        }
        Row current = new Row();
        Deque<Row> outer = new ArrayDeque<>();
        Deque<String> parents = new ArrayDeque<>();
        String name = "";
        Matcher parts = PARTS.matcher(fields);
        while (parts.find()) {
            switch (parts.group()) {
                case "[" -> {
                    outer.push(current);
                    parents.push(name);
                    current = new Row();
                }
                case "]" -> {
                    if (outer.isEmpty()) {
                        return Optional.empty();
                    }
                    current = outer.pop().put(parents.pop(), current);
                }
                case "," -> {}
                default -> {
                    name = parts.group();
                    current.put(name, true);
                }
            }
        }
        return outer.isEmpty() ? Optional.of(new Projection(current)) : Optional.empty();
    }

    @Nullable
    Object of(@Nullable Object answer) {
        return projected(answer, wanted);
    }

    /** Returns the selected fields; null for an empty list or object. */
    private static @Nullable Object projected(@Nullable Object value, Row wanted) {
        if (value instanceof List<?> list) {
            List<@Nullable Object> projected = new ArrayList<>();
            list.forEach(element -> projected.add(projected(element, wanted)));
            return projected.isEmpty() ? null : projected;
        }
        if (value instanceof Row row) {
            return row.isEmpty() ? null : members(row, wanted);
        }
        return value;
    }

    private static Row members(Row row, Row wanted) {
        Row left = new Row();
        for (String name : row.names()) {
            if (wanted.has(name)) {
                Object value = row.get(name);
                left.put(name, wanted.get(name) instanceof Row part ? projected(value, part) : value);
            }
        }
        return left;
    }
}
