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
 * A checkpoint in a readable JSON file. A new state is written beside the old one, forced to disk and put in its place in one
 * step, so that a process or a machine that dies at any moment leaves the one or the other, whole. Lock files beside it keep the
 * runs of one machine apart, and are let go by the system when a process dies; for several machines keep the state in a database.
 *
 * <p>What an inventory update remembers of each SKU is kept in two files beside it, {@code <name>.skus} and {@code <name>.skus.log}, of
 * which a run writes what has changed, batch by batch. They belong to the checkpoint: move and restore them together. Without them an
 * inventory update begins as if it had seen no SKU yet.
 *
 * <p>The state of a run whose thread is interrupted is saved like any other.
 *
 * <p>Before each write of a run it is looked whether its lock file is still the one that was locked. Where it was deleted or replaced,
 * or its folder moved, the run ends: see {@link Checkpoint#run}. A process that is stopped and goes on keeps its lease all the while. Not
 * covered: network file systems whose locks do not reach other machines, and on Windows a lock file that is replaced while it is locked.
 */
public final class FileCheckpoint implements Checkpoint {
    private final Path file;

    /**
     * A checkpoint in the given file, which need not exist yet; its folder must.
     *
     * @param file one file for each operation on each shop
     * @throws UncheckedIOException if it is a link to what is not there
     */
    public FileCheckpoint(Path file) {
        this.file = target(file.toAbsolutePath().normalize());
    }

    /**
     * {@inheritDoc}
     *
     * @throws UncheckedIOException if the file cannot be read
     * @throws IllegalStateException if it is not a checkpoint, or one of a later version of this library
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
     * @throws UncheckedIOException if the file cannot be read or written; if it cannot be written after the operation (a full disk, say),
     *     what the operation did is done, a listener has been told of it, and the next run finds it already there
     * @throws IllegalStateException if the file is not a checkpoint, or one of a later version of this library, or has a second name (a
     *     hard link), by which a run would not be kept apart from this one
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
            throw new UncheckedIOException(file + ": what is remembered of each SKU cannot be written", e);
        }
    }

    private static boolean isHeld(LockFile lease) {
        if (!lease.isValid()) {
            throw new IllegalStateException("its file " + lease + " was deleted or replaced");
        }
        return true;
    }

    /** By a second name, which a hard link is, come runs that look for another lease; and a save gives the state to one name only. */
    private void refuseSecondName() throws IOException {
        try {
            if (file.getFileSystem().supportedFileAttributeViews().contains("unix")
                    && Files.getAttribute(file, "unix:nlink") instanceof Integer names
                    && names > 1) {
                throw new IllegalStateException(this + ": the file has " + names
                        + " names (hard links), and runs that come by another one would not be kept apart from this one. Delete the"
                        + " other names, or make them symbolic links");
            }
        } catch (NoSuchFileException e) {
            // nothing was saved yet
        }
    }

    /** A link to a file is that file: the lease beside it is one, by whichever name a run comes, and the link is not replaced. */
    private static Path target(Path file) {
        try {
            return Files.isSymbolicLink(file) ? file.toRealPath() : file;
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": the link to the checkpoint leads nowhere", e);
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
