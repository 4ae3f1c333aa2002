package io.github.orderflowmagento.examples.sizes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.orderflowmagento.examples.JavaProcess;
import io.github.orderflowmagento.examples.sizes.ExportProcess.Exported;

import static io.github.orderflowmagento.examples.sizes.SmallProcess.number;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * An export takes the same memory for any number of items, in a process with 64 MiB of heap. In the ordinary build there are some thousands of
 * them; in the profile {@code sizes} there are a million, of orders with cancellations a hundred thousand.
 */
class ExportSizeTest {
    private static final int SMALL = Integer.getInteger("sizes.small", 1_000);
    private static final Integer LARGE = Integer.getInteger("sizes.large");
    private static final int BATCH = 100;

    /** A million orders take twenty minutes, which is enough once. */
    private static final int MOST_CANCELLATIONS = 100_000;

    /** More than a state keeps. */
    private static final int FAILING = 120_000;

    /** The records of the last orders in a state, and in a run. */
    private static final long BYTES_OF_A_KNOWN_ORDER = 1_000;

    /** The number of orders that a run remembers; a state keeps half of them. */
    private static final int MOST_KNOWN = 10_000;

    @TempDir
    private Path folder;

    /** More products than orders, since each takes less time. */
    private static int large(Exported exported) {
        if (LARGE != null) {
            return exported == Exported.ORDERS_AND_CANCELLATIONS ? Math.min(LARGE, MOST_CANCELLATIONS) : LARGE;
        }
        return exported == Exported.PRODUCTS ? 30_000 : 4_000;
    }

    private JavaProcess start(
            Path own, Exported exported, int items, int daysLater, GeneratedMagento2 shop, GeneratedWarehouse warehouse)
            throws IOException {
        Map<String, String> settings = new HashMap<>(warehouse.settings());
        settings.put("size.shop", shop.url());
        settings.put("size.token", shop.token());
        settings.put("size.exported", exported.name());
        settings.put("size.items", String.valueOf(items));
        settings.put("size.daysLater", String.valueOf(daysLater));
        return SmallProcess.start(ExportProcess.class, settings, own);
    }

    private Properties result(
            Path own, Exported exported, int items, int daysLater, GeneratedMagento2 shop, GeneratedWarehouse warehouse)
            throws IOException, InterruptedException {
        try (JavaProcess process = start(own, exported, items, daysLater, shop, warehouse)) {
            return SmallProcess.result(process, own);
        }
    }

    private Properties export(Exported exported, int items) throws IOException, InterruptedException {
        try (GeneratedMagento2 shop = new GeneratedMagento2(items);
                GeneratedWarehouse warehouse = new GeneratedWarehouse(false)) {
            Properties result = result(folder.resolve(exported + " " + items), exported, items, 0, shop, warehouse);
            long sent = exported == Exported.PRODUCTS ? items : GeneratedMagento2.open(items);
            assertThat(warehouse.arrived()).as(result.toString()).isEqualTo((int) sent);
            assertThat(warehouse.again()).isZero();
            return result;
        }
    }

    @ParameterizedTest
    @EnumSource(Exported.class)
    void memoryDoesNotGrowWithTheNumberOfItems(Exported exported) throws Exception {
        Properties small = export(exported, SMALL);
        int items = large(exported);
        Properties large = export(exported, items);

        assertThat(large.getProperty("endedEarly")).isEmpty();
        assertThat(number(large, "failed")).isZero();
        long known = exported == Exported.PRODUCTS
                ? 0
                : BYTES_OF_A_KNOWN_ORDER * Math.max(0, Math.min(items, MOST_KNOWN) - SMALL);
        assertThat(number(large, "live")).isLessThan(number(small, "live") * 11 / 10 + known + SmallProcess.warmUp());
    }

    @Test
    void afterAKillTheNextProcessRepeatsOneBatchAtMost() throws Exception {
        Path own = folder.resolve("killed");
        try (GeneratedMagento2 shop = new GeneratedMagento2(SMALL);
                GeneratedWarehouse warehouse = new GeneratedWarehouse(false)) {
            try (JavaProcess process = start(own, Exported.PRODUCTS, SMALL, 0, shop, warehouse)) {
                warehouse.at(SMALL / 2, process::kill);
                assertThat(process.awaitEnd()).isNotZero();
            }
            assertThat(warehouse.arrived()).isBetween(SMALL / 2, SMALL - BATCH);
            result(own, Exported.PRODUCTS, SMALL, 0, shop, warehouse);
            assertThat(warehouse.arrived()).isEqualTo(SMALL);
            assertThat(warehouse.again()).isBetween(1, BATCH);
        }
    }

    /** A hundred thousand take minutes. */
    @Test
    @EnabledIfSystemProperty(named = "sizes.large", matches = "\\d{6,}")
    void aRunOfWhichEverythingFailsEndsEarlyAndTheNextTriesAllOfItAgain() throws Exception {
        Path own = folder.resolve("failing");
        try (GeneratedMagento2 shop = new GeneratedMagento2(FAILING);
                GeneratedWarehouse warehouse = new GeneratedWarehouse(true)) {
            Properties first = result(own, Exported.PRODUCTS, FAILING, 0, shop, warehouse);
            assertThat(first.getProperty("endedEarly")).contains("items have failed");
            assertThat(number(first, "failed")).isBetween(100_000L, 100_000L + BATCH);
            warehouse.takeAll();
            Properties second = result(own, Exported.PRODUCTS, FAILING, 1, shop, warehouse);
            assertThat(second.getProperty("endedEarly")).isEmpty();
            assertThat(number(second, "failed")).isZero();
            assertThat(warehouse.arrived()).isEqualTo(FAILING);
        }
    }
}
