///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//DEPS io.github.orderflowmagento:mapping-core:0.1.0-SNAPSHOT
//DEPS org.slf4j:slf4j-simple:2.0.20
//SOURCES Scripts.java

import java.nio.file.Path;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.operation.Operation;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.checkpoint.FileCheckpoint;
import io.github.orderflowmagento.operation.inventory.InventoryCsv;
import io.github.orderflowmagento.operation.inventory.InventoryUpdate;

/**
 * Writes the stock of a CSV file to the shop; with a second argument only reports what it would write: {@code jbang PushStock.java
 * stock.csv dry}. The file has the columns {@code sku} and {@code quantity} for a Magento 1, {@code sku} and {@code total} (on hand) for a
 * Magento 2.
 */
class PushStock {
    public static void main(String... arguments) {
        Run run;
        try (Magento shop = Scripts.shop()) {
            Operation update = InventoryUpdate.to(shop).build().of(InventoryCsv.of(Path.of(arguments[0])));
            FileCheckpoint state = new FileCheckpoint(Path.of("inventory-update.json"));
            run = arguments.length > 1 ? state.dryRun(update) : state.run(update);
        }
        Scripts.end(run);
    }
}
