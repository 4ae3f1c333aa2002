package io.github.orderflowmagento.cli.command;

import java.util.List;
import java.util.stream.Stream;

import io.github.orderflowmagento.cli.config.ConfigurationException;

/** Parses lists on the command line, from repeated options or separated by commas, and formats counts. */
final class Lists {
    private Lists() {}

    /**
     * Splits at commas, without blanks and duplicates.
     *
     * @throws ConfigurationException if an argument is blank: without it, the command might apply to everything
     */
    static List<String> of(List<String> arguments) {
        if (arguments.stream().anyMatch(argument -> argument.replace(',', ' ').isBlank())) {
            throw new ConfigurationException("A list of orders, stores or statuses is empty: name at least one");
        }
        return arguments.stream()
                .flatMap(argument -> Stream.of(argument.split(",", -1)))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
    }

    /** Returns a number with its noun: {@code 1 finding}, {@code 2 findings}. */
    static String counted(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
