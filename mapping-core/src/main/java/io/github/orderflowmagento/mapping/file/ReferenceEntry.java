package io.github.orderflowmagento.mapping.file;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.orderflowmagento.mapping.ReferenceMapping;

/**
 * A line that says what stands before the shop's SKUs or order numbers at OrderFlow: {@code reference.skus = prefix 'AB-'}.
 *
 * @param isOfSkus whether it is of SKUs; else it is of order numbers
 * @param references there and back
 * @param key as it stands in the file
 * @param line from 1
 */
record ReferenceEntry(boolean isOfSkus, ReferenceMapping references, String key, int line) implements Statement {
    static final String TABLE = "reference";

    private static final Pattern PREFIX = Pattern.compile("\\s*prefix\\s+'(?<prefix>[^']+)'\\s*");

    static ReferenceEntry parse(String name, String value, String key, int line) {
        if (!name.equals("skus") && !name.equals("orderNumbers")) {
            throw new IllegalArgumentException(
                    "'" + name + "' is no kind of reference: reference.skus, or reference.orderNumbers");
        }
        Matcher prefix = PREFIX.matcher(value);
        if (!prefix.matches()) {
            throw new IllegalArgumentException(
                    "expected prefix and a text in single quotes: prefix 'AB-'. What else changes a reference needs a way back, in Java");
        }
        return new ReferenceEntry(name.equals("skus"), ReferenceMapping.prefixed(prefix.group("prefix")), key, line);
    }
}
