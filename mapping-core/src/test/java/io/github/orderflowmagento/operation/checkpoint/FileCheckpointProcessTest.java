package io.github.orderflowmagento.operation.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Checkpoints in files when processes crash, or run concurrently. */
class FileCheckpointProcessTest {
    private static final int KILLS = 12;

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("orders.json");
    }

    @Test
    void aProcessKilledWhileItSavesLeavesTheLastStateWhole() throws Exception {
        long saved = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            try (CheckpointProcess saving = CheckpointProcess.saving(file())) {
                // a different number of saves each time, so that the kill hits the process at another point
                for (int save = 0; save < 3 + 7 * kill; save++) {
                    saved = saving.nextVersion();
                }
                saved = saving.kill(saved);
            }

            Checkpoint.Versioned found = new FileCheckpoint(file()).load();
            // the next one may exist, if its process was killed before it could report it
            assertThat(found.version()).isBetween(saved, saved + 1);
            assertThat(found.state()).isEqualTo(CheckpointProcess.stateOf(found.version()));
        }
    }

    @Test
    void aRunOfAnotherProcessKeepsThisOneFromRunningAndSaving() throws Exception {
        try (CheckpointProcess running = CheckpointProcess.running(file())) {
            Checkpoint checkpoint = new FileCheckpoint(file());

            assertThatThrownBy(() -> checkpoint.run(state -> {
                        throw new AssertionError("it ran");
                    }))
                    .isInstanceOf(Checkpoint.Conflict.class)
                    .hasMessageContaining("another run uses it at the same time; this one stops");
            assertThat(checkpoint.load()).isEqualTo(new Checkpoint.Versioned(RunState.initial(), 0));
            assertThat(running).isNotNull();
        }
    }

    @Test
    void aThreadThatIsRejectedDoesNotLetAnotherProcessIn() {
        Checkpoint checkpoint = new FileCheckpoint(file());

        checkpoint.run(state -> {
            assertThatThrownBy(() -> checkpoint.run(CheckpointContract::ended)).isInstanceOf(Checkpoint.Conflict.class);
            assertThat(findsARunUnderWay()).isTrue();
            return CheckpointContract.ended(state);
        });
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege there")
    void aThreadThatCameByAnotherPathDoesNotLetAnotherProcessInEither() throws IOException {
        Path linked = Files.createSymbolicLink(folder.resolve("link"), folder).resolve("orders.json");

        new FileCheckpoint(file()).run(state -> {
            assertThatThrownBy(() -> new FileCheckpoint(linked).run(CheckpointContract::ended))
                    .isInstanceOf(Checkpoint.Conflict.class);
            assertThat(findsARunUnderWay()).isTrue();
            return CheckpointContract.ended(state);
        });
    }

    private boolean findsARunUnderWay() {
        try {
            return CheckpointProcess.findsARunUnderWay(file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "nothing is stopped there by a signal")
    void aProcessThatIsStoppedAndGoesOnHasItsLeaseAllTheWhile() throws Exception {
        Checkpoint checkpoint = new FileCheckpoint(file());
        try (CheckpointProcess stopped = CheckpointProcess.running(file())) {
            stopped.stop();
            assertThatThrownBy(() -> checkpoint.run(CheckpointContract::ended)).isInstanceOf(Checkpoint.Conflict.class);
            stopped.goOn();

            assertThat(stopped.write()).isEqualTo(CheckpointProcess.WRITTEN);
        }
        assertThat(checkpoint.load()).isEqualTo(new Checkpoint.Versioned(CheckpointProcess.stateOf(1), 1));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a file that is open is not deleted there")
    void aProcessWhoseLockFileIsDeletedWritesNothingMore() throws Exception {
        Checkpoint checkpoint = new FileCheckpoint(file());
        try (CheckpointProcess running = CheckpointProcess.running(file())) {
            Files.delete(folder.resolve("orders.json.run"));
            checkpoint.run(state -> CheckpointContract.ended(CheckpointContract.FULL));

            assertThat(running.write()).startsWith("the lease of checkpoint " + file() + " was lost: its file ");
        }
        assertThat(checkpoint.load()).isEqualTo(new Checkpoint.Versioned(CheckpointContract.FULL, 1));
    }

    @Test
    void theLeaseOfAProcessThatWasKilledIsFree() throws Exception {
        try (CheckpointProcess running = CheckpointProcess.running(file())) {
            running.kill(0);
        }

        Run run = new FileCheckpoint(file()).run(state -> CheckpointContract.ended(CheckpointContract.FULL));

        assertThat(run.next()).isEqualTo(CheckpointContract.FULL);
        assertThat(new FileCheckpoint(file()).load().version()).isEqualTo(1);
    }
}
