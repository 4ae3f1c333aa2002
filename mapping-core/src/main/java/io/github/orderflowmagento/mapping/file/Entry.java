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
        return new Entry(section, target(section, key.substring(dot + 1)), change, key, line);
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

    /**
     * The table, changed as the entry says.
     *
     * @param fields reads a field of a source
     * @throws InvalidMappingFileException if there is nothing to remove
     */
    <S> RuleTable<S> changed(String file, RuleTable<S> table, BiFunction<S, String, Optional<String>> fields) {
        Origin origin = Origin.file(file, line);
        if (change instanceof Change.Computed computed) {
            return table.with(rule(computed.expression(), fields).from(origin));
        }
        if (change instanceof Change.Moved moved) {
            return table.targets().contains(moved.from())
                    ? table.without(moved.from())
                            .with(table.rule(moved.from()).to(target).from(origin))
                    : table.with(rule(moved.otherwise(), fields).from(origin));
        }
        try {
            return table.without(target);
        } catch (IllegalArgumentException e) {
            throw new InvalidMappingFileException(List.of(file + ":" + line + ": " + key + ": " + e.getMessage()));
        }
    }

    private <S> Rule<S> rule(Expression expression, BiFunction<S, String, Optional<String>> fields) {
        return Rule.optional(target, expression.words(), from -> expression.value(field -> fields.apply(from, field)));
    }
}
