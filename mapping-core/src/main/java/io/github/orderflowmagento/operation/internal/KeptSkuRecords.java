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
 * The records of the SKUs of one run: those that its checkpoint keeps beside the state; else those in the state, as for a run without a
 * checkpoint. A checkpoint that begins to keep them takes over those in the state. For one thread.
 */
public final class KeptSkuRecords {
    private static final Logger LOG = LoggerFactory.getLogger(KeptSkuRecords.class);

    /** The records of the runs that are under way, by the very state that a checkpoint has given to each. */
    private static final Map<RunState, SkuRecords> BY_STATE = Collections.synchronizedMap(new IdentityHashMap<>());

    /** Those of the innermost run on the thread, which may begin from a state that was made of the one that was given. */
    private static final ThreadLocal<@Nullable SkuRecords> OF_THREAD = new ThreadLocal<>();

    private final RunState state;
    private final boolean dryRun;

    /** Null until they are used: a run that ends before that changes nothing. */
    private @Nullable SkuRecords records;

    /**
     * The records of a run that begins from the state.
     *
     * @param dryRun whether nothing is to be kept
     */
    public KeptSkuRecords(RunState state, boolean dryRun) {
        this.state = state;
        this.dryRun = dryRun;
    }

    /** Runs the operation, with the records that the checkpoint keeps beside the state. */
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
            return own; // what is written to the other side is held to the lease, too
        }
        given.begin();
        return given;
    }

    private static StateSkuRecords inState(RunState state) {
        state.skuRecords()
                .ifPresent(place -> LOG.warn(
                        "what is remembered of each SKU is not where the state says that it is kept ({}): the run begins"
                                + " without it",
                        place));
        return new StateSkuRecords(state);
    }

    /** The records of these keys that there are, as they were when the run began. */
    public Map<String, SkuRecord> get(Collection<String> keys) {
        return records().get(keys);
    }

    /** Hands out all records as they were when the run began, for as long as the visitor says yes. */
    public void walk(BiPredicate<String, SkuRecord> visitor) {
        records().walk(visitor);
    }

    /** Puts records in the place of those before, unless it is a dry run. */
    public void put(Map<String, SkuRecord> changed) {
        if (!dryRun && !changed.isEmpty()) {
            records().put(changed);
        }
    }

    /** How many records the state itself holds. */
    public int sizeInState() {
        return records instanceof StateSkuRecords own ? own.size() : 0;
    }

    /** The state, with the records or with the place where they are. */
    public RunState.Builder next() {
        if (records == null) {
            return RunState.builder().from(state);
        }
        return records instanceof StateSkuRecords own ? own.in(state) : StateSkuRecords.beside(state, records.place());
    }
}
