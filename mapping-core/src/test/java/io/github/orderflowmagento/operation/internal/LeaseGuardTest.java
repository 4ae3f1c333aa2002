package io.github.orderflowmagento.operation.internal;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.operation.EndReason;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.checkpoint.Checkpoint;
import io.github.orderflowmagento.operation.checkpoint.CheckpointContract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** How a custom checkpoint reports whether a run still holds its lease. */
class LeaseGuardTest {
    private static final RunState FULL = CheckpointContract.FULL;

    /** A checkpoint as written by an application. */
    private static final class OwnCheckpoint implements Checkpoint {
        private final Lease lease;
        private Versioned saved = new Versioned(RunState.initial(), 0);

        OwnCheckpoint(Lease lease) {
            this.lease = lease;
        }

        @Override
        public Versioned load() {
            return saved;
        }

        @Override
        public Versioned save(Versioned loaded, RunState next) {
            saved = new Versioned(next, loaded.version() + 1);
            return saved;
        }

        @Override
        public Run run(Function<RunState, Run> operation) {
            return run(operation, lease);
        }

        @Override
        public String toString() {
            return "my row";
        }
    }

    private static Run writing(int times) {
        for (int write = 0; write < times; write++) {
            LeaseGuard.beforeWrite();
        }
        return CheckpointContract.ended(FULL);
    }

    @Test
    void theLeaseIsCheckedBeforeEachWriteAndSave() {
        AtomicInteger requested = new AtomicInteger();
        Checkpoint checkpoint = new OwnCheckpoint(() -> requested.incrementAndGet() > 0);

        Run run = checkpoint.run(state -> writing(3));

        assertThat(requested).hasValue(4);
        assertThat(run.endedEarly()).isEmpty();
        assertThat(checkpoint.load().state()).isEqualTo(FULL);
    }

    @Test
    void aLeaseThatIsLostStaysLostAndTheStateIsNotSaved() {
        AtomicInteger requested = new AtomicInteger();
        Checkpoint checkpoint = new OwnCheckpoint(() -> requested.incrementAndGet() != 2);

        Run run = checkpoint.run(state -> {
            writing(1);
            assertThatThrownBy(() -> writing(1)).isInstanceOf(LeaseLost.class);
            assertThatThrownBy(() -> writing(1)).isInstanceOf(LeaseLost.class);
            return CheckpointContract.ended(FULL);
        });

        assertThat(run.endedEarly())
                .contains("the lease of my row was lost; the run writes no more, and its state is not saved");
        assertThat(run.endedBy()).contains(EndReason.LEASE_LOST);
        assertThat(requested).hasValue(2);
        assertThat(checkpoint.load().version()).isZero();
    }

    @Test
    void aLeaseThatCannotBeCheckedIsLost() {
        Checkpoint checkpoint = new OwnCheckpoint(() -> {
            throw new IllegalStateException("nobody answers");
        });

        Run run = checkpoint.run(state -> CheckpointContract.ended(FULL));

        assertThat(run.endedEarly().orElseThrow()).startsWith("the lease of my row was lost: nobody answers; ");
        assertThat(checkpoint.load().version()).isZero();
    }

    @Test
    void anOperationThatThrowsLeavesNoLeaseBehind() {
        Checkpoint checkpoint = new OwnCheckpoint(() -> false);

        assertThatThrownBy(() -> checkpoint.run(state -> {
                    throw new IllegalStateException("the operation broke");
                }))
                .hasMessage("the operation broke");

        assertThat(writing(1).endedEarly()).isEmpty();
    }

    /** An operation, as far as leases are concerned. */
    private static Run operation(RunState state) {
        RunRecorder recorder = new RunRecorder(RunRecorderTest.SETTINGS, false, state);
        LeaseGuard.beforeWrite();
        return recorder.close(RunState.builder());
    }

    @Test
    void anOperationOnAnotherThreadIsHeldToTheLeaseOfItsState() {
        Checkpoint checkpoint = new OwnCheckpoint(() -> false);

        checkpoint.run(state -> {
            CompletableFuture<Run> elsewhere = CompletableFuture.supplyAsync(() -> operation(state));
            assertThatThrownBy(elsewhere::join).hasCauseInstanceOf(LeaseLost.class);
            return CheckpointContract.ended(FULL);
        });

        assertThat(CompletableFuture.supplyAsync(() -> operation(FULL)).join().items())
                .isEmpty();
    }

    @Test
    void anOperationThatOutlivesItsRunWritesNoMore() {
        Checkpoint checkpoint = new OwnCheckpoint(() -> true);
        CompletableFuture<Void> hasBegun = new CompletableFuture<>();
        CompletableFuture<Void> hasEnded = new CompletableFuture<>();
        AtomicReference<CompletableFuture<Void>> late = new AtomicReference<>();

        checkpoint.run(state -> {
            late.set(CompletableFuture.runAsync(() -> {
                RunRecorder recorder = new RunRecorder(RunRecorderTest.SETTINGS, false, state);
                hasBegun.complete(null);
                hasEnded.join();
                LeaseGuard.beforeWrite();
                recorder.close(RunState.builder());
            }));
            hasBegun.join();
            return CheckpointContract.ended(FULL);
        });
        hasEnded.complete(null);

        assertThatThrownBy(() -> Objects.requireNonNull(late.get()).join())
                .hasCauseInstanceOf(LeaseLost.class)
                .hasMessageContaining("its run has ended");
        assertThat(checkpoint.load().state()).isEqualTo(FULL);
    }
}
