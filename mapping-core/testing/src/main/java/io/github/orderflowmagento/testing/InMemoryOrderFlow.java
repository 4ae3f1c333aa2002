package io.github.orderflowmagento.testing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.github.orderflowmagento.orderflow.ImportBatch;
import io.github.orderflowmagento.orderflow.Inventory;
import io.github.orderflowmagento.orderflow.OrderFlow;
import io.github.orderflowmagento.orderflow.OrderFlowException;
import io.github.orderflowmagento.orderflow.Orders;
import io.github.orderflowmagento.orderflow.Products;
import io.github.orderflowmagento.orderflow.Returns;
import io.github.orderflowmagento.orderflow.imports.ImportItem;
import io.github.orderflowmagento.orderflow.imports.ImportOperation;
import io.github.orderflowmagento.orderflow.imports.ImportReport;
import io.github.orderflowmagento.orderflow.imports.ImportType;
import io.github.orderflowmagento.orderflow.message.DespatchLine;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;
import io.github.orderflowmagento.orderflow.message.InventoryLine;
import io.github.orderflowmagento.orderflow.message.UnreadableLine;
import io.github.orderflowmagento.orderflow.model.OperationResult;
import io.github.orderflowmagento.orderflow.model.OrderDetail;
import io.github.orderflowmagento.orderflow.model.XmlElement;
import io.github.orderflowmagento.testing.Faults.Fault;

/**
 * A warehouse in memory, for tests of code that uses {@link OrderFlow}. It is empty at first and fulfils the contract of the interfaces. An
 * order is inserted once; a second insert is reported as a <em>duplicate</em>.
 *
 * <pre>{@code
 * InMemoryOrderFlow warehouse = new InMemoryOrderFlow();
 * warehouse.setStock("MUG-001", 12);
 * warehouse.reject("100000002", "the postcode is invalid");
 * warehouse.faults().loseNextAnswer("orders.insert", new OrderFlowException.NoAnswer("order import", "timeout"));
 * }</pre>
 *
 * <p>{@code importAll} and the notifications ({@code created}, {@code modified}) throw {@link UnsupportedOperationException}. Safe to share
 * between threads.
 */
public final class InMemoryOrderFlow implements OrderFlow {
    private static final String CHANNEL = "demo-channel";

    private final WarehouseState state = new WarehouseState();
    private final CallRecorder<OrderFlowException> calls;
    private final String channel;

    /** The channels by name, each with its own products, orders and inventory. */
    private final Map<String, InMemoryOrderFlow> channels;

    /** Creates an empty warehouse with the channel {@code demo-channel}. */
    public InMemoryOrderFlow() {
        this(CHANNEL, new CallRecorder<>("the warehouse"), new ConcurrentHashMap<>());
        channels.put(CHANNEL, this);
    }

    private InMemoryOrderFlow(
            String channel, CallRecorder<OrderFlowException> calls, Map<String, InMemoryOrderFlow> channels) {
        this.channel = channel;
        this.calls = calls;
        this.channels = channels;
    }

    @Override
    public String channel() {
        return channel;
    }

