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
import io.github.orderflowmagento.operation.internal.UnlistedEntities;

/** The keys of what has changed, and how far they were read. */
public final class ChangedKeys {
    private static final int MOST_RECENT = 10_000;

    private final @Nullable Changes<?> changes;

    /**
     * Numbers of entities that were met last: a list may name one twice, be it that it has changed for two reasons. By their keys two orders
     * that stores number alike would be one.
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
     * The keys of a walk.
     *
     * @param number the shop's number of an entity, by which the walk is in order
     * @param key what an entity is known by; empty for one that is not to be exported
     * @param unlisted is told what the shop cannot list
     */
    public static <T> ChangedKeys of(
            Changes<T> changes,
            Function<T, Optional<Long>> number,
            Function<T, Optional<String>> key,
            UnlistedEntities unlisted) {
        return new ChangedKeys(changes, number, key, unlisted);
    }

    private <T> ChangedKeys(
            Changes<T> changes,
            Function<T, Optional<Long>> number,
            Function<T, Optional<String>> key,
            UnlistedEntities unlisted) {
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

    /** No keys, of no walk. */
    static ChangedKeys none() {
        return new ChangedKeys();
    }

    /** The keys, read while they are gone through. */
    Iterator<String> keys() {
        return keys;
    }

    /** The highest number of what was read; 0 if there was nothing. */
    long last() {
        return last;
    }

    /** The walk that the keys are of. */
    Changes<?> walk() {
        return Objects.requireNonNull(changes);
    }
}
