package io.github.orderflowmagento.operation.internal.sku;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.orderflowmagento.operation.RunState;

/** The records in a state that contains them itself. */
public final class StateSkuRecords implements SkuRecords {
    private final Map<String, SkuRecord> records = new LinkedHashMap<>();

    public StateSkuRecords(RunState state) {
        Stream.of(state.inventoried(), state.sequences(), state.inventoryRecords(), state.keptOtherwise())
                .map(Map::keySet)
                .flatMap(Set::stream)
                .forEach(key -> records.computeIfAbsent(
                        key,
                        sku -> new SkuRecord(
                                Optional.ofNullable(state.sequences().get(sku)),
                                Optional.ofNullable(state.inventoryRecords().get(sku)),
                                Optional.ofNullable(state.inventoried().get(sku)),
                                Optional.ofNullable(state.keptOtherwise().get(sku)))));
    }

    @Override
    public String place() {
        return "";
    }

    @Override
    public Map<String, SkuRecord> get(Collection<String> keys) {
        return keys.stream()
                .filter(records::containsKey)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), key -> records.getOrDefault(key, SkuRecord.NONE)));
    }

    @Override
    public void put(Map<String, SkuRecord> changed) {
        changed.forEach((key, record) -> {
            if (record.isNone()) {
                records.remove(key);
            } else {
                records.put(key, record);
            }
        });
    }

    @Override
    public void walk(BiPredicate<String, SkuRecord> visitor) {
        for (Map.Entry<String, SkuRecord> entry : records.entrySet()) {
            if (!visitor.test(entry.getKey(), entry.getValue())) {
                return;
            }
        }
    }

    @Override
    public void clear() {
        records.clear();
    }

    /** Returns all records. */
    public Map<String, SkuRecord> all() {
        return Map.copyOf(records);
    }

    /** Returns the number of records. */
    public int size() {
        return records.size();
    }

    /** Returns the state with these records. */
    public RunState.Builder in(RunState state) {
        return RunState.builder()
                .from(state)
                .sequences(each(SkuRecord::sequence))
                .inventoryRecords(each(SkuRecord::inventoryId))
                .inventoried(each(SkuRecord::shopSku))
                .keptOtherwise(each(SkuRecord::keptOtherwise))
                .skuRecords(Optional.empty());
    }

    /** Returns the state without records, which are stored elsewhere. */
    public static RunState.Builder beside(RunState state, String place) {
        return RunState.builder()
                .from(state)
                .sequences(Map.of())
                .inventoryRecords(Map.of())
                .inventoried(Map.of())
                .keptOtherwise(Map.of())
                .skuRecords(place);
    }

    private <V> Map<String, V> each(Function<SkuRecord, Optional<V>> part) {
        Map<String, V> parts = new LinkedHashMap<>();
        records.forEach((key, record) -> part.apply(record).ifPresent(value -> parts.put(key, value)));
        return parts;
    }
}
