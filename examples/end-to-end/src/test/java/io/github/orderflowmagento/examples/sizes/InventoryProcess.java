package io.github.orderflowmagento.examples.sizes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.checkpoint.FileCheckpoint;
import io.github.orderflowmagento.operation.inventory.InventoryUpdate;

/** Updates an inventory twice, and writes what it took: the second time a thousandth of the lines is missing. */
final class InventoryProcess {
    private static final int THOUSANDTH = 1000;

    private InventoryProcess() {}

    /** By system properties: {@code size.lines}, {@code size.folder}. */
    public static void main(String[] arguments) throws IOException {
        long lines = Long.getLong("size.lines");
        Path folder = Path.of(System.getProperty("size.folder"));
        Properties result = new Properties();
        FileCheckpoint checkpoint = new FileCheckpoint(folder.resolve("inventory.json"));
        run("first", checkpoint, lines, 0, result);
        run("second", checkpoint, lines, lines / THOUSANDTH, result);
        result.setProperty("state", String.valueOf(Files.size(folder.resolve("inventory.json"))));
        try (var out = Files.newBufferedWriter(folder.resolve("result.properties"))) {
            result.store(out, null);
        }
    }

    private static void run(String name, FileCheckpoint checkpoint, long lines, long missing, Properties result) {
        LiveSet liveSet = new LiveSet(lines);
        GeneratedShop generated = new GeneratedShop(liveSet);
        long begin = System.nanoTime();
        Run run = checkpoint.run(
                InventoryUpdate.between(generated.shop(), new GeneratedInventory(lines, missing).warehouse())
                        .failuresOnly()
                        .build());
        result.setProperty(name + ".seconds", String.valueOf((System.nanoTime() - begin) / 1_000_000_000));
        liveSet.lookAtTheEnd();
        result.setProperty(name + ".live", String.valueOf(liveSet.most()));
        result.setProperty(name + ".updates", String.valueOf(generated.updates()));
        result.setProperty(name + ".endedEarly", run.endedEarly().orElse(""));
        result.setProperty(name + ".warnings", String.join("\n", run.warnings()));
    }
}
