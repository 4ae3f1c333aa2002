package io.github.orderflowmagento.mapping.file;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.orderflowmagento.mapping.SourceTable;

/**
 * A line that maps one of the warehouse's places to a source of the shop: {@code site.UK1.source = 'uk_north'}.
 *
 * @param field the field that names the place: {@code site}, {@code channel} or {@code warehouse}
 * @param name OrderFlow's name of the place
 * @param code the code of the source
 * @param key the key as in the file
 * @param line the line number, from 1
 */
record SourceEntry(String field, String name, String code, String key, int line) implements Statement {
    static final List<String> TABLES = List.of("site", "channel", "warehouse");

    private static final Pattern NAME = Pattern.compile("(?<name>.+)\\.source");
    private static final Pattern CODE = Pattern.compile("\\s*'(?<code>[^'\\s]+)'\\s*");

    static SourceEntry parse(String table, String name, String value, String key, int line) {
        Matcher place = NAME.matcher(name);
        if (!place.matches()) {
            throw new IllegalArgumentException("'" + name + "' is not a setting of a " + table + ": expected " + table
                    + ".UK1.source with its name");
        }
        Matcher code = CODE.matcher(value);
        if (!code.matches()) {
            throw new IllegalArgumentException("a source must be a code in single quotes: 'uk_north', not "
                    + (value.isBlank() ? "nothing" : value.strip()));
        }
        return new SourceEntry(table, place.group("name").strip(), code.group("code"), key, line);
    }

    @Override
    public String subject() {
        return field + "." + name + ".source";
    }

    /**
     * Returns the table that the lines define; there is at least one line.
     *
     * @throws InvalidMappingFileException if they name places by several fields
     */
    static SourceTable table(String file, List<SourceEntry> lines) {
        Set<String> fields = lines.stream().map(SourceEntry::field).collect(Collectors.toSet());
        if (fields.size() > 1) {
            SourceEntry last = lines.get(lines.size() - 1);
            throw last.refused(file, "places must all be named by the same one of " + TABLES);
        }
        SourceTable table = SourceTable.by(lines.get(0).field());
        for (SourceEntry line : lines) {
            table = table.with(line.name(), line.code());
        }
        return table;
    }
}
