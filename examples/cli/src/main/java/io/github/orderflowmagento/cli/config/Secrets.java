package io.github.orderflowmagento.cli.config;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.orderflowmagento.cli.output.Terminal;

/** Reads secrets from the sources in the configuration. No message contains one. */
final class Secrets {
    private static final int LARGEST = 64 * 1024;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private Secrets() {}

    /** Returns the text of a file, without the end of its last line. */
    static String ofFile(Key key, Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            return text(key, content.readNBytes(LARGEST + 1), file.toString());
        } catch (IOException e) {
            throw new ConfigurationException(key.text() + "_file: " + file + " cannot be read ("
                    + e.getClass().getSimpleName() + ")");
        }
    }

    /** Returns the output of a shell command, which may prompt on the terminal and must end within a minute. */
    static String ofCommand(Key key, String command) {
        return ofCommand(key, command, LONGEST);
    }

    static String ofCommand(Key key, String command, Duration longest) {
        boolean isWindows = System.getProperty("os.name").startsWith("Windows");
        try {
            Process process = new ProcessBuilder(
                            isWindows ? List.of("cmd", "/c", command) : List.of("/bin/sh", "-c", command))
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try {
                CompletableFuture<byte[]> reading = CompletableFuture.supplyAsync(() -> printed(process));
                byte[] printed = reading.get(longest.toMillis(), TimeUnit.MILLISECONDS);
                if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new TimeoutException();
                }
                if (process.exitValue() != 0) {
                    throw new ConfigurationException(
                            key.text() + "_command: ended with exit code " + process.exitValue());
                }
                return text(key, printed, "the command");
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (TimeoutException e) {
            throw new ConfigurationException(key.text() + "_command: took longer than " + longest.toSeconds() + " s");
        } catch (IOException | ExecutionException e) {
            throw new ConfigurationException(key.text() + "_command: cannot be run");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConfigurationException(key.text() + "_command: interrupted");
        }
    }

    private static byte[] printed(Process process) {
        try {
            return process.getInputStream().readNBytes(LARGEST + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Key key, byte[] content, String place) {
        String text = new String(content, StandardCharsets.UTF_8).strip();
        if (content.length > LARGEST || text.isEmpty()) {
            throw new ConfigurationException(key.text() + ": " + place + (text.isEmpty() ? " has" : " has more than")
                    + (text.isEmpty() ? " nothing" : " 64 kB"));
        }
        return text;
    }

    /** Reads a line from the terminal without echo; empty without a terminal. */
    static Optional<String> ofPrompt(Key key, String profile) {
        Console terminal = Terminal.console();
        if (terminal == null) {
            return Optional.empty();
        }
        char[] typed = terminal.readPassword("%s of profile %s: ", key.text(), profile);
        return Optional.ofNullable(typed).map(String::new).map(String::strip).filter(text -> !text.isEmpty());
    }
}
