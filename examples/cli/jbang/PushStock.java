///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//DEPS io.github.orderflowmagento:mapping-core:0.1.0-SNAPSHOT
//DEPS org.slf4j:slf4j-simple:2.0.20

import java.nio.file.Path;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.client.MagentoClient;
import io.github.orderflowmagento.operation.Operation;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.checkpoint.FileCheckpoint;
import io.github.orderflowmagento.operation.inventory.InventoryCsv;
import io.github.orderflowmagento.operation.inventory.InventoryUpdate;
import io.github.orderflowmagento.operation.report.RunReport;

/** Writes the stock of a CSV file to the shop; with a second argument only says what it would: {@code jbang PushStock.java stock.csv dry}. */
class PushStock {
    public static void main(String... arguments) {
        try (Magento shop = MagentoClient.magento1()
                .baseUrl(System.getenv("MAGENTO_URL"))
                .credentials(System.getenv("MAGENTO_USER"), System.getenv("MAGENTO_API_KEY"))
                .build()) {
            Operation update = InventoryUpdate.to(shop).build().of(InventoryCsv.of(Path.of(arguments[0])));
            FileCheckpoint state = new FileCheckpoint(Path.of("inventory-update.json"));
            Run run = arguments.length > 1 ? state.dryRun(update) : state.run(update);
            System.out.print(RunReport.of(run).text());
        }
    }
}
