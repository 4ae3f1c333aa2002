package io.github.orderflowmagento.examples.quickstart;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.orderflowmagento.examples.sandbox.SandboxShop;
import io.github.orderflowmagento.examples.sandbox.SandboxWarehouse;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.operation.Checkpoint;
import io.github.orderflowmagento.operation.InMemoryCheckpoint;
import io.github.orderflowmagento.operation.InventoryUpdate;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.OrderExport;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.ProductExport;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.ShipmentNotification;
import io.github.orderflowmagento.orderflow.OrderFlow;
import io.github.orderflowmagento.orderflow.model.DespatchNotification;

/**
 * Runs product export, order export, inventory update and shipment notification once and prints what travelled.
 *
 * <p>Without settings it uses a sandbox shop and a sandbox warehouse. A shop or a warehouse named by {@link Settings} is used
 * instead, and is only read from unless {@code quickstart.write=true} is set.
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

    /** Runs with the settings of this process; see the README. */
    public static void main(String[] arguments) {
        run(Settings.ofThisProcess(), System.out);
    }

    static void run(Settings settings, PrintStream out) {
        boolean mayWrite = settings.isOn("quickstart.write");
        try (SandboxShop sandboxShop = SandboxShop.start();
                SandboxWarehouse sandboxWarehouse = SandboxWarehouse.start();
                Magento shop = Connections.shop(settings).orElseGet(() -> Connections.shop(sandboxShop));
                OrderFlow warehouse =
                        Connections.warehouse(settings).orElseGet(() -> Connections.warehouse(sandboxWarehouse))) {
            boolean realShop = settings.find("magento.url").isPresent();
            boolean realWarehouse = settings.find("orderflow.url").isPresent();
            Report report = new Report(out);
            report.title(
                    realShop ? "shop " + settings.require("magento.url") : "sandbox shop",
                    realWarehouse ? "warehouse " + settings.require("orderflow.url") : "sandbox warehouse");
            new Quickstart(
                            shop,
                            warehouse,
                            realWarehouse ? Optional.empty() : Optional.of(sandboxWarehouse),
                            mayWrite || !realShop,
                            mayWrite || !realWarehouse,
                            report)
                    .runAll();
            if (!realShop && !realWarehouse) {
                report.requests(sandboxShop.requests(), sandboxWarehouse.requests());
            }
        }
    }

    private void runAll() {
        exportProducts();
        List<ItemOutcome> exported = exportOrders();
        updateInventory();
        notifyShipments(exported);
    }

    private void exportProducts() {
        report.heading("1. Product export: shop → warehouse");
        ProductExport export = ProductExport.between(shop, warehouse).build();
        report.run(writesToWarehouse ? new InMemoryCheckpoint().run(export::run) : export.dryRun(RunState.initial()));
    }

    private List<ItemOutcome> exportOrders() {
        report.heading("2. Order export: shop → warehouse");
        // the web services know payment methods by code only; the warehouse is used to their titles
        OrderMapping mapping =
                OrderMapping.standard().withPaymentMethodTitles(Map.of("checkmo", "Check / Money order"));
        OrderExport export =
                OrderExport.between(shop, warehouse).mapping(mapping).build();
        if (!writesToWarehouse) {
            Run run = export.dryRun(RunState.initial());
            report.run(run);
            return run.items(Outcome.DONE);
        }
        Checkpoint checkpoint = new InMemoryCheckpoint();
        Run first = checkpoint.run(export::run);
        report.run(first);
        report.note("again, from the saved state", checkpoint.run(export::run));
        report.note("again, as if the state were lost", export.run(RunState.initial()));
        return first.items(Outcome.DONE);
    }

    private void updateInventory() {
        report.heading("3. Inventory update: warehouse → shop");
        sandboxWarehouse.ifPresent(sandbox -> {
            sandbox.setStock("MUG-001", 15);
            sandbox.setStock("TEA-AMP-01", 0);
            sandbox.setStock("OOS-001", 7);
            sandbox.setStock("NOT-IN-THE-SHOP", 3);
        });
        InventoryUpdate update = InventoryUpdate.between(shop, warehouse).build();
        report.run(writesToShop ? new InMemoryCheckpoint().run(update::run) : update.dryRun(RunState.initial()));
        report.stock(shop, List.of("MUG-001", "TEA-AMP-01", "OOS-001"));
    }

    private void notifyShipments(List<ItemOutcome> exported) {
        report.heading("4. Shipment notification: warehouse → shop");
        if (sandboxWarehouse.isEmpty() || !writesToWarehouse) {
            report.line("OrderFlow posts its despatches by itself; see the README for the endpoint that takes them.");
            return;
        }
        List<String> despatched =
                exported.stream().map(ItemOutcome::key).limit(3).toList();
        List<DespatchNotification> received = despatch(sandboxWarehouse.get(), despatched);
        ShipmentNotification notification = ShipmentNotification.to(shop).build();
        if (writesToShop) {
            report.run(new InMemoryCheckpoint().run(state -> notification.run(state, received)));
            report.note("the same messages again", notification.run(RunState.initial(), received));
        } else {
            report.run(notification.dryRun(RunState.initial(), received));
        }
        report.orders(shop, despatched);
    }

    /** The warehouse packs and posts a message for each order, over HTTP, to an endpoint as an application would have it. */
    private static List<DespatchNotification> despatch(SandboxWarehouse sandbox, List<String> orders) {
        try (DespatchEndpoint endpoint = new DespatchEndpoint()) {
            int parcel = 1;
            for (String order : orders) {
                sandbox.despatch(
                        order, "Royal Mail", "Tracked 24", String.format("RM%09dGB", parcel++), endpoint.address());
            }
            return endpoint.received();
        }
    }
}
