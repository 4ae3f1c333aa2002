package io.github.orderflowmagento.mapping.file;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.github.orderflowmagento.mapping.NearestName;

/** One line of a mapping file. */
sealed interface Statement
        permits RuleEntry,
                ConditionEntry,
                CarrierEntry,
                StoreSourceEntry,
                ChannelEntry,
                ReferenceEntry,
                SelectionEntry,
                SourceEntry {
    /** Returns the key as in the file. */
    String key();

    /** Returns the line number, from 1. */
    int line();

    /** Returns what the line sets. A file may set it once only, even under different keys. */
    default String subject() {
        return key();
    }

    /** Returns everything that no other line of the file may set. */
    default Set<String> subjects() {
        return Set.of(subject());
    }

    /** Returns whether the two lines contradict each other. */
    default boolean contradicts(Statement other) {
        return subjects().contains(other.subject()) || other.subjects().contains(subject());
    }

    /** Returns an exception with the position of the line. */
    default InvalidMappingFileException refused(String file, String why) {
        return new InvalidMappingFileException(List.of(file + ":" + line() + ": " + key() + ": " + why));
    }

    /**
     * Reads a statement.
     *
     * @param key {@code product.description}, or {@code product.custom.colour} for a property that OrderFlow does not document; {@code
     *     order.onlyIf.retail}, {@code carrier.Royal Mail}, {@code store.1.source}, {@code store.1.channel}, {@code store.1.orderNumbers},
     *     {@code reference.skus}, {@code selection.statuses}
     * @throws IllegalArgumentException if the line is invalid; the message has the reason
     */
    static Statement parse(String key, String value, int line) {
        int dot = key.indexOf('.');
        List<String> tables = Stream.of(
                        Section.keys().stream(),
                        SourceEntry.TABLES.stream(),
                        Stream.of(
                                CarrierEntry.TABLE,
                                StoreSourceEntry.TABLE,
                                ChannelEntry.WEBSITE,
                                ReferenceEntry.TABLE,
                                SelectionEntry.TABLE))
                .flatMap(names -> names)
                .toList();
        if (dot < 0) {
            throw new IllegalArgumentException(
                    "a key is a table, a dot and a property: product.description" + NearestName.to(key, tables));
        }
        String table = key.substring(0, dot);
        String name = key.substring(dot + 1);
        return switch (table) {
            case CarrierEntry.TABLE -> CarrierEntry.parse(name, value, key, line);
            case StoreSourceEntry.TABLE ->
                name.endsWith(ChannelEntry.SUFFIX)
                        ? ChannelEntry.parse(table, name, value, key, line)
                        : name.endsWith(ReferenceEntry.SUFFIX)
                                ? ReferenceEntry.ofStore(name, value, key, line)
                                : StoreSourceEntry.parse(name, value, key, line);
            case ChannelEntry.WEBSITE -> ChannelEntry.parse(table, name, value, key, line);
            case ReferenceEntry.TABLE -> ReferenceEntry.parse(name, value, key, line);
            case "site", "channel", "warehouse" -> SourceEntry.parse(table, name, value, key, line);
            case SelectionEntry.TABLE -> SelectionEntry.parse(name, value, key, line);
            default -> {
                Section section = Section.named(table)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "there is no table " + table + NearestName.to(table, tables)));
                yield ConditionEntry.isMeant(name)
                        ? ConditionEntry.parse(section, name, value, key, line)
                        : RuleEntry.parse(section, name, value, key, line);
            }
        };
    }
}
