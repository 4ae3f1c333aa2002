package io.github.orderflowmagento.operation.checkpoint;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

import io.github.orderflowmagento.operation.internal.DeferredInterrupt;

/** Replaces a file atomically, so that a crash of the process or the machine leaves the old one or the new one. */
final class ReplacedFile {
    private ReplacedFile() {}

    /**
     * Replaces a file by another.
     *
     * @param file the file to be replaced, if it exists; on Windows it must not be open
     * @param written the new file, in the same folder, already forced to disk
     */
    static void replace(Path file, Path written) throws IOException {
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        if (File.separatorChar != '\\') { // Windows cannot open folders, but journals them
            DeferredInterrupt.during(() -> forcedFolder(file));
        }
    }

    /** Forces the folder to disk, which contains the new name of the file. */
    private static Path forcedFolder(Path file) throws IOException {
        Path parent = Objects.requireNonNull(file.getParent()); // a file always has a folder
        try (FileChannel folder = FileChannel.open(parent, StandardOpenOption.READ)) {
            folder.force(true);
        }
        return parent;
    }
}
