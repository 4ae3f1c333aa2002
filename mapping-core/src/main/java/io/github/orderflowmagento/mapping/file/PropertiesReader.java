package io.github.orderflowmagento.mapping.file;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code key = value} line by line; {@link java.util.Properties} has no line numbers. */
final class PropertiesReader {
    private static final Pattern ENTRY = Pattern.compile("\\s*([^=\\s][^=]*?)\\s*=(.*)");

    private PropertiesReader() {}

    static List<Statement> read(String file, String text) {
        ParseErrors mistakes = new ParseErrors(file);
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.isBlank() || line.strip().startsWith("#")) {
                continue;
            }
            Matcher entry = ENTRY.matcher(line);
            if (entry.matches()) {
                int at = number;
                mistakes.takeOnce(at, entry.group(1), () -> Statement.parse(entry.group(1), entry.group(2), at));
            } else {
                mistakes.problem(number, "", "'" + line.strip() + "' is not key = value");
            }
        }
        return mistakes.statements();
    }
}
