package io.github.orderflowmagento.operation.checkpoint;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.operation.FailedItem;
import io.github.orderflowmagento.operation.Operation;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.internal.LeaseGuard;
import io.github.orderflowmagento.operation.inventory.InventoryUpdate;
import io.github.orderflowmagento.orderflow.message.InventoryLine;
import io.github.orderflowmagento.testing.InMemoryMagento;
import io.github.orderflowmagento.testing.InMemoryOrderFlow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** The contract of every checkpoint. */
public abstract class CheckpointContract {
    public static final RunState FULL = RunState.builder()
            .changesUntil(Instant.parse("2026-11-23T12:00:00Z"))
            .putRecentlySeen("100000001", Instant.parse("2026-11-23T11:59:30Z"))
            .putFailed(
                    "100000002",
                    FailedItem.builder()
                            .attempts(4)
                            .givenUp(true)
                            .reason("refused: \"Größe\" unknown\nattempt 4 of 4")
                            .build())
            .putFailed(
                    "100000003",
                    FailedItem.builder()
                            .attempts(1)
                            .givenUp(false)
                            .reason("refused")
                            .dueAt(Instant.parse("2026-11-23T12:05:00.123Z"))
                            .build())
            .putSequences("SKU&AMP<LT>\"Q\"", 9_007_199_254_740_993L)
            .putInventoryRecords("SKU&AMP<LT>\"Q\"", "453")
            .putKeptOtherwise("SKU&AMP<LT>\"Q\"", "7 -> 0 (out of stock)")
            .putInventoried("ビーバー", "ビーバー")
            .putInventoried("SKU&AMP<LT>\"Q\"", "SKU&AMP<LT>\"Q\"")
            .putExported("100000009", "2026-11-23T12:00:00Z 1a2b3c4d 1a2b3c4d 1a2b3c4d 1a2b3c4d 1a2b3c4d")
            .build();

    abstract Checkpoint checkpoint();

    @Test
    void beforeTheFirstSaveThereIsTheInitialState() {
        assertThat(checkpoint().load()).isEqualTo(new Checkpoint.Versioned(RunState.initial(), 0));
    }

    @Test
    void aFullStateComesBackAsItWasSaved() {
        Checkpoint checkpoint = checkpoint();

        checkpoint.save(checkpoint.load(), FULL);

        assertThat(checkpoint.load()).isEqualTo(new Checkpoint.Versioned(FULL, 1));
    }

    @Test
    void theSecondSaveOfOneVersionGetsAConflict() {
        Checkpoint checkpoint = checkpoint();
        Checkpoint.Versioned first = checkpoint.load();
        Checkpoint.Versioned second = checkpoint.load();
        checkpoint.save(first, FULL);

        assertThatThrownBy(() -> checkpoint.save(second, RunState.initial()))
                .isInstanceOf(Checkpoint.Conflict.class)
                .hasMessageEndingWith("another run uses it at the same time; this one stops");
        assertThat(checkpoint.load()).isEqualTo(new Checkpoint.Versioned(FULL, 1));
    }

    @Test
    void aRunSavesItsNextState() {
        Checkpoint checkpoint = checkpoint();

        checkpoint.run(state -> run(false));

        assertThat(checkpoint.load().state()).isEqualTo(FULL);
    }

    @Test
    void aRunBeginsFromTheSavedState() {
        Checkpoint checkpoint = checkpoint();
        checkpoint.save(checkpoint.load(), FULL);

        Run run = checkpoint.run(CheckpointContract::ended);

        assertThat(run.next()).isEqualTo(FULL);
    }

    @Test
    void aSecondRunWhileOneIsUnderWayStopsBeforeItHasDoneAnything() throws Exception {
        Checkpoint checkpoint = checkpoint();
        AtomicBoolean secondRan = new AtomicBoolean();

        checkpoint.run(state -> {
            assertThat(failureOfAnotherThread(() -> checkpoint.run(other -> {
                        secondRan.set(true);
                        return run(false);
                    })))
                    .isInstanceOf(Checkpoint.Conflict.class);
            return run(false);
        });

        assertThat(secondRan).isFalse();
        assertThat(checkpoint.load()).isEqualTo(new Checkpoint.Versioned(FULL, 1));
    }

