package io.github.orderflowmagento.mapping.file;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.orderflowmagento.mapping.ReferenceMapping;

/**
 * A line that says what stands before the shop's SKUs or order numbers at OrderFlow: {@code reference.skus = prefix 'AB-'}, {@code
 * store.2.orderNumbers = prefix 'FR-'}.
 *
 * @param isOfSkus whether it is of SKUs; else it is of order numbers
 * @param store number of the store view whose order numbers it is of; empty for those of all that have no line of their own
 * @param references there and back
 * @param key as it stands in the file
 * @param line from 1
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
                    "'" + name + "' is no kind of reference: reference.skus, or reference.orderNumbers");
        }
        return new ReferenceEntry(name.equals("skus"), Optional.empty(), prefix(value), key, line);
    }

    /** Reads a line of a store view. */
    static ReferenceEntry ofStore(String name, String value, String key, int line) {
        Matcher store = STORE.matcher(name);
        if (!store.matches()) {
            throw new IllegalArgumentException(
                    "'" + name + "' is nothing of a store: store.1.orderNumbers by the number"
                            + " of the store view, and reference.orderNumbers for all others");
        }
        return new ReferenceEntry(false, Optional.of(Long.valueOf(store.group("number"))), prefix(value), key, line);
    }

    private static ReferenceMapping prefix(String value) {
        Matcher prefix = PREFIX.matcher(value);
        if (!prefix.matches()) {
            throw new IllegalArgumentException(
                    "expected prefix and a text in single quotes: prefix 'AB-'. What else changes a reference needs a way back, in Java");
        }
        return ReferenceMapping.prefixed(prefix.group("prefix"));
    }

    @Override
    public String subject() {
        return store.map(number -> StoreSourceEntry.TABLE + "." + number + SUFFIX)
                .orElse(key);
    }
}
