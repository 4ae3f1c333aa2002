package io.github.orderflowmagento.mapping;

import java.util.Objects;

/**
 * Where a rule was defined.
 *
 * @param kind the kind of origin
 * @param place the name and line of a file, or the name of a package; empty for other kinds
 */
public record Origin(Kind kind, String place) {
    /** The kinds of origins. */
    public enum Kind {
        /** This library: the standard mappings and their options. */
        STANDARD,
        /** The program that uses this library. */
        CODE,
        /** A mapping file. */
        FILE,
        /** A packaged mapping on the class path. */
        PACKAGE
    }

    /** The origin of this library's own rules. */
    public static final Origin STANDARD = new Origin(Kind.STANDARD, "");

    /** The origin of rules defined in code; the default. */
    public static final Origin CODE = new Origin(Kind.CODE, "");

    /** Rejects null. */
    public Origin {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(place);
    }

    /** Returns the origin of a rule in a file. */
    public static Origin file(String name, int line) {
        return new Origin(Kind.FILE, name + ":" + line);
    }

    /** Returns the origin of a rule in a packaged mapping. */
    public static Origin packaged(String name) {
        return new Origin(Kind.PACKAGE, name);
    }

    /** Returns the origin in words, for example {@code standard} or {@code file shop.properties:3}. */
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
