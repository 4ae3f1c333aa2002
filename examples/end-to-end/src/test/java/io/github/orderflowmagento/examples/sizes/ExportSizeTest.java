package io.github.orderflowmagento.examples.sizes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.orderflowmagento.examples.JavaProcess;
import io.github.orderflowmagento.examples.sizes.ExportProcess.Exported;

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
            String name, Exported exported, int items, GeneratedMagento2 shop, GeneratedWarehouse warehouse)
            throws IOException {
        return start("-Xmx64m", name, exported, items, 0, shop, warehouse);
    }

    private JavaProcess start(
            String heap,
            String name,
            Exported exported,
            int items,
            int daysLater,
            GeneratedMagento2 shop,
            GeneratedWarehouse warehouse)
            throws IOException {
        Path own = Files.createDirectories(folder.resolve(name));
        Map<String, String> settings = new HashMap<>(warehouse.settings());
        settings.put("size.shop", shop.url());
        settings.put("size.token", shop.token());
        settings.put("size.exported", exported.name());
        settings.put("size.items", String.valueOf(items));
        settings.put("size.folder", own.toString());
        settings.put("size.daysLater", String.valueOf(daysLater));
        return JavaProcess.start(List.of(heap), ExportProcess.class, settings, own.resolve("log.txt"));
    }

    private Properties result(String name, JavaProcess process) throws IOException, InterruptedException {
        Path own = folder.resolve(name);
        assertThat(process.awaitEnd()).as(() -> text(own.resolve("log.txt"))).isZero();
        Properties result = new Properties();
        try (var in = Files.newBufferedReader(own.resolve("result.properties"))) {
            result.load(in);
        }
        System.out.println(name + ": " + result);
        return result;
    }

    private static String text(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private Properties export(Exported exported, int items) throws IOException, InterruptedException {
        try (GeneratedMagento2 shop = new GeneratedMagento2(items);
                GeneratedWarehouse warehouse = new GeneratedWarehouse(false);
                JavaProcess process = start(exported + " " + items, exported, items, shop, warehouse)) {
            Properties result = result(exported + " " + items, process);
            long sent = exported == Exported.PRODUCTS ? items : GeneratedMagento2.open(items);
            assertThat(warehouse.arrived()).as(result.toString()).isEqualTo((int) sent);
            assertThat(warehouse.again()).isZero();
            return result;
        }
    }

    private static long number(Properties result, String name) {
        return Long.parseLong(result.getProperty(name));
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
        assertThat(number(large, "live")).isLessThan(number(small, "live") * 11 / 10 + known + warmUp());
    }

    /** The memory that a process keeps after running for a few seconds: as much as 100 bytes for each of 29,000 products. */
    private static long warmUp() {
        return LARGE == null ? 3_000_000 : 0;
    }

    @Test
    void afterAKillTheNextProcessRepeatsOneBatchAtMost() throws Exception {
        try (GeneratedMagento2 shop = new GeneratedMagento2(SMALL);
                GeneratedWarehouse warehouse = new GeneratedWarehouse(false)) {
            try (JavaProcess process = start("killed", Exported.PRODUCTS, SMALL, shop, warehouse)) {
                warehouse.at(SMALL / 2, process::kill);
                assertThat(process.awaitEnd()).isNotZero();
            }
            assertThat(warehouse.arrived()).isBetween(SMALL / 2, SMALL - BATCH);
            try (JavaProcess process = start("killed", Exported.PRODUCTS, SMALL, shop, warehouse)) {
                result("killed", process);
            }
            assertThat(warehouse.arrived()).isEqualTo(SMALL);
            assertThat(warehouse.again()).isBetween(1, BATCH);
        }
    }

    /** A hundred thousand take minutes. */
    @Test
    @EnabledIfSystemProperty(named = "sizes.large", matches = "\\d{6,}")
    void aRunOfWhichEverythingFailsEndsEarlyAndTheNextTriesAllOfItAgain() throws Exception {
        try (GeneratedMagento2 shop = new GeneratedMagento2(FAILING);
                GeneratedWarehouse warehouse = new GeneratedWarehouse(true)) {
            try (JavaProcess process = start("failing", Exported.PRODUCTS, FAILING, shop, warehouse)) {
                Properties result = result("failing", process);
                assertThat(result.getProperty("endedEarly")).contains("items have failed");
                assertThat(number(result, "failed")).isBetween(100_000L, 100_000L + BATCH);
            }
            warehouse.takeAll();
            try (JavaProcess process = start("-Xmx80m", "failing", Exported.PRODUCTS, FAILING, 1, shop, warehouse)) {
                Properties result = result("failing", process);
                assertThat(result.getProperty("endedEarly")).isEmpty();
                assertThat(number(result, "failed")).isZero();
                assertThat(warehouse.arrived()).isEqualTo(FAILING);
            }
        }
    }
}
