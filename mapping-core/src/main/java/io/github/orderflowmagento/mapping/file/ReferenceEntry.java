package io.github.orderflowmagento.mapping.file;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.orderflowmagento.mapping.ReferenceMapping;

/**
 * A line with the prefix of the shop's SKUs or order numbers at OrderFlow: {@code reference.skus = prefix 'AB-'}, {@code
 * store.2.orderNumbers = prefix 'FR-'}.
 *
 * @param isOfSkus whether it is for SKUs; otherwise for order numbers
 * @param store the number of the store view; empty for all without their own line
 * @param references the mapping
 * @param key the key as in the file
 * @param line the line number, from 1
 */
record ReferenceEntry(boolean isOfSkus, Optional<Long> store, ReferenceMapping references, String key, int line)
        implements Statement {
    static final String TABLE = "reference";
    static final String SUFFIX = ".orderNumbers";

    private static final Pattern PREFIX = Pattern.compile("\\s*prefix\\s+'(?<prefix>[^']+)'\\s*");
    private static final Pattern STORE = Pattern.compile("(?<number>\\d{1,9})\\.orderNumbers");

    static ReferenceEntry parse(String name, String value, String key, int line) {
        if (!name.equals("skus") && !name.equals("orderNumbers")) {
            throw new IllegalArgumentException(
                    "'" + name + "' is not a kind of reference: expected reference.skus or reference.orderNumbers");
        }
        return new ReferenceEntry(name.equals("skus"), Optional.empty(), prefix(value), key, line);
    }

    /** Parses a line for a store view. */
    static ReferenceEntry ofStore(String name, String value, String key, int line) {
        Matcher store = STORE.matcher(name);
        if (!store.matches()) {
            throw new IllegalArgumentException(
                    "'" + name + "' is not a setting of a store: expected store.1.orderNumbers with the number"
                            + " of the store view, and reference.orderNumbers for all others");
        }
        return new ReferenceEntry(false, Optional.of(Long.valueOf(store.group("number"))), prefix(value), key, line);
    }

    private static ReferenceMapping prefix(String value) {
        Matcher prefix = PREFIX.matcher(value);
        if (!prefix.matches()) {
            throw new IllegalArgumentException(
                    "expected prefix and a text in single quotes: prefix 'AB-'. Define other references in Java, with both directions");
        }
        return ReferenceMapping.prefixed(prefix.group("prefix"));
    }

    @Override
    public String subject() {
        return store.map(number -> StoreSourceEntry.TABLE + "." + number + SUFFIX)
                .orElse(key);
    }
}
