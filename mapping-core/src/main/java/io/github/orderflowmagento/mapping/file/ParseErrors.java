package io.github.orderflowmagento.mapping.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Collects the statements of a file and its mistakes, so that all mistakes are reported at once. */
final class ParseErrors {
    private final String file;
    private final List<Statement> statements = new ArrayList<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    ParseErrors(String file) {
        this.file = file;
    }

    /** Adds a statement, or records why it is invalid. */
    void take(int line, String key, Supplier<? extends Statement> reading) {
        Integer before = lines.putIfAbsent(key, line);
        if (before != null) {
            problem(line, key, "is already on line " + before);
            return;
        }
        try {
            statements.add(reading.get());
        } catch (IllegalArgumentException e) {
            problem(line, key, String.valueOf(e.getMessage()));
        }
    }

    /** Like {@link #take}, but rejects a second statement about the same subject, even under another key. */
    void takeOnce(int line, String key, Supplier<? extends Statement> reading) {
        take(line, key, () -> {
            Statement statement = reading.get();
            statements.stream().filter(statement::contradicts).findFirst().ifPresent(before -> {
                throw new IllegalArgumentException(
                        "line " + before.line() + ", " + before.key() + ", sets the same: remove one of them");
            });
            return statement;
        });
    }

    void problem(int line, String key, String what) {
        problems.add(file + ":" + line + ": " + (key.isEmpty() ? "" : key + ": ") + what);
    }

    /** @throws InvalidMappingFileException if there were mistakes */
    List<Statement> statements() {
        if (!problems.isEmpty()) {
            throw new InvalidMappingFileException(problems);
        }
        return statements;
    }
}
