package io.github.orderflowmagento.examples.sizes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Properties;

import io.github.orderflowmagento.examples.quickstart.Settings;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.client.MagentoClient;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunListener;
import io.github.orderflowmagento.operation.checkpoint.FileCheckpoint;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;

/** Notifies a generated shop of the despatch of all its open orders, and writes what it took. */
final class DespatchProcess {
    private DespatchProcess() {}

    /** By system properties: {@code size.shop}, {@code .token}, {@code .orders}, {@code .folder}. */
    public static void main(String[] arguments) throws IOException {
        Settings settings = Settings.ofThisProcess();
        Path folder = Path.of(settings.require("size.folder"));
        long orders = Long.getLong("size.orders");
        LiveSet liveSet = new LiveSet(GeneratedMagento2.open(orders));
        Properties result = new Properties();
        long begin = System.nanoTime();
        try (Magento shop = MagentoClient.magento2()
                .baseUrl(settings.require("size.shop"))
                .bearer(settings.require("size.token"))
                .build()) {
            ShipmentNotification notification = ShipmentNotification.to(shop)
                    .failuresOnly()
                    .listener(new RunListener() {
                        @Override
                        public void settled(String name, ItemOutcome item) {
                            liveSet.look(1);
                        }
                    })
                    .build();
            Run run = new FileCheckpoint(folder.resolve("state.json"))
                    .run(notification.ofEach(new GeneratedDespatches(orders)));
            result.setProperty("seconds", String.valueOf((System.nanoTime() - begin) / 1_000_000_000));
            liveSet.lookAtTheEnd();
            result.setProperty("live", String.valueOf(liveSet.most()));
            result.setProperty("summary", run.summary());
            result.setProperty("items", run.items().toString());
            result.setProperty("endedEarly", run.endedEarly().orElse(""));
        }
        SmallProcess.store(result, folder);
    }
}
