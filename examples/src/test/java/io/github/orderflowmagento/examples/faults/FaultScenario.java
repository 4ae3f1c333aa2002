package io.github.orderflowmagento.examples.faults;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import io.github.orderflowmagento.operation.InventoryUpdate;
import io.github.orderflowmagento.operation.OrderExport;
import io.github.orderflowmagento.operation.ProductExport;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.ShipmentNotification;
import io.github.orderflowmagento.orderflow.model.DespatchLine;
import io.github.orderflowmagento.orderflow.model.DespatchNotification;

/** The four operations, each in a world that has something to do for it, in batches of a size that makes many requests. */
enum FaultScenario {
    PRODUCT_EXPORT("product export") {
        @Override
        Run run(FaultyWorld world, int batchSize) {
            ProductExport export = ProductExport.between(world.shop, world.warehouse)
                    .batchSize(batchSize)
                    .clock(world.clock)
                    .build();
            return world.checkpoint.run(export::run);
        }
    },

    ORDER_EXPORT("order export") {
        @Override
        Run run(FaultyWorld world, int batchSize) {
            OrderExport export = OrderExport.between(world.shop, world.warehouse)
                    .batchSize(batchSize)
                    .clock(world.clock)
                    .build();
            return world.checkpoint.run(export::run);
        }
    },

    INVENTORY_UPDATE("inventory update") {
        @Override
        void prepare(FaultyWorld world) {
            for (int i = 0; i < SKUS.size(); i++) {
                world.warehouseInside.setStock(SKUS.get(i), 3 * i);
            }
        }

        @Override
        Run run(FaultyWorld world, int batchSize) {
            InventoryUpdate update = InventoryUpdate.between(world.shop, world.warehouse)
                    .batchSize(batchSize)
                    .clock(world.clock)
                    .build();
            return world.checkpoint.run(update::run);
        }
    },

    SHIPMENT_NOTIFICATION("shipment notification") {
        @Override
        Run run(FaultyWorld world, int batchSize) {
            ShipmentNotification notification = ShipmentNotification.to(world.shop)
                    .batchSize(batchSize)
                    .clock(world.clock)
                    .build();
            return world.checkpoint.run(state -> notification.run(state, DESPATCHES));
        }
    };

    static final List<String> SKUS = List.of("MUG-001", "MUG-002", "SALE-001", "OOS-001", "1", "TEA-AMP-01");

    static final List<String> SHIPPED = List.of("100000009", "100000011");

    /** One order in two parcels, so that more is left to ship after the first; another in one. */
    private static final List<DespatchNotification> DESPATCHES = List.of(
            despatch("100000009", 6001, Map.of("MUG-001", 1)),
            despatch("100000009", 6002, Map.of("MUG-001", 1, "SALE-001", 1)),
            despatch("100000011", 6003, Map.of("MUG-001", 1)));

    private final String words;

    FaultScenario(String words) {
        this.words = words;
    }

    void prepare(FaultyWorld world) {}

    abstract Run run(FaultyWorld world, int batchSize);

    private static DespatchNotification despatch(String order, long messageId, Map<String, Integer> lines) {
        DespatchNotification.Builder despatch = DespatchNotification.builder();
        despatch.orderReference(order)
                .messageId(messageId)
                .courierName("Royal Mail")
                .serviceName("Tracked 24")
                .trackingNumber("RM" + messageId)
                .notifyCustomer(true);
        lines.forEach((sku, quantity) -> despatch.addLines(DespatchLine.builder()
                .externalReference(sku)
                .quantity(BigDecimal.valueOf(quantity))
                .build()));
        return despatch.build();
    }

    @Override
    public String toString() {
        return words;
    }
}
