package io.github.orderflowmagento.cli.command;

import picocli.CommandLine.Option;

/** Options of commands that write. */
final class RunOptions {
    @Option(
            names = {"-n", "--dry-run"},
            description = "Do everything but write; show what would be done.")
    private boolean dryRun;

    boolean isDryRun() {
        return dryRun;
    }
}
