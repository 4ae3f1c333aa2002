package io.github.orderflowmagento.examples.sandbox;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.examples.sandbox.internal.magento2.Json;
import io.github.orderflowmagento.examples.sandbox.internal.magento2.Row;

/**
 * Compares status and body of an answer with the recorded ones. These do not count: times, report ids, where the shop is, the
 * order of an object's members, and of lists of stores, which differed from answer to answer of the recorded shop. Of hashes, in
 * which a shop's own key is, it counts which are alike.
 */
record Comparison(RecordedExchange exchange) {

    private static final Pattern HASH = Pattern.compile("\"data_hash\":\"([0-9a-f]{64})\"");

    /** Returns the first difference; empty if there is none. */
    Optional<String> with(RecordedExchange.Answer answer) {
        String expected = comparable(exchange.answer());
        String actual = comparable(answer);
        if (expected.equals(actual)) {
            return Optional.empty();
        }
        int from = 0;
        while (from < Math.min(expected.length(), actual.length()) && expected.charAt(from) == actual.charAt(from)) {
            from++;
        }
        return Optional.of("recorded: " + excerpt(expected, from) + "\n  answered: " + excerpt(actual, from));
    }

    private static String excerpt(String text, int at) {
        return text.substring(Math.max(0, at - 60), Math.min(text.length(), at + 160));
    }

    private String comparable(RecordedExchange.Answer answer) {
        String text = withoutKeys(answer.text())
                .replaceAll("<base href.*>", "")
                .replaceAll("127\\.0\\.0\\.1:\\d+", "here")
                .replaceAll("webapi-[0-9a-f]+", "id")
                .replaceAll("2026-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d", "time");
        try {
            return answer.status() + " " + sorted(Json.read(text));
        } catch (IllegalArgumentException noJson) {
            return answer.status() + " " + text.replaceAll("\\s+", " ");
        }
    }

    private static String withoutKeys(String text) {
        List<String> seen = new ArrayList<>();
        return HASH.matcher(text).replaceAll(hash -> {
            if (!seen.contains(hash.group(1))) {
                seen.add(hash.group(1));
            }
            return "\"data_hash\":\"hash " + seen.indexOf(hash.group(1)) + "\"";
        });
    }

    private @Nullable Object sorted(@Nullable Object value) {
        if (value instanceof Row row) {
            Map<String, @Nullable Object> members = new TreeMap<>();
            row.names().forEach(name -> members.put(name, sorted(row.get(name))));
            return members;
        }
        if (value instanceof List<?> list) {
            List<String> values = new ArrayList<>();
            list.forEach(element -> values.add(String.valueOf(sorted(element))));
            if (exchange.line().contains("/V1/store/")) {
                Collections.sort(values);
            }
            return values;
        }
        return value instanceof String ? "\"" + value + "\"" : value;
    }
}
