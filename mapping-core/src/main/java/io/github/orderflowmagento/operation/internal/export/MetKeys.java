package io.github.orderflowmagento.operation.internal.export;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Keys of what failed before, or was asked for, that an export has come to: it may come to them again. There may be a hundred thousand, so each
 * is held once.
 */
final class MetKeys {
    /** With whether they were answered. */
    private final Map<String, Boolean> met = new HashMap<>();

    /** Those that the entities of other keys were answered under. */
    private final Set<String> answeredOnly = new HashSet<>();

    /** The run has come to the key. Returns whether it was not met before. */
    boolean add(String key) {
        return met.putIfAbsent(key, false) == null;
    }

    boolean contains(String key) {
        return met.containsKey(key);
    }

    boolean isAnswered(String key) {
        return met.getOrDefault(key, false) || answeredOnly.contains(key);
    }

    /** The keys were answered, together with some that were met. */
    void answered(Collection<String> keys) {
        for (String key : keys) {
            if (met.replace(key, true) == null) {
                answeredOnly.add(key);
            }
        }
    }
}
