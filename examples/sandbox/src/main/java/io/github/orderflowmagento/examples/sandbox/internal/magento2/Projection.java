package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** {@code fields=items[sku,extension_attributes[website_ids]]}: what is left of an answer. */
final class Projection {

    private static final Pattern PARTS = Pattern.compile("[\\[\\],]|[^\\[\\],]+");
    private static final Pattern ALLOWED = Pattern.compile("[\\w\\[\\],]+");

    /** By name: another row for what is asked for in part, true for what is asked for whole. */
    private final Row wanted;

    private Projection(Row wanted) {
        this.wanted = wanted;
    }

    /** Empty when the text is malformed: of which the shop makes an answer with nothing in it. */
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

    /** Of an empty list, or an empty object, nothing is left: null. */
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
