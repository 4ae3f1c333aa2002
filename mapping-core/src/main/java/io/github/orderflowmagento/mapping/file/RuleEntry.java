package io.github.orderflowmagento.mapping.file;

import java.util.List;
import java.util.Optional;

import io.github.orderflowmagento.mapping.NearestName;
import io.github.orderflowmagento.mapping.Origin;
import io.github.orderflowmagento.mapping.Rule;
import io.github.orderflowmagento.mapping.RuleTable;
import io.github.orderflowmagento.mapping.SourceFields;

/**
 * One line of a mapping file.
 *
 * @param section the table it changes
 * @param target the property
 * @param change what it does
 * @param key as it stands in the file
 * @param line from 1
 */
record RuleEntry(Section section, String target, RuleChange change, String key, int line) implements Statement {
    private static final String CUSTOM = "custom.";
    private static final String ADDRESS_LINE = "addressLine";

    /**
     * Reads an entry.
     *
     * @param name the property, behind {@code custom.} for one that OrderFlow does not document
     * @param value blank to send the property no more
     * @throws IllegalArgumentException saying what is wrong with it
     */
    static RuleEntry parse(Section section, String name, String value, String key, int line) {
        RuleChange change =
                value.isBlank() ? new RuleChange.Removed() : new RuleChange.Computed(Expression.parse(value));
        return new RuleEntry(section, target(section, name), change, key, line).allowed();
    }

    /**
     * This entry.
     *
     * @throws IllegalArgumentException if it gives a value to a property that no file may, saying why
     */
    RuleEntry allowed() {
        section.refusal(target).filter(why -> fills(section, target)).ifPresent(why -> {
            throw new IllegalArgumentException(why);
        });
        return this;
    }

    private static String target(Section section, String name) {
        List<String> known = section.properties();
        if (!section.isImport()) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        section.key() + " has no property " + name + NearestName.to(name, known));
            }
            return name;
        }
        if (name.startsWith(CUSTOM)) {
            return name.substring(CUSTOM.length());
        }
        if (!known.contains(name)) {
            throw new IllegalArgumentException("OrderFlow documents no property " + name + NearestName.to(name, known)
                    + " One of your own is " + section.key() + ".custom." + name);
        }
        return name;
    }

    @Override
    public String subject() {
        return section.key() + "." + target;
    }

    /** Whether it gives the property a value. */
    boolean fills(Section where, String property) {
        return section == where && target.equals(property) && !(change instanceof RuleChange.Removed);
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
        if (change instanceof RuleChange.Moved moved) {
            return Optional.of(moved.from());
        }
        return change instanceof RuleChange.Removed ? Optional.of(target) : Optional.empty();
    }

    /**
     * The rule that the entry makes; empty if it only takes one away.
     *
     * @param table as it was before any entry changed it
     */
    <S> Optional<Rule<S>> rule(String file, RuleTable<S> table) {
        Optional<Rule<S>> rule = Optional.empty();
        if (change instanceof RuleChange.Computed computed) {
            rule = Optional.of(rule(computed.expression(), table.fields()));
        } else if (change instanceof RuleChange.Moved moved) {
            rule = Optional.of(
                    table.targets().contains(moved.from())
                            ? table.rule(moved.from()).to(target)
                            : rule(moved.otherwise(), table.fields()));
        }
        return rule.map(made -> made.from(Origin.file(file, line)));
    }

    /**
     * The table without the property that the entry has emptied.
     *
     * @throws InvalidMappingFileException if there is nothing to remove
     */
    <S> RuleTable<S> without(String property, String file, RuleTable<S> table) {
        if (change instanceof RuleChange.Moved && !table.targets().contains(property)) {
            return table;
        }
        try {
            return table.without(property);
        } catch (IllegalArgumentException e) {
            throw refused(file, String.valueOf(e.getMessage()));
        }
    }

    private <S> Rule<S> rule(Expression expression, SourceFields<S> fields) {
        return Rule.<S>optional(target, expression.words(), from -> expression.value(field -> fields.text(from, field)))
                .reading(expression.fields());
    }
}
