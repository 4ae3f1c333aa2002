package io.github.orderflowmagento.examples.schedule;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A process of its own, as on a machine of its own. */
final class Machine implements AutoCloseable {
    private final Process process;

    private Machine(Process process) {
        this.process = process;
    }

    /**
     * Starts one that runs the operations on schedule.
     *
     * @param properties its settings
     * @param log where it writes what it has to say
     */
    static Machine start(Map<String, String> properties, Path log) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add("-classpath");
        command.add(System.getProperty("java.class.path"));
        command.add(ScheduledOperations.class.getName());
        File output = log.toFile();
        try {
            return new Machine(new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code kill -9} or a power cut does it. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Asks it to end, as the system does when it shuts down. */
    void tellToStop() {
        process.destroy();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for its end. */
    void awaitEnd() {
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
