package io.github.orderflowmagento.cli.output;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/** Detects whether an output is a terminal, and its width. */
public final class Terminal {
    private static final int USUAL_WIDTH = 80;
    private static final int NARROWEST = 20;

    private Terminal() {}

    /**
     * Returns whether the output of this process is a terminal. On Linux, its device decides; elsewhere, returns true only if both input
     * and output are terminals.
     *
     * @param descriptor 1 for standard output, 2 for standard error
     */
    static boolean is(int descriptor) {
        Path output = Path.of("/proc/self/fd/" + descriptor);
        if (!Files.isSymbolicLink(output)) {
            return console() != null;
        }
        try {
            String device = Files.readSymbolicLink(output).toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty") || device.equals("/dev/console");
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns the terminal for prompts; null without a terminal. */
    @SuppressWarnings("SystemConsoleNull") // Main sets jdk.console
    public static @Nullable Console console() {
        return System.console();
    }

    /** Returns the width of the terminal in columns: {@code COLUMNS}, else from {@code stty}, else 80. */
    static int width(Map<String, String> environment) {
        int columns = number(environment.getOrDefault("COLUMNS", ""));
        int width = columns > 0 ? columns : askedWidth();
        return width == 0 ? USUAL_WIDTH : Math.max(width, NARROWEST);
    }

    private static int askedWidth() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(Path.of("/dev/tty").toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String size = new String(stty.getInputStream().readNBytes(100), StandardCharsets.US_ASCII).strip();
            if (!stty.waitFor(1, TimeUnit.SECONDS)) {
                stty.destroyForcibly();
            }
            return number(size.substring(size.lastIndexOf(' ') + 1));
        } catch (IOException e) {
            return 0; // no such command, or no terminal
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private static int number(String text) {
        return text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
    }
}
