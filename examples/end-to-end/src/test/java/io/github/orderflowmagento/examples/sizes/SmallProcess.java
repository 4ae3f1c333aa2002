package io.github.orderflowmagento.examples.sizes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import io.github.orderflowmagento.examples.JavaProcess;

import static org.assertj.core.api.Assertions.assertThat;

/** A process with 64 MiB of heap that writes what it measured to its folder. */
final class SmallProcess {
    static final String HEAP = "-Xmx64m";
    private static final String FOLDER = "size.folder";
    private static final String LOG = "log.txt";
    private static final String RESULT = "result.properties";

    private SmallProcess() {}

    /** Starts a process, with the folder as its setting {@code size.folder}. */
    static JavaProcess start(Class<?> main, Map<String, String> settings, Path folder) throws IOException {
        return start(main, settings, folder, HEAP);
    }

    /** Starts a process with options of the virtual machine in place of the small heap. */
    static JavaProcess start(Class<?> main, Map<String, String> settings, Path folder, String... options)
            throws IOException {
        Files.createDirectories(folder);
        Map<String, String> all = new HashMap<>(settings);
        all.put(FOLDER, folder.toString());
        return JavaProcess.start(List.of(options), main, all, folder.resolve(LOG));
    }

    /** Waits for the end of a process, which must succeed, and returns what it measured. */
    static Properties result(JavaProcess process, Path folder) throws IOException, InterruptedException {
        assertThat(process.awaitEnd()).as(() -> text(folder.resolve(LOG))).isZero();
        Properties result = new Properties();
        try (var in = Files.newBufferedReader(folder.resolve(RESULT))) {
            result.load(in);
        }
        System.out.println(folder.getFileName() + ": " + result);
        return result;
    }

    /** Runs a process to its end. */
    static Properties run(Class<?> main, Map<String, String> settings, Path folder)
            throws IOException, InterruptedException {
        try (JavaProcess process = start(main, settings, folder)) {
            return result(process, folder);
        }
    }

    /** Stores what the current process measured. */
    static void store(Properties result, Path folder) throws IOException {
        try (var out = Files.newBufferedWriter(folder.resolve(RESULT))) {
            result.store(out, null);
        }
    }

    static long number(Properties result, String name) {
        return Long.parseLong(result.getProperty(name));
    }

    /** What a process keeps that has run for more than a few seconds. 100 bytes for each of 29,000 further products would be as much. */
    static long warmUp() {
        return System.getProperty("sizes.large") == null ? 3_000_000 : 0;
    }

    private static String text(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
