package io.github.orderflowmagento.examples.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;

import io.github.orderflowmagento.examples.quickstart.Connections;
import io.github.orderflowmagento.examples.quickstart.Settings;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.model.StockKeeping;
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
 * The operations of one shop. The state of each is a row of the database, with a lease during a run, so that no operation runs twice at
 * once on any machine: the second run fails with {@link Checkpoint.Conflict} before it calls the shop. Safe to share between threads.
 */
final class ShopOperations {
    private final Settings settings;
    private final DataSource database;
    private final RunListener listener = new LoggingListener();

    ShopOperations(Settings settings, DataSource database) {
        this.settings = settings;
        this.database = database;
    }

    /** Returns the shop's name in the database: {@code schedule.shop}, else its URL. It must be the same on all machines. */
    String shopName() {
        return settings.find("schedule.shop").orElseGet(() -> settings.require("magento.url"));
    }

    /**
     * Runs the operation with new clients, so that no connection or session stays open between runs.
     *
     * @throws Checkpoint.Conflict if it is already running; nothing has been read or written
     */
    Run run(ScheduledOperation which) {
        settings.require("magento.url");
        settings.require("orderflow.url");
        try (Magento shop = Connections.shop(settings).orElseThrow();
                OrderFlow warehouse = Connections.warehouse(settings).orElseThrow()) {
            return switch (which) {
                case PRODUCT_EXPORT -> checkpoint(which).run(productExport(shop, warehouse));
                case ORDER_EXPORT -> checkpoint(which).run(orderExport(shop, warehouse));
                case INVENTORY_UPDATE -> updateInventory(shop, warehouse);
                case SHIPMENT_NOTIFICATION -> notifyShipments(shop, notification -> {});
            };
        }
    }

    private ProductExport productExport(Magento shop, OrderFlow warehouse) {
        return ProductExport.between(shop, warehouse)
                .shopName(shopName())
                .listener(listener)
                .build();
    }

    /** Selects orders by {@code schedule.orderStatuses}, separated by commas, and {@code schedule.ordersSince}, an instant. */
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

    /**
     * Updates the inventory after shipments. A shop that reserves subtracts the units of a shipment from its stock, so waiting despatches
     * are notified first, none is notified while stock is written, and the units of those still waiting are added to the stock.
     *
     * @throws Checkpoint.Conflict also if shipments are being notified
     */
    private Run updateInventory(Magento shop, OrderFlow warehouse) {
        Checkpoint own = checkpoint(ScheduledOperation.INVENTORY_UPDATE);
        if (!isReserving(shop)) {
            return own.run(inventoryUpdate(shop, warehouse, List::of));
        }
        DespatchQueue queue = new DespatchQueue(database, shopName());
        return own.run(state -> {
            List<Run> update = new ArrayList<>();
            notifyShipments(
                    shop,
                    notification -> update.add(inventoryUpdate(
                                    shop, warehouse, () -> notification.despatchesWithoutShipment(queue.waiting()))
                            .run(state)));
            return update.get(0);
        });
    }

    /** Returns whether the shop reserves, or may do so if that cannot be read; the update then reads it again and fails if it cannot. */
    private static boolean isReserving(Magento shop) {
        try {
            return shop.stock().keeping() == StockKeeping.RESERVES;
        } catch (MagentoException e) {
            return true;
        }
    }

    /** {@code schedule.zeroLimit}, from 0 to 1, is the share of SKUs that may become zero; 1 for no limit. */
    private InventoryUpdate inventoryUpdate(
            Magento shop, OrderFlow warehouse, Supplier<List<DespatchNotification>> despatchesWithoutShipment) {
        InventoryUpdate.Builder update = InventoryUpdate.between(shop, warehouse)
                .despatchesWithoutShipment(despatchesWithoutShipment)
                .shopName(shopName())
                .listener(listener);
        settings.find("schedule.zeroLimit")
                .map(share -> new ZeroLimit(
                        Double.parseDouble(share), ZeroLimit.standard().skus()))
                .ifPresent(update::zeroLimit);
        return update.build();
    }

    /** @param whileHeld runs before another run may notify shipments */
    private Run notifyShipments(Magento shop, Consumer<ShipmentNotification> whileHeld) {
        ShipmentNotification notification = ShipmentNotification.to(shop)
                .exported(checkpoint(ScheduledOperation.ORDER_EXPORT).load()::state)
                .shopName(shopName())
                .listener(listener)
                .build();
        DespatchQueue queue = new DespatchQueue(database, shopName());
        List<DespatchNotification> waiting = new ArrayList<>();
        Run run = checkpoint(ScheduledOperation.SHIPMENT_NOTIFICATION).run(state -> {
            waiting.addAll(queue.waiting()); // while the lease is held, so that no other run settles them
            Run shipped = notification.of(waiting).run(state);
            whileHeld.accept(notification);
            return shipped;
        });
        queue.settle(run, waiting); // after the state is saved: a repeated message creates no second shipment
        return run;
    }

    /**
     * Drops a failed item. A despatch is removed from the queue first, since waiting despatches are notified unless they are known to have
     * failed. The parts of a despatch from several sources are one message in the queue: it is removed with its last open part, or by its
     * own key with all parts.
     *
     * @throws IllegalStateException if another part of the message is open, which would be lost
     * @throws Checkpoint.Conflict if the operation is running
     */
    Run drop(ScheduledOperation which, String key) {
        Checkpoint checkpoint = checkpoint(which);
        if (which != ScheduledOperation.SHIPMENT_NOTIFICATION) {
            return checkpoint.drop(key);
        }
        DespatchQueue queue = new DespatchQueue(database, shopName());
        Set<String> failed = checkpoint.load().state().failed().keySet();
        Optional<DespatchNotification> message = queue.waiting().stream()
                .filter(despatch -> ShipmentNotification.key(despatch).equals(key)
                        || parts(despatch).contains(key))
                .findFirst();
        String name = message.map(ShipmentNotification::key).orElse(key);
        List<String> open = message.map(ShopOperations::parts).orElse(List.of(key)).stream()
                .filter(failed::contains)
                .toList();
        if (open.isEmpty() || !(name.equals(key) || open.contains(key))) {
            return checkpoint.drop(key);
        }
        if (!name.equals(key) && open.size() > 1) {
            throw new IllegalStateException(
                    key + " is a part of one message with other open parts, " + open + ": drop all of it by " + name);
        }
        queue.remove(name);
        List<Run> dropped = open.stream().map(checkpoint::drop).toList();
        return Run.builder()
                .from(dropped.get(dropped.size() - 1))
                .items(dropped.stream().flatMap(run -> run.items().stream()).toList())
                .build();
    }

    private static List<String> parts(DespatchNotification despatch) {
        return despatch.bySource().stream().map(ShipmentNotification::key).toList();
    }

    /** Returns the checkpoint of the operation. */
    Checkpoint checkpoint(ScheduledOperation which) {
        return new JdbcCheckpoint(database, which.words() + ", " + shopName());
    }
}
