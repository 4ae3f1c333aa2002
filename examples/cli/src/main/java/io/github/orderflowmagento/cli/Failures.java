package io.github.orderflowmagento.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Optional;

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
            reason(failure).flatMap(Advice::about).ifPresent(console::say);
        }
        if (System.getProperty(Console.VERBOSE) != null) {
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace, true));
            console.complain(trace.toString());
        }
        return code;
    }

    private static Optional<EndReason> reason(Exception failure) {
        return failure instanceof MagentoException shop
                ? Optional.of(EndReason.of(shop))
                : failure instanceof OrderFlowException warehouse
                        ? Optional.of(EndReason.of(warehouse))
                        : Optional.empty();
    }

    private static int code(Exception failure) {
        if (Interruption.isInterrupted()) {
            return ExitCode.INTERRUPTED;
        }
        Optional<EndReason> reason = reason(failure);
        if (reason.isPresent()) {
            return ExitCode.of(reason.get());
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
