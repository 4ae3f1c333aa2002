package io.github.orderflowmagento.cli.command;

import io.github.orderflowmagento.cli.config.Configuration;
import io.github.orderflowmagento.cli.output.Console;

/** A command on the shop, the warehouse or the states of a profile. */
abstract class ProfileCommand extends Command {
    @Override
    final int execute(Console console) {
        Configuration configuration = common.configuration();
        configuration.warning().ifPresent(console::complain);
        try (Session session = new Session(configuration, configuration.profile(common.profile()))) {
            return execute(session, console);
        }
    }

    /** Executes the command, and returns the exit code. */
    abstract int execute(Session session, Console console);
}
