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

/** A file that is replaced as a whole, so that a process or a machine that dies at any moment leaves the old one or the new one. */
final class ReplacedFile {
    private ReplacedFile() {}

    /**
     * Puts a file in the place of another one.
     *
     * @param file what is replaced, if it is there; on Windows nobody may have it open
     * @param written the new one, in the same folder, whose content has been forced to disk
     */
    static void replace(Path file, Path written) throws IOException {
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        if (File.separatorChar != '\\') { // Windows opens no folders, and keeps its folders in a journal
            DeferredInterrupt.during(() -> forcedFolder(file));
        }
    }

    /** That the new file has taken the old one's name is a change of the folder, which has to reach the disk, too. */
    private static Path forcedFolder(Path file) throws IOException {
        Path parent = Objects.requireNonNull(file.getParent()); // a file is in some folder
        try (FileChannel folder = FileChannel.open(parent, StandardOpenOption.READ)) {
            folder.force(true);
        }
        return parent;
    }
}
