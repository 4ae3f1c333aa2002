package io.github.orderflowmagento.cli.command;

import picocli.CommandLine.Option;

/** What commands that write take. */
final class RunOptions {
    @Option(
            names = {"-n", "--dry-run"},
            description = "Do everything but write; tell what would be done.")
    private boolean dryRun;

    boolean isDryRun() {
        return dryRun;
    }
}
