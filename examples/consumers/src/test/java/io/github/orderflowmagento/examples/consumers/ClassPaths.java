package io.github.orderflowmagento.examples.consumers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The class paths of the built consumers. */
final class ClassPaths {
    /** The folder of each consumer is named as that of its source. */
    static final Path CONSUMERS = Path.of("target", "it");

    private ClassPaths() {}

    /** The libraries of a consumer, in Maven's order. */
    static List<Path> of(String consumer) throws IOException {
        String libraries = Files.readString(CONSUMERS.resolve(consumer).resolve("target/class-path.txt"));
        return Stream.of(libraries.split(File.pathSeparator, -1)).map(Path::of).toList();
    }
}
