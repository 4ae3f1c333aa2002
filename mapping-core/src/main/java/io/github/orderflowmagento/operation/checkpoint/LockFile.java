package io.github.orderflowmagento.operation.checkpoint;

import java.io.IOException;
import java.nio.channels.Channel;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

import org.jspecify.annotations.Nullable;

/**
 * A file locked by one holder at a time, among all threads of this process and all processes of the machine. The operating system releases
 * the lock when the process dies.
 *
 * <p>File locks belong to the process, and are lost as soon as the process closes any channel of that file. Therefore a file that another
 * thread has locked must not be opened.
 */
final class LockFile implements AutoCloseable {
    /** The locked files of this process, by file identity, not by path. */
    private static final Map<Object, Semaphore> HOLDERS = new ConcurrentHashMap<>();

    private final Path path;
    private final Object identity;
    private final FileLock lock;
    private final Semaphore holder;

    private LockFile(Path path, Object identity, FileLock lock, Semaphore holder) {
        this.path = path;
        this.identity = identity;
        this.lock = lock;
        this.holder = holder;
    }

    /** Waits for the lock. */
    static LockFile lock(Path path) throws IOException {
        Object identity = identityOf(path);
        Semaphore holder = holderOf(identity);
        holder.acquireUninterruptibly();
        return locked(path, identity, holder, FileChannel::lock).orElseThrow();
    }

    /** Locks the file; empty if it is locked already. */
    static Optional<LockFile> tryLock(Path path) throws IOException {
        Object identity = identityOf(path);
        Semaphore holder = holderOf(identity);
        return holder.tryAcquire() ? locked(path, identity, holder, FileChannel::tryLock) : Optional.empty();
    }

    @FunctionalInterface
    private interface Locking {
        @Nullable
        FileLock on(FileChannel channel) throws IOException;
    }

    private static Optional<LockFile> locked(Path path, Object identity, Semaphore holder, Locking locking)
            throws IOException {
        FileChannel channel = null;
        FileLock lock = null;
        try {
            channel = FileChannel.open(path, StandardOpenOption.WRITE);
            lock = locking.on(channel);
            return lock == null ? Optional.empty() : Optional.of(new LockFile(path, identity, lock, holder));
        } finally {
            if (lock == null) {
                letGo(channel, holder);
            }
        }
    }

    /** Creates the file if necessary. Synchronized, since creating a file opens and closes it. */
    private static synchronized Object identityOf(Path path) throws IOException {
        if (!Files.exists(path)) {
            createUnlessThere(path);
        }
        return presentIdentityOf(path);
    }

    private static Object presentIdentityOf(Path path) throws IOException {
        Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        return key == null ? path.toRealPath() : key; // Windows has no keys
    }

    private static Semaphore holderOf(Object identity) {
        return HOLDERS.computeIfAbsent(identity, file -> new Semaphore(1));
    }

    private static void createUnlessThere(Path path) throws IOException {
        try {
            Files.createFile(path);
        } catch (FileAlreadyExistsException e) {
            // another process was faster
        }
    }

    private static void letGo(@Nullable Channel channel, Semaphore holder) throws IOException {
        try {
            if (channel != null) {
                channel.close();
            }
        } finally {
            holder.release();
        }
    }

    /**
     * Returns whether the lock still excludes others. It does not if the file was deleted, replaced or moved: the next process would then
     * lock another file under its path. The file is identified without opening it, since that would release the lock.
     */
    boolean isValid() {
        try {
            return lock.isValid() && presentIdentityOf(path).equals(identity);
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }

    @Override
    public void close() throws IOException {
        letGo(lock.acquiredBy(), holder);
    }
}
