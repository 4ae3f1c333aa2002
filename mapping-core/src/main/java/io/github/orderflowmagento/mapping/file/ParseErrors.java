package io.github.orderflowmagento.mapping.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Collects the statements of a file and what is wrong with it, so that all mistakes are named at once. */
final class ParseErrors {
    private final String file;
    private final List<Statement> statements = new ArrayList<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    ParseErrors(String file) {
        this.file = file;
    }

    /** Takes a statement, or notes why it is not one. */
    void take(int line, String key, Supplier<? extends Statement> reading) {
        Integer before = lines.putIfAbsent(key, line);
        if (before != null) {
            problem(line, key, "line " + before + " says it already");
            return;
        }
        try {
            statements.add(reading.get());
        } catch (IllegalArgumentException e) {
            problem(line, key, String.valueOf(e.getMessage()));
        }
    }

    /** The same in a file that says one thing of each subject, whatever keys there are for it. */
    void takeOnce(int line, String key, Supplier<? extends Statement> reading) {
        take(line, key, () -> {
            Statement statement = reading.get();
            statements.stream().filter(statement::contradicts).findFirst().ifPresent(before -> {
                throw new IllegalArgumentException(
                        "line " + before.line() + ", " + before.key() + ", is about the same: leave one of them out");
            });
            return statement;
        });
    }

    void problem(int line, String key, String what) {
        problems.add(file + ":" + line + ": " + (key.isEmpty() ? "" : key + ": ") + what);
    }

    /** @throws InvalidMappingFileException if there was any mistake */
    List<Statement> statements() {
        if (!problems.isEmpty()) {
            throw new InvalidMappingFileException(problems);
        }
        return statements;
    }
}
