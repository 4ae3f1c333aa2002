package io.github.orderflowmagento.examples.sizes;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.checkpoint.FileCheckpoint;
import io.github.orderflowmagento.operation.inventory.InventoryCsv;
import io.github.orderflowmagento.operation.inventory.InventoryUpdate;

/** Writes the stock of a file with one bad line in its middle, and what it took. */
final class CsvProcess {
    private CsvProcess() {}

    /** By system properties: {@code size.lines}, {@code size.folder}. */
    public static void main(String[] arguments) throws IOException {
        long lines = Long.getLong("size.lines");
        Path folder = Path.of(System.getProperty("size.folder"));
        Path file = folder.resolve("stock.csv");
        write(file, lines);
        LiveSet liveSet = new LiveSet(lines);
        GeneratedShop generated = new GeneratedShop(liveSet);
        long begin = System.nanoTime();
        Run run = new FileCheckpoint(folder.resolve("inventory.json"))
                .run(InventoryUpdate.to(generated.shop()).failuresOnly().build().of(InventoryCsv.of(file)));
        Properties result = new Properties();
        result.setProperty("seconds", String.valueOf((System.nanoTime() - begin) / 1_000_000_000));
        liveSet.lookAtTheEnd();
        result.setProperty("live", String.valueOf(liveSet.most()));
        result.setProperty("updates", String.valueOf(generated.updates()));
        result.setProperty("endedEarly", run.endedEarly().orElse(""));
        result.setProperty("items", run.items().toString());
        SmallProcess.store(result, folder);
    }

    private static void write(Path file, long lines) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("\uFEFFsku;quantity;name\r\n");
            for (long i = 0; i < lines; i++) {
                out.write("SKU-%08d;%d,0;\"a mug; with \"\"quotes\"\"\"\r\n".formatted(i, 3 + i % 2));
                if (i == lines / 2) {
                    out.write(";7;a line without a SKU\r\n");
                }
            }
        }
    }
}
