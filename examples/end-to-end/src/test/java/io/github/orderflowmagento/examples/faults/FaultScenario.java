package io.github.orderflowmagento.examples.faults;

import io.github.orderflowmagento.examples.sandbox.SandboxWarehouse;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunListener;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.inventory.InventoryUpdate;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.operation.product.ProductExport;
import io.github.orderflowmagento.operation.report.LoggingListener;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;

/** The four operations, each on a workload, and one with all its additional writes. */
enum FaultScenario {
    PRODUCT_EXPORT("product export") {
        @Override
        Run run(Sides sides, Workload workload, RunState state) {
            return ProductExport.between(sides.shop(), sides.warehouse())
                    .batchSize(workload.batchSize())
                    .clock(sides.clock())
                    .listener(LISTENER)
                    .build()
                    .run(state);
        }
    },

    ORDER_EXPORT("order export") {
        @Override
        Run run(Sides sides, Workload workload, RunState state) {
            return OrderExport.between(sides.shop(), sides.warehouse())
                    .batchSize(workload.batchSize())
                    .clock(sides.clock())
                    .listener(LISTENER)
                    .build()
                    .run(state);
        }
    },

    MARKED_ORDER_EXPORT("order export with marks and cancellation") {
        /** Some orders are at the warehouse, and have been cancelled since. */
        @Override
        void prepare(Sides sides, ShopInside shop, Workload workload) {
            OrderExport.between(sides.shop(), sides.warehouse())
                    .statuses("pending")
                    .build()
                    .run(RunState.initial());
            workload.cancelledOrders().forEach(shop::cancel);
        }

        @Override
        Run run(Sides sides, Workload workload, RunState state) {
            OrderExport.Builder export = OrderExport.between(sides.shop(), sides.warehouse())
                    .batchSize(workload.batchSize())
                    .comment(MARK)
                    .withCancellation()
                    .clock(sides.clock())
                    .listener(LISTENER);
            if (sides.kind().isA(ShopKind.MAGENTO_2)) {
                export.extOrderId();
            }
            return export.build().run(state);
        }
    },

    INVENTORY_UPDATE("inventory update") {
        /** Messages that have not reached the shop must not be applied after later ones. */
        @Override
        void goOn(SandboxWarehouse warehouse, Workload workload) {
            workload.stock().forEach((sku, quantity) -> warehouse.setStock(sku, quantity + 1));
        }

        @Override
        Run run(Sides sides, Workload workload, RunState state) {
            return InventoryUpdate.between(sides.shop(), sides.warehouse())
                    .batchSize(workload.batchSize())
                    .clock(sides.clock())
                    .listener(LISTENER)
                    .build()
                    .run(state);
        }
    },

    SHIPMENT_NOTIFICATION("shipment notification") {
        @Override
        Run run(Sides sides, Workload workload, RunState state) {
            return ShipmentNotification.to(sides.shop())
                    .batchSize(workload.batchSize())
                    .clock(sides.clock())
                    .listener(LISTENER)
                    .build()
                    .of(workload.despatches())
                    .run(state);
        }
    };

    /** The comment on exported orders. */
    static final String MARK = "Exported to OrderFlow";

    private static final RunListener LISTENER = new LoggingListener();

    private final String words;

    FaultScenario(String words) {
        this.words = words;
    }

    /** Runs what happened before, undisturbed. */
    void prepare(Sides sides, ShopInside shop, Workload workload) {}

    /** Runs what happens after the first run. */
    void goOn(SandboxWarehouse warehouse, Workload workload) {}

    /** Executes one run of the operation, with a batch size that causes many requests. */
    abstract Run run(Sides sides, Workload workload, RunState state);

    @Override
    public String toString() {
        return words;
    }
}
