package io.github.orderflowmagento.examples.sizes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A file of any number of lines takes the same memory, as {@link InventorySizeTest} has it of an inventory. */
class CsvSizeTest {
    private static final long SMALL = Long.getLong("sizes.small", 5_000);
    private static final long LARGE = Long.getLong("sizes.large", 20_000);

    /** Beside what a run needs of any size. */
    private static final long ALLOWANCE = 4 << 20;

    @TempDir
    private Path folder;

    private Properties result(long lines) throws IOException, InterruptedException {
        return SmallProcess.run(
                CsvProcess.class,
                Map.of("size.lines", String.valueOf(lines)),
                folder.resolve("file of " + lines + " lines"));
    }

    @Test
    void memoryDoesNotGrowWithTheNumberOfLinesAndTheBadOneIsNamed() throws Exception {
        Properties small = result(SMALL);
        Properties large = result(LARGE);

        assertThat(large.getProperty("endedEarly")).isEmpty();
        assertThat(large.getProperty("items")).isEqualTo("[line " + (LARGE / 2 + 3) + ": given up (it has no SKU)]");
        assertThat(SmallProcess.number(large, "updates")).isEqualTo(LARGE / 2);
        assertThat(SmallProcess.number(large, "live")).isLessThan(SmallProcess.number(small, "live") + ALLOWANCE);
    }
}
