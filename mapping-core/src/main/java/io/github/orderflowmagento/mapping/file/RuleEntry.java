package io.github.orderflowmagento.mapping.file;

import java.util.List;
import java.util.Optional;

import io.github.orderflowmagento.mapping.NearestName;
import io.github.orderflowmagento.mapping.Origin;
import io.github.orderflowmagento.mapping.Rule;
import io.github.orderflowmagento.mapping.RuleTable;
import io.github.orderflowmagento.mapping.SourceFields;

/**
 * A line that changes a rule.
 *
 * @param section the table it changes
 * @param target the property
 * @param change the change
 * @param key the key as in the file
 * @param line the line number, from 1
 */
record RuleEntry(Section section, String target, RuleChange change, String key, int line) implements Statement {
    private static final String CUSTOM = "custom.";
    private static final String ADDRESS_LINE = "addressLine";

    /**
     * Reads an entry.
     *
     * @param name the property; with the prefix {@code custom.} for one that OrderFlow does not document
     * @param value blank to stop sending the property
     * @throws IllegalArgumentException if the entry is invalid; the message has the reason
     */
    static RuleEntry parse(Section section, String name, String value, String key, int line) {
        RuleChange change =
                value.isBlank() ? new RuleChange.Removed() : new RuleChange.Computed(Expression.parse(value));
        return new RuleEntry(section, target(section, name), change, key, line).allowed();
    }

    /**
     * This entry.
     *
     * @throws IllegalArgumentException if no file may set the property; the message has the reason
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
                    + " A custom property is " + section.key() + ".custom." + name);
        }
        return name;
    }

    @Override
    public String subject() {
        return section.key() + "." + target;
    }

    /** Returns whether the entry sets the property. */
    boolean fills(Section where, String property) {
        return section == where && target.equals(property) && !(change instanceof RuleChange.Removed);
    }

    /** Returns whether the entry removes the property's former value. */
    boolean empties(Section where, String property) {
        return section == where && emptied().filter(property::equals).isPresent();
    }

    /** Returns whether the entry changes a line of an address. */
    boolean isAddressLine() {
        return section.isAddress()
                && (target.startsWith(ADDRESS_LINE)
                        || emptied()
                                .filter(from -> from.startsWith(ADDRESS_LINE))
                                .isPresent());
    }

    /** Returns the property that loses its former value. */
    Optional<String> emptied() {
        if (change instanceof RuleChange.Moved moved) {
            return Optional.of(moved.from());
        }
        return change instanceof RuleChange.Removed ? Optional.of(target) : Optional.empty();
    }

    /**
     * Returns the rule that the entry defines; empty if it only removes one.
     *
     * @param table the table before any changes
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
     * Returns the table without the property that loses its value.
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
