package io.github.orderflowmagento.examples.quickstart;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.orderflowmagento.examples.sandbox.SandboxMagento2Shop;
import io.github.orderflowmagento.examples.sandbox.SandboxShop;
import io.github.orderflowmagento.examples.sandbox.SandboxSystem;
import io.github.orderflowmagento.examples.sandbox.SandboxWarehouse;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.checkpoint.Checkpoint;
import io.github.orderflowmagento.operation.checkpoint.InMemoryCheckpoint;
import io.github.orderflowmagento.operation.inventory.InventoryUpdate;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.operation.product.ProductExport;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;
import io.github.orderflowmagento.orderflow.OrderFlow;
import io.github.orderflowmagento.orderflow.OrderFlowException;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;

/**
 * Runs product export, order export, shipment notification and inventory update once, and prints what was transferred.
 *
 * <p>Without settings it uses a sandbox warehouse and a sandbox shop: a Magento 2, then a Magento 1 with its own warehouse. A shop or a
 * warehouse in the {@link Settings} is used instead; nothing is written to it unless {@code quickstart.write=true} is set.
 */
public final class Quickstart {
    private final Magento shop;
    private final OrderFlow warehouse;
    private final Optional<SandboxWarehouse> sandboxWarehouse;
    private final boolean writesToShop;
    private final boolean writesToWarehouse;
    private final Report report;

    private Quickstart(
            Magento shop,
            OrderFlow warehouse,
            Optional<SandboxWarehouse> sandboxWarehouse,
            boolean writesToShop,
            boolean writesToWarehouse,
            Report report) {
        this.shop = shop;
        this.warehouse = warehouse;
        this.sandboxWarehouse = sandboxWarehouse;
        this.writesToShop = writesToShop;
        this.writesToWarehouse = writesToWarehouse;
        this.report = report;
    }

    /**
     * Runs with the settings of this process; see the README. Exits with 1 if the shop or the warehouse could not be reached or read, or if
     * a setting is wrong.
     */
    public static void main(String[] arguments) {
        if (!run(Settings.ofThisProcess(), System.out)) {
            System.exit(1);
        }
    }

    /** Returns whether everything could be reached and read. */
    static boolean run(Settings settings, PrintStream out) {
        Report report = new Report(out);
        try {
            return run(settings, report);
        } catch (IllegalArgumentException | MagentoException | OrderFlowException e) {
            report.failure(String.valueOf(e.getMessage()));
            return false;
        }
    }

    private static boolean run(Settings settings, Report report) {
        boolean mayWrite = settings.isOn("quickstart.write");
        if (mayWrite && ShopCredentials.areAnySet(settings) && !Connections.isWarehouseNamed(settings)) {
            throw new IllegalArgumentException(
                    "quickstart.write: your own shop is only written to from your own warehouse,"
                            + " since the sandbox warehouse invents stock and despatches: set orderflow.url and its credentials as well");
        }
        Optional<Magento> named = Connections.shop(settings);
        boolean finished;
        if (named.isPresent()) {
            try (Magento shop = named.get()) {
                String name = "shop " + settings.require("magento.url");
                finished = run(shop, name, mayWrite, Optional.empty(), settings, report);
            }
        } else {
            // a real warehouse must not get two shops with the same products and orders
            finished = runOnMagento2(settings, report)
                    && (Connections.isWarehouseNamed(settings) || runOnMagento1(settings, report.ofSummaries()));
        }
        if (finished) {
            report.next(named.isPresent(), mayWrite);
        }
        return finished;
    }

    private static boolean runOnMagento2(Settings settings, Report report) {
        try (SandboxMagento2Shop sandbox = SandboxMagento2Shop.start();
                Magento shop = Connections.shop(sandbox)) {
            return run(shop, "sandbox Magento 2", true, Optional.of(sandbox), settings, report);
        }
    }

    private static boolean runOnMagento1(Settings settings, Report report) {
        try (SandboxShop sandbox = SandboxShop.start();
                Magento shop = Connections.shop(sandbox)) {
            return run(shop, "sandbox Magento 1", true, Optional.of(sandbox), settings, report);
        }
    }

    /** Independent of the version of Magento from here on. */
    private static boolean run(
            Magento shop,
            String shopName,
            boolean writesToShop,
            Optional<SandboxSystem> sandboxShop,
            Settings settings,
            Report report) {
        boolean isReal = Connections.isWarehouseNamed(settings);
        try (SandboxWarehouse sandbox = SandboxWarehouse.start();
                OrderFlow warehouse = Connections.warehouse(settings).orElseGet(() -> Connections.warehouse(sandbox))) {
            report.title(shopName, isReal ? "warehouse " + settings.require("orderflow.url") : "sandbox warehouse");
            boolean finished = new Quickstart(
                            shop,
                            warehouse,
                            isReal ? Optional.empty() : Optional.of(sandbox),
                            writesToShop,
                            settings.isOn("quickstart.write") || !isReal,
                            report)
                    .runAll();
            if (!finished) {
                report.failure("it ended early for the reason above; the following operations were skipped.");
            } else if (!isReal) {
                sandboxShop.ifPresent(open -> report.requests(open.requests(), sandbox.requests()));
            }
            return finished;
        }
    }

