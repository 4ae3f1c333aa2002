package io.github.orderflowmagento.operation.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.orderflowmagento.operation.Outcome;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs recorded by a separate process. */
class HistoryProcessTest {
    private static final String ALL = HistoryProcess.ITEMS + " items, 1000 failures, 1 found, 0 missing";

    @TempDir
    private Path folder;

    @Test
    void aHundredThousandItemsGoThroughFilesInLittleMemory() throws Exception {
        assertThat(HistoryProcess.run("24m", "files", folder.toString())).isEqualTo(ALL);

        assertThat(lines("products.csv")).isEqualTo(HistoryProcess.ITEMS + 1);
        assertThat(lines("products.jsonl")).isEqualTo(HistoryProcess.ITEMS + 2);
        assertThat(lines("products.html")).isGreaterThan(HistoryProcess.ITEMS);
    }

    private long lines(String name) throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve(name))) {
            return lines.count();
        }
    }

    @Test
    void aHundredThousandItemsGoThroughADatabaseInLittleMemory() throws Exception {
        assertThat(HistoryProcess.run("40m", "database", folder.toString())).isEqualTo(ALL);
    }

    @Test
    void aRunThatIsKilledHasBegunAndNotEndedAndLosesOneBatchAtMost() throws Exception {
        assertThat(HistoryProcess.run("24m", "killed", folder.toString())).isEmpty();

        RunHistory history = new FileRunHistory(folder);
        assertThat(history.runs(HistoryQuery.all())).singleElement().satisfies(run -> {
            assertThat(run.endedAt()).isEmpty();
            assertThat(run.counts()).isEqualTo(Map.of(Outcome.DONE, 1L));
        });
        assertThat(history.outcomes("SKU-1", HistoryQuery.all())).hasSize(1);
    }

    @Test
    void aWriteFailureIsReportedOnce() throws Exception {
        Path file = Files.writeString(folder.resolve("a-file"), "");

        String said = HistoryProcess.run("24m", "unwritable", file.toString());

        assertThat(said.lines().filter(line -> line.contains("the run cannot be recorded, and continues")))
                .hasSize(1);
        assertThat(said.lines().filter(line -> line.contains("the report cannot be written")))
                .hasSize(1);
        assertThat(said).endsWith("ended");
    }
}
