package io.github.orderflowmagento.cli.output;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import picocli.CommandLine.Help.Ansi;

/**
 * The output of a command: results go to standard output, messages to standard error. If the reader closes an output, nothing more is
 * written to it, and this is not reported. Not thread-safe.
 */
public final class Console {
    /** The system property that is set for verbose output. */
    public static final String VERBOSE = "orderflow-magento.verbose";

    private static final int WIDEST_HELP = 110;
    private static final int USUAL_HELP = 90;

    private static final Console PROCESS = new Console(System.getenv());

    private final Map<String, String> environment;
    private final CharacterSet characters = CharacterSet.ofThisProcess();
    private final PrintStream out = stream(FileDescriptor.out);
    private final PrintStream err = stream(FileDescriptor.err);
    private final boolean isResultOnTerminal = Terminal.is(1);
    private final boolean isTalkOnTerminal = Terminal.is(2);
    private boolean isQuiet;
    private boolean showsProgress = true;
    private int width;

    private Console(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Returns the console of this process. */
    public static Console ofThisProcess() {
        return PROCESS;
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor)), false, StandardCharsets.UTF_8);
    }

    /** Writes only errors from now on. */
    public void beQuiet() {
        isQuiet = true;
    }

    /** Shows no progress from now on. */
    public void hideProgress() {
        showsProgress = false;
    }

    /** Writes a part of a result unchanged, in UTF-8. */
    public void result(String text) {
        write(out, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a line of a result for people, in the locale's characters. */
    public void line(String text) {
        writeLine(characters.fit(text));
    }

    /** Writes a line, in bold if results may be coloured. */
    void heading(String text) {
        writeLine(isColoured() ? "\u001b[1m" + characters.fit(text) + "\u001b[0m" : characters.fit(text));
    }

    private void writeLine(String text) {
        eraseProgress();
        write(out, (text + System.lineSeparator()).getBytes(characters.charset()));
        if (isResultOnTerminal) {
            out.flush();
        }
    }

    /** Writes a document unchanged, in UTF-8. */
    public void document(String text) {
        result(text.endsWith("\n") ? text : text + "\n");
    }

    /** Returns the text as a terminal in this locale can show it. */
    String fit(String text) {
        return characters.fit(text);
    }

    private void eraseProgress() {
        if (isResultOnTerminal && showsProgressBar()) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }

    /** Writes a message, unless quiet. */
    public void say(String text) {
        if (!isQuiet) {
            complain(text);
        }
    }

    /** Writes an error. */
    public void complain(String text) {
        out.flush(); // in the order in which it came, where both go to one place
        write(err, (characters.fit(text) + System.lineSeparator()).getBytes(characters.charset()));
        err.flush();
    }

    private static void write(PrintStream stream, byte[] bytes) {
        stream.write(bytes, 0, bytes.length);
    }

    /** Returns whether the reader has closed the output. */
    public boolean isResultClosed() {
        return out.checkError();
    }

    /** Returns a writer for results. */
    public Writer resultWriter() {
        return writer(out);
    }

    /** Returns a writer for messages. */
    public Writer talkWriter() {
        return writer(err);
    }

    private Writer writer(PrintStream stream) {
        return new Writer() {
            @Override
            public void write(char[] characters, int from, int length) {
                Console.write(
                        stream, fit(new String(characters, from, length)).getBytes(Console.this.characters.charset()));
            }

            @Override
            public void flush() {
                stream.flush();
            }

            @Override
            public void close() {
                stream.flush();
            }
        };
    }

    /** Returns whether help is coloured. */
    public Ansi help() {
        return isColoured() ? Ansi.ON : Ansi.OFF;
    }

    /** Returns the width of help, in columns. */
    public int helpWidth() {
        return isResultOnTerminal ? Math.max(55, Math.min(WIDEST_HELP, width())) : USUAL_HELP;
    }

    /** Flushes the output. */
    public void flush() {
        out.flush();
        err.flush();
    }

    /** Returns whether a progress bar can be shown. */
    boolean showsProgressBar() {
        return isTalkOnTerminal && showsProgress();
    }

    /** Returns whether to show progress. */
    boolean showsProgress() {
        return showsProgress && !isQuiet;
    }

    /** Returns the stream for the progress bar. */
    PrintStream progress() {
        return err;
    }

    /** Returns whether the terminal can show characters other than ASCII. */
    boolean isUnicode() {
        return characters.fit("█").equals("█");
    }

    /** Returns whether results may be coloured: on a terminal, unless {@code NO_COLOR} is not empty or {@code TERM} is {@code dumb}. */
    boolean isColoured() {
        return isResultOnTerminal
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    /** Returns whether a table must fit the terminal's width. */
    boolean isResultOnTerminal() {
        return isResultOnTerminal;
    }

    /** Returns the width of the terminal in columns. */
    int width() {
        if (width == 0) {
            width = Terminal.width(environment);
        }
        return width;
    }
}
