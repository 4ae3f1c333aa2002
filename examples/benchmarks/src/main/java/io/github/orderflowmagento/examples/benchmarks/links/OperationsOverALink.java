package io.github.orderflowmagento.examples.benchmarks.links;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.magento.model.ProductType;
import io.github.orderflowmagento.magento.model.StockUpdate;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Operation;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.checkpoint.InMemoryCheckpoint;
import io.github.orderflowmagento.operation.inventory.InventoryUpdate;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.operation.product.ProductExport;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;
import io.github.orderflowmagento.orderflow.message.DespatchLine;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;

/** The four operations with one shop, each with a new warehouse, and each compared with the plain client. */
final class OperationsOverALink {
    /** The number of items for the plain client, which is slow. */
    private static final int SAMPLE = 15;

    /** The same without latency, where so few would take too short a time. */
    private static final int SAMPLE_WITHOUT_LATENCY = 150;

    /** The store view whose goods leave from a single source. */
    private static final long OF_MAIN_WEBSITE = 1;

    /** More units than are shipped. */
    private static final BigDecimal ENOUGH = BigDecimal.valueOf(100_000);

    private final Way way;
    private final ShopSide side;

    /** Orders without shipments. */
    private final Deque<Order> unshipped = new ArrayDeque<>();

    /** Generates distinct values: quantities, numbers of messages. */
    private int next = 1_000;

    OperationsOverALink(Way way, ShopSide side) {
        this.way = way;
        this.side = side;
    }

    Measured products(Link link) {
        try (WarehouseSide warehouse = WarehouseSide.open()) {
            ProductExport export =
                    ProductExport.between(side.client(), warehouse.client()).build();
            ProductExport onePerDocument = ProductExport.between(side.client(), warehouse.client())
                    .batchSize(1)
                    .build();
            Measured.Side ours = ran(link, warehouse, export);
            List<String> sample = skus(warehouse).limit(sample(link)).toList();
            return new Measured(
                    "product export",
                    way,
                    link,
                    ours,
                    exportedPlainly(
                            link,
                            warehouse,
                            sample,
                            onePerDocument.of(sample),
                            "remotewarehouse",
                            PlainShop::readProduct));
        }
    }

    Measured orders(Link link) {
        try (WarehouseSide warehouse = WarehouseSide.open()) {
            OrderExport export =
                    OrderExport.between(side.client(), warehouse.client()).build();
            OrderExport onePerDocument = OrderExport.between(side.client(), warehouse.client())
                    .batchSize(1)
                    .build();
            Measured.Side ours = ran(link, warehouse, export);
            List<String> sample = warehouse.warehouse().orders().keySet().stream()
                    .limit(sample(link))
                    .toList();
            return new Measured(
                    "order export",
                    way,
                    link,
                    ours,
                    exportedPlainly(
                            link, warehouse, sample, onePerDocument.of(sample), "remoteorder", PlainShop::readOrder));
        }
    }

    /** @param count the number of products */
    Measured stock(Link link, int count) {
        try (WarehouseSide warehouse = WarehouseSide.open()) {
            ProductExport.between(side.client(), warehouse.client()).build().run(RunState.initial());
            List<String> all = skus(warehouse).toList();
            List<String> some = all.subList(0, Math.min(count, all.size()));
            int quantity = next++;
            some.forEach(sku -> warehouse.warehouse().setStock(sku, quantity));
            InventoryUpdate update =
                    InventoryUpdate.between(side.client(), warehouse.client()).build();
            Measured.Side ours = ran(link, warehouse, update);
            List<String> sample = some.subList(0, Math.min(sample(link), some.size()));
            Measured.Side plain = measured(link, warehouse, () -> {
                sample.forEach(sku -> side.plain().writeStock(sku, quantity + 1));
                return sample.size();
            });
            return new Measured("inventory update", way, link, ours, plain);
        }
    }

    /** @param count the number of orders */
    Measured shipments(Link link, int count) {
        try (WarehouseSide warehouse = WarehouseSide.open()) {
            List<DespatchNotification> despatches =
                    taken(count).stream().map(this::despatch).toList();
            Operation notification =
                    ShipmentNotification.to(side.client()).build().of(despatches);
            Measured.Side ours = ran(link, warehouse, notification);
            List<Order> sample = taken(sample(link));
            Measured.Side plain = measured(link, warehouse, () -> {
                sample.forEach(order -> side.plain().ship(order.incrementId(), "RM" + next++));
                return sample.size();
            });
            return new Measured("shipment notification", way, link, ours, plain);
        }
    }

    private static int sample(Link link) {
        return link.roundTrip().isZero() ? SAMPLE_WITHOUT_LATENCY : SAMPLE;
    }

