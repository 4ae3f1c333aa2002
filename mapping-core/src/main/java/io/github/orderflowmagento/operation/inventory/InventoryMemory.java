package io.github.orderflowmagento.operation.inventory;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.github.orderflowmagento.mapping.inventory.InventorySequences;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.orderflow.message.InventoryLine;

/** What an inventory update remembers of each SKU, from the state of the run before to that of the next. */
final class InventoryMemory {
    private static final Duration BELIEVED_FOR = Duration.ofDays(1);

    private final RunState state;
    private final StockKeys keys;
    private final InventorySequences sequences;
    private final List<InventoryLine> applied = new ArrayList<>();
    private final Map<String, String> inventoried;
    private final Map<String, String> keptOtherwise;

    InventoryMemory(RunState state, StockKeys keys) {
        this.state = state;
        this.keys = keys;
        this.sequences = new InventorySequences(state.sequences(), state.inventoryRecords());
        this.inventoried = new LinkedHashMap<>(state.inventoried());
        this.keptOtherwise = new LinkedHashMap<>(state.keptOtherwise());
    }

    /** As it was before the run. */
    InventorySequences sequences() {
        return sequences;
    }

    /** The warehouse has the SKU, and so has the shop. */
    void has(WantedStock wanted) {
        inventoried.put(wanted.key(), wanted.update().sku());
    }

    /** The shop's stock is what is wanted. */
    void settled(WantedStock wanted) {
        applied(wanted);
        keptOtherwise.remove(wanted.key());
        if (wanted.isMissing() && wanted.update().quantity().signum() <= 0) {
            inventoried.remove(wanted.key());
        }
    }

    /** The shop took what was sent, and its stock is another. */
    void keptOtherwise(StockChange change, StockLevel kept, Instant now) {
        applied(change.wanted());
        keptOtherwise.put(
                change.key(), deviation(StockLevel.of(change.update()), kept) + now.truncatedTo(ChronoUnit.SECONDS));
    }

    /**
     * Whether the same was sent within the last day, and the shop kept what it has now. Somebody may have changed the stock in the moment
     * between writing and reading back, or the cause may be gone: so it is sent again once a day.
     */
    boolean keepsOtherwise(StockChange change, Instant now) {
        String deviation = deviation(StockLevel.of(change.update()), change.before());
        String kept = keptOtherwise.getOrDefault(change.key(), "");
        if (!kept.startsWith(deviation)) {
            return false;
        }
        try {
            return Instant.parse(kept.substring(deviation.length())).isAfter(now.minus(BELIEVED_FOR));
        } catch (DateTimeException e) {
            return false; // of a state that was written by hand
        }
    }

    private static String deviation(StockLevel sent, StockLevel kept) {
        return sent + " -> " + kept + " at ";
    }

    /** What is wanted was written, or need not be. */
    void applied(WantedStock wanted) {
        InventoryLine line = wanted.line();
        if (line != null) {
            applied.add(line);
        }
    }

    /** The shop does not have the SKU, or sells none of it. */
    void forget(String key) {
        inventoried.remove(key);
        keptOtherwise.remove(key);
    }

    /** Whether the warehouse had the SKU in the run before. */
    boolean knows(String key) {
        return state.inventoried().containsKey(key);
    }

    boolean isEmpty() {
        return state.inventoried().isEmpty();
    }

    /**
     * SKUs that had a line before and have none, nor has another line come for the shop's SKU. However a SKU is spelled it is there.
     *
     * @param present the keys of all lines, be they readable or not
     * @param wanted the shop's stocks for which a line was mapped
     * @param waiting the stocks that units wait in, by key: a line of theirs may have left before
     * @return by key, where the stock is
     */
    Map<String, StockPlace> missing(Set<String> present, List<StockPlace> wanted, Map<String, StockPlace> waiting) {
        Set<String> there = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        present.forEach(key -> there.add(key.strip()));
        Set<String> thereInShop = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        wanted.forEach(place -> thereInShop.add(name(place)));
        Map<String, StockPlace> missing = new LinkedHashMap<>();
        Map<String, StockPlace> known = places(state.inventoried());
        waiting.forEach(known::putIfAbsent);
        known.forEach((key, place) -> {
            if (there.contains(key.strip())) {
                thereInShop.add(name(place));
            } else {
                missing.put(key, place);
            }
        });
        // of several keys that stand for one stock of the shop one is enough
        Set<String> named = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        named.addAll(thereInShop);
        missing.values().removeIf(place -> !named.add(name(place)));
        return missing;
    }

    private String name(StockPlace place) {
        return keys.key(place.sku().strip(), place.source());
    }

    /** Those of the run's sources. */
    private Map<String, StockPlace> places(Map<String, String> skus) {
        Map<String, StockPlace> places = new LinkedHashMap<>();
        skus.forEach((key, sku) -> keys.source(key).ifPresent(source -> places.put(key, new StockPlace(sku, source))));
        return places;
    }

    /** Those of sources that the mapping does not name any more, or did not name before there was a table. */
    List<String> ofOtherSources() {
        return inventoried.keySet().stream()
                .filter(key -> keys.source(key).isEmpty())
                .toList();
    }

    /** The shop's stocks that are known beside those. */
    Set<StockPlace> placesBeside(Set<StockPlace> known) {
        return places(inventoried).values().stream()
                .filter(place -> !known.contains(place))
                .collect(Collectors.toSet());
    }

    RunState.Builder next() {
        InventorySequences newest = sequences.after(applied);
        return new RunState.Builder()
                .from(state)
                .sequences(newest.applied())
                .inventoryRecords(newest.records())
                .inventoried(inventoried)
                .keptOtherwise(keptOtherwise);
    }
}