    @Test
    void aRunInsideTheRunOfTheSameThreadStopsToo() {
        Checkpoint checkpoint = checkpoint();

        checkpoint.run(state -> {
            assertThatThrownBy(() -> checkpoint.run(CheckpointContract::ended)).isInstanceOf(Checkpoint.Conflict.class);
            return run(false);
        });

        assertThat(checkpoint.load()).isEqualTo(new Checkpoint.Versioned(FULL, 1));
    }

    @Test
    void anInterruptedRunKeepsItsLeaseAndSavesItsState() {
        Checkpoint checkpoint = checkpoint();

        checkpoint.run(state -> {
            Thread.currentThread().interrupt();
            LeaseGuard.beforeWrite();
            return run(false);
        });

        assertThat(Thread.interrupted()).isTrue();
        assertThat(checkpoint.load()).isEqualTo(new Checkpoint.Versioned(FULL, 1));
    }

    @Test
    void anInterruptedThreadReadsAndSavesAndStaysInterrupted() {
        Checkpoint checkpoint = checkpoint();
        AtomicBoolean isInterrupted = new AtomicBoolean();

        Thread.currentThread().interrupt();
        checkpoint.save(checkpoint.load(), FULL);
        checkpoint.run(state -> {
            isInterrupted.set(Thread.currentThread().isInterrupted());
            return run(false);
        });

        assertThat(Thread.interrupted()).isTrue();
        assertThat(isInterrupted).isTrue();
        assertThat(checkpoint.load()).isEqualTo(new Checkpoint.Versioned(FULL, 2));
    }

    private static Throwable failureOfAnotherThread(Runnable work) {
        CompletionException failure = catchThrowableOfType(
                CompletionException.class,
                () -> CompletableFuture.runAsync(work).join());
        return Objects.requireNonNull(failure.getCause());
    }

    @Test
    void whatWasGivenUpIsListedAndRequeuedByOneCall() {
        Checkpoint checkpoint = checkpoint();
        checkpoint.save(checkpoint.load(), FULL);

        Run requeued = checkpoint.requeue();

        assertThat(requeued.items()).singleElement().satisfies(item -> {
            assertThat(item.key()).isEqualTo("100000002");
            assertThat(item.outcome()).isEqualTo(Outcome.WILL_RETRY);
        });
        assertThat(checkpoint.load().state()).isEqualTo(FULL.requeue());
        assertThat(checkpoint.load().state().givenUp()).isEmpty();
    }

    @Test
    void aDryRunSavesNothing() {
        Checkpoint checkpoint = checkpoint();

        checkpoint.run(state -> run(true));

        assertThat(checkpoint.load()).isEqualTo(new Checkpoint.Versioned(RunState.initial(), 0));
    }

    /** Returns an inventory update of a shop with one product. */
    private static final class MugUpdate {
        private final InventoryUpdate update;

        MugUpdate() {
            InMemoryMagento shop = new InMemoryMagento();
            shop.addProduct("MUG-001").stock(3);
            update = InventoryUpdate.between(shop, new InMemoryOrderFlow()).build();
        }

        Operation message(long units, long sequence) {
            return update.of(List.of(InventoryLine.builder()
                    .externalReference("MUG-001")
                    .sequenceId(sequence)
                    .putAttributes("quantity", String.valueOf(units))
                    .build()));
        }
    }

    private static Outcome outcome(Run run) {
        assertThat(run.items()).hasSize(1);
        return run.items().get(0).outcome();
    }

