package io.github.orderflowmagento.operation.checkpoint;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.sql.DataSource;

import org.mariadb.jdbc.MariaDbDataSource;
import org.postgresql.ds.PGSimpleDataSource;

import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.internal.Failures;
import io.github.orderflowmagento.operation.internal.LeaseGuard;
import io.github.orderflowmagento.operation.internal.LeaseLost;

/** A separate process that uses a checkpoint in a file or a database, to be killed or suspended by tests. */
final class CheckpointProcess implements AutoCloseable {
    private static final String HOLDING = "holding";
    private static final String CONFLICT = "conflict";
    static final String WRITTEN = "written";

    private final Process process;
    private final BufferedReader said;

    private CheckpointProcess(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                CheckpointProcess.class.getName()));
        command.addAll(List.of(arguments));
        this.process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        this.said = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts a process that saves one state after another, as fast as possible. */
    static CheckpointProcess saving(Path file) throws IOException {
        return new CheckpointProcess("save", file.toString());
    }

    /** Starts a process in the middle of a run. */
    static CheckpointProcess running(Path file) throws IOException {
        return begun(new CheckpointProcess("run", file.toString()));
    }

    /** Starts a process in the middle of a run on a checkpoint in a database. */
    static CheckpointProcess running(String url, String name) throws IOException {
        return begun(new CheckpointProcess("run", url, name));
    }

    private static CheckpointProcess begun(CheckpointProcess running) throws IOException {
        if (!HOLDING.equals(running.said.readLine())) {
            throw new IllegalStateException("the process could not begin its run");
        }
        return running;
    }

    /** Returns whether another process that tries to start a run finds this one active. */
    static boolean findsARunUnderWay(Path file) throws IOException {
        try (CheckpointProcess running = new CheckpointProcess("run", file.toString())) {
            return CONFLICT.equals(running.said.readLine());
        }
    }

    /** Waits until the process reports that it has saved the next state, and its version. */
    long nextVersion() throws IOException {
        return Long.parseLong(Objects.requireNonNull(said.readLine(), "the process died by itself"));
    }

    /**
     * Kills the process immediately: no hook, no finally.
     *
     * @return the last version reported as saved, or the given one if there was no further report
     */
    long kill(long lastVersion) throws IOException, InterruptedException {
        process.toHandle().destroyForcibly(); // the process's own method would close the unread output
        process.waitFor();
        long last = lastVersion;
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            last = line.isEmpty() ? last : Math.max(last, Long.parseLong(line));
        }
        return last;
    }

    /** Suspends the process, as when a laptop is closed or a machine is moved. */
    void stop() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** Resumes the process, which does not notice. */
    void goOn() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        int exitCode = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (exitCode != 0) {
            throw new IllegalStateException("kill -" + name + ": " + exitCode);
        }
    }

    /** Lets the run write and end, and returns its result: {@code written}, or why the run ended early. */
    String write() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        return Objects.requireNonNull(said.readLine(), "the process died by itself");
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** A long state that repeats its version throughout, so that a mixture of two would be detected. */
    static RunState stateOf(long version) {
        RunState.Builder state = RunState.builder();
        IntStream.range(0, 500).forEach(sku -> state.putSequences("SKU-" + sku, version));
        return state.build();
    }

    /** The code of the other process. */
    public static void main(String[] arguments) throws IOException, SQLException {
        Checkpoint checkpoint = arguments.length == 2
                ? new FileCheckpoint(Path.of(arguments[1]))
                : new JdbcCheckpoint(database(arguments[1]), arguments[2]).keptAliveEvery(Duration.ofMillis(20));
        if (arguments[0].equals("run")) {
            hold(checkpoint);
        }
        while (true) {
            Checkpoint.Versioned loaded = checkpoint.load();
            checkpoint.save(loaded, stateOf(loaded.version() + 1));
            say(String.valueOf(loaded.version() + 1));
        }
    }

    private static DataSource database(String url) throws SQLException {
        if (url.startsWith("jdbc:mariadb:")) {
            return new MariaDbDataSource(url);
        }
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(url);
        return database;
    }

    private static void hold(Checkpoint checkpoint) {
        try {
            Run run = checkpoint.run(state -> {
                say(HOLDING);
                awaitOrder();
                return written();
            });
            say(run.endedEarly().orElse(WRITTEN));
            awaitOrder();
        } catch (Checkpoint.Conflict e) {
            say(CONFLICT);
            awaitOrder();
        }
    }

    /** An operation with one thing to write. */
    private static Run written() {
        Run run = CheckpointContract.ended(stateOf(1));
        try {
            LeaseGuard.beforeWrite();
            return run;
        } catch (LeaseLost e) {
            return endedEarly(run.next(), Failures.reason(e));
        }
    }

    static Run endedEarly(RunState next, String why) {
        return Run.builder()
                .from(CheckpointContract.ended(next))
                .endedEarly(why)
                .build();
    }

    private static void awaitOrder() {
        try {
            // ends with the process, too
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
