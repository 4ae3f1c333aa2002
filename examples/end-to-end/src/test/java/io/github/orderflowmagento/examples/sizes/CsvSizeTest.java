package io.github.orderflowmagento.examples.sizes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.orderflowmagento.examples.JavaProcess;

import static org.assertj.core.api.Assertions.assertThat;

/** A file of any number of lines takes the same memory, as {@link InventorySizeTest} has it of an inventory. */
class CsvSizeTest {
    private static final long SMALL = Long.getLong("sizes.small", 5_000);
    private static final long LARGE = Long.getLong("sizes.large", 20_000);

    /** Beside what a run needs of any size. */
    private static final long ALLOWANCE = 4 << 20;

    @TempDir
    private Path folder;

    private Properties result(String name, long lines) throws IOException, InterruptedException {
        Path own = Files.createDirectories(folder.resolve(name));
        Path log = own.resolve("log.txt");
        Map<String, String> settings = Map.of("size.lines", String.valueOf(lines), "size.folder", own.toString());
        try (JavaProcess process = JavaProcess.start(List.of("-Xmx64m"), CsvProcess.class, settings, log)) {
            assertThat(process.awaitEnd()).as(() -> text(log)).isZero();
        }
        Properties result = new Properties();
        try (var in = Files.newBufferedReader(own.resolve("result.properties"))) {
            result.load(in);
        }
        System.out.println("file of " + lines + " lines: " + result);
        return result;
    }

    private static String text(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long number(Properties result, String name) {
        return Long.parseLong(result.getProperty(name));
    }

    @Test
    void memoryDoesNotGrowWithTheNumberOfLinesAndTheBadOneIsNamed() throws Exception {
        Properties small = result("small", SMALL);
        Properties large = result("large", LARGE);

        assertThat(large.getProperty("endedEarly")).isEmpty();
        assertThat(large.getProperty("items")).isEqualTo("[line " + (LARGE / 2 + 3) + ": given up (it has no SKU)]");
        assertThat(number(large, "updates")).isEqualTo(LARGE / 2);
        assertThat(number(large, "live")).isLessThan(number(small, "live") + ALLOWANCE);
    }
}
