package io.github.orderflowmagento.mapping.file;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.orderflowmagento.magento.model.OrderState;
import io.github.orderflowmagento.mapping.NearestName;
import io.github.orderflowmagento.mapping.order.OrderSelection;

/**
 * A line that restricts which orders are exported: {@code selection.statuses = processing, picking}.
 *
 * @param change the change
 * @param key the key as in the file
 * @param line the line number, from 1
 */
record SelectionEntry(Change change, String key, int line) implements Statement {
    static final String TABLE = "selection";

    private static final String ANY = "any";
    private static final List<String> NAMES = List.of("statuses", "states", "stores", "placedSince", "paidOnly");

    /** A change of a selection. */
    @FunctionalInterface
    interface Change {
        OrderSelection.Builder to(OrderSelection.Builder selection);
    }

    static SelectionEntry parse(String name, String value, String key, int line) {
        String text = value.strip();
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException("a selection has no " + name + NearestName.to(name, NAMES));
        }
        if (text.isEmpty()) {
            throw new IllegalArgumentException("needs a value; " + ANY + " for no restriction");
        }
        boolean isAny = text.equals(ANY);
        return new SelectionEntry(
                switch (name) {
                    case "statuses" -> statuses(isAny ? List.of() : list(text));
                    case "states" -> states(isAny ? List.of() : list(text));
                    case "stores" -> stores(isAny ? List.of() : list(text));
                    case "placedSince" ->
                        isAny ? selection -> selection.placedSince(Optional.empty()) : placedSince(text);
                    default -> paidOnly(isAny ? "false" : text);
                },
                key,
                line);
    }

    private static List<String> list(String text) {
        List<String> words =
                Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        if (words.contains("")) {
            throw new IllegalArgumentException("'" + text + "' has an empty entry");
        }
        return words;
    }

    private static Change statuses(List<String> codes) {
        return selection -> selection.statuses(codes);
    }

    private static Change states(List<String> codes) {
        List<String> known = Arrays.stream(OrderState.values())
                .map(OrderState::code)
                .filter(code -> !code.isEmpty())
                .toList();
        Set<OrderState> states = codes.stream()
                .map(code -> {
                    if (!known.contains(code)) {
                        throw new IllegalArgumentException(
                                "Magento has no state " + code + NearestName.to(code, known));
                    }
                    return OrderState.of(code);
                })
                .collect(Collectors.toUnmodifiableSet());
        return selection -> selection.states(states);
    }

    private static Change stores(List<String> numbers) {
        List<Long> stores = numbers.stream()
                .map(number -> {
                    if (!number.matches("\\d{1,9}")) {
                        throw new IllegalArgumentException("'" + number + "' is not the number of a store view: 1, 2");
                    }
                    return Long.valueOf(number);
                })
                .toList();
        return selection -> selection.storeIds(stores);
    }

    private static Change placedSince(String text) {
        try {
            Instant time = text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            return selection -> selection.placedSince(time);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is neither a date nor a time in UTC: 2026-12-01, or 2026-12-01T06:00:00Z", e);
        }
    }

    private static Change paidOnly(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("'" + text + "' is neither true nor false");
        }
        return selection -> selection.paidOnly(text.equals("true"));
    }
}
