package io.github.orderflowmagento.cli.command;

import java.util.List;
import java.util.stream.Stream;

/** Lists as the command line has them: repeated, or by commas. */
final class Lists {
    private Lists() {}

    /** Splits at commas, without blanks and duplicates. */
    static List<String> of(List<String> arguments) {
        return arguments.stream()
                .flatMap(argument -> Stream.of(argument.split(",", -1)))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
    }
}
