package io.github.orderflowmagento.examples.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

import io.github.orderflowmagento.examples.quickstart.Connections;
import io.github.orderflowmagento.examples.quickstart.Settings;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunListener;
import io.github.orderflowmagento.operation.checkpoint.Checkpoint;
import io.github.orderflowmagento.operation.checkpoint.JdbcCheckpoint;
import io.github.orderflowmagento.operation.inventory.InventoryUpdate;
import io.github.orderflowmagento.operation.inventory.ZeroLimit;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.operation.product.ProductExport;
import io.github.orderflowmagento.operation.report.LoggingListener;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;
import io.github.orderflowmagento.orderflow.OrderFlow;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;

/**
 * The operations on one shop, each from and to a row of the database, which it holds while it runs. So none runs twice at once,
 * whoever starts it and wherever: the second stops with {@link Checkpoint.Conflict} before it has asked the shop anything. Safe to
 * share between threads.
 */
final class ShopOperations {
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
     * Runs the operation, over a connection of its own: none is held open, and no session kept, between runs that may be an hour apart.
     *
     * @throws Checkpoint.Conflict if it is running; nothing has been read or written then
     */
    Run run(ScheduledOperation which) {
        settings.require("magento.url");
        settings.require("orderflow.url");
        try (Magento shop = Connections.shop(settings).orElseThrow();
                OrderFlow warehouse = Connections.warehouse(settings).orElseThrow()) {
            return switch (which) {
                case PRODUCT_EXPORT -> checkpoint(which).run(productExport(shop, warehouse));
                case ORDER_EXPORT -> checkpoint(which).run(orderExport(shop, warehouse));
                case INVENTORY_UPDATE -> checkpoint(which).run(inventoryUpdate(shop, warehouse));
                case SHIPMENT_NOTIFICATION -> notifyShipments(shop);
            };
        }
    }

    private ProductExport productExport(Magento shop, OrderFlow warehouse) {
        return ProductExport.between(shop, warehouse)
                .shopName(shopName())
                .listener(listener)
                .build();
    }

    /** {@code schedule.orderStatuses}, by commas, and {@code schedule.ordersSince}, a point in time, say which orders. */
    private OrderExport orderExport(Magento shop, OrderFlow warehouse) {
        OrderExport.Builder export = OrderExport.between(shop, warehouse)
                .withCancellation()
                .shopName(shopName())
                .listener(listener);
        settings.find("schedule.orderStatuses")
                .map(statuses -> statuses.split(",", -1))
                .ifPresent(export::statuses);
        settings.find("schedule.ordersSince").map(Instant::parse).ifPresent(export::placedSince);
        return export.build();
    }

    /** {@code schedule.zeroLimit}, a share from 0 to 1, says how many SKUs may go to zero; with 1 there is no limit. */
    private InventoryUpdate inventoryUpdate(Magento shop, OrderFlow warehouse) {
        InventoryUpdate.Builder update =
                InventoryUpdate.between(shop, warehouse).shopName(shopName()).listener(listener);
        settings.find("schedule.zeroLimit")
                .map(share -> new ZeroLimit(
                        Double.parseDouble(share), ZeroLimit.standard().skus()))
                .ifPresent(update::zeroLimit);
        return update.build();
    }

    private Run notifyShipments(Magento shop) {
        ShipmentNotification notification = ShipmentNotification.to(shop)
                .exported(checkpoint(ScheduledOperation.ORDER_EXPORT).load()::state)
                .shopName(shopName())
                .listener(listener)
                .build();
        DespatchQueue queue = new DespatchQueue(database, shopName());
        List<DespatchNotification> waiting = new ArrayList<>();
        Run run = checkpoint(ScheduledOperation.SHIPMENT_NOTIFICATION).run(state -> {
            waiting.addAll(queue.waiting()); // while the row is held: no other run settles them meanwhile
            return notification.of(waiting).run(state);
        });
        queue.settle(run, waiting); // after the state is kept: a message that comes once more makes no second shipment
        return run;
    }

    /** The row of the operation. */
    Checkpoint checkpoint(ScheduledOperation which) {
        return new JdbcCheckpoint(database, which.words() + ", " + shopName());
    }
}
