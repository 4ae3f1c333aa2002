package io.github.orderflowmagento.mapping.file;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.orderflowmagento.mapping.SourceTable;

/**
 * A line that says which of the shop's sources a place of the warehouse's is: {@code site.UK1.source = 'uk_north'}.
 *
 * @param field what tells the place: {@code site}, {@code channel} or {@code warehouse}
 * @param name of the place, as OrderFlow tells it
 * @param code of the source
 * @param key as it stands in the file
 * @param line from 1
 */
record SourceEntry(String field, String name, String code, String key, int line) implements Statement {
    static final List<String> TABLES = List.of("site", "channel", "warehouse");

    private static final Pattern NAME = Pattern.compile("(?<name>.+)\\.source");
    private static final Pattern CODE = Pattern.compile("\\s*'(?<code>[^'\\s]+)'\\s*");

    static SourceEntry parse(String table, String name, String value, String key, int line) {
        Matcher place = NAME.matcher(name);
        if (!place.matches()) {
            throw new IllegalArgumentException(
                    "'" + name + "' is nothing of a " + table + ": " + table + ".UK1.source by its name");
        }
        Matcher code = CODE.matcher(value);
        if (!code.matches()) {
            throw new IllegalArgumentException("a source needs its code in single quotes: 'uk_north', not "
                    + (value.isBlank() ? "nothing" : value.strip()));
        }
        return new SourceEntry(table, place.group("name").strip(), code.group("code"), key, line);
    }

    @Override
    public String subject() {
        return field + "." + name + ".source";
    }

    /**
     * The table that the lines say; there is at least one.
     *
     * @throws InvalidMappingFileException if they tell places by several fields
     */
    static SourceTable table(String file, List<SourceEntry> lines) {
        Set<String> fields = lines.stream().map(SourceEntry::field).collect(Collectors.toSet());
        if (fields.size() > 1) {
            SourceEntry last = lines.get(lines.size() - 1);
            throw last.refused(file, "places are told by one of " + TABLES + ", and not by several");
        }
        SourceTable table = SourceTable.by(lines.get(0).field());
        for (SourceEntry line : lines) {
            table = table.with(line.name(), line.code());
        }
        return table;
    }
}
