package io.github.orderflowmagento.mapping;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Differences between the properties of the extension and of this library: {@code theirs → ours} by name. */
public final class Differences {
    private Differences() {}

    public static Map<String, String> between(Map<String, String> theirs, Map<String, String> ours) {
        Set<String> names = new LinkedHashSet<>(theirs.keySet());
        names.addAll(ours.keySet());
        Map<String, String> differences = new TreeMap<>();
        for (String name : names) {
            String their = theirs.containsKey(name) ? "'" + theirs.get(name) + "'" : "absent";
            String our = ours.containsKey(name) ? "'" + ours.get(name) + "'" : "absent";
            if (!their.equals(our)) {
                differences.put(name, their + " → " + our);
            }
        }
        return differences;
    }

    /** The names that are in both, in the order of the first. */
    public static List<String> sharedNames(Map<String, String> first, Map<String, String> second) {
        return first.keySet().stream().filter(second::containsKey).toList();
    }
}
