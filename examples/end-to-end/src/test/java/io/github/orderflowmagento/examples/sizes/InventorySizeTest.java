package io.github.orderflowmagento.examples.sizes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.orderflowmagento.examples.JavaProcess;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An inventory update takes the same memory for any number of lines, in a process with 64 MiB of heap. In the ordinary build there are some
 * thousands of them; in the profile {@code sizes} there are a million.
 */
class InventorySizeTest {
    private static final long SMALL = Long.getLong("sizes.small", 5_000);
    private static final long LARGE = Long.getLong("sizes.large", 50_000);

    /** More than are held in memory. */
    private static final long SPILLED = 20_000;

    /** A state has a number that counts how often it was saved. */
    private static final long DIGITS_OF_A_VERSION = 8;

    @TempDir
    private Path folder;

    private Properties result(String name, long lines, String... options) throws IOException, InterruptedException {
        Path own = Files.createDirectories(folder.resolve(name));
        Path log = own.resolve("log.txt");
        Map<String, String> settings = Map.of("size.lines", String.valueOf(lines), "size.folder", own.toString());
        try (JavaProcess process = JavaProcess.start(List.of(options), InventoryProcess.class, settings, log)) {
            assertThat(process.awaitEnd()).as(() -> text(log)).isZero();
        }
        Properties result = new Properties();
        try (var in = Files.newBufferedReader(own.resolve("result.properties"))) {
            result.load(in);
        }
        System.out.println("inventory of " + lines + " lines: " + result);
        return result;
    }

    private static String text(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static long number(Properties result, String name) {
        return Long.parseLong(result.getProperty(name));
    }

    @Test
    void memoryAndStateDoNotGrowWithTheNumberOfLines() throws Exception {
        Properties small = result("small", SMALL, "-Xmx64m");
        Properties large = result("large", LARGE, "-Xmx64m");

        assertThat(number(large, "first.updates")).isEqualTo(LARGE / 2);
        assertThat(number(large, "second.updates")).isPositive();
        assertThat(large.getProperty("second.warnings")).contains("no longer in the warehouse's inventory");
        long bound = number(small, "second.live") * 11 / 10;
        assertThat(number(large, "first.live")).isLessThan(bound);
        assertThat(number(large, "second.live")).isLessThan(bound);
        assertThat(number(large, "state")).isLessThan(number(small, "state") + DIGITS_OF_A_VERSION);
    }

    @Test
    void aDiskThatTakesNoMoreEndsTheRunBeforeItWrites() throws Exception {
        Properties result = result("full", SPILLED, "-Djava.io.tmpdir=" + folder.resolve("missing"));

        assertThat(result.getProperty("first.endedEarly")).contains("a temporary file (java.io.tmpdir) cannot be used");
        assertThat(number(result, "first.updates")).isZero();
    }
}
