package io.github.orderflowmagento.examples.sizes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Properties;

import io.github.orderflowmagento.examples.quickstart.Connections;
import io.github.orderflowmagento.examples.quickstart.Settings;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.client.MagentoClient;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Operation;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunListener;
import io.github.orderflowmagento.operation.checkpoint.FileCheckpoint;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.operation.product.ProductExport;
import io.github.orderflowmagento.orderflow.OrderFlow;

/** Exports from a generated shop to a generated warehouse, and writes what it took. */
final class ExportProcess {
    /** The exported entities. */
    enum Exported {
        PRODUCTS {
            @Override
            Operation operation(Magento shop, OrderFlow warehouse, Clock clock, RunListener listener) {
                return ProductExport.between(shop, warehouse)
                        .failuresOnly()
                        .clock(clock)
                        .listener(listener)
                        .build();
            }
        },
        ORDERS {
            @Override
            Operation operation(Magento shop, OrderFlow warehouse, Clock clock, RunListener listener) {
                return OrderExport.between(shop, warehouse)
                        .failuresOnly()
                        .clock(clock)
                        .listener(listener)
                        .build();
            }
        },
        ORDERS_AND_CANCELLATIONS {
            @Override
            Operation operation(Magento shop, OrderFlow warehouse, Clock clock, RunListener listener) {
                return OrderExport.between(shop, warehouse)
                        .withCancellation()
                        .failuresOnly()
                        .clock(clock)
                        .listener(listener)
                        .build();
            }
        };

        abstract Operation operation(Magento shop, OrderFlow warehouse, Clock clock, RunListener listener);
    }

    private ExportProcess() {}

    /** By system properties: those of the warehouse, {@code size.shop}, {@code .token}, {@code .exported}, {@code .items}, {@code .folder}, {@code .daysLater}. */
    public static void main(String[] arguments) throws IOException {
        Settings settings = Settings.ofThisProcess();
        Path folder = Path.of(settings.require("size.folder"));
        FileCheckpoint checkpoint = new FileCheckpoint(folder.resolve("state.json"));
        Properties result = new Properties();
        run(settings, checkpoint, result);
        int failed = checkpoint.load().state().failed().size(); // with nothing of the run beside it
        result.setProperty("failed", String.valueOf(failed));
        result.setProperty("state", String.valueOf(Files.size(folder.resolve("state.json"))));
        SmallProcess.store(result, folder);
    }

    private static void run(Settings settings, FileCheckpoint checkpoint, Properties result) {
        LiveSet liveSet = new LiveSet(Long.getLong("size.items"));
        Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofDays(Long.getLong("size.daysLater", 0)));
        long begin = System.nanoTime();
        try (Magento shop = MagentoClient.magento2()
                        .baseUrl(settings.require("size.shop"))
                        .bearer(settings.require("size.token"))
                        .build();
                OrderFlow warehouse = Connections.warehouse(settings).orElseThrow()) {
            Operation operation = Exported.valueOf(settings.require("size.exported"))
                    .operation(shop, warehouse, clock, new RunListener() {
                        @Override
                        public void settled(String name, ItemOutcome item) {
                            liveSet.look(1);
                        }
                    });
            Run run = checkpoint.run(operation);
            result.setProperty("seconds", String.valueOf((System.nanoTime() - begin) / 1_000_000_000));
            liveSet.lookAtTheEnd();
            result.setProperty("live", String.valueOf(liveSet.most()));
            result.setProperty("summary", run.summary());
            result.setProperty("items", String.valueOf(run.size()));
            result.setProperty("endedEarly", run.endedEarly().orElse(""));
        }
    }
}
