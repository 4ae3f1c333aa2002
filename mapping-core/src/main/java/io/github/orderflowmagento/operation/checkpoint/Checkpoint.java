package io.github.orderflowmagento.operation.checkpoint;

import java.io.Serial;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import io.github.orderflowmagento.operation.FailedItem;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Operation;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.internal.KeptSkuRecords;
import io.github.orderflowmagento.operation.internal.LeaseGuard;
import io.github.orderflowmagento.operation.internal.sku.SkuRecord;

/**
 * Stores the state of one operation on one shop between runs, for example in a file or a database row. Implementations must be thread-safe;
 * if several processes share one checkpoint, {@link #save} must compare the version and replace the state atomically.
 */
public interface Checkpoint {
    /**
     * A state and the version under which it was loaded.
     *
     * @param state the state
     * @param version incremented by each save; 0 if nothing was saved yet
     */
    record Versioned(RunState state, long version) {}

    /** Returns the state saved last; {@link RunState#initial()} if there is none. */
    Versioned load();

    /**
     * Replaces the state unless another run has saved since it was loaded.
     *
     * @param loaded what {@link #load} or the last save returned. Only the version is used: a run passes {@link RunState#initial} as the
     *     state, so that the one it started from need not stay in memory
     * @return the state with its new version
     * @throws Conflict if another run saved in between; nothing is changed in this case
     */
    Versioned save(Versioned loaded, RunState next);

    /**
     * Runs the operation from the saved state and saves the next one. A long run also saves its progress after each batch, so that the run
     * after a crash continues from there. No other run on the same checkpoint may be active at the same time, since both would do the same
     * work. If the lease that ensures this is lost, the operation stops writing: {@link Run#endedEarly} contains the reason, and the state
     * is not saved.
     *
     * @throws Conflict if another run is active; nothing was read or written in this case
     * @throws IllegalStateException if the state belongs to another operation or shop
     */
    default Run run(Operation operation) {
        return run(state -> operation.run(checked(state, operation)));
    }

    /**
     * Runs the operation from the saved state without writing anything.
     *
     * @throws Conflict if another run is active
     * @throws IllegalStateException if the state belongs to another operation or shop
     */
    default Run dryRun(Operation operation) {
        return run(state -> operation.dryRun(checked(state, operation)));
    }

    private RunState checked(RunState state, Operation operation) {
        state.owner().filter(owner -> !owner.equals(operation.owner())).ifPresent(owner -> {
            throw new IllegalStateException(this + " holds the state of the " + owner + ", not of the "
                    + operation.owner()
                    + ": give each operation on each shop its own checkpoint. If it is the same"
                    + " shop at another address, give the operation the shopName that the state has");
        });
        return state;
    }

    /**
     * Like {@link #run(Operation)}, for code that is not an {@link Operation}: runs it from the saved state and saves the next one, unless
     * it was a dry run. The checkpoints of this library allow no other run on the same checkpoint at the same time. Your own checkpoint
     * must override this method, hold a lease (a lock, a row) from {@link #load} to {@link #save}, and should report whether the lease is
     * still held:
     *
     * <pre>{@code
     * public Run run(Function<RunState, Run> operation) {
     *     try (MyLock lock = MyLock.tryLock(name).orElseThrow(() -> new Conflict(name))) {
     *         return run(operation, lock::isHeld);
     *     }
     * }
     * }</pre>
     *
     * <p>If the lease is lost during the run, the operation stops writing: {@link Run#endedEarly} contains the reason, the run contains
     * what was done until then, and its state is not saved, since another run may have saved its own. An operation that runs in another
     * thread is bound to the lease if it starts from the same instance of the state that the function received; if it is still running when
     * this method returns, it stops writing. Other writes to the shop or the warehouse, without an operation, are not bound to the lease.
     *
     * @throws Conflict if another run is active; nothing was read or written in this case
     */
    default Run run(Function<RunState, Run> operation) {
        return run(operation, () -> true);
    }

    /**
     * Like {@link #run(Function)}, for your own checkpoint, which has acquired a lease: runs from the saved state, checks the lease before
     * each write to the shop or the warehouse, and saves the next state if the lease is still held.
     */
    default Run run(Function<RunState, Run> operation, Lease lease) {
        Versioned loaded = load();
        LastSaved last = new LastSaved(loaded);
        LeaseGuard guard = new LeaseGuard(toString(), lease::isHeld, progress -> {
            try {
                last.set(save(last.get(), progress));
                return true;
            } catch (Conflict e) {
                return false;
            }
        });
        Run run = guard.run(operation, loaded.state());
        if (!run.isDryRun() && !guard.isLost()) {
            save(last.get(), run.next());
        }
        return run;
    }

    /**
     * Marks all given-up items for a retry by the next run: {@link RunState#requeue()}, saved.
     *
     * @return the requeued items, each with outcome <em>will retry</em> and the reason for which it was given up
     * @throws Conflict if a run is active; nothing is requeued in this case
     */
    default Run requeue() {
        return run(state -> {
            Run.Builder requeued = Run.builder();
            state.givenUp().forEach((key, item) -> {
                if (!item.isUnmarked()) {
                    requeued.addItems(requeued(key, item));
                }
            });
            return changed("requeue", requeued, state.requeue());
        });
    }

