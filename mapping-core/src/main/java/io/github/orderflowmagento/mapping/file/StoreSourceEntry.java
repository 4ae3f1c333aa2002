package io.github.orderflowmagento.mapping.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.orderflowmagento.mapping.order.ByStore;

/**
 * A line with the source of the orders of a store view: {@code store.1.source = 'uk-shop'}.
 *
 * @param store the number of the store view; empty for all without their own line
 * @param source the name of the source
 * @param key the key as in the file
 * @param line the line number, from 1
 */
record StoreSourceEntry(Optional<Long> store, String source, String key, int line) implements Statement {
    static final String TABLE = "store";

    private static final Pattern STORE = Pattern.compile("(?<number>\\d{1,9}|other)\\.source");
    private static final Pattern SOURCE = Pattern.compile("\\s*'(?<source>[^']+)'\\s*");

    static StoreSourceEntry parse(String name, String value, String key, int line) {
        Matcher store = STORE.matcher(name);
        if (!store.matches()) {
            throw new IllegalArgumentException("'" + name
                    + "' is not a setting of a store: expected store.1.source, store.1.channel or store.1.orderNumbers with the number of the"
                    + " store view, or store.other.source and store.other.channel for all others");
        }
        Matcher source = SOURCE.matcher(value);
        if (!source.matches()) {
            throw new IllegalArgumentException("a source must be a text in single quotes: 'uk-shop', not "
                    + (value.isBlank() ? "nothing" : value.strip()));
        }
        Optional<Long> number = Optional.of(store.group("number"))
                .filter(text -> !text.equals("other"))
                .map(Long::valueOf);
        return new StoreSourceEntry(number, source.group("source"), key, line);
    }

    @Override
    public String subject() {
        return TABLE + "." + store.map(String::valueOf).orElse("other") + ".source";
    }

    /** A source for a store view excludes a constant source for all. */
    @Override
    public Set<String> subjects() {
        return Set.of(subject(), "order.source");
    }

    /** Returns the sources by store view. */
    static ByStore<String> byStore(List<StoreSourceEntry> lines) {
        Map<Long, String> sources = new LinkedHashMap<>();
        Optional<String> other = Optional.empty();
        for (StoreSourceEntry line : lines) {
            line.store().ifPresent(number -> sources.put(number, line.source()));
            other = line.store().isEmpty() ? Optional.of(line.source()) : other;
        }
        ByStore<String> known = ByStore.of(sources);
        return other.map(known::otherwise).orElse(known);
    }
}
