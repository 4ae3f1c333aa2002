package io.github.orderflowmagento.operation.checkpoint;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Function;

import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.internal.DeferredInterrupt;
import io.github.orderflowmagento.operation.internal.KeptSkuRecords;

/**
 * A checkpoint in a readable JSON file. A new state is written beside the old one, forced to disk, and replaces it atomically, so that a
 * crash of the process or the machine at any moment leaves one of the two intact. Lock files beside it exclude concurrent runs on one
 * machine; the operating system releases them when a process dies. For several machines, use a database.
 *
 * <p>What an inventory update remembers per SKU is stored in two files beside the checkpoint, {@code <name>.skus} and {@code
 * <name>.skus.log}, to which a run appends its changes batch by batch. They belong to the checkpoint: move and restore all three together.
 * Without them an inventory update starts as if it had seen no SKU.
 *
 * <p>If the thread of a run is interrupted, the state is saved nevertheless.
 *
 * <p>Before each write, a run checks that its lock file is still the one it locked. If the lock file was deleted or replaced, or its folder
 * moved, the run ends: see {@link Checkpoint#run}. A suspended process keeps its lease. Not covered: network file systems whose locks do
 * not reach other machines and, on Windows, a lock file that is replaced while locked.
 *
 * <p>Safe to share between threads.
 */
public final class FileCheckpoint implements Checkpoint {
    private final Path file;

    /**
     * Creates a checkpoint in the given file, which need not exist yet; its folder must exist.
     *
     * @param file one file per operation and shop
     * @throws UncheckedIOException if it is a symbolic link to a missing file
     */
    public FileCheckpoint(Path file) {
        this.file = target(file.toAbsolutePath().normalize());
    }

    /**
     * {@inheritDoc}
     *
     * @throws UncheckedIOException if the file cannot be read
     * @throws IllegalStateException if it is not a checkpoint, or was written by a later version of this library
     */
    @Override
    public Versioned load() {
        return read(StateDocument::read).orElse(new Versioned(RunState.initial(), 0));
    }

    private long savedVersion() {
        return read(StateDocument::version).orElse(0L);
    }

    private interface Reading<T> {
        T of(Reader text, String place) throws IOException;
    }

    private <T> Optional<T> read(Reading<T> reading) {
        try {
            return Optional.of(DeferredInterrupt.during(() -> {
                try (Reader text = Files.newBufferedReader(file)) {
                    return reading.of(text, file.toString());
                }
            }));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": the checkpoint cannot be read", e);
        }
    }

    @Override
    public Versioned save(Versioned loaded, RunState next) {
        try (LockFile lock = DeferredInterrupt.during(() -> LockFile.lock(beside(".lock")))) {
            if (!lock.isValid() || savedVersion() != loaded.version()) {
                throw new Conflict(toString());
            }
            replace(next, loaded.version() + 1);
            return new Versioned(next, loaded.version() + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": the checkpoint cannot be written", e);
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws UncheckedIOException if the file cannot be read or written. If it cannot be written after the operation, for example because
     *     the disk is full, the operation's writes have been made and reported to listeners, and the next run finds them already there
     * @throws IllegalStateException if the file is not a checkpoint, or was written by a later version of this library, or has a second
     *     name (a hard link), through which another run would not be excluded
     */
    @Override
    public Run run(Function<RunState, Run> operation) {
        try (LockFile lease =
                DeferredInterrupt.during(() -> LockFile.tryLock(beside(".run"))).orElse(null)) {
            if (lease == null || !lease.isValid()) {
                throw new Conflict(toString());
            }
            refuseSecondName();
            return run(state -> withSkuRecords(state, operation), () -> isHeld(lease));
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": the checkpoint cannot be leased", e);
        }
    }

    private Run withSkuRecords(RunState state, Function<RunState, Run> operation) {
        try (FileSkuRecords records = new FileSkuRecords(beside(".skus"))) {
            return KeptSkuRecords.during(records, state, operation);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": the records of the SKUs cannot be written", e);
        }
    }

    private static boolean isHeld(LockFile lease) {
        if (!lease.isValid()) {
            throw new IllegalStateException("its file " + lease + " was deleted or replaced");
        }
        return true;
    }

    /**
     * A hard link is a second name of the file: a run that uses it would look for another lock file, and saving replaces the state under
     * one name only.
     */
    private void refuseSecondName() throws IOException {
        try {
            if (file.getFileSystem().supportedFileAttributeViews().contains("unix")
                    && Files.getAttribute(file, "unix:nlink") instanceof Integer names
                    && names > 1) {
                throw new IllegalStateException(this + ": the file has " + names
                        + " names (hard links), and runs that use another one would not be kept apart from this one. Delete the"
                        + " other names, or make them symbolic links");
            }
        } catch (NoSuchFileException e) {
            // nothing was saved yet
        }
    }

    /** Resolves links, so that the lock file is the same under each name and the link itself is not replaced. */
    private static Path target(Path file) {
        try {
            return Files.isSymbolicLink(file) ? file.toRealPath() : file;
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": the link to the checkpoint has no target", e);
        }
    }

    private Path beside(String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    private void replace(RunState state, long version) throws IOException {
        Path written = DeferredInterrupt.during(() -> written(state, version));
        ReplacedFile.replace(file, written);
    }

    private Path written(RunState state, long version) throws IOException {
        Path written = beside(".new");
        try (FileChannel channel = FileChannel.open(
                        written,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING);
                Writer text = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8))) {
            StateDocument.write(state, version, text);
            text.flush();
            channel.force(true);
        }
        return written;
    }

    @Override
    public String toString() {
        return "checkpoint " + file;
    }
}
