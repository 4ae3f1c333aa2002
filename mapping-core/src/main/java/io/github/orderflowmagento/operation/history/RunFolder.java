package io.github.orderflowmagento.operation.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folder with one file per run, written only by that run. */
record RunFolder(Path path) implements RunStore {
    RunFile file(String id) {
        return new RunFile(path, id);
    }

    @Override
    public void begin(RecordedRun run) {
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new UncheckedIOException(path + ": the folder cannot be created: " + e.getMessage(), e);
        }
        write(run.id(), RunLines.begin(run));
    }

    @Override
    public void append(String id, long first, List<RecordedItem> items) {
        StringBuilder lines = new StringBuilder();
        items.forEach(item -> lines.append(RunLines.item(item)));
        write(id, lines.toString());
    }

    @Override
    public void end(RecordedRun run) {
        write(run.id(), RunLines.end(run));
    }

    private void write(String id, String lines) {
        try {
            file(id).append(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(path + ": the file of the run cannot be written: " + e.getMessage(), e);
        }
    }
}
