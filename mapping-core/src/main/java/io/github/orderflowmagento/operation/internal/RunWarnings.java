package io.github.orderflowmagento.operation.internal;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.orderflowmagento.operation.internal.text.SanitizedText;

/** What somebody should see of a run: each thing once, with how many items it concerns and the first of their keys. */
final class RunWarnings {
    private static final int MOST_SHOWN = 10;

    /** So many keys are told from each other; of more, those that come again count again. */
    private static final int MOST_COMPARED = 1_000;

    /** More different things than that differ by what they quote. */
    private static final int MOST = 1_000;

    private static final String MORE = "further warnings of other kinds, which the outcomes of the items tell";

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

    /** Of the whole run. */
    void add(String what) {
        warnings.putIfAbsent(what, new Items());
    }

    /** Of an item. */
    void add(String what, String key) {
        String told = warnings.size() < MOST || warnings.containsKey(what) ? what : MORE;
        warnings.computeIfAbsent(told, added -> new Items()).add(key);
    }

    List<String> texts() {
        return warnings.entrySet().stream()
                .map(warning ->
                        warning.getValue().count == 0 ? warning.getKey() : warning.getKey() + ": " + warning.getValue())
                .toList();
    }
}
