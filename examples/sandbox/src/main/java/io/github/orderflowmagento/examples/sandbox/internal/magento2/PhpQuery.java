package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses a query as PHP does: {@code a[b][0]=c} is a value within two rows; the last of repeated names counts. */
final class PhpQuery {

    private static final Pattern KEY = Pattern.compile("\\[([^\\]]*)\\]");

    private PhpQuery() {}

    static Row parsed(String query) {
        Row parsed = new Row();
        for (String parameter : query.split("&", -1)) {
            int equals = parameter.indexOf('=');
            String name = decoded(equals < 0 ? parameter : parameter.substring(0, equals));
            if (!name.isEmpty()) {
                put(parsed, name, equals < 0 ? "" : decoded(parameter.substring(equals + 1)));
            }
        }
        return parsed;
    }

    private static void put(Row into, String name, String value) {
        int bracket = name.indexOf('[');
        String key = bracket < 1 ? name : name.substring(0, bracket);
        Row row = into;
        Matcher keys = KEY.matcher(bracket < 1 ? "" : name.substring(bracket));
        while (keys.find()) {
            Row inner = row.row(key);
            row.put(key, inner);
            row = inner;
            key = keys.group(1).isEmpty() ? String.valueOf(row.names().size()) : keys.group(1);
        }
        row.put(key, value);
    }

    static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
