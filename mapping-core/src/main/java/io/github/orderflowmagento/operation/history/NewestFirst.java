package io.github.orderflowmagento.operation.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/** The ids of the runs in a folder, newest first. Reads the folder once per 10,000 ids, and holds only those in memory. Not thread-safe. */
final class NewestFirst implements Iterator<String> {
    private static final int MOST_HELD = 10_000;

    private final Path folder;
    private final Deque<String> held = new ArrayDeque<>();
    private @Nullable String last;
    private boolean isAtEnd;

    private NewestFirst(Path folder) {
        this.folder = folder;
    }

    static Iterator<String> in(Path folder) {
        return new NewestFirst(folder);
    }

    @Override
    public boolean hasNext() {
        if (held.isEmpty() && !isAtEnd) {
            read();
        }
        return !held.isEmpty();
    }

    private void read() {
        TreeSet<String> newest = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + RunFile.SUFFIX)) {
            for (Path file : files) {
                String id = RunFile.id(file);
                if (RunFile.isId(id) && (last == null || id.compareTo(last) < 0)) {
                    newest.add(id);
                    if (newest.size() > MOST_HELD) {
                        newest.pollFirst();
                    }
                }
            }
        } catch (NoSuchFileException e) {
            isAtEnd = true; // nothing was recorded yet
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        isAtEnd |= newest.size() < MOST_HELD;
        held.addAll(newest.descendingSet());
    }

    @Override
    public String next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        last = held.removeFirst();
        return last;
    }
}
