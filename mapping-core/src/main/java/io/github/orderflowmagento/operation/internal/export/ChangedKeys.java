package io.github.orderflowmagento.operation.internal.export;

import java.io.Serial;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.Changes;
import io.github.orderflowmagento.operation.internal.UnreadableListEntries;

/** The keys of changed entities, and how far they were read. */
public final class ChangedKeys {
    private static final int MOST_RECENT = 10_000;

    private final @Nullable Changes<?> changes;

    /**
     * The numbers of the last entities: a list may contain one twice, for example for two changes. Keys would not do, since two orders that
     * stores number alike may share one.
     */
    private final Set<Long> recent = Collections.newSetFromMap(new LinkedHashMap<>() {
        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
            return size() > MOST_RECENT;
        }
    });

    private final Iterator<String> keys;
    private long last;

    /**
     * Returns the keys of a walk.
     *
     * @param number returns the shop's internal number of an entity, by which the walk is sorted
     * @param key returns the key of an entity; empty if it is not to be exported
     * @param unlisted receives what the shop cannot list
     */
    public static <T> ChangedKeys of(
            Changes<T> changes,
            Function<T, Optional<Long>> number,
            Function<T, Optional<String>> key,
            UnreadableListEntries unlisted) {
        return new ChangedKeys(changes, number, key, unlisted);
    }

    private <T> ChangedKeys(
            Changes<T> changes,
            Function<T, Optional<Long>> number,
            Function<T, Optional<String>> key,
            UnreadableListEntries unlisted) {
        this.changes = changes;
        this.keys = changes.stream(unlisted::passOver)
                .flatMap(row -> {
                    Optional<Long> its = number.apply(row);
                    last = Math.max(last, its.orElse(0L));
                    boolean comesAgain = its.filter(known -> !recent.add(known)).isPresent();
                    return comesAgain ? Stream.<String>empty() : key.apply(row).stream();
                })
                .iterator();
    }

    private ChangedKeys() {
        this.changes = null;
        this.keys = Collections.emptyIterator();
    }

    /** Returns no keys, of no walk. */
    static ChangedKeys none() {
        return new ChangedKeys();
    }

    /** Returns the keys, read lazily. */
    Iterator<String> keys() {
        return keys;
    }

    /** Returns the highest number read; 0 if there was none. */
    long last() {
        return last;
    }

    /** Returns the walk of the keys. */
    Changes<?> walk() {
        return Objects.requireNonNull(changes);
    }
}
