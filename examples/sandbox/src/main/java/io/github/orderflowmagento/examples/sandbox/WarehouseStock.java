package io.github.orderflowmagento.examples.sandbox;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The warehouse's stock: on hand, and allocated to open orders. */
final class WarehouseStock {

    /**
     * The stock of a SKU.
     *
     * @param total the units on hand
     * @param allocated the units that open orders wait for, which may be more
     */
    record Level(int total, int allocated) {
        int free() {
            return total - allocated;
        }
    }

    private final Map<String, Integer> totals = new LinkedHashMap<>();

    /** The units of each SKU that an order still waits for. */
    private final Map<String, Map<String, Integer>> open = new HashMap<>();

    /** Returns the stock of each SKU that has ever been on hand, in the sequence of its first arrival. */
    Map<String, Level> levels() {
        Map<String, Integer> allocated = allocated();
        Map<String, Level> levels = new LinkedHashMap<>();
        totals.forEach((sku, total) -> levels.put(sku, new Level(total, allocated.getOrDefault(sku, 0))));
        return levels;
    }

    private Map<String, Integer> allocated() {
        Map<String, Integer> allocated = new HashMap<>();
        open.values().stream()
                .map(Map::entrySet)
                .flatMap(Collection::stream)
                .forEach(line -> allocated.merge(line.getKey(), line.getValue(), Integer::sum));
        return allocated;
    }

    /** Sets the free units. */
    void setFree(String sku, int units) {
        totals.put(sku, units + allocated().getOrDefault(sku, 0));
    }

    /** Sets the units on hand if there never were any. */
    void open(String sku, int units) {
        totals.putIfAbsent(sku, units);
    }

    /** Sets the units that the order waits for. */
    void allocate(String order, Map<String, Integer> units) {
        open.put(order, new HashMap<>(units));
    }

    void release(String order) {
        open.remove(order);
    }

    /** Removes units from stock; the order waits for the rest. */
    void despatch(String order, Map<String, Integer> units) {
        Map<String, Integer> waiting = open.getOrDefault(order, new HashMap<>());
        units.forEach((sku, sent) -> {
            totals.computeIfPresent(sku, (key, before) -> before - sent);
            waiting.computeIfPresent(sku, (key, before) -> Math.max(0, before - sent));
        });
    }
}
