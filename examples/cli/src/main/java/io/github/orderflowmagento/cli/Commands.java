package io.github.orderflowmagento.cli;

import java.util.Optional;
import java.util.stream.Stream;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

import io.github.orderflowmagento.cli.command.Completion;

/** The commands that are registered with picocli. Reading the options of all of them takes longer than many commands run. */
final class Commands {
    private Commands() {}

    /** Returns the one command that the arguments begin with, or all commands for anything else: help, mistakes, completion. */
    static CommandLine of(String... arguments) {
        CommandSpec root =
                CommandSpec.create().name(annotation(OrderFlowMagento.class).name());
        CommandSpec parent = root;
        Class<?> type = OrderFlowMagento.class;
        for (String argument : arguments) {
            Optional<Class<?>> named = Stream.of(annotation(type).subcommands())
                    .filter(command -> annotation(command).name().equals(argument))
                    .findFirst();
            if (named.isEmpty() || named.get() == Completion.class) {
                break;
            }
            type = named.get();
            if (annotation(type).subcommands().length == 0) {
                parent.addSubcommand(argument, new CommandLine(type));
                return new CommandLine(root);
            }
            CommandSpec subject = CommandSpec.create();
            parent.addSubcommand(argument, subject);
            parent = subject;
        }
        return new CommandLine(new OrderFlowMagento());
    }

    private static Command annotation(Class<?> command) {
        return command.getAnnotation(Command.class);
    }
}
