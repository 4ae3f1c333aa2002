package io.github.orderflowmagento.examples.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import javax.sql.DataSource;

import io.github.orderflowmagento.examples.quickstart.Connections;
import io.github.orderflowmagento.examples.quickstart.Settings;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.operation.checkpoint.Checkpoint;
import io.github.orderflowmagento.operation.inventory.InventoryUpdate;
import io.github.orderflowmagento.operation.checkpoint.JdbcCheckpoint;
import io.github.orderflowmagento.operation.report.LoggingListener;
import io.github.orderflowmagento.operation.order.OrderCancellation;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.operation.product.ProductExport;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunListener;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;
import io.github.orderflowmagento.operation.inventory.ZeroLimit;
import io.github.orderflowmagento.orderflow.OrderFlow;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;

/**
 * The operations on one shop, each from and to a row of the database, which it holds while it runs. So none runs twice at once,
 * whoever starts it and wherever: the second stops with {@link Checkpoint.Conflict} before it has asked the shop anything. Safe to
 * share between threads.
 */
final class ShopOperations {
    /** Goes with each order export. */
    private static final String CANCELLATION = "order cancellation";

    private final Settings settings;
    private final DataSource database;
    private final RunListener listener = new LoggingListener();

    ShopOperations(Settings settings, DataSource database) {
        this.settings = settings;
        this.database = database;
    }

    /** The shop's name in the database: {@code schedule.shop}, else its URL. All machines must call it the same. */
    String shopName() {
        return settings.find("schedule.shop").orElseGet(() -> settings.require("magento.url"));
    }

    /**
     * Runs the operation, and what goes with it.
     *
     * @throws Checkpoint.Conflict if it is running; nothing has been read or written then
     */
    List<Run> run(Operation operation) {
        return switch (operation) {
            case PRODUCT_EXPORT -> exportProducts();
            case ORDER_EXPORT -> exportOrders();
            case INVENTORY_UPDATE -> updateInventory();
            case SHIPMENT_NOTIFICATION -> notifyShipments();
        };
    }

    /**
     * Has what was given up tried again by the next run of the operation, and of what goes with it.
     *
     * @throws Checkpoint.Conflict if it is running
     */
    List<Run> requeue(Operation operation) {
        Run requeued = checkpoint(operation.words()).requeue();
        return operation == Operation.ORDER_EXPORT
                ? List.of(requeued, checkpoint(CANCELLATION).requeue())
                : List.of(requeued);
    }

    private List<Run> exportProducts() {
        return List.of(checkpoint(Operation.PRODUCT_EXPORT.words())
                .run(state -> connected((shop, warehouse) -> ProductExport.between(shop, warehouse)
                        .listener(listener)
                        .build()
                        .run(state))));
    }

    /** And cancels what was cancelled since: while the row of the export is held, for a cancellation must not overtake its order. */
    private List<Run> exportOrders() {
        List<Run> runs = new ArrayList<>();
        List<RuntimeException> failures = new ArrayList<>();
        Run exported = checkpoint(Operation.ORDER_EXPORT.words())
                .run(state -> connected((shop, warehouse) -> {
                    Run run = orderExport(shop, warehouse).run(state);
                    OrderCancellation cancellation = OrderCancellation.between(shop, warehouse)
                            .exported(run::next)
                            .listener(listener)
                            .build();
                    try {
                        runs.add(checkpoint(CANCELLATION).run(cancellation::run));
                    } catch (Checkpoint.Conflict | IllegalStateException e) {
                        failures.add(e); // what was exported is kept all the same
                    }
                    return run;
                }));
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
        runs.add(0, exported); // as the checkpoint has it, which may have lost its lease meanwhile
        return runs;
    }

    /** {@code schedule.orderStatuses}, by commas, and {@code schedule.ordersSince}, a point in time, say which orders. */
    private OrderExport orderExport(Magento shop, OrderFlow warehouse) {
        OrderExport.Builder export = OrderExport.between(shop, warehouse).listener(listener);
        settings.find("schedule.orderStatuses")
                .map(statuses -> statuses.split(",", -1))
                .ifPresent(export::statuses);
        settings.find("schedule.ordersSince").map(Instant::parse).ifPresent(export::placedSince);
        return export.build();
    }

    private List<Run> updateInventory() {
        return List.of(checkpoint(Operation.INVENTORY_UPDATE.words())
                .run(state -> connected(
                        (shop, warehouse) -> inventoryUpdate(shop, warehouse).run(state))));
    }

    /** {@code schedule.zeroLimit}, a share from 0 to 1, says how many SKUs may go to zero; with 1 there is no limit. */
    private InventoryUpdate inventoryUpdate(Magento shop, OrderFlow warehouse) {
        InventoryUpdate.Builder update =
                InventoryUpdate.between(shop, warehouse).listener(listener);
        settings.find("schedule.zeroLimit")
                .map(share -> new ZeroLimit(
                        Double.parseDouble(share), ZeroLimit.standard().skus()))
                .ifPresent(update::zeroLimit);
        return update.build();
    }

    private List<Run> notifyShipments() {
        DespatchQueue queue = new DespatchQueue(database, shopName());
        List<DespatchNotification> waiting = new ArrayList<>();
        Run run = checkpoint(Operation.SHIPMENT_NOTIFICATION.words()).run(state -> {
            waiting.addAll(queue.waiting());
            return connected((shop, warehouse) -> ShipmentNotification.to(shop)
                    .exported(checkpoint(Operation.ORDER_EXPORT.words()).load()::state)
                    .listener(listener)
                    .build()
                    .run(state, waiting));
        });
        queue.settle(run, waiting); // after the state is kept: a message that comes once more makes no second shipment
        return List.of(run);
    }

    private Checkpoint checkpoint(String operation) {
        return new JdbcCheckpoint(database, operation + ", " + shopName());
    }

    /**
     * A connection for each run, opened and closed while its row is held: nothing is held open, and no session kept, between runs
     * that may be an hour apart.
     */
    private Run connected(BiFunction<Magento, OrderFlow, Run> work) {
        settings.require("magento.url");
        settings.require("orderflow.url");
        try (Magento shop = Connections.shop(settings).orElseThrow();
                OrderFlow warehouse = Connections.warehouse(settings).orElseThrow()) {
            return work.apply(shop, warehouse);
        }
    }
}
