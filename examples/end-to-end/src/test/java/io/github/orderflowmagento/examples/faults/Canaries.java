package io.github.orderflowmagento.examples.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What must not be in any text that people keep or pass on: both passwords, and what tells who a customer is. */
final class Canaries {
    private static final List<String> ALL =
            List.of("orderflow-secret-1", "rtd-secret-1", "@example.com", "LS1 1AA", "0113 496 0000");

    /** All that was logged at any level, by any test so far: see simplelogger.properties. */
    private static final Path LOG = Path.of("target", "test.log");

    private Canaries() {}

    static List<String> in(String text) {
        return ALL.stream().filter(text::contains).toList();
    }

    static List<String> inFile(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.flatMap(line -> in(line).stream()).distinct().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String log() {
        try {
            return Files.readString(LOG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> inLog() {
        return inFile(LOG);
    }
}