    @Test
    void skuRecordsReachTheNextRun() {
        Checkpoint checkpoint = checkpoint();
        MugUpdate mug = new MugUpdate();

        assertThat(outcome(checkpoint.run(mug.message(9, 4711)))).isEqualTo(Outcome.DONE);
        assertThat(outcome(checkpoint.run(mug.message(50, 4710)))).isEqualTo(Outcome.SKIPPED);
        assertThat(outcome(checkpoint.run(mug.message(8, 4712)))).isEqualTo(Outcome.DONE);
        assertThat(outcome(checkpoint.run(mug.message(50, 4711)))).isEqualTo(Outcome.SKIPPED);
    }

    @Test
    void aDryRunKeepsNoSkuRecords() {
        Checkpoint checkpoint = checkpoint();
        MugUpdate mug = new MugUpdate();
        checkpoint.run(mug.message(9, 4711));

        checkpoint.dryRun(mug.message(50, 4720));

        assertThat(outcome(checkpoint.run(mug.message(8, 4712)))).isEqualTo(Outcome.DONE);
    }

    @Test
    void skuRecordsCanBeForgotten() {
        Checkpoint checkpoint = checkpoint();
        MugUpdate mug = new MugUpdate();
        checkpoint.run(mug.message(9, 4711));

        assertThat(outcome(checkpoint.forgetInventory("MUG-001"))).isEqualTo(Outcome.SKIPPED);
        assertThat(outcome(checkpoint.forgetInventory("MUG-001"))).isEqualTo(Outcome.UNKNOWN);
        assertThat(outcome(checkpoint.run(mug.message(50, 1)))).isEqualTo(Outcome.DONE);
    }

    @Test
    void anExportCanBeForgotten() {
        Checkpoint checkpoint = checkpoint();
        checkpoint.save(
                checkpoint.load(),
                RunState.builder()
                        .putExported("100000001", "2026-11-01T00:00:00Z a b")
                        .putExported("100000002", "2026-11-01T00:00:00Z c d")
                        .build());

        assertThat(outcome(checkpoint.forgetExported("100000001"))).isEqualTo(Outcome.SKIPPED);
        assertThat(outcome(checkpoint.forgetExported("100000001"))).isEqualTo(Outcome.UNKNOWN);
        assertThat(checkpoint.load().state().exported()).containsOnlyKeys("100000002");
    }

    @Test
    void skuRecordsOfAStateAreMigrated() {
        Checkpoint checkpoint = checkpoint();
        MugUpdate mug = new MugUpdate();
        checkpoint.save(
                checkpoint.load(),
                RunState.builder().putSequences("MUG-001", 4711).build());

        assertThat(outcome(checkpoint.run(mug.message(50, 4710)))).isEqualTo(Outcome.SKIPPED);
        assertThat(outcome(checkpoint.run(mug.message(50, 4710)))).isEqualTo(Outcome.SKIPPED);
        assertThat(outcome(checkpoint.run(mug.message(8, 4712)))).isEqualTo(Outcome.DONE);
    }

    @Test
    void aStateThatBeginsAnewRemembersNoSku() {
        Checkpoint checkpoint = checkpoint();
        MugUpdate mug = new MugUpdate();
        checkpoint.run(mug.message(9, 4711));
        checkpoint.save(checkpoint.load(), RunState.initial());

        assertThat(outcome(checkpoint.run(mug.message(50, 1)))).isEqualTo(Outcome.DONE);
        assertThat(outcome(checkpoint.run(mug.message(60, 1)))).isEqualTo(Outcome.SKIPPED);
    }

    @Test
    void aSecondUpdateInOneRunKnowsWhatTheFirstHasSeen() {
        Checkpoint checkpoint = checkpoint();
        MugUpdate mug = new MugUpdate();

        Run second = checkpoint.run(state ->
                mug.message(50, 4710).run(mug.message(9, 4711).run(state).next()));

        assertThat(outcome(second)).isEqualTo(Outcome.SKIPPED);
    }

    private static Run run(boolean dryRun) {
        Run.Builder run = Run.builder();
        return run.operation("order export").isDryRun(dryRun).next(FULL).build();
    }

    public static Run ended(RunState next) {
        Run.Builder run = Run.builder();
        return run.operation("order export").isDryRun(false).next(next).build();
    }
}
