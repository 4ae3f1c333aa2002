package io.github.orderflowmagento.operation.checkpoint;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.internal.LeaseGuard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The contract of a checkpoint in a database server, which can end a session. */
abstract class JdbcServerContract extends JdbcCheckpointContract {
    /** Like an administrator, a limit on idle transactions, or a failover. */
    abstract void endConnections();

    /** A URL whose sessions end after a second idle in a transaction. */
    abstract String impatientUrl();

    @Test
    void aRunWhoseSessionEndsWritesAndSavesNothingMore() {
        Run run = checkpoint().run(state -> {
            LeaseGuard.beforeWrite();
            endConnections();
            assertThatNoWriteIsMade();
            takeOver();
            return CheckpointProcess.endedEarly(state, "the shop is away");
        });

        assertThat(run.endedEarly().orElseThrow())
                .startsWith("the lease of " + checkpoint() + " was lost: ")
                .endsWith("; before that: the shop is away");
        assertThat(checkpoint().load()).isEqualTo(new Checkpoint.Versioned(FULL, 1));
    }

    @Test
    void aSessionThatEndsAfterTheLastWriteIsReported() {
        Run run = checkpoint().run(state -> {
            LeaseGuard.beforeWrite();
            endConnections();
            return ended(FULL);
        });

        assertThat(run.endedEarly().orElseThrow()).contains("was lost", "its state is not saved");
        assertThat(checkpoint().load().state()).isEqualTo(RunState.initial());
    }

    @Test
    void aNestedRunWritesNothingOnceTheOuterLeaseIsLost() {
        checkpoint().run(state -> {
            endConnections();
            return new InMemoryCheckpoint().run(inner -> {
                assertThatNoWriteIsMade();
                return ended(inner);
            });
        });

        LeaseGuard.beforeWrite(); // of no run
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "nothing is stopped there by a signal")
    void aProcessSuspendedUntilItsLeaseIsTakenWritesNothing() throws Exception {
        try (CheckpointProcess stopped = CheckpointProcess.running(impatientUrl(), name())) {
            stopped.stop();
            takeOver();
            stopped.goOn();

            assertThat(stopped.write()).startsWith("the lease of " + checkpoint() + " was lost: ");
        }
        assertThat(checkpoint().load()).isEqualTo(new Checkpoint.Versioned(FULL, 1));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "nothing is stopped there by a signal")
    void aProcessSuspendedWithinItsLeaseWritesAndSaves() throws Exception {
        try (CheckpointProcess stopped = CheckpointProcess.running(patientUrl(), name())) {
            stopped.stop();
            assertThatThrownBy(() -> checkpoint().run(CheckpointContract::ended))
                    .isInstanceOf(Checkpoint.Conflict.class);
            stopped.goOn();

            assertThat(stopped.write()).isEqualTo(CheckpointProcess.WRITTEN);
        }
        assertThat(checkpoint().load()).isEqualTo(new Checkpoint.Versioned(CheckpointProcess.stateOf(1), 1));
    }

    abstract String patientUrl();

    /** Another run, as soon as the database has released the row. */
    final void takeOver() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(5))
                .ignoreExceptionsInstanceOf(Checkpoint.Conflict.class)
                .until(() -> checkpoint().run(other -> ended(FULL)).endedEarly().isEmpty());
    }
}
