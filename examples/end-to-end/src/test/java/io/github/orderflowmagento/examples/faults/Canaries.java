package io.github.orderflowmagento.examples.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Values that no log, message or state may contain: passwords, keys and tokens, personal data of customers, and what goes to the customer
 * with a parcel.
 */
final class Canaries {
    private static final List<String> ALL = List.of(
            "orderflow-secret-1",
            "rtd-secret-1",
            "ck00000000000000000000orderflowf",
            "do0uawctvrlj8pufeyx5vac091e0g55a",
            "3mqnzbew6d2xex5k3ygfxe5dto7gybrc",
            "n3gskn68h4ghcolnp6b7zqkrjmvbmss7",
            "@example.com",
            "LS1 1AA",
            "0113 496 0000",
            "CANARY");

    /** Returns everything logged at any level by any test so far: see simplelogger.properties. */
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
