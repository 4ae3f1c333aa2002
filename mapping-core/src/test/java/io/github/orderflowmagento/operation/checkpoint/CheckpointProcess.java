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

/** A process of its own that uses a checkpoint in a file or a database, for tests to kill and to stop. */
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

    /** A process that saves one state after another, as fast as it can. */
    static CheckpointProcess saving(Path file) throws IOException {
        return new CheckpointProcess("save", file.toString());
    }

    /** A process that is in the middle of a run. */
    static CheckpointProcess running(Path file) throws IOException {
        return begun(new CheckpointProcess("run", file.toString()));
    }

    /** A process that is in the middle of a run on a checkpoint in a database. */
    static CheckpointProcess running(String url, String name) throws IOException {
        return begun(new CheckpointProcess("run", url, name));
    }

    private static CheckpointProcess begun(CheckpointProcess running) throws IOException {
        if (!HOLDING.equals(running.said.readLine())) {
            throw new IllegalStateException("the process could not begin its run");
        }
        return running;
    }

    /** Whether a process that would begin a run finds another one under way. */
    static boolean findsARunUnderWay(Path file) throws IOException {
        try (CheckpointProcess running = new CheckpointProcess("run", file.toString())) {
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

    /** The system gives the process no more time, as a laptop that is closed or a machine that is moved does. */
    void stop() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** The process goes on where it was, and knows of nothing. */
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

    /** Lets the run make a write and end, and answers what it says of it: {@code written}, or why the run ended early. */
    String write() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        return Objects.requireNonNull(said.readLine(), "the process died by itself");
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

    /** What an operation does that has one thing to write. */
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
