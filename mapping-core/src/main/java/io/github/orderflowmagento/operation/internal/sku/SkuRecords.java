package io.github.orderflowmagento.operation.internal.sku;

import java.util.Collection;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * What is remembered of each SKU. Each record is a fact of its own: that of one SKU is true whatever became of the others, so a run that
 * dies leaves true ones. For one run at a time, by its thread. Every method may throw a {@link
 * io.github.orderflowmagento.operation.internal.sort.StorageException}.
 */
public interface SkuRecords {
    /** A run begins, and reads what is kept by now. What it puts it need not find again itself. */
    default void begin() {}

    /** What a state is marked with whose records are here; empty if there are none yet, or they are in the state itself. */
    String place();

    /** The records of these keys that there are. */
    Map<String, SkuRecord> get(Collection<String> keys);

    /**
     * Puts records in the place of those before; {@link SkuRecord#NONE} removes one.
     *
     * @throws RuntimeException if the lease of the run is lost (LeaseLost); nothing is put then
     */
    void put(Map<String, SkuRecord> changed);

    /** Hands out all records, in no particular order, for as long as the visitor says yes. */
    void walk(BiPredicate<String, SkuRecord> visitor);

    /** Removes all records. */
    void clear();
}
