package io.github.orderflowmagento.examples;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A separate process, as on a separate machine. */
public final class JavaProcess implements AutoCloseable {
    private final Process process;

    private JavaProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts a process.
     *
     * @param main what it runs
     * @param properties its settings
     * @param log where it writes what it has to say
     */
    public static JavaProcess start(Class<?> main, Map<String, String> properties, Path log) {
        return start(List.of(), main, properties, log);
    }

    /**
     * Starts a process with options of the virtual machine.
     *
     * @param options as on the command line: {@code -Xmx64m}
     */
    public static JavaProcess start(List<String> options, Class<?> main, Map<String, String> properties, Path log) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1"); // it does not live long
        command.add("-XX:+UseSerialGC");
        command.addAll(options);
        command.add("-Dorg.slf4j.simpleLogger.logFile=System.out"); // that of this process is not theirs
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add("-classpath");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        File output = log.toFile();
        try {
            return new JavaProcess(new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills the process like {@code kill -9} or a power cut; it is gone when this method returns. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Requests termination, like the operating system at shutdown. */
    public void stop() {
        process.destroy();
    }

    /** Returns whether the process is running. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for the process to end, and returns its exit code. */
    public int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        kill();
    }
}
