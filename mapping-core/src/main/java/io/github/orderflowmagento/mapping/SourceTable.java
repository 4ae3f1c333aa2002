package io.github.orderflowmagento.mapping;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which of the shop's sources a site, channel or warehouse of OrderFlow's is: where its stock is kept, and its despatches leave from.
 * Names count in their own spelling. What is not in the table has no source: it is refused by name, and never taken for another's.
 *
 * <p>Immutable.
 */
public final class SourceTable {
    /** What tells the code of a source itself. */
    private static final String CODE = "source";

    private final String field;
    private final Map<String, String> codes;

    private SourceTable(String field, Map<String, String> codes) {
        this.field = field;
        this.codes = Collections.unmodifiableMap(codes);
    }

    /**
     * A table without an entry.
     *
     * @param field what tells the place: an attribute of the inventory's lines, and of despatches, for example {@code site}
     * @throws IllegalArgumentException if it is blank
     */
    public static SourceTable by(String field) {
        if (field.isBlank()) {
            throw new IllegalArgumentException("sources: the field that tells the place is blank");
        }
        return new SourceTable(field.strip(), Map.of());
    }

    /**
     * A table for places that are told by the codes of the shop's sources themselves, as the lines of a message to a Magento 2 tell them.
     *
     * @param codes of the shop's sources; another one is refused by name
     * @throws IllegalArgumentException if there is none, or one is blank or has blanks in it
     */
    public static SourceTable ofCodes(String... codes) {
        if (codes.length == 0) {
            throw new IllegalArgumentException("sources: which ones the shop has is not said");
        }
        SourceTable table = by(CODE);
        for (String code : codes) {
            table = table.with(code, code);
        }
        return table;
    }

    /**
     * This table with an entry more, or in the place of the one for the same name.
     *
     * @param name as OrderFlow tells it, for example {@code UK1}
     * @param code of the shop's source
     * @throws IllegalArgumentException if the name is blank, or the code is blank or has blanks in it
     */
    public SourceTable with(String name, String code) {
        if (name.isBlank() || !code.matches("\\S+")) {
            throw new IllegalArgumentException("sources: '" + name
                    + "' needs a name, and the code of a source, which has no blanks: '" + code + "'");
        }
        Map<String, String> more = new LinkedHashMap<>(codes);
        more.put(name.strip(), code);
        return new SourceTable(field, more);
    }

    /** What tells the place. */
    public String field() {
        return field;
    }

    /** The codes in the table. */
    public Set<String> codes() {
        return Collections.unmodifiableSet(new LinkedHashSet<>(codes.values()));
    }

    /**
     * The code of the source.
     *
     * @param entity what is mapped, for messages
     * @param told what it tells in the {@link #field}
     * @throws MappingException if it tells nothing, or what is not in the table
     */
    public String source(String entity, Optional<String> told) {
        String name = told.map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new MappingException(
                        entity, "it does not tell its " + field + ", by which its source is known", null));
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
