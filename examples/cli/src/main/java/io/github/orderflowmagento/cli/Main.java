package io.github.orderflowmagento.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.regex.Pattern;

import picocli.CommandLine;

import io.github.orderflowmagento.cli.output.Console;

/** The program {@code orderflow-magento}. */
public final class Main {
    private static final Pattern EMPTY = Pattern.compile("(--[a-z-]+=)?\\s*");

    private Main() {}

    /** Executes the command in the arguments, and ends the process with an {@link ExitCode}. */
    public static void main(String[] arguments) {
        System.setProperty("jdk.console", "java.base"); // of which System.console() is null without a terminal
        Locale.setDefault(Locale.ROOT);
        Interruption.install();
        Interruption.exit(executeOrTell(arguments));
    }

    /** Ends the process with an exit code even after an error; otherwise it would wait for a run that has already ended. */
    private static int executeOrTell(String... arguments) {
        try {
            return execute(arguments);
        } catch (Error e) { // a class that is missing, or no memory
            System.err.println("Internal error: " + e);
            return ExitCode.INTERNAL_ERROR;
        }
    }

    /** Executes the command in the arguments, and returns the exit code. */
    static int execute(String... arguments) {
        Console console = Console.ofThisProcess();
        for (String argument : arguments) {
            if (argument.indexOf('\uFFFD') >= 0) { // Java reads arguments by the locale
                console.complain("The locale has no characters for the argument " + argument
                        + ": set LC_ALL to a UTF-8 locale, for example C.UTF-8");
                return ExitCode.USAGE;
            }
            if (EMPTY.matcher(argument).matches()) { // without it, a command might apply to everything
                console.complain("An argument is empty" + (argument.isBlank() ? "" : ": " + argument)
                        + ". Check the variables of your script; nothing was done");
                return ExitCode.USAGE;
            }
        }
        try {
            return commandLine(console, arguments).execute(arguments);
        } finally {
            console.flush();
        }
    }

    private static CommandLine commandLine(Console console, String... arguments) {
        Failures failures = new Failures(console);
        return Commands.of(arguments)
                .setOut(new PrintWriter(console.resultWriter()))
                .setErr(new PrintWriter(console.talkWriter()))
                .setColorScheme(CommandLine.Help.defaultColorScheme(console.help()))
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(console.helpWidth())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setAbbreviatedOptionsAllowed(false)
                .setParameterExceptionHandler(failures::ofUsage)
                .setExecutionExceptionHandler(failures::ofExecution);
    }
}
