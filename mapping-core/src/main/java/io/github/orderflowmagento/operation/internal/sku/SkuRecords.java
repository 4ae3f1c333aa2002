package io.github.orderflowmagento.operation.internal.sku;

import java.util.Collection;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * Stores what is remembered of each SKU. Each record is independent of the others, so the records remain correct after a crash. For one run
 * at a time, by its thread. Every method may throw a {@link io.github.orderflowmagento.operation.internal.sort.StorageException}.
 */
public interface SkuRecords {
    /** Starts a run, which reads the records as stored now; it need not see its own changes. */
    default void begin() {}

    /**
     * Returns the identifier that a state contains if its records are here; empty if there are none yet, or they are in the state itself.
     */
    String place();

    /** Returns the existing records of these keys. */
    Map<String, SkuRecord> get(Collection<String> keys);

    /**
     * Replaces records; {@link SkuRecord#NONE} removes one.
     *
     * @throws RuntimeException if the lease of the run is lost (LeaseLost); nothing is changed then
     */
    void put(Map<String, SkuRecord> changed);

    /** Visits all records, in no particular order, as long as the visitor returns true. */
    void walk(BiPredicate<String, SkuRecord> visitor);

    /** Removes all records. */
    void clear();
}
