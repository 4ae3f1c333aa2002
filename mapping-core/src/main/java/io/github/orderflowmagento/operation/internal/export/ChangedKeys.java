package io.github.orderflowmagento.operation.internal.export;

import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.Changes;
import io.github.orderflowmagento.magento.model.Watermark;
import io.github.orderflowmagento.operation.internal.UnlistedEntities;

/** The keys of what has changed, and how far they were read. */
public final class ChangedKeys {
    private final @Nullable Changes<?> changes;
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
                    last = Math.max(last, number.apply(row).orElse(0L));
                    return key.apply(row).stream();
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

    /** Where another run goes on behind a number. */
    Watermark upTo(long number) {
        return walk().upTo(number);
    }

    Optional<Duration> setBack() {
        return walk().setBack();
    }

    /** Where the next run begins when all was read. */
    Watermark next() {
        return walk().next();
    }

    private Changes<?> walk() {
        return Objects.requireNonNull(changes);
    }
}
