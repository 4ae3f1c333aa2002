package io.github.orderflowmagento.examples.sizes;

import java.nio.file.Path;
import java.util.HashMap;
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
    private static final int SMALL = Integer.getInteger("sizes.small", 5_000);
    private static final int LARGE = Integer.getInteger("sizes.large", 30_000);

    /** More than are held in memory. */
    private static final int SPILLED = 20_000;

    /** A state has a number that counts how often it was saved. */
    private static final long DIGITS_OF_A_VERSION = 8;

    @TempDir
    private Path folder;

    private record Updated(Properties result, int writes) {
        long number(String name) {
            return SmallProcess.number(result, name);
        }
    }

    private Updated updated(int lines, String option) throws Exception {
        Path own = folder.resolve("inventory of " + lines + " lines");
        try (GeneratedMagento2 shop = new GeneratedMagento2(lines);
                GeneratedWarehouse warehouse = new GeneratedWarehouse(false)) {
            warehouse.inventory(new GeneratedInventory(lines));
            Map<String, String> settings = new HashMap<>(warehouse.settings());
            settings.put("size.shop", shop.url());
            settings.put("size.token", shop.token());
            settings.put("size.lines", String.valueOf(lines));
            try (JavaProcess process = SmallProcess.start(InventoryProcess.class, settings, own, option)) {
                return new Updated(
                        SmallProcess.result(process, own), shop.stock().writes());
            }
        }
    }

    @Test
    void memoryAndStateDoNotGrowWithTheNumberOfLines() throws Exception {
        Updated small = updated(SMALL, SmallProcess.HEAP);
        Updated large = updated(LARGE, SmallProcess.HEAP);

        assertThat(large.result().getProperty("first.endedEarly")).isEmpty();
        assertThat(large.result().getProperty("second.warnings")).contains("no longer in the warehouse's inventory");
        assertThat(large.writes()).isBetween(LARGE / 100 * 99, LARGE); // half of them by each run
        long bound = small.number("second.live") * 11 / 10 + SmallProcess.warmUp();
        assertThat(large.number("first.live")).isLessThan(bound);
        assertThat(large.number("second.live")).isLessThan(bound);
        assertThat(large.number("state")).isLessThan(small.number("state") + DIGITS_OF_A_VERSION);
    }

    @Test
    void aDiskThatTakesNoMoreEndsTheRunBeforeItWrites() throws Exception {
        Updated full = updated(SPILLED, "-Djava.io.tmpdir=" + folder.resolve("missing"));

        assertThat(full.result().getProperty("first.endedEarly"))
                .contains("a temporary file (java.io.tmpdir) cannot be used");
        assertThat(full.writes()).isZero();
    }
}
