package io.github.orderflowmagento.magento.internal;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * Keeps a limited number of values for a limited time: one more replaces the oldest. Thread-safe.
 *
 * @param <K> the keys
 * @param <V> the values
 */
public final class ExpiringMap<K, V> {
    private final int maxEntries;
    private final long timeToLive;
    private final LongSupplier ticks;

    /** The oldest first. Its lock is held only briefly: never while a value is computed. */
    private final Map<K, Entry<V>> entries = new LinkedHashMap<>();

    /** Holds a value, empty until it is computed, which happens under the lock of the entry. */
    private static final class Entry<V> {
        private volatile @Nullable Written<V> written;
    }

    private record Written<V>(V value, long time) {}

    /**
     * Creates an empty map.
     *
     * @param maxEntries the maximum number of values
     * @param timeToLive how long each value is kept, from when it was written
     * @param ticks a monotonic clock in nanoseconds, such as {@link System#nanoTime}
     */
    public ExpiringMap(int maxEntries, Duration timeToLive, LongSupplier ticks) {
        this.maxEntries = maxEntries;
        this.timeToLive = timeToLive.toNanos();
        this.ticks = ticks;
    }

    /** Returns the value; empty if there is none, if it has expired, and while it is being computed. */
    public Optional<V> get(K key) {
        synchronized (entries) {
            return Optional.ofNullable(entries.get(key)).map(this::live);
        }
    }

    /**
     * Returns the value, computing it if it is missing. Threads that request the same key at the same time wait for the first of them; if
     * its computation throws, the next one computes. Other keys do not wait.
     */
    public V computeIfAbsent(K key, Function<? super K, ? extends V> compute) {
        Entry<V> entry = entryOf(key);
        synchronized (entry) {
            V live = live(entry);
            if (live != null) {
                return live;
            }
            V computed = compute.apply(key);
            entry.written = new Written<>(computed, ticks.getAsLong());
            return computed;
        }
    }

    /** Writes a value, replacing one that exists or is being computed. */
    public void put(K key, V value) {
        Entry<V> entry = new Entry<>();
        synchronized (entries) {
            entry.written = new Written<>(value, ticks.getAsLong());
            add(key, entry);
        }
    }

    /** Removes a value, if there is one. */
    public void remove(K key) {
        synchronized (entries) {
            entries.remove(key);
        }
    }

    /** Returns the number of entries in memory, including expired ones that have not been removed yet. */
    int size() {
        synchronized (entries) {
            return entries.size();
        }
    }

    private Entry<V> entryOf(K key) {
        synchronized (entries) {
            Entry<V> known = entries.get(key);
            if (known != null && !hasExpired(known)) {
                return known;
            }
            Entry<V> entry = new Entry<>();
            add(key, entry);
            return entry;
        }
    }

    /** Adds the newest entry, and removes expired ones and the oldest beyond the limit. */
    private void add(K key, Entry<V> entry) {
        entries.remove(key);
        entries.put(key, entry);
        Iterator<Entry<V>> oldest = entries.values().iterator();
        while (oldest.hasNext() && (hasExpired(oldest.next()) || entries.size() > maxEntries)) {
            oldest.remove();
        }
    }

    private boolean hasExpired(Entry<V> entry) {
        return entry.written != null && live(entry) == null;
    }

    private @Nullable V live(Entry<V> entry) {
        Written<V> written = entry.written;
        return written != null && ticks.getAsLong() - written.time < timeToLive ? written.value : null;
    }
}
