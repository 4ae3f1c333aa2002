package io.github.orderflowmagento.operation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * A checkpoint in a readable JSON file. A new state is written beside the old one, forced to disk and put in its place in one
 * step, so that a process that dies at any moment leaves the one or the other, whole. Lock files beside it keep the runs of one
 * machine apart; for several machines keep the state in a database.
 */
public final class FileCheckpoint implements Checkpoint {
    private static final int FORMAT = 1;

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.USE_DEFAULTS))
            .build();

    /** File locks are held by the process as a whole: threads of one process are kept apart by these. */
    private static final Map<Path, Object> MONITORS = new ConcurrentHashMap<>();

    private final Path file;

    /**
     * A checkpoint in the given file, which need not exist yet; its folder must.
     *
     * @param file one file for each operation on each shop
     */
    public FileCheckpoint(Path file) {
        this.file = file.toAbsolutePath().normalize();
    }

    /**
     * {@inheritDoc}
     *
     * @throws UncheckedIOException if the file cannot be read
     * @throws IllegalStateException if it is not a checkpoint, or one of a later version of this library
     */
    @Override
    public Versioned load() {
        if (!Files.exists(file)) {
            return new Versioned(RunState.initial(), 0);
        }
        try {
            JsonNode document = JSON.readTree(Files.readAllBytes(file));
            int format = document.path("format").asInt();
            if (format != FORMAT
                    || !document.path("version").isIntegralNumber()
                    || !document.path("state").isObject()) {
                throw new IllegalStateException(file + ": not a checkpoint of format " + FORMAT
                        + "; it was written by another version of this library, or is no checkpoint");
            }
            RunState state = JSON.treeToValue(document.path("state"), RunState.class);
            return new Versioned(state, document.path("version").asLong());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(file + ": not a readable checkpoint: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": the checkpoint cannot be read", e);
        }
    }

    @Override
    public void save(Versioned loaded, RunState next) {
        synchronized (MONITORS.computeIfAbsent(file, path -> new Object())) {
            try (FileChannel lockFile =
                            FileChannel.open(beside(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = lockFile.lock()) {
                if (!lock.isValid() || load().version() != loaded.version()) {
                    throw new Conflict("checkpoint " + file);
                }
                replace(document(next, loaded.version() + 1));
            } catch (IOException e) {
                throw new UncheckedIOException(file + ": the checkpoint cannot be written", e);
            }
        }
    }

    @Override
    public Run run(Function<RunState, Run> operation) {
        try (FileChannel leaseFile =
                        FileChannel.open(beside(".run"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lease = leaseFile.tryLock()) {
            if (lease == null) {
                throw new Conflict("checkpoint " + file);
            }
            return Checkpoint.super.run(operation);
        } catch (OverlappingFileLockException e) {
            throw new Conflict("checkpoint " + file); // another thread of this process runs
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": the checkpoint cannot be leased", e);
        }
    }

    private Path beside(String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    private static byte[] document(RunState state, long version) throws IOException {
        ObjectNode document = JSON.createObjectNode();
        document.put("format", FORMAT);
        document.put("version", version);
        document.set("state", JSON.valueToTree(state));
        return JSON.writeValueAsBytes(document);
    }

    private void replace(byte[] document) throws IOException {
        Path written = beside(".new");
        try (FileChannel channel = FileChannel.open(
                written, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(document);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public String toString() {
        return "FileCheckpoint[" + file + "]";
    }
}
