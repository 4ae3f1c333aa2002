package io.github.orderflowmagento.operation.internal;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.orderflowmagento.operation.internal.text.SanitizedText;

/** The warnings of a run: each text once, with the number of items and the first keys. */
final class RunWarnings {
    private static final int MOST_SHOWN = 10;

    /** The number of keys that are compared; beyond it, repeated keys are counted again. */
    private static final int MOST_COMPARED = 1_000;

    /** Beyond this number, texts differ only in what they quote. */
    private static final int MOST = 1_000;

    private static final String MORE = "further warnings of other kinds, which are in the details of the items";

    private final Map<String, Items> warnings = new LinkedHashMap<>();

    private static final class Items {
        private final Set<String> first = new LinkedHashSet<>();
        private int count;

        void add(String key) {
            if (first.size() < MOST_COMPARED ? first.add(key) : !first.contains(key)) {
                count++;
            }
        }

        @Override
        public String toString() {
            String shown = SanitizedText.of(
                    String.join(", ", first.stream().limit(MOST_SHOWN).toList()));
            int more = count - MOST_SHOWN;
            return count + (count == 1 ? " item (" : " items (") + shown + (more > 0 ? " and " + more + " more)" : ")");
        }
    }

    /** Adds a warning about the whole run. */
    void add(String what) {
        warnings.putIfAbsent(what, new Items());
    }

    /** Adds a warning about an item. */
    void add(String what, String key) {
        String shown = warnings.size() < MOST || warnings.containsKey(what) ? what : MORE;
        warnings.computeIfAbsent(shown, added -> new Items()).add(key);
    }

    List<String> texts() {
        return warnings.entrySet().stream()
                .map(warning ->
                        warning.getValue().count == 0 ? warning.getKey() : warning.getKey() + ": " + warning.getValue())
                .toList();
    }
}
