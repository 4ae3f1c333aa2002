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
 * Where the state of one operation on one shop is kept between runs: a file, a row in a database. Implementations must be safe to
 * share between threads; where several processes use one place, {@link #save} must compare the version and replace the state in
 * one step.
 */
public interface Checkpoint {
    /**
     * A state and the version under which it was loaded.
     *
     * @param state the state
     * @param version counts up with each save; 0 if nothing was ever saved
     */
    record Versioned(RunState state, long version) {}

    /** The state last saved; {@link RunState#initial()} if there is none. */
    Versioned load();

    /**
     * Replaces the state, if nobody else did since it was loaded.
     *
     * @param loaded what {@link #load}, or the last save, returned. Of it the version counts: a run passes {@link RunState#initial} as its
     *     state, so as not to hold the state that it began from
     * @return the state with its new version
     * @throws Conflict if another run saved in between; nothing is changed then
     */
    Versioned save(Versioned loaded, RunState next);

    /**
     * Runs the operation from the saved state and saves the next one. A long run saves after each batch, too, how far it has come, so that
     * after one that dies the next goes on from there. While it runs, no other run on the same checkpoint may: both would
     * find the same work to do, and do it twice. Where the lease that sees to it is lost meanwhile, the operation writes no more: {@link
     * Run#endedEarly} says so, and its state is not saved.
     *
     * @throws Conflict if another run is under way; nothing has been read or written then
     * @throws IllegalStateException if the state is another operation's, or of another shop
     */
    default Run run(Operation operation) {
        return run(state -> operation.run(checked(state, operation)));
    }

    /**
     * Runs the operation from the saved state without writing anything, here or elsewhere.
     *
     * @throws Conflict if another run is under way
     * @throws IllegalStateException if the state is another operation's, or of another shop
     */
    default Run dryRun(Operation operation) {
        return run(state -> operation.dryRun(checked(state, operation)));
    }

    private RunState checked(RunState state, Operation operation) {
        state.owner().filter(owner -> !owner.equals(operation.owner())).ifPresent(owner -> {
            throw new IllegalStateException(this + " holds the state of the " + owner + ", not of the "
                    + operation.owner()
                    + ": give each operation on each shop a checkpoint of its own. If it is the same"
                    + " shop at another address, give the operation the shopName that the state has");
        });
        return state;
    }

    /**
     * The same for what is no {@link Operation}: runs from the saved state and saves the next one, unless it was a dry run. The checkpoints
     * of this library let no other run on the same checkpoint begin meanwhile; one of your own must override this method and hold a lease (a lock, a row) from {@link #load} to {@link #save}, and should say whether it still does:
     *
     * <pre>{@code
     * public Run run(Function<RunState, Run> operation) {
     *     try (MyLock lock = MyLock.tryLock(name).orElseThrow(() -> new Conflict(name))) {
     *         return run(operation, lock::isHeld);
     *     }
     * }
     * }</pre>
     *
     * <p>Where the lease is lost meanwhile, the operation writes no more: {@link Run#endedEarly} says so, what was done until then is
     * in the run, and its state is not saved, since another run may have saved its own. An operation that is handed to another thread from
     * inside is held to the lease if it begins from the very state that it was given; one that still goes on when this returns writes no
     * more. What else writes to the shop or the warehouse in between, without an operation, is not held to it.
     *
     * @throws Conflict if another run is under way; nothing has been read or written then
     */
    default Run run(Function<RunState, Run> operation) {
        return run(operation, () -> true);
    }

    /**
     * For a checkpoint of your own, whose {@link #run(Function)} has got a lease: runs from the saved state, asks for the lease before
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
     * Has everything that was given up tried again by the next run of the operation: {@link RunState#requeue()}, kept.
     *
     * @return what was requeued, each item as one that will be retried, with the reason for which it was given up
     * @throws Conflict if a run is under way; nothing is requeued then
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
     * Has one item that has failed tried again by the next run, whether it was given up or waits.
     *
     * @param key the item, as in {@link RunState#failed}
     * @return the item as one that will be retried; as {@linkplain Outcome#UNKNOWN unknown} if no such item has failed, and then nothing
     *     is changed
     * @throws Conflict if a run is under way; nothing is requeued then
     */
    default Run requeue(String key) {
        return run(state -> failed(state, key)
                .map(item -> changed("requeue", Run.builder().addItems(requeued(key, item)), state.requeue(key)))
                .orElseGet(() -> unknown("requeue", key, state)));
    }

    /**
     * Drops one item that has failed, as {@link RunState#drop} does, with its limits: an order that must not go is to be put on hold, or
     * cancelled, in the shop.
     *
     * @param key the item, as in {@link RunState#failed}
     * @return the item as skipped, with the reason for which it had failed; as {@linkplain Outcome#UNKNOWN unknown} if no such item has
     *     failed, and then nothing is changed
     * @throws Conflict if a run is under way; nothing is dropped then
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
     * Forgets what an inventory update has seen of a SKU: {@link RunState#forgetInventory}, kept.
     *
     * @param sku as OrderFlow calls it
     * @return the SKU as skipped; as {@linkplain Outcome#UNKNOWN unknown} if nothing was remembered of it
     * @throws Conflict if a run is under way; nothing is forgotten then
     */
    default Run forgetInventory(String sku) {
        return run(state -> {
            KeptSkuRecords records = new KeptSkuRecords(state, false);
            boolean isKnown = records.get(List.of(sku)).containsKey(sku);
            records.put(Map.of(sku, SkuRecord.NONE));
            ItemOutcome item = isKnown
                    ? ItemOutcome.of(sku, Outcome.SKIPPED, "forgotten: its next line is applied whatever its number")
                    : ItemOutcome.of(sku, Outcome.UNKNOWN, "nothing was remembered of it");
            return changed(
                    "forget inventory",
                    Run.builder().addItems(item),
                    records.next().build());
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
     * What keeps other runs from a checkpoint while one is under way. It can end too early: a connection breaks, a lock is deleted, a
     * process is stopped for longer than the lease lasts.
     */
    @FunctionalInterface
    interface Lease {
        /**
         * Whether no other run can have begun since this one did. Asked before each write, by the thread of the run, so it should
         * answer within milliseconds. Once it says no, it is not asked again. An exception means no, and its message is told.
         */
        boolean isHeld();
    }

    /** Another run uses the checkpoint at the same time; this one came second. */
    final class Conflict extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1L;

        /** A conflict at the named place. */
        public Conflict(String place) {
            super(place + ": another run uses it at the same time; this one stops");
        }
    }
}
