package io.github.orderflowmagento.operation.internal;

import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.internal.sku.SkuRecord;
import io.github.orderflowmagento.operation.internal.sku.SkuRecords;
import io.github.orderflowmagento.operation.internal.sku.StateSkuRecords;

/**
 * The records of the SKUs of one run: those that its checkpoint stores beside the state, otherwise those in the state, as in a run without
 * a checkpoint. A checkpoint without records takes over those in the state. Not thread-safe.
 */
public final class KeptSkuRecords {
    private static final Logger LOG = LoggerFactory.getLogger(KeptSkuRecords.class);

    /** The records of active runs, by the identity of the state that a checkpoint passed to each. */
    private static final Map<RunState, SkuRecords> BY_STATE = Collections.synchronizedMap(new IdentityHashMap<>());

    /** The records of the innermost run on the thread, which may start from a state derived from the one passed to it. */
    private static final ThreadLocal<@Nullable SkuRecords> OF_THREAD = new ThreadLocal<>();

    private final RunState state;
    private final boolean dryRun;

    /** Null before the first use: a run that ends earlier changes nothing. */
    private @Nullable SkuRecords records;

    /**
     * Returns the records of a run that starts from the state.
     *
     * @param dryRun whether nothing is to be stored
     */
    public KeptSkuRecords(RunState state, boolean dryRun) {
        this.state = state;
        this.dryRun = dryRun;
    }

    /** Runs the operation with the records that the checkpoint stores beside the state. */
    public static Run during(SkuRecords beside, RunState state, Function<RunState, Run> operation) {
        SkuRecords outer = OF_THREAD.get();
        BY_STATE.put(state, beside);
        OF_THREAD.set(beside);
        try {
            return operation.apply(state);
        } finally {
            BY_STATE.remove(state);
            if (outer == null) {
                OF_THREAD.remove();
            } else {
                OF_THREAD.set(outer);
            }
        }
    }

    private SkuRecords records() {
        SkuRecords opened = records;
        if (opened == null) {
            opened = open();
            records = opened;
        }
        return opened;
    }

    private SkuRecords open() {
        SkuRecords given = BY_STATE.get(state);
        SkuRecords beside = given == null ? OF_THREAD.get() : given;
        if (beside != null) {
            beside.begin();
            if (state.skuRecords().equals(Optional.of(beside.place()))) {
                return beside;
            }
        }
        StateSkuRecords own = inState(state);
        if (given == null || dryRun) {
            return own;
        }
        try {
            given.clear();
            given.put(own.all());
        } catch (LeaseLost e) {
            return own; // this write requires the lease, too
        }
        given.begin();
        return given;
    }

    private static StateSkuRecords inState(RunState state) {
        state.skuRecords()
                .ifPresent(place -> LOG.warn(
                        "the records of the SKUs are not where the state expects them ({}): the run starts"
                                + " without them",
                        place));
        return new StateSkuRecords(state);
    }

    /** Returns the existing records of these keys as they were when the run began. */
    public Map<String, SkuRecord> get(Collection<String> keys) {
        return records().get(keys);
    }

    /** Visits all records as they were when the run began, as long as the visitor returns true. */
    public void walk(BiPredicate<String, SkuRecord> visitor) {
        records().walk(visitor);
    }

    /** Replaces records, unless this is a dry run. */
    public void put(Map<String, SkuRecord> changed) {
        if (!dryRun && !changed.isEmpty()) {
            records().put(changed);
        }
    }

    /** Returns how many records the state itself contains. */
    public int sizeInState() {
        return records instanceof StateSkuRecords own ? own.size() : 0;
    }

    /** Returns a state like the given one, with the records or with the place where they are stored. */
    public RunState.Builder in(RunState next) {
        if (records == null) {
            return RunState.builder().from(next);
        }
        return records instanceof StateSkuRecords own ? own.in(next) : StateSkuRecords.beside(next, records.place());
    }
}
