///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//DEPS io.github.orderflowmagento:mapping-core:0.1.0-SNAPSHOT
//DEPS org.slf4j:slf4j-simple:2.0.20
//SOURCES Scripts.java

import java.nio.file.Path;
import java.util.List;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.checkpoint.FileCheckpoint;
import io.github.orderflowmagento.operation.shipment.ShipmentInstruction;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;

/** Ships what is left of an order, once for each reference: {@code jbang ShipOrder.java 100000009 desk-17 ups 1Z999AA10123456784}. */
class ShipOrder {
    public static void main(String... arguments) {
        ShipmentInstruction shipment = ShipmentInstruction.builder()
                .order(arguments[0])
                .reference(arguments[1])
                .shipsEverythingLeft(true)
                .carrier(arguments[2])
                .addTrackingNumbers(arguments[3])
                .build();
        Run run;
        try (Magento shop = Scripts.shop()) {
            run = new FileCheckpoint(Path.of("shipment-notification.json"))
                    .run(ShipmentNotification.to(shop).build().ofInstructions(List.of(shipment)));
        }
        Scripts.end(run);
    }
}
