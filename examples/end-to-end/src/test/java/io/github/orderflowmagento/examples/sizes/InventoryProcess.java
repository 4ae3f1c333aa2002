package io.github.orderflowmagento.examples.sizes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

import io.github.orderflowmagento.examples.quickstart.Connections;
import io.github.orderflowmagento.examples.quickstart.Settings;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.client.MagentoClient;
import io.github.orderflowmagento.operation.CallMade;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunListener;
import io.github.orderflowmagento.operation.checkpoint.FileCheckpoint;
import io.github.orderflowmagento.operation.inventory.InventoryUpdate;
import io.github.orderflowmagento.orderflow.OrderFlow;

/** Updates a generated shop from a generated inventory twice, and writes what it took. */
final class InventoryProcess {
    /** How many SKUs a run reads together. */
    private static final int TOGETHER = 250;

    private InventoryProcess() {}

    /** By system properties: those of the warehouse, {@code size.shop}, {@code .token}, {@code .lines}, {@code .folder}. */
    public static void main(String[] arguments) throws IOException {
        Settings settings = Settings.ofThisProcess();
        Path folder = Path.of(settings.require("size.folder"));
        FileCheckpoint checkpoint = new FileCheckpoint(folder.resolve("inventory.json"));
        Properties result = new Properties();
        run("first", settings, checkpoint, result);
        run("second", settings, checkpoint, result);
        result.setProperty("state", String.valueOf(Files.size(folder.resolve("inventory.json"))));
        SmallProcess.store(result, folder);
    }

    private static void run(String name, Settings settings, FileCheckpoint checkpoint, Properties result) {
        LiveSet liveSet = new LiveSet(Long.getLong("size.lines"));
        long begin = System.nanoTime();
        try (Magento shop = MagentoClient.magento2()
                        .baseUrl(settings.require("size.shop"))
                        .bearer(settings.require("size.token"))
                        .build();
                OrderFlow warehouse = Connections.warehouse(settings).orElseThrow()) {
            Run run = checkpoint.run(InventoryUpdate.between(shop, warehouse)
                    .failuresOnly()
                    .listener(new RunListener() {
                        @Override
                        public void called(CallMade call) {
                            if (call.call().equals("shop.stock.read")) {
                                liveSet.look(TOGETHER);
                            }
                        }
                    })
                    .build());
            result.setProperty(name + ".seconds", String.valueOf((System.nanoTime() - begin) / 1_000_000_000));
            liveSet.lookAtTheEnd();
            result.setProperty(name + ".live", String.valueOf(liveSet.most()));
            result.setProperty(name + ".summary", run.summary());
            result.setProperty(name + ".endedEarly", run.endedEarly().orElse(""));
            result.setProperty(name + ".warnings", String.join("\n", run.warnings()));
        }
    }
}
