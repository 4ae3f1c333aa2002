package io.github.orderflowmagento.operation.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.operation.FailedItem;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.internal.LeaseGuard;
import io.github.orderflowmagento.operation.internal.LeaseLost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FileCheckpointTest extends CheckpointContract {
    @TempDir
    Path folder;

    @Override
    Checkpoint checkpoint() {
        return new FileCheckpoint(file());
    }

    private Path file() {
        return folder.resolve("orders.json");
    }

    @Test
    void theFileIsReadableJsonThatSaysItsFormat() throws IOException {
        RunState state = RunState.builder()
                .changesUntil(Instant.parse("2026-11-23T12:00:00Z"))
                .putFailed(
                        "100000002",
                        FailedItem.builder()
                                .attempts(1)
                                .givenUp(false)
                                .reason("refused")
                                .dueAt(Instant.parse("2026-11-23T12:05:00Z"))
                                .build())
                .build();

        checkpoint().save(checkpoint().load(), state);

        assertThat(Files.readString(file())).isEqualToNormalizingNewlines("""
                        {
                          "format" : 7,
                          "version" : 1,
                          "state" : {
                            "lookedAtUntil" : "2026-11-23T12:00:00Z",
                            "failed" : {
                              "100000002" : {
                                "attempts" : 1,
                                "givenUp" : false,
                                "reason" : "refused",
                                "dueAt" : "2026-11-23T12:05:00Z"
                              }
                            }
                          }
                        }""");
    }

    @Test
    void noInterruptBreaksOffASaveWheneverItComes() throws Exception {
        int saves = 100;
        FutureTask<Boolean> saving = new FutureTask<>(() -> {
            for (int i = 0; i < saves; i++) {
                checkpoint().save(checkpoint().load(), RunState.initial());
            }
            return Thread.interrupted();
        });
        Thread thread = new Thread(saving, "saves");
        thread.start();
        for (int interrupts = 0; interrupts < 1000 && !saving.isDone(); interrupts++) {
            thread.interrupt();
            LockSupport.parkNanos(10_000);
        }

        assertThat(saving.get()).isTrue();
        assertThat(checkpoint().load().version()).isEqualTo(saves);
    }

    @Test
    void aFileOfTheFirstFormatIsReadAndWhatItKeepsIsDueAtOnce() throws IOException {
        Files.writeString(file(), """
                {
                  "format" : 1,
                  "version" : 7,
                  "state" : {
                    "lookedAtUntil" : "2026-11-23T12:00:00Z",
                    "settled" : { "57" : "2026-11-23T11:59:30Z" },
                    "failed" : {
                      "100000002" : { "attempts" : 1, "givenUp" : false, "reason" : "refused" }
                    },
                    "sequences" : { "MUG-001" : 12 }
                  }
                }""");

        RunState expected = RunState.builder()
                .changesUntil(Instant.parse("2026-11-23T12:00:00Z"))
                .putRecentlySeen("57", Instant.parse("2026-11-23T11:59:30Z"))
                .putFailed(
                        "100000002",
                        FailedItem.builder()
                                .attempts(1)
                                .givenUp(false)
                                .reason("refused")
                                .build())
                .putSequences("MUG-001", 12)
                .build();
        assertThat(checkpoint().load()).isEqualTo(new Checkpoint.Versioned(expected, 7));
    }

    @Test
    void aFileOfTheSecondFormatIsReadAndKnowsNothingOfWhatWasExported() throws IOException {
        Files.writeString(file(), """
                {
                  "format" : 2,
                  "version" : 7,
                  "state" : {
                    "lookedAtUntil" : "2026-11-23T12:00:00Z",
                    "failed" : {
                      "100000002" : {
                        "attempts" : 1, "givenUp" : false, "reason" : "refused", "dueAt" : "2026-11-23T12:05:00Z"
                      }
                    }
                  }
                }""");

        RunState loaded = checkpoint().load().state();

        assertThat(loaded.changesUntil()).contains(Instant.parse("2026-11-23T12:00:00Z"));
        assertThat(loaded.waiting()).containsOnlyKeys("100000002");
        assertThat(loaded.exported()).isEmpty();
    }

    @Test
    void aFileOfTheThirdFormatIsReadWithItsSequenceNumbers() throws IOException {
        Files.writeString(file(), """
                {
                  "format" : 3,
                  "version" : 7,
                  "state" : {
                    "sequences" : { "MUG-001" : 12 }
                  }
                }""");

        assertThat(checkpoint().load().state())
                .isEqualTo(RunState.builder().putSequences("MUG-001", 12).build());
    }

    @Test
    void aFileOfTheFourthFormatIsReadAndKnowsNothingOfTheShopsClock() throws IOException {
        Files.writeString(file(), """
                {
                  "format" : 4,
                  "version" : 7,
                  "state" : {
                    "lookedAtUntil" : "2026-11-23T12:00:00Z"
                  }
                }""");

        RunState loaded = checkpoint().load().state();

        assertThat(loaded.changesUntil()).contains(Instant.parse("2026-11-23T12:00:00Z"));
        assertThat(loaded.shopClockAhead()).isEmpty();
    }

    @Test
    void theShopsClockOffsetIsKept() {
        RunState state =
                RunState.builder().shopClockAhead(Duration.ofSeconds(-3_605)).build();

        checkpoint().save(checkpoint().load(), state);

        assertThat(file()).content().contains("\"shopClockAhead\" : \"PT-1H-5S\"");
        assertThat(checkpoint().load().state()).isEqualTo(state);
    }

    @Test
    void aFileOfTheFirstFormatIsOfTheCurrentOneAfterTheNextSave() throws IOException {
        Files.writeString(file(), "{\"format\": 1, \"version\": 7, \"state\": {}}");

        checkpoint().save(checkpoint().load(), FULL);

        assertThat(file()).content().contains("\"format\" : 7");
        assertThat(checkpoint().load()).isEqualTo(new Checkpoint.Versioned(FULL, 8));
    }

    @Test
    void nothingButTheStateAndItsLockIsLeftInTheFolder() throws IOException {
        checkpoint().save(checkpoint().load(), FULL);
        checkpoint().save(checkpoint().load(), RunState.initial());

        try (var files = Files.list(folder)) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("orders.json", "orders.json.lock");
        }
    }

    @Test
    void aConflictLeavesTheFileAsItWas() throws IOException {
        Checkpoint.Versioned loaded = checkpoint().load();
        checkpoint().save(loaded, FULL);
        byte[] before = Files.readAllBytes(file());

        assertThatThrownBy(() -> checkpoint().save(loaded, RunState.initial()))
                .isInstanceOf(Checkpoint.Conflict.class)
                .hasMessageContaining(file().toString());
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
    }

    @RepeatedTest(20)
    void exactlyOneOfTwoRacingThreadsWins() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Checkpoint.Versioned loaded = checkpoint().load();
            CyclicBarrier start = new CyclicBarrier(2);
            List<Future<Boolean>> racers = new ArrayList<>();
            for (int racer = 0; racer < 2; racer++) {
                racers.add(threads.submit(() -> {
                    start.await();
                    return saves(loaded);
                }));
            }

            assertThat(List.of(racers.get(0).get(), racers.get(1).get())).containsExactlyInAnyOrder(true, false);
            assertThat(checkpoint().load()).isEqualTo(new Checkpoint.Versioned(FULL, 1));
        } finally {
            threads.shutdownNow();
        }
    }

    private boolean saves(Checkpoint.Versioned loaded) {
        try {
            checkpoint().save(loaded, FULL);
            return true;
        } catch (Checkpoint.Conflict e) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not JSON at all",
                "[]",
                "{}",
                "{\"format\": 8, \"version\": 7, \"state\": {}}",
                "{\"format\": 0, \"version\": 7, \"state\": {}}",
                "{\"format\": 5, \"version\": 7}",
                "{\"format\": 5, \"state\": {}}",
                "{\"format\": 5, \"version\": 7, \"state\": null}",
                "{\"format\": 5, \"version\": 7, \"state\": {\"surprise\": 1}}",
                "{\"format\": 5, \"version\": 7, \"state\": {\"lookedAtUntil\": \"noon\"}}"
            })
    void anUnknownCheckpointFileIsRejectedAndKept(String content) throws IOException {
        Files.writeString(file(), content);

        assertThatThrownBy(() -> checkpoint().load())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(file() + ": not a ");
        assertThat(file()).hasContent(content);
    }

    @Test
    void aFolderThatDoesNotExistIsNamed() {
        Path file = folder.resolve("missing").resolve("orders.json");
        Checkpoint checkpoint = new FileCheckpoint(file);
        Checkpoint.Versioned loaded = checkpoint.load();

        assertThatThrownBy(() -> checkpoint.save(loaded, FULL))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(file + ": the checkpoint cannot be written");
    }

    @Test
    void aStateThatCannotBeReachedIsNotTakenForNone() throws IOException {
        Path noFolder = Files.createFile(folder.resolve("no-folder"));
        Path file = noFolder.resolve("orders.json");

        assertThatThrownBy(() -> new FileCheckpoint(file).load())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(file + ": the checkpoint cannot be read");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "/dev/full is there only")
    void aFullDiskLeavesTheLastStateWhole() throws IOException {
        checkpoint().save(checkpoint().load(), FULL);
        Path onFullDisk = Files.createSymbolicLink(folder.resolve("orders.json.new"), Path.of("/dev/full"));
        Checkpoint.Versioned loaded = checkpoint().load();

        assertThatThrownBy(() -> checkpoint().save(loaded, RunState.initial()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(file() + ": the checkpoint cannot be written");
        assertThat(checkpoint().load()).isEqualTo(new Checkpoint.Versioned(FULL, 1));
        Files.delete(onFullDisk);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege there")
    void aLinkToTheFileIsTheFile() throws IOException {
        Path link = folder.resolve("link.json");
        checkpoint().save(checkpoint().load(), RunState.initial());
        Files.createSymbolicLink(link, file());
        Checkpoint linked = new FileCheckpoint(link);

        linked.save(linked.load(), FULL);
        checkpoint().run(state -> {
            assertThatThrownBy(() -> linked.run(another -> Run.builder()
                            .operation("order export")
                            .isDryRun(false)
                            .next(another)
                            .build()))
                    .isInstanceOf(Checkpoint.Conflict.class);
            return Run.builder()
                    .operation("order export")
                    .isDryRun(true)
                    .next(state)
                    .build();
        });

        assertThat(link).isSymbolicLink();
        assertThat(checkpoint().load()).isEqualTo(new Checkpoint.Versioned(FULL, 2));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a file that is open is not deleted there")
    void aRunWhoseLockFileIsReplacedWritesNothingMoreAndIsNotSaved() {
        Run run = checkpoint().run(state -> {
            LeaseGuard.beforeWrite();
            replace(folder.resolve("orders.json.run"));
            assertThatThrownBy(LeaseGuard::beforeWrite)
                    .isInstanceOf(LeaseLost.class)
                    .hasMessage("the lease of checkpoint " + file() + " was lost: its file " + file()
                            + ".run was deleted or replaced; the run writes no more, and its state is not saved");
            return ended(FULL);
        });

        assertThat(run.endedEarly().orElseThrow()).startsWith("the lease of checkpoint " + file() + " was lost: ");
        assertThat(file()).doesNotExist();
    }

    private static void replace(Path path) {
        try {
            Files.move(path, path.resolveSibling("away"));
            Files.createFile(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a folder with an open file is not moved there")
    void aRunWhoseFolderIsMovedWritesNothingMore() throws IOException {
        Path moved = Files.createDirectory(folder.resolve("before"));

        Run run = new FileCheckpoint(moved.resolve("orders.json")).run(state -> {
            move(moved, folder.resolve("after"));
            assertThatThrownBy(LeaseGuard::beforeWrite).isInstanceOf(LeaseLost.class);
            return ended(FULL);
        });

        assertThat(run.endedEarly()).isPresent();
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Java counts no names there")
    void aFileWithASecondNameIsRejectedByEachOfThem() throws IOException {
        checkpoint().save(checkpoint().load(), FULL);
        Path second = Files.createLink(folder.resolve("second.json"), file());

        for (Path name : List.of(file(), second)) {
            assertThatThrownBy(() -> new FileCheckpoint(name).run(CheckpointContract::ended))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("checkpoint " + name + ": the file has 2 names (hard links)");
        }

        Files.delete(second);
        assertThat(checkpoint().run(state -> ended(state)).next()).isEqualTo(FULL);
    }
}