    /**
     * Marks one failed item for a retry by the next run, whether it was given up or waits.
     *
     * @param key the item, as in {@link RunState#failed}
     * @return the item as <em>will retry</em>; as {@linkplain Outcome#UNKNOWN unknown} if no such item has failed, in which case nothing
     *     changes
     * @throws Conflict if a run is active; nothing is requeued in this case
     */
    default Run requeue(String key) {
        return run(state -> failed(state, key)
                .map(item -> changed("requeue", Run.builder().addItems(requeued(key, item)), state.requeue(key)))
                .orElseGet(() -> unknown("requeue", key, state)));
    }

    /**
     * Drops one failed item like {@link RunState#drop}, with the same limits: to keep an order from being sent, put it on hold or cancel it
     * in the shop.
     *
     * @param key the item, as in {@link RunState#failed}
     * @return the item as skipped, with the reason for which it had failed; as {@linkplain Outcome#UNKNOWN unknown} if no such item has
     *     failed, in which case nothing changes
     * @throws Conflict if a run is active; nothing is dropped in this case
     */
    default Run drop(String key) {
        return run(state -> failed(state, key)
                .map(item -> changed(
                        "drop",
                        Run.builder().addItems(ItemOutcome.of(key, Outcome.SKIPPED, "dropped: " + item.reason())),
                        state.drop(key)))
                .orElseGet(() -> unknown("drop", key, state)));
    }

    /**
     * Forgets what an inventory update remembers of a SKU: {@link RunState#forgetInventory}, saved.
     *
     * @param sku OrderFlow's SKU
     * @return the SKU as skipped; as {@linkplain Outcome#UNKNOWN unknown} if nothing was remembered of it
     * @throws Conflict if a run is active; nothing is forgotten in this case
     */
    default Run forgetInventory(String sku) {
        return run(state -> {
            KeptSkuRecords records = new KeptSkuRecords(state, false);
            boolean isKnown = records.get(List.of(sku)).containsKey(sku);
            records.put(Map.of(sku, SkuRecord.NONE));
            ItemOutcome item = isKnown
                    ? ItemOutcome.of(
                            sku, Outcome.SKIPPED, "forgotten: its next line is applied regardless of its number")
                    : ItemOutcome.of(sku, Outcome.UNKNOWN, "nothing is stored about it");
            return changed(
                    "forget inventory",
                    Run.builder().addItems(item),
                    records.in(state).build());
        });
    }

    /**
     * Forgets what was exported under a key: {@link RunState#forgetExported}, saved. It does not requeue the order, and it sends nothing.
     *
     * @param key the order, as in {@link RunState#exported}
     * @return the order as skipped; as {@linkplain Outcome#UNKNOWN unknown} if no export of it is stored, in which case nothing changes
     * @throws Conflict if a run is active; nothing is forgotten in this case
     */
    default Run forgetExported(String key) {
        return run(state -> {
            ItemOutcome item = state.exported().containsKey(key)
                    ? ItemOutcome.of(
                            key,
                            Outcome.SKIPPED,
                            "forgotten: OrderFlow's next answer about it is accepted without a comparison")
                    : ItemOutcome.of(key, Outcome.UNKNOWN, "no export of it is stored");
            return changed("forget export", Run.builder().addItems(item), state.forgetExported(key));
        });
    }

    private static Optional<FailedItem> failed(RunState state, String key) {
        return Optional.ofNullable(state.givenUp().get(key))
                .or(() -> Optional.ofNullable(state.waiting().get(key)));
    }

    private static ItemOutcome requeued(String key, FailedItem item) {
        return ItemOutcome.of(key, Outcome.WILL_RETRY, "requeued: " + item.reason());
    }

    private static Run unknown(String what, String key, RunState state) {
        return changed(
                what, Run.builder().addItems(ItemOutcome.of(key, Outcome.UNKNOWN, "no such item has failed")), state);
    }

    private static Run changed(String what, Run.Builder items, RunState next) {
        return items.operation(what).isDryRun(false).next(next).build();
    }

    /**
     * Prevents other runs on a checkpoint while one is active. A lease may end too early: a connection breaks, a lock is deleted, or a
     * process is suspended for longer than the lease lasts.
     */
    @FunctionalInterface
    interface Lease {
        /**
         * Returns whether the lease is still held, so that no other run can have started. Called by the run's thread before each write, so
         * it should return within milliseconds. Once it has returned false it is not called again. An exception counts as false; its
         * message is reported.
         */
        boolean isHeld();
    }

    /** Thrown if another run uses the checkpoint at the same time. */
    final class Conflict extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1L;

        /**
         * Creates a conflict at a checkpoint.
         *
         * @param place the checkpoint's name, for the message
         */
        public Conflict(String place) {
            super(place + ": another run uses it at the same time; this one stops");
        }
    }
}
