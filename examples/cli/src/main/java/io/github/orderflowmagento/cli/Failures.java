package io.github.orderflowmagento.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

import io.github.orderflowmagento.cli.config.ConfigurationException;
import io.github.orderflowmagento.cli.output.Console;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.mapping.file.InvalidMappingFileException;
import io.github.orderflowmagento.operation.EndReason;
import io.github.orderflowmagento.operation.checkpoint.Checkpoint;
import io.github.orderflowmagento.orderflow.OrderFlowException;

/** Reports why a command failed, and determines its exit code. */
final class Failures {
    private final Console console;

    Failures(Console console) {
        this.console = console;
    }

    /** Reports invalid arguments. */
    int ofUsage(ParameterException failure, String... arguments) {
        CommandLine command = failure.getCommandLine();
        console.complain(String.valueOf(failure.getMessage()));
        UnmatchedArgumentException.printSuggestions(failure, new PrintWriter(console.talkWriter(), true));
        console.complain("See: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    /** Reports a failed command. */
    int ofExecution(Exception failure, CommandLine command, ParseResult arguments) {
        int code = code(failure);
        if (code == ExitCode.INTERNAL_ERROR) {
            console.complain("Internal error: " + failure);
            console.complain("Please report it, with what --verbose prints.");
        } else {
            console.complain(String.valueOf(failure.getMessage()));
        }
        if (System.getProperty(Console.VERBOSE) != null) {
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace, true));
            console.complain(trace.toString());
        }
        return code;
    }

    private static int code(Exception failure) {
        if (Interruption.isInterrupted()) {
            return ExitCode.INTERRUPTED;
        }
        if (failure instanceof MagentoException shop) {
            return ExitCode.of(EndReason.of(shop));
        }
        if (failure instanceof OrderFlowException warehouse) {
            return ExitCode.of(EndReason.of(warehouse));
        }
        if (failure instanceof Checkpoint.Conflict) {
            return ExitCode.ALREADY_RUNNING;
        }
        return failure instanceof ConfigurationException
                        || failure instanceof InvalidMappingFileException
                        || failure instanceof UncheckedIOException
                ? ExitCode.USAGE
                : ExitCode.INTERNAL_ERROR;
    }
}