    /** Runs one operation after the other, as long as shop and warehouse can be read; returns whether all were run. */
    private boolean runAll() {
        if (endedEarly(exportProducts())) {
            return false;
        }
        Run orders = exportOrders();
        if (endedEarly(orders)
                || notifyShipments(orders.items(Outcome.DONE))
                        .filter(Quickstart::endedEarly)
                        .isPresent()) {
            return false;
        }
        return !endedEarly(updateInventory());
    }

    private static boolean endedEarly(Run run) {
        return run.endedEarly().isPresent();
    }

    private Run exportProducts() {
        report.heading("1. Product export: shop → warehouse");
        ProductExport export = ProductExport.between(shop, warehouse).build();
        return report.run(writesToWarehouse ? new InMemoryCheckpoint().run(export) : export.dryRun(RunState.initial()));
    }

    private Run exportOrders() {
        report.heading("2. Order export: shop → warehouse");
        // the web services return payment methods as codes; the warehouse expects their titles
        OrderMapping mapping =
                OrderMapping.standard().withPaymentMethodTitles(Map.of("checkmo", "Check / Money order"));
        OrderExport export =
                OrderExport.between(shop, warehouse).mapping(mapping).build();
        if (!writesToWarehouse) {
            return report.run(export.dryRun(RunState.initial()));
        }
        Checkpoint checkpoint = new InMemoryCheckpoint();
        Run first = report.run(checkpoint.run(export));
        if (!endedEarly(first)) {
            report.note("again, from the saved state", checkpoint.run(export));
            report.note("again, as if the state were lost", export.run(RunState.initial()));
        }
        return first;
    }

    /** Empty if the warehouse posts its despatches itself. */
    private Optional<Run> notifyShipments(List<ItemOutcome> exported) {
        report.heading("3. Shipment notification: warehouse → shop");
        if (sandboxWarehouse.isEmpty() || !writesToWarehouse) {
            report.line("OrderFlow posts its despatches itself; see the README for the endpoint that receives them.");
            return Optional.empty();
        }
        List<String> despatched =
                exported.stream().map(ItemOutcome::key).limit(3).toList();
        List<DespatchNotification> received = despatch(sandboxWarehouse.get(), despatched);
        ShipmentNotification notification = ShipmentNotification.to(shop).build();
        if (!writesToShop) {
            return Optional.of(report.run(notification.of(received).dryRun(RunState.initial())));
        }
        Checkpoint checkpoint = new InMemoryCheckpoint();
        Run run = report.run(checkpoint.run(notification.of(received)));
        if (!endedEarly(run)) {
            report.note("the same messages again", checkpoint.run(notification.of(received)));
            report.orders(shop, despatched);
        }
        return Optional.of(run);
    }

    /** The warehouse packs, logs in and posts a message for each order over HTTP, to an endpoint as in an application. */
    private static List<DespatchNotification> despatch(SandboxWarehouse sandbox, List<String> orders) {
        try (DespatchEndpoint endpoint = new DespatchEndpoint()) {
            sandbox.logInToShopAs(endpoint.user(), endpoint.apiKey());
            int parcel = 1;
            for (String order : orders) {
                sandbox.despatch(
                        order, "Royal Mail", "Tracked 24", String.format("RM%09dGB", parcel++), endpoint.address());
            }
            return endpoint.received();
        }
    }

    /** Runs after the shipments, whose units the warehouse no longer counts. */
    private Run updateInventory() {
        report.heading("4. Inventory update: warehouse → shop");
        sandboxWarehouse.ifPresent(sandbox -> {
            sandbox.setStock("MUG-001", 15); // the free units; a shop that reserves is sent the units on hand
            sandbox.setStock("TEA-AMP-01", 0);
            sandbox.setStock("OOS-001", 7);
            sandbox.setStock("NOT-IN-THE-SHOP", 3);
        });
        InventoryUpdate update = InventoryUpdate.between(shop, warehouse).build();
        Run run = report.run(writesToShop ? new InMemoryCheckpoint().run(update) : update.dryRun(RunState.initial()));
        List<String> written =
                run.items(Outcome.DONE).stream().map(ItemOutcome::key).limit(3).toList();
        if (!written.isEmpty()) {
            report.stock(shop, written);
        }
        return run;
    }
}
