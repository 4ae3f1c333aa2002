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
 * What would change for OrderFlow between two mapped documents of one entity: another mapping, or a later state of the shop. It
 * shows both values, customers' addresses included; {@link #toString} does not.
 *
 * @param changes in the order of the properties, those of the document before first
 */
public record Difference(List<Change> changes) implements Displayable {
    /**
     * One property.
     *
     * @param property its name
     * @param before the value it had; empty if it was not sent
     * @param after the value it has; empty if it is not sent any more, which leaves what OrderFlow has
     */
    public record Change(String property, Optional<String> before, Optional<String> after) {
        /** Whether it is added, removed or changed. */
        public Kind kind() {
            return before.isEmpty() ? Kind.ADDED : after.isEmpty() ? Kind.REMOVED : Kind.CHANGED;
        }

        @Override
        public String toString() {
            return property + " " + kind().name().toLowerCase(Locale.ROOT);
        }
    }

    /** What happened to a property. */
    public enum Kind {
        /** Only the later document has it. */
        ADDED,
        /** Only the earlier document has it. */
        REMOVED,
        /** Both have it, with different values. */
        CHANGED
    }

    /** Copies the list. */
    public Difference {
        changes = List.copyOf(changes);
    }

    /** The properties in which two documents differ. */
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

    /** Whether the documents are the same. */
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

    /** Which properties differ, without their values. */
    @Override
    public String toString() {
        return "Difference" + changes;
    }
}
