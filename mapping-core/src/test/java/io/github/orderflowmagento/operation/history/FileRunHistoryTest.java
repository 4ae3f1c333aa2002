package io.github.orderflowmagento.operation.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.RunListener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FileRunHistoryTest extends RunHistoryContract {
    @TempDir
    private Path folder;

    @Override
    RunHistory history(Clock clock) {
        return new FileRunHistory(folder.resolve("runs"), clock);
    }

    private Path onlyFile() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("runs"))) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }

    @Test
    void eachRunIsAFileOfLinesThatPeopleCanRead() throws IOException {
        run(EXPORT, WILL_RETRY);

        String id = history().runs(ofTheShop).get(0).id();
        assertThat(onlyFile()).hasFileName(id + ".jsonl").hasContent("""
                {"format":1,"id":"%s","shop":"%s","operation":"order export","dryRun":false,"startedAt":"2026-11-30T12:00:00Z"}
                {"key":"100000017","outcome":"will_retry","attempts":1,"dueAt":"2026-11-30T12:05:00Z",\
                "detail":"OrderFlow refuses it: \\"Gr\\u00F6\\u00DFe\\"","fingerprint":null,"settledAt":"2026-11-30T12:00:00Z"}
                {"endedAt":"2026-11-30T12:00:00Z","missing":0,"endedEarly":null,"endedBy":null,"warnings":[],"counts":{"will_retry":1}}
                """.formatted(id, shop));
    }

    @Test
    void aRecordOfAnEarlierVersionDoesNotSayByWhatARunEnded() throws IOException {
        run(EXPORT, WILL_RETRY);
        Path file = onlyFile();
        Files.writeString(
                file,
                Files.readString(file).replace("\"endedEarly\":null,\"endedBy\":null", "\"endedEarly\":\"HTTP 503\""));

        RecordedRun run = history().runs(ofTheShop).get(0);

        assertThat(run.endedEarly()).contains("HTTP 503");
        assertThat(run.endedBy()).isEmpty();
    }

    @Test
    void aFolderThatIsNotThereYetHoldsNothing() {
        assertThat(history().runs(HistoryQuery.all())).isEmpty();
        assertThat(history().failures(HistoryQuery.all())).isEmpty();
        assertThat(history().deleteBefore(NOON)).isZero();
    }

    @Test
    void failedRecordsAreCountedAndRecordingContinues() throws IOException {
        Path inTheWay = Files.writeString(folder.resolve("runs"), "a file");
        RunListener listener = history().listener(shop);
        listener.started(EXPORT, false);
        clock.advance(Duration.ofSeconds(1));
        listener.settled(EXPORT, DONE);
        Files.delete(inTheWay);
        clock.advance(Duration.ofSeconds(70));
        listener.settled(EXPORT, GIVEN_UP);
        listener.ended(ended(EXPORT, DONE, GIVEN_UP).build(), Duration.ZERO);

        assertThat(history().runs(ofTheShop)).singleElement().satisfies(run -> {
            assertThat(run.missing()).isEqualTo(1);
            assertThat(run.counts()).isEqualTo(Map.of(Outcome.DONE, 1L, Outcome.GIVEN_UP, 1L));
        });
        assertThat(history().outcomes(DONE.key(), ofTheShop)).isEmpty();
        assertThat(history().outcomes(GIVEN_UP.key(), ofTheShop)).hasSize(1);
    }

    @Test
    void aHistoryThatCannotBeReadSaysSo() throws IOException {
        Files.writeString(folder.resolve("runs"), "a file");

        assertThatThrownBy(() -> history().runs(ofTheShop))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("history in ");
    }

    @Test
    void halfALineIsPassedOverAndWhatFollowsIsRead() throws IOException {
        RunListener listener = history().listener(shop);
        listener.started(EXPORT, false);
        Files.writeString(onlyFile(), "{\"key\":\"100000001\",\"outcome\":\"do", StandardOpenOption.APPEND);
        listener.settled(EXPORT, DONE);
        listener.ended(ended(EXPORT, DONE).build(), Duration.ZERO);

        assertThat(history().runs(ofTheShop))
                .singleElement()
                .satisfies(run -> assertThat(run.endedAt()).isPresent());
        assertThat(history().outcomes(DONE.key(), ofTheShop)).hasSize(1);
    }

    @Test
    void aDamagedFileWithoutLinesHidesNoOtherRun() throws IOException {
        run(EXPORT, GIVEN_UP);
        Files.write(
                folder.resolve("runs/20261130T130000.000Z-order-export-00000000.jsonl"),
                new byte[BoundedLines.LONGEST * 2]);

        assertThat(history().runs(HistoryQuery.all())).hasSize(1);
        assertThat(history().failures(HistoryQuery.all())).hasSize(1);
    }

    @Test
    void otherFilesInTheFolderAreLeftAlone() throws IOException {
        run(EXPORT, GIVEN_UP);
        Path other = Files.writeString(folder.resolve("runs/notes.jsonl"), "{}");

        assertThat(history().runs(HistoryQuery.all())).hasSize(1);
        history().deleteBefore(NOON.plus(Duration.ofDays(1)));
        assertThat(other).exists();
    }

    @Test
    void itemsAreReadOnlyAsFarAsTheyAreRequested() throws IOException {
        ItemOutcome[] items = IntStream.range(0, 5_000)
                .mapToObj(number -> ItemOutcome.of("SKU-" + number, Outcome.DONE, "x".repeat(100)))
                .toArray(ItemOutcome[]::new);
        run(EXPORT, items);
        String id = history().runs(ofTheShop).get(0).id();

        try (Stream<RecordedItem> stream = history().items(id)) {
            var iterator = stream.iterator();
            assertThat(iterator.next().item().key()).isEqualTo("SKU-0");
            Files.writeString(onlyFile(), ""); // what was not read before is gone
            long more = 0;
            while (iterator.hasNext()) {
                iterator.next();
                more++;
            }
            assertThat(more).isBetween(1L, 1_000L);
        }
    }
}
