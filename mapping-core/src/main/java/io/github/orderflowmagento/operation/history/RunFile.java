package io.github.orderflowmagento.operation.history;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.orderflowmagento.operation.Outcome;

/** The file of one run. Another process may be writing to it. */
final class RunFile {
    static final String SUFFIX = ".jsonl";

    private static final Pattern ID = Pattern.compile("\\d{8}T\\d{6}\\.\\d{3}Z-[a-z0-9-]{1,60}");

    /** A first attempt to write the line may have failed half-way. */
    private static final int FIRST_LINES = 10;

    /** How much of the end is read, unless the last line starts before it. */
    private static final int[] TAILS = {1 << 12, 1 << 16, BoundedLines.LONGEST};

    private final Path path;

    RunFile(Path folder, String id) {
        this.path = folder.resolve(id + SUFFIX);
    }

    /** Returns whether this is the id of a run, and therefore a file name, not a path. */
    static boolean isId(String id) {
        return ID.matcher(id).matches();
    }

    static String id(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, name.length() - SUFFIX.length());
    }

    /** Does not use a channel, since an interrupt of the thread would close it. First ends an incomplete line of an earlier attempt. */
    void append(String lines) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            long end = file.length();
            boolean isAtNewLine = true;
            if (end > 0) {
                file.seek(end - 1);
                isAtNewLine = file.read() == '\n';
            }
            file.seek(end);
            file.write((isAtNewLine ? lines : "\n" + lines).getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** Returns whether the file was written at this time or later. */
    boolean isWrittenSince(Instant time) throws IOException {
        try {
            return !Files.getLastModifiedTime(path).toInstant().isBefore(time);
        } catch (NoSuchFileException e) {
            return false; // another process has deleted it
        }
    }

    /** Returns whether the file existed. */
    boolean delete() throws IOException {
        return Files.deleteIfExists(path);
    }

    /** Returns the beginning of the run; empty if the file is gone, or its first line could not be written. */
    Optional<RecordedRun> begun() throws IOException {
        try (Stream<String> lines = BoundedLines.of(path)) {
            return RunLines.present(lines.limit(FIRST_LINES).map(RunLines::readBegin))
                    .findFirst();
        } catch (FileNotFoundException e) {
            return Optional.empty();
        }
    }

    /** Returns the whole run; empty if the file is gone, or its first line could not be written. */
    Optional<RecordedRun> run() throws IOException {
        Optional<RecordedRun> begun = begun();
        return begun.isPresent() ? ended(begun.get()) : begun;
    }

    /** Returns the run with its end, if it has ended; empty if the file is gone. */
    Optional<RecordedRun> ended(RecordedRun begun) throws IOException {
        try {
            Optional<RecordedRun> ended = RunLines.readEnd(begun, lastLine());
            return ended.isPresent()
                    ? ended
                    : Optional.of(RecordedRun.builder()
                            .from(begun)
                            .counts(counted(begun))
                            .build());
        } catch (FileNotFoundException e) {
            return Optional.empty();
        }
    }

    private Map<Outcome, Long> counted(RecordedRun begun) throws IOException {
        try (Stream<RecordedItem> items = items(begun, line -> true)) {
            return items.collect(Collectors.groupingBy(
                    item -> item.item().outcome(), () -> new EnumMap<>(Outcome.class), Collectors.counting()));
        }
    }

    /**
     * Returns the items of the run whose lines match; an empty stream if the file is gone.
     *
     * @return a stream that must be closed
     */
    Stream<RecordedItem> items(RecordedRun begun, Predicate<String> line) throws IOException {
        try {
            return RunLines.present(BoundedLines.of(path).filter(line).map(found -> RunLines.readItem(begun, found)));
        } catch (FileNotFoundException e) {
            return Stream.empty();
        }
    }

    private String lastLine() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            for (int size : TAILS) {
                long from = Math.max(0, file.length() - size);
                file.seek(from);
                byte[] tail = new byte[(int) (file.length() - from)];
                file.readFully(tail);
                String text = new String(tail, StandardCharsets.US_ASCII).stripTrailing();
                if (text.indexOf('\n') >= 0) {
                    return text.substring(text.lastIndexOf('\n') + 1);
                }
            }
            return "";
        }
    }
}
