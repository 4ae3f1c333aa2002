package io.github.orderflowmagento.cli.command;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import io.github.orderflowmagento.cli.ExitCode;
import io.github.orderflowmagento.cli.output.Console;

/** Prints a script for a shell. */
@CommandLine.Command(
        name = "completion",
        description = "Prints a script for completing commands and options in a shell.",
        footer = {
            "",
            "Examples:",
            "  source <(orderflow-magento completion bash)",
            "  source <(orderflow-magento completion zsh)"
        })
public final class Completion extends Command {
    private enum Shell {
        bash,
        zsh
    }

    @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}")
    @SuppressWarnings("UnusedVariable") // one script serves all
    private Shell shell = Shell.bash;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    int execute(Console console) {
        console.document(AutoComplete.bash(spec.root().name(), spec.root().commandLine()));
        return ExitCode.DONE;
    }
}
