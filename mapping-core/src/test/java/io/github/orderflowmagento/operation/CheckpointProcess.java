package io.github.orderflowmagento.operation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.IntStream;

/** A process of its own that uses a checkpoint in a file, for tests to kill. */
final class CheckpointProcess implements AutoCloseable {
    private static final String HOLDING = "holding";
    private static final String CONFLICT = "conflict";

    private final Process process;
    private final BufferedReader said;

    private CheckpointProcess(String task, Path file) throws IOException {
        this.process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CheckpointProcess.class.getName(),
                        task,
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        this.said = process.inputReader(StandardCharsets.UTF_8);
    }

    /** A process that saves one state after another, as fast as it can. */
    static CheckpointProcess saving(Path file) throws IOException {
        return new CheckpointProcess("save", file);
    }

    /** A process that is in the middle of a run. */
    static CheckpointProcess running(Path file) throws IOException {
        CheckpointProcess running = new CheckpointProcess("run", file);
        if (!HOLDING.equals(running.said.readLine())) {
            throw new IllegalStateException("the process could not begin its run");
        }
        return running;
    }

    /** Whether a process that would begin a run finds another one under way. */
    static boolean findsARunUnderWay(Path file) throws IOException {
        try (CheckpointProcess running = new CheckpointProcess("run", file)) {
            return CONFLICT.equals(running.said.readLine());
        }
    }

    /** Waits until the process says that it has saved the next state, and under which version. */
    long nextVersion() throws IOException {
        return Long.parseLong(Objects.requireNonNull(said.readLine(), "the process died by itself"));
    }

    /**
     * Kills the process in the middle of what it does: no hook, no finally.
     *
     * @return the last version that it said it had saved, or the one given if it said no more
     */
    long kill(long lastVersion) throws IOException, InterruptedException {
        process.toHandle().destroyForcibly(); // the process's own method would close what is left to read
        process.waitFor();
        long last = lastVersion;
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            last = line.isEmpty() ? last : Math.max(last, Long.parseLong(line));
        }
        return last;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** A state that is long, and tells its version all over, so that a mixture of two would be seen. */
    static RunState stateOf(long version) {
        RunState.Builder state = RunState.builder();
        IntStream.range(0, 500).forEach(sku -> state.putSequences("SKU-" + sku, version));
        return state.build();
    }

    /** What the other process does. */
    public static void main(String[] arguments) throws IOException {
        Checkpoint checkpoint = new FileCheckpoint(Path.of(arguments[1]));
        if (arguments[0].equals("run")) {
            hold(checkpoint);
        }
        while (true) {
            Checkpoint.Versioned loaded = checkpoint.load();
            checkpoint.save(loaded, stateOf(loaded.version() + 1));
            say(String.valueOf(loaded.version() + 1));
        }
    }

    private static void hold(Checkpoint checkpoint) {
        try {
            checkpoint.run(state -> {
                say(HOLDING);
                awaitTheEnd();
                return CheckpointContract.ended(stateOf(1));
            });
        } catch (Checkpoint.Conflict e) {
            say(CONFLICT);
            awaitTheEnd();
        }
    }

    private static void awaitTheEnd() {
        try {
            // nothing is ever written to it: this ends with the process
            if (System.in.read() < 0) {
                throw new IllegalStateException("the test has ended");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
