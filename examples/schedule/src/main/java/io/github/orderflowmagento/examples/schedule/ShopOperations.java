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

    /**
     * Shipments go before stock. A shop that reserves takes the units of a shipment out of its stock, so what waits is shipped first, and
     * none is shipped while the stock is written, to which the units of what still waits are added.
     *
     * @throws Checkpoint.Conflict also if despatches are being shipped
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
                    notification ->
                            update.add(inventoryUpdate(shop, warehouse, () -> notification.unbooked(queue.waiting()))
                                    .run(state)));
            return update.get(0);
        });
    }

    /** One that cannot be asked may be; the update asks again, and tells if it cannot. */
    private static boolean isReserving(Magento shop) {
        try {
            return shop.stock().keeping() == StockKeeping.RESERVES;
        } catch (MagentoException e) {
            return true;
        }
    }

    /** {@code schedule.zeroLimit}, a share from 0 to 1, says how many SKUs may go to zero; with 1 there is no limit. */
    private InventoryUpdate inventoryUpdate(
            Magento shop, OrderFlow warehouse, Supplier<List<DespatchNotification>> unbooked) {
        InventoryUpdate.Builder update = InventoryUpdate.between(shop, warehouse)
                .unbooked(unbooked)
                .shopName(shopName())
                .listener(listener);
        settings.find("schedule.zeroLimit")
                .map(share -> new ZeroLimit(
                        Double.parseDouble(share), ZeroLimit.standard().skus()))
                .ifPresent(update::zeroLimit);
        return update.build();
    }

    /** @param whileHeld what to do before another run may ship */
    private Run notifyShipments(Magento shop, Consumer<ShipmentNotification> whileHeld) {
        ShipmentNotification notification = ShipmentNotification.to(shop)
                .exported(checkpoint(ScheduledOperation.ORDER_EXPORT).load()::state)
                .shopName(shopName())
                .listener(listener)
                .build();
        DespatchQueue queue = new DespatchQueue(database, shopName());
        List<DespatchNotification> waiting = new ArrayList<>();
        Run run = checkpoint(ScheduledOperation.SHIPMENT_NOTIFICATION).run(state -> {
            waiting.addAll(queue.waiting()); // while the row is held: no other run settles them meanwhile
            Run shipped = notification.of(waiting).run(state);
            whileHeld.accept(notification);
            return shipped;
        });
        queue.settle(run, waiting); // after the state is kept: a message that comes once more makes no second shipment
        return run;
    }

    /**
     * Drops an item that has failed. A despatch goes out of the queue first: what waits there is shipped, unless it is known to have failed.
     * The parts of one that left from several sources are one message there: it is dropped with its last open part, or by its own key with
     * all of them.
     *
     * @throws IllegalStateException if another part of the message is open, which would be lost with it
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

    /** The row of the operation. */
    Checkpoint checkpoint(ScheduledOperation which) {
        return new JdbcCheckpoint(database, which.words() + ", " + shopName());
    }
}
