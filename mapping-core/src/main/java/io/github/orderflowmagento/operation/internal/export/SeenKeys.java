package io.github.orderflowmagento.operation.internal.export;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Keys of failed or requested items that an export has processed, and may encounter again. There may be a hundred thousand, so each is held
 * once.
 */
final class SeenKeys {
    /** The keys, with whether they were answered. */
    private final Map<String, Boolean> met = new HashMap<>();

    /** Keys under which entities of other keys were answered. */
    private final Set<String> answeredOnly = new HashSet<>();

    /** Adds a key. Returns whether it is new. */
    boolean add(String key) {
        return met.putIfAbsent(key, false) == null;
    }

    boolean contains(String key) {
        return met.containsKey(key);
    }

    boolean isAnswered(String key) {
        return met.getOrDefault(key, false) || answeredOnly.contains(key);
    }

    /** Records that the keys were answered. */
    void answered(Collection<String> keys) {
        for (String key : keys) {
            if (met.replace(key, true) == null) {
                answeredOnly.add(key);
            }
        }
    }
}
