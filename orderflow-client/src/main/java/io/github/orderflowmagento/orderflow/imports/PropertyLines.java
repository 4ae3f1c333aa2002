package io.github.orderflowmagento.orderflow.imports;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.github.orderflowmagento.orderflow.model.InvalidMessageException;

/**
 * The content of one import: {@code key=value} lines. A value must never start a new line, or a customer could set properties of the order
 * by typing them into an address field.
 */
final class PropertyLines {

    /** How a line break inside a value is written ("OrderFlow API Documentation" 4.2.4). */
    private static final String LINE_BREAK = "[BR]";

    /** Includes Unicode's (U+0085, U+2028, U+2029), since some readers end a line there. */
    private static final Pattern ANY_LINE_BREAK = Pattern.compile("\\R");

    private PropertyLines() {}

    static String write(ImportItem item) {
        StringBuilder lines = new StringBuilder();
        item.properties()
                .forEach((name, value) -> lines.append(lines.isEmpty() ? "" : "\n")
                        .append(name)
                        .append('=')
                        .append(oneLine(value)));
        // As recorded: a product's content ends with its last value, an order's with a line feed.
        return item.type() == ImportType.PRODUCT || lines.isEmpty()
                ? lines.toString()
                : lines.append('\n').toString();
    }

    static void read(String content, String externalReference, ImportItem.Builder into) {
        Set<String> seen = new HashSet<>();
        content.lines().filter(line -> !line.isEmpty()).forEach(line -> {
            int separator = line.indexOf('=');
            if (separator < 0) {
                throw new InvalidMessageException("Import '" + externalReference + "' holds a line without '='");
            }
            String name = line.substring(0, separator);
            if (!seen.add(name)) {
                throw new InvalidMessageException("Import '" + externalReference + "' holds '" + name + "' twice");
            }
            into.putProperties(name, line.substring(separator + 1).replace(LINE_BREAK, "\n"));
        });
    }

    static void check(ImportItem item) {
        String reference = item.externalReference();
        checkText(reference, "externalReference", reference);
        if (reference.isBlank() || reference.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidPropertyException(
                    reference, "externalReference", "must be one line of text that is not blank");
        }
        item.properties().forEach((name, value) -> {
            checkText(reference, name, name);
            if (isSpoilt(name)) {
                throw new InvalidPropertyException(
                        reference,
                        name,
                        "a name must not be empty, contain '=' or a line break, begin with '#' or '!', or have a blank"
                                + " at either end");
            }
            checkText(reference, name, value);
            ImportSchema.documented(item.type(), name)
                    .flatMap(property -> problem(property, value))
                    .ifPresent(problem -> {
                        throw new InvalidPropertyException(reference, name, problem);
                    });
        });
    }

    private static Optional<String> problem(ImportProperty property, String value) {
        return property.isRequired() && value.isBlank() ? Optional.of("must not be blank") : property.problem(value);
    }

    private static void checkText(String reference, String property, String text) {
        int character;
        for (int i = 0; i < text.length(); i += Character.charCount(character)) {
            character = text.codePointAt(i);
            if (!isAllowed(character)) {
                throw new InvalidPropertyException(
                        reference, property, "XML cannot carry the character U+%04X".formatted(character));
            }
        }
    }

    private static boolean isSpoilt(String name) {
        return name.isEmpty()
                || name.charAt(0) == '#'
                || name.charAt(0) == '!'
                || isBlank(name.charAt(0))
                || isBlank(name.charAt(name.length() - 1))
                || name.indexOf('=') >= 0
                || breaksLine(name);
    }

    private static boolean isBlank(char character) {
        return character == ' ' || character == '\t' || breaksLine(character);
    }

    private static boolean breaksLine(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (breaksLine(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether {@link #ANY_LINE_BREAK} matches the character, alone or with the next one. */
    private static boolean breaksLine(char character) {
        return (character >= '\n' && character <= '\r')
                || character == '\u0085'
                || character == '\u2028'
                || character == '\u2029';
    }

    /** Returns whether XML 1.0, section 2.2, allows the character. */
    private static boolean isAllowed(int character) {
        return character > 0xFFFF
                || (character >= 0x20 && character < 0xD800)
                || (character >= 0xE000 && character < 0xFFFE)
                || character == '\t'
                || character == '\n'
                || character == '\r';
    }

    private static String oneLine(String value) {
        return breaksLine(value) ? ANY_LINE_BREAK.matcher(value).replaceAll(LINE_BREAK) : value;
    }
}
