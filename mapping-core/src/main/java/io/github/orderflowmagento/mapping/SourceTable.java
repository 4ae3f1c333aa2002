package io.github.orderflowmagento.mapping;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Maps OrderFlow's sites, channels or warehouses to the shop's sources, for stock and despatches. Names are case-sensitive. A line or
 * despatch whose place is not in the table is rejected by name.
 *
 * <p>Immutable.
 */
public final class SourceTable {
    /** The field that holds the code of a source itself. */
    private static final String CODE = "source";

    private final String field;
    private final Map<String, String> codes;

    private SourceTable(String field, Map<String, String> codes) {
        this.field = field;
        this.codes = Collections.unmodifiableMap(codes);
    }

    /**
     * Returns an empty table.
     *
     * @param field the attribute of inventory lines and despatches that names the place, for example {@code site}
     * @throws IllegalArgumentException if the field is blank
     */
    public static SourceTable by(String field) {
        if (field.isBlank()) {
            throw new IllegalArgumentException("sources: the field that names the place is blank");
        }
        return new SourceTable(field.strip(), Map.of());
    }

    /**
     * Returns a table for lines that contain the codes of the shop's sources, as messages to a Magento 2 do.
     *
     * @param codes the codes of the shop's sources; a line with any other code is rejected by name
     * @throws IllegalArgumentException if there are no codes, or a code is blank or contains blanks
     */
    public static SourceTable ofCodes(String... codes) {
        if (codes.length == 0) {
            throw new IllegalArgumentException("sources: needs at least one code");
        }
        SourceTable table = by(CODE);
        for (String code : codes) {
            table = table.with(code, code);
        }
        return table;
    }

    /**
     * Returns this table with this entry added, or replacing the entry for the same name.
     *
     * @param name OrderFlow's name of the place, for example {@code UK1}
     * @param code the code of the shop's source
     * @throws IllegalArgumentException if the name is blank, or the code is blank or contains blanks
     */
    public SourceTable with(String name, String code) {
        if (name.isBlank() || !code.matches("\\S+")) {
            throw new IllegalArgumentException(
                    "sources: '" + name + "': needs a name and the code of a source without blanks: '" + code + "'");
        }
        Map<String, String> more = new LinkedHashMap<>(codes);
        more.put(name.strip(), code);
        return new SourceTable(field, more);
    }

    /** Returns the field that names the place. */
    public String field() {
        return field;
    }

    /** Returns the codes in the table. */
    public Set<String> codes() {
        return Collections.unmodifiableSet(new LinkedHashSet<>(codes.values()));
    }

    /**
     * Returns the code of the shop's source for a place.
     *
     * @param entity the name of the entity in messages
     * @param value the value of its {@link #field}; empty if the entity does not have it
     * @throws MappingException if the value is missing or not in the table
     */
    public String source(String entity, Optional<String> value) {
        String name = value.map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new MappingException(
                        entity, "its " + field + ", which determines its source, is missing", null));
        return Optional.ofNullable(codes.get(name))
                .orElseThrow(() -> new MappingException(
                        entity,
                        "its " + field + " '" + name + "' is not in the table of sources, which has " + codes.keySet(),
                        null));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SourceTable table && field.equals(table.field) && codes.equals(table.codes);
    }

    @Override
    public int hashCode() {
        return 31 * field.hashCode() + codes.hashCode();
    }

    @Override
    public String toString() {
        return "SourceTable[by " + field + ": " + codes + "]";
    }
}