    /** Creates the documents beforehand over a link without latency, since only reading and sending are measured. */
    private Measured.Side exportedPlainly(
            Link link,
            WarehouseSide warehouse,
            List<String> keys,
            Operation onePerDocument,
            String kind,
            BiConsumer<PlainShop, String> read) {
        List<String> documents = onePerDocument.dryRun(RunState.initial()).documents();
        if (documents.size() != keys.size()) {
            throw new IllegalStateException(documents.size() + " documents of " + keys);
        }
        return measured(link, warehouse, () -> {
            for (int i = 0; i < documents.size(); i++) {
                read.accept(side.plain(), keys.get(i));
                warehouse.plain().importDocument(kind, documents.get(i));
            }
            return documents.size();
        });
    }

    /** Uses a checkpoint, so that no other run does the same work, and looked-up data stays fresh for longer. */
    private Measured.Side ran(Link link, WarehouseSide warehouse, Operation operation) {
        return measured(link, warehouse, () -> {
            Run ended = new InMemoryCheckpoint().run(operation);
            List<ItemOutcome> failed = Stream.of(Outcome.GIVEN_UP, Outcome.WILL_RETRY)
                    .flatMap(outcome -> ended.items(outcome).stream())
                    .toList();
            if (!failed.isEmpty() || ended.endedEarly().isPresent()) {
                throw new IllegalStateException(ended.summary() + ended.endedEarly() + failed);
            }
            return ended.items(Outcome.DONE).size();
        });
    }

    /** @param work returns the number of items processed */
    private Measured.Side measured(Link link, WarehouseSide warehouse, Supplier<Integer> work) {
        side.link().behaveAs(link.roundTrip(), link.times());
        warehouse.link().behaveAs(link.roundTrip(), link.times());
        Traffic before = side.link().traffic().plus(warehouse.link().traffic());
        long begin = System.nanoTime();
        int items = work.get();
        long nanos = System.nanoTime() - begin;
        Traffic traffic = side.link().traffic().plus(warehouse.link().traffic()).minus(before);
        side.link().behaveAs(Link.NONE.roundTrip(), Link.NONE.times());
        warehouse.link().behaveAs(Link.NONE.roundTrip(), Link.NONE.times());
        return new Measured.Side(items, traffic, nanos);
    }

    /** Returns the warehouse's SKUs that are written the same everywhere. */
    private static Stream<String> skus(WarehouseSide warehouse) {
        return warehouse.warehouse().products().keySet().stream().filter(sku -> sku.matches("[A-Z][A-Z0-9-]+"));
    }

    private List<Order> taken(int count) {
        if (unshipped.isEmpty()) {
            List<String> numbers;
            try (Stream<OrderSummary> orders = side.client().orders().list(OrderQuery.status("processing"))) {
                numbers = orders.filter(order -> order.storeId()
                                .filter(id -> id == OF_MAIN_WEBSITE)
                                .isPresent())
                        .map(OrderSummary::incrementId)
                        .toList();
            }
            List<Order> orders = side.client().orders().details(numbers).stream()
                    .flatMap(answer -> answer.value().stream())
                    .filter(order -> order.items().stream().allMatch(OperationsOverALink::isToShip))
                    .toList();
            Set<String> stocked = stockUp(orders);
            orders.stream()
                    .filter(order -> stocked.containsAll(skus(order).toList()))
                    .forEach(unshipped::add);
        }
        return Stream.generate(unshipped::remove).limit(count).toList();
    }

    private static Stream<String> skus(Order order) {
        return order.items().stream().map(row -> row.sku().orElseThrow());
    }

    /**
     * Sets the stock of the ordered products: copies of orders share them, so that they would soon be sold out.
     *
     * @return the SKUs; without those that are no product's, but an option's
     */
    private Set<String> stockUp(List<Order> orders) {
        List<StockUpdate> updates = orders.stream()
                .flatMap(OperationsOverALink::skus)
                .distinct()
                .map(sku -> StockUpdate.builder()
                        .sku(sku)
                        .quantity(ENOUGH)
                        .isInStock(true)
                        .build())
                .toList();
        return side.client().stock().update(updates).stream()
                .flatMap(answer -> answer.value().stream())
                .map(StockUpdate::sku)
                .collect(Collectors.toSet());
    }

    private static boolean isToShip(OrderItem row) {
        return row.type() == ProductType.SIMPLE
                && row.parentItemId().isEmpty()
                && row.qtyToShip().signum() > 0
                && row.qtyShipped().signum() == 0
                && row.sku().filter(sku -> sku.matches("[A-Z][A-Z0-9-]+")).isPresent();
    }

    private DespatchNotification despatch(Order order) {
        int message = next++;
        DespatchNotification.Builder despatch = DespatchNotification.builder();
        despatch.orderReference(order.incrementId())
                .messageId(message)
                .courierName("Royal Mail")
                .serviceName("Tracked 24")
                .trackingNumber("RM" + message)
                .notifyCustomer(true);
        order.items()
                .forEach(row -> despatch.addLines(DespatchLine.builder()
                        .externalReference(row.sku().orElseThrow())
                        .quantity(row.qtyToShip())
                        .build()));
        return despatch.build();
    }
}
