package io.github.orderflowmagento.mapping.file;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

import io.github.orderflowmagento.mapping.NearestName;
import io.github.orderflowmagento.mapping.Origin;
import io.github.orderflowmagento.mapping.Rule;
import io.github.orderflowmagento.mapping.RuleTable;

/**
 * One line of a mapping file.
 *
 * @param section the table it changes
 * @param target the property
 * @param change what it does
 * @param key as it stands in the file
 * @param line from 1
 */
record Entry(Section section, String target, Change change, String key, int line) {
    private static final String CUSTOM = "custom.";
    private static final String ADDRESS_LINE = "addressLine";

    /**
     * Reads an entry.
     *
     * @param key {@code product.description}, or {@code product.custom.colour} for a property that OrderFlow does not document
     * @param value blank to send the property no more
     * @throws IllegalArgumentException saying what is wrong with it
     */
    static Entry parse(String key, String value, int line) {
        int dot = key.indexOf('.');
        if (dot < 0) {
            throw new IllegalArgumentException("a key is a table, a point and a property: product.description"
                    + NearestName.to(key, Section.keys()));
        }
        String table = key.substring(0, dot);
        Section section = Section.named(table)
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no table " + table + NearestName.to(table, Section.keys())));
        Change change = value.isBlank() ? new Change.Removed() : new Change.Computed(Expression.parse(value));
        return new Entry(section, target(section, key.substring(dot + 1)), change, key, line).allowed();
    }

    /**
     * This entry.
     *
     * @throws IllegalArgumentException if it gives a value to a property that no file may, saying why
     */
    Entry allowed() {
        section.refusal(target).filter(why -> fills(section, target)).ifPresent(why -> {
            throw new IllegalArgumentException(why);
        });
        return this;
    }

    private static String target(Section section, String name) {
        if (name.startsWith(CUSTOM)) {
            return name.substring(CUSTOM.length());
        }
        List<String> documented = section.schema().properties();
        if (!documented.contains(name)) {
            throw new IllegalArgumentException("OrderFlow documents no property " + name
                    + NearestName.to(name, documented) + " One of your own is " + section.key() + ".custom." + name);
        }
        return name;
    }

    /** Whether it gives the property a value. */
    boolean fills(Section where, String property) {
        return section == where && target.equals(property) && !(change instanceof Change.Removed);
    }

    /** Whether it takes from the property the value it had. */
    boolean empties(Section where, String property) {
        return section == where && emptied().filter(property::equals).isPresent();
    }

    /** Whether it changes a line of an address. */
    boolean isAddressLine() {
        return section.isAddress()
                && (target.startsWith(ADDRESS_LINE)
                        || emptied()
                                .filter(from -> from.startsWith(ADDRESS_LINE))
                                .isPresent());
    }

    /** The property that loses the value it had. */
    Optional<String> emptied() {
        if (change instanceof Change.Moved moved) {
            return Optional.of(moved.from());
        }
        return change instanceof Change.Removed ? Optional.of(target) : Optional.empty();
    }

    /**
     * The rule that the entry makes; empty if it only takes one away.
     *
     * @param table as it was before any entry changed it
     * @param fields reads a field of a source
     */
    <S> Optional<Rule<S>> rule(String file, RuleTable<S> table, BiFunction<S, String, Optional<String>> fields) {
        Optional<Rule<S>> rule = Optional.empty();
        if (change instanceof Change.Computed computed) {
            rule = Optional.of(rule(computed.expression(), fields));
        } else if (change instanceof Change.Moved moved) {
            rule = Optional.of(
                    table.targets().contains(moved.from())
                            ? table.rule(moved.from()).to(target)
                            : rule(moved.otherwise(), fields));
        }
        return rule.map(made -> made.from(Origin.file(file, line)));
    }

    /**
     * The table without the property that the entry has emptied.
     *
     * @throws InvalidMappingFileException if there is nothing to remove
     */
    <S> RuleTable<S> without(String property, String file, RuleTable<S> table) {
        if (change instanceof Change.Moved && !table.targets().contains(property)) {
            return table;
        }
        try {
            return table.without(property);
        } catch (IllegalArgumentException e) {
            throw refused(file, String.valueOf(e.getMessage()));
        }
    }

    /** What is wrong with it, as messages say it. */
    InvalidMappingFileException refused(String file, String why) {
        return new InvalidMappingFileException(List.of(file + ":" + line + ": " + key + ": " + why));
    }

    private <S> Rule<S> rule(Expression expression, BiFunction<S, String, Optional<String>> fields) {
        return Rule.optional(target, expression.words(), from -> expression.value(field -> fields.apply(from, field)));
    }
}