    /** {@inheritDoc} A new channel is empty; calls and faults are those of the whole warehouse. */
    @Override
    public InMemoryOrderFlow inChannel(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("inChannel: the channel's name must not be blank");
        }
        return channels.computeIfAbsent(name, added -> new InMemoryOrderFlow(added, calls, channels));
    }

    /** Returns the faults to inject. A failure of a key fails every document that contains the key. */
    public Faults<OrderFlowException> faults() {
        return calls.faults();
    }

    /**
     * Returns the names of the calls made so far, in order: {@code products.merge}, {@code orders.insert}. Changes made by a test are not
     * recorded.
     */
    public List<String> calls() {
        return calls.made();
    }

    /** Clears {@link #calls()}. */
    public void forgetCalls() {
        calls.forget();
    }

    /** Returns the products received so far, by external reference, in order of arrival; merged products with the result of the merge. */
    public Map<String, ImportItem> receivedProducts() {
        return received(ImportType.PRODUCT);
    }

    /** Returns the orders received so far, by external reference, in order of arrival. */
    public Map<String, ImportItem> receivedOrders() {
        return received(ImportType.ORDER);
    }

    private Map<String, ImportItem> received(ImportType type) {
        return locked(() -> Collections.unmodifiableMap(new LinkedHashMap<>(state.received(type))));
    }

    /** Returns the state of an order: {@code created}, {@code cancelled}, or one set by a test; empty if there is no such order. */
    public Optional<String> stateOf(String orderReference) {
        return locked(() -> Optional.ofNullable(state.orderStates.get(orderReference)));
    }

    /**
     * Sets the state of an order, for example {@code despatched}. Only an order in the state {@code created} can be cancelled.
     *
     * @throws IllegalArgumentException if there is no such order
     */
    public void setState(String orderReference, String orderState) {
        locked(() -> {
            if (!state.orderStates.containsKey(orderReference)) {
                throw new IllegalArgumentException("There is no order " + orderReference);
            }
            return state.orderStates.put(orderReference, orderState);
        });
    }

    /**
     * Despatches a whole order, which becomes {@code despatched}.
     *
     * @return the notification that OrderFlow would send, with every line; it requests that the customer be notified
     * @throws IllegalArgumentException if there is no such order
     */
    public DespatchNotification despatch(String orderReference, long messageId, String trackingNumber) {
        setState(orderReference, "despatched");
        Map<String, String> order =
                Objects.requireNonNull(receivedOrders().get(orderReference)).properties();
        List<DespatchLine> lines = new ArrayList<>();
        for (int i = 1; order.containsKey("orderLine." + i + ".quantity"); i++) {
            lines.add(DespatchLine.builder()
                    .externalReference(order.getOrDefault("orderLine." + i + ".product.externalReference", ""))
                    .quantity(new BigDecimal(order.getOrDefault("orderLine." + i + ".quantity", "")))
                    .build());
        }
        return DespatchNotification.builder()
                .orderReference(orderReference)
                .messageId(messageId)
                .lines(lines)
                .courierName("Royal Mail")
                .serviceName("Tracked 24")
                .trackingNumber(trackingNumber)
                .notifyCustomer(true)
                .build();
    }

    /** Sets the units of a SKU: one line with {@code quantity} replaces all lines of the SKU. */
    public void setStock(String sku, long units) {
        locked(() -> {
            state.lines.removeIf(line -> line.externalReference().equals(sku));
            return state.lines.add(InventoryLine.builder()
                    .externalReference(sku)
                    .putAttributes("quantity", String.valueOf(units))
                    .build());
        });
    }

    /** Adds a given line to the inventory, beside others of its SKU. */
    public void addLine(InventoryLine line) {
        locked(() -> state.lines.add(line));
    }

    /** Adds an unreadable line to the inventory. */
    public void addUnreadableLine(UnreadableLine line) {
        locked(() -> state.unreadable.add(line));
    }

    /** Removes all lines of a SKU from the inventory, including unreadable ones. */
    public void removeStock(String sku) {
        locked(() -> {
            state.lines.removeIf(line -> line.externalReference().equals(sku));
            return state.unreadable.removeIf(
                    line -> line.externalReference().filter(sku::equals).isPresent());
        });
    }

    /**
     * Makes import reports reject an item until {@link #accept}.
     *
     * @param why the reason in the report
     */
    public void reject(String externalReference, String why) {
        locked(() -> state.rejected.put(externalReference, why));
    }

    /** Makes import reports omit an item, accepted or not, until {@link #accept}. */
    public void leaveUnreported(String externalReference) {
        locked(() -> state.unreported.add(externalReference));
    }

    /** Undoes {@link #reject} and {@link #leaveUnreported}. */
    public void accept(String externalReference) {
        locked(() -> {
            state.unreported.remove(externalReference);
            return Optional.ofNullable(state.rejected.remove(externalReference));
        });
    }

    private <T> T locked(Supplier<T> work) {
        synchronized (state) {
            return work.get();
        }
    }

    @Override
    public Products products() {
        return new InMemoryProductImports();
    }

    @Override
    public Orders orders() {
        return new InMemoryOrderImports();
    }

    @Override
    public Returns returns() {
        return new Returns() {
            @Override
            public ImportReport insert(List<ImportItem> returns) {
                return take("returns.insert", ImportType.RETURN, ImportOperation.INSERT, returns);
            }

            @Override
            public Stream<ImportBatch> importAll(Stream<ImportItem> returns) {
                throw unsupported("returns.importAll");
            }
        };
    }

    @Override
    public Inventory inventory() {
        return new InMemoryInventory();
    }

    @Override
    public void close() {
        if (channel.equals(CHANNEL)) {
            calls.close();
        }
    }

    private static UnsupportedOperationException unsupported(String call) {
        return new UnsupportedOperationException(call + ": InMemoryOrderFlow does not offer it");
    }

    private ImportReport take(String call, ImportType type, ImportOperation operation, List<ImportItem> items) {
        List<ImportItem> sent = List.copyOf(items);
        if (sent.isEmpty()) {
            throw new IllegalArgumentException(call + ": needs at least one item");
        }
        sent.forEach(item -> {
            item.check();
            if (item.type() != type || item.operation() != operation) {
                throw new IllegalArgumentException("%s: item '%s' is %s/%s, expected %s/%s"
                        .formatted(call, item.externalReference(), item.type(), item.operation(), type, operation));
            }
        });
        ImportReport.of(sent, List.of()); // rejects a duplicate reference before anything is accepted
        return calls.call(
                call, sent.stream().map(ImportItem::externalReference).toList(), () -> locked(() -> state.take(sent)));
    }

    private final class InMemoryProductImports implements Products {
        @Override
        public ImportReport insert(List<ImportItem> products) {
            return take("products.insert", ImportType.PRODUCT, ImportOperation.INSERT, products);
        }

        @Override
        public ImportReport merge(List<ImportItem> products) {
            return take("products.merge", ImportType.PRODUCT, ImportOperation.MERGE, products);
        }

        @Override
        public ImportReport update(List<ImportItem> products) {
            return take("products.update", ImportType.PRODUCT, ImportOperation.UPDATE, products);
        }

        @Override
        public OperationResult created(String thirdPartyReference) {
            throw unsupported("products.created");
        }

        @Override
        public OperationResult modified(String thirdPartyReference) {
            throw unsupported("products.modified");
        }

        @Override
        public Stream<ImportBatch> importAll(Stream<ImportItem> products) {
            throw unsupported("products.importAll");
        }
    }

    private final class InMemoryOrderImports implements Orders {
        @Override
        public ImportReport insert(List<ImportItem> orders) {
            return take("orders.insert", ImportType.ORDER, ImportOperation.INSERT, orders);
        }

        @Override
        public OrderDetail detail(String externalReference) {
            return about(
                    "orders.detail",
                    externalReference,
                    orderState -> OrderDetail.builder()
                            .externalReference(externalReference)
                            .state(orderState)
                            .document(XmlElement.builder()
                                    .name("order")
                                    .putAttributes("externalReference", externalReference)
                                    .putAttributes("state", orderState)
                                    .build())
                            .build());
        }

        @Override
        public OperationResult cancel(String externalReference) {
            return about("orders.cancel", externalReference, orderState -> {
                boolean isOpen = orderState.equals(WarehouseState.CREATED);
                if (isOpen) {
                    state.orderStates.put(externalReference, WarehouseState.CANCELLED);
                }
                return OperationResult.builder()
                        .performed(isOpen)
                        .message(isOpen ? "Operation completed" : "No cancel operation performed")
                        .build();
            });
        }

        private <T> T about(String call, String externalReference, Function<String, T> work) {
            return calls.call(
                    call,
                    List.of(externalReference),
                    () -> locked(() -> work.apply(state.stateOf(call, externalReference))));
        }

        @Override
        public OperationResult created(String thirdPartyReference) {
            throw unsupported("orders.created");
        }

        @Override
        public OperationResult created(String thirdPartyReference, String externalReference) {
            throw unsupported("orders.created");
        }

        @Override
        public OperationResult modified(String thirdPartyReference) {
            throw unsupported("orders.modified");
        }

        @Override
        public Stream<ImportBatch> importAll(Stream<ImportItem> orders) {
            throw unsupported("orders.importAll");
        }
    }

    private final class InMemoryInventory implements Inventory {
        @Override
        public Stream<InventoryLine> lines(Consumer<UnreadableLine> unreadable) {
            return StreamSupport.stream(() -> walk(unreadable).spliterator(), 0, false);
        }

        private Stream<InventoryLine> walk(Consumer<UnreadableLine> unreadable) {
            calls.begin("inventory.lines");
            Optional<Fault<OrderFlowException>> fault = calls.faults().of("inventory.lines");
            Stream<InventoryLine> failing = fault.stream().flatMap(wanted -> {
                throw wanted.failure();
            });
            if (fault.filter(wanted -> !wanted.isExecuted()).isPresent()) {
                return failing;
            }
            locked(() -> List.copyOf(state.unreadable)).forEach(unreadable);
            return Stream.concat(locked(() -> List.copyOf(state.lines)).stream(), failing);
        }

        @Override
        public List<InventoryLine> retrieve() {
            return lines(line -> {
                        throw new OrderFlowException.NotUnderstood("inventory", line.reason());
                    })
                    .toList();
        }
    }
}
