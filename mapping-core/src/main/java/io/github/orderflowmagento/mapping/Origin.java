package io.github.orderflowmagento.mapping;

import java.util.Objects;

/**
 * Where a rule came from, for those who ask why a property is what it is.
 *
 * @param kind who made the rule
 * @param place of a rule from a file its name and line, of one from a package its name; else empty
 */
public record Origin(Kind kind, String place) {
    /** Who made a rule. */
    public enum Kind {
        /** This library: what the OrderFlow extension does, and the options of the mappings. */
        STANDARD,
        /** The program that uses this library. */
        CODE,
        /** A mapping file. */
        FILE,
        /** Packaged rules that were found on the class path. */
        PACKAGE
    }

    /** The origin of this library's own rules. */
    public static final Origin STANDARD = new Origin(Kind.STANDARD, "");

    /** The origin of rules that say nothing else. */
    public static final Origin CODE = new Origin(Kind.CODE, "");

    /** Refuses an origin of no kind. */
    public Origin {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(place);
    }

    /** A line of a file. */
    public static Origin file(String name, int line) {
        return new Origin(Kind.FILE, name + ":" + line);
    }

    /** A package of rules. */
    public static Origin packaged(String name) {
        return new Origin(Kind.PACKAGE, name);
    }

    /** The origin in one or two words: {@code standard}, {@code file shop.properties:3}. */
    @Override
    public String toString() {
        String word = switch (kind) {
            case STANDARD -> "standard";
            case CODE -> "code";
            case FILE -> "file";
            case PACKAGE -> "package";
        };
        return place.isEmpty() ? word : word + " " + place;
    }
}
