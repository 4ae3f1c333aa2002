package io.github.orderflowmagento.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.orderflowmagento.orderflow.imports.ImportItem;

/**
 * The differences between two mapped documents of one entity, for example from different mappings or different times. Contains the values
 * of both, including customers' addresses; {@link #toString} does not show them.
 *
 * @param changes the properties that differ, in the order of the earlier document; properties that only the later document has follow
 */
public record Difference(List<Change> changes) implements Displayable {
    /**
     * A property that differs.
     *
     * @param property its name
     * @param before the earlier value; empty if it was not sent
     * @param after the later value; empty if it is no longer sent, which leaves OrderFlow's value unchanged
     */
    public record Change(String property, Optional<String> before, Optional<String> after) {
        /** Returns whether the property is added, removed or changed. */
        public Kind kind() {
            return before.isEmpty() ? Kind.ADDED : after.isEmpty() ? Kind.REMOVED : Kind.CHANGED;
        }

        @Override
        public String toString() {
            return property + " " + kind().name().toLowerCase(Locale.ROOT);
        }
    }

    /** The kinds of differences. */
    public enum Kind {
        /** Only the later document has the property. */
        ADDED,
        /** Only the earlier document has the property. */
        REMOVED,
        /** Both documents have the property, with different values. */
        CHANGED
    }

    /** Copies the list. */
    public Difference {
        changes = List.copyOf(changes);
    }

    /** Compares two documents. */
    public static Difference between(ImportItem before, ImportItem after) {
        Map<String, String> old = before.properties();
        Map<String, String> now = after.properties();
        Set<String> names = new LinkedHashSet<>(old.keySet());
        names.addAll(now.keySet());
        List<Change> changes = new ArrayList<>();
        for (String name : names) {
            Change change = new Change(name, Optional.ofNullable(old.get(name)), Optional.ofNullable(now.get(name)));
            if (!change.before().equals(change.after())) {
                changes.add(change);
            }
        }
        return new Difference(changes);
    }

    /** Returns whether the documents are equal. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    @Override
    public List<TextTable> tables() {
        return List.of(new TextTable(
                "changes",
                List.of("property", "change", "before", "after"),
                changes.stream()
                        .map(change -> Arrays.asList(
                                change.property(),
                                change.kind().name().toLowerCase(Locale.ROOT),
                                change.before().orElse(null),
                                change.after().orElse(null)))
                        .toList()));
    }

    /** Returns the names of the properties that differ, without values. */
    @Override
    public String toString() {
        return "Difference" + changes;
    }
}
