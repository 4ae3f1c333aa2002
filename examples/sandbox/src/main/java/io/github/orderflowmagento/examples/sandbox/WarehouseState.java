package io.github.orderflowmagento.examples.sandbox;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** The warehouse's products, orders and stock, and the effect of imports. */
final class WarehouseState {

    /** On hand of every imported product until it is set. */
    private static final int OPENING_STOCK = 25;

    private final Map<String, Map<String, String>> products = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> orders = new LinkedHashMap<>();
    private final Map<String, String> orderStates = new HashMap<>();
    private final WarehouseStock stock = new WarehouseStock();
    private final Map<String, String> rejected = new HashMap<>();
    private final Set<String> poison = new HashSet<>();
    private final Set<Long> messagesSent = new HashSet<>();
    private final Clock clock;

    WarehouseState(Clock clock) {
        this.clock = clock;
    }

    Map<String, Map<String, String>> products() {
        return copy(products);
    }

    Map<String, Map<String, String>> orders() {
        return copy(orders);
    }

    /** The stock of each SKU. */
    Map<String, WarehouseStock.Level> stock() {
        return stock.levels();
    }

    void setFree(String sku, int units) {
        stock.setFree(sku, units);
    }

    void reject(String reference, String message) {
        rejected.put(reference, message);
    }

    void rejectBatchesWith(String reference) {
        poison.add(reference);
    }

    void accept(String reference) {
        rejected.remove(reference);
        poison.remove(reference);
    }

    /** The reference that makes a whole batch fail. */
    @Nullable
    String poisonIn(List<ImportBatch.Entry> batch) {
        return batch.stream()
                .map(ImportBatch.Entry::reference)
                .filter(poison::contains)
                .findFirst()
                .orElse(null);
    }

    ImportReport take(List<ImportBatch.Entry> batch) {
        ImportReport report = new ImportReport(clock);
        batch.forEach(entry -> take(entry, report));
        return report;
    }

    /** Returns an order's state; null if there is no such order. */
    @Nullable
    String stateOf(String orderReference) {
        return orderStates.get(orderReference);
    }

    /** Returns the state of an existing order. */
    String existing(String orderReference) {
        String state = stateOf(orderReference);
        if (state == null) {
            throw noSuchOrder(orderReference);
        }
        return state;
    }

    private static IllegalArgumentException noSuchOrder(String orderReference) {
        return new IllegalArgumentException("the sandbox warehouse has no order " + orderReference);
    }

    void cancel(String orderReference) {
        orderStates.replace(orderReference, "cancelled");
        stock.release(orderReference);
    }

    /** The order's lines: the quantity of each SKU. */
    Map<String, Integer> linesOf(String orderReference) {
        Map<String, String> order = orders.get(orderReference);
        if (order == null) {
            throw noSuchOrder(orderReference);
        }
        Map<String, Integer> lines = new LinkedHashMap<>();
        for (int line = 1; order.containsKey(lineProperty(line, "quantity")); line++) {
            String sku = order.getOrDefault(lineProperty(line, "product.externalReference"), "");
            String quantity = order.getOrDefault(lineProperty(line, "quantity"), "0");
            lines.merge(sku, new BigDecimal(quantity).intValueExact(), Integer::sum);
        }
        return lines;
    }

    /** Sends goods out. A repeated message sends nothing out again. */
    void despatch(String orderReference, Map<String, Integer> quantities, long messageId) {
        if ("cancelled".equals(stateOf(orderReference))) {
            throw new IllegalStateException("order " + orderReference + " is cancelled: it is not despatched");
        }
        if (messagesSent.add(messageId)) {
            orderStates.replace(orderReference, "despatched");
            stock.despatch(orderReference, quantities);
        }
    }

    private void take(ImportBatch.Entry entry, ImportReport report) {
        String refusal = rejected.get(entry.reference());
        if (refusal != null) {
            report.failure(entry, refusal);
            return;
        }
        Map<String, Map<String, String>> known = switch (entry.type()) {
            case "product" -> products;
            case "order" -> orders;
            default -> new HashMap<>(); // returns are accepted and discarded
        };
        boolean exists = known.containsKey(entry.reference());
        if (entry.operation().equals("insert") && exists) {
            report.duplicate(entry);
        } else if (entry.operation().equals("update") && !exists) {
            report.failure(entry, "Validation failed: unknown " + entry.type());
        } else {
            known.computeIfAbsent(entry.reference(), reference -> new LinkedHashMap<>())
                    .putAll(entry.properties());
            if (entry.type().equals("product")) {
                stock.open(entry.reference(), OPENING_STOCK);
            } else if (entry.type().equals("order")) {
                orderStates.putIfAbsent(entry.reference(), "created");
                allocate(entry.reference());
            }
            report.success(entry);
        }
    }

    /** An order with a fractional quantity allocates nothing. */
    private void allocate(String orderReference) {
        if (!existing(orderReference).equals("created")) {
            return;
        }
        try {
            stock.allocate(orderReference, linesOf(orderReference));
        } catch (ArithmeticException | NumberFormatException notWhole) {
            stock.release(orderReference);
        }
    }

    private static String lineProperty(int line, String name) {
        return "orderLine." + line + "." + name;
    }

    private static Map<String, Map<String, String>> copy(Map<String, Map<String, String>> original) {
        Map<String, Map<String, String>> copy = new LinkedHashMap<>();
        original.forEach((reference, properties) ->
                copy.put(reference, Collections.unmodifiableMap(new LinkedHashMap<>(properties))));
        return Collections.unmodifiableMap(copy);
    }
}
