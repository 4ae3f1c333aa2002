package io.github.orderflowmagento.cli.command;

import java.util.concurrent.Callable;

import picocli.CommandLine.Mixin;

import io.github.orderflowmagento.cli.output.Console;

/** A command that needs no profile. */
abstract class Command implements Callable<Integer> {
    @Mixin
    CommonOptions common = new CommonOptions();

    @Override
    public final Integer call() {
        return execute(common.console());
    }

    /** Executes the command, and returns the exit code. */
    abstract int execute(Console console);
}
