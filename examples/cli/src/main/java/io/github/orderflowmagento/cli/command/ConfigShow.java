package io.github.orderflowmagento.cli.command;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import picocli.CommandLine;

import io.github.orderflowmagento.cli.ExitCode;
import io.github.orderflowmagento.cli.config.Key;
import io.github.orderflowmagento.cli.config.Profile;
import io.github.orderflowmagento.cli.output.Console;
import io.github.orderflowmagento.cli.output.ResultWriter;

/** Shows the configuration. */
@CommandLine.Command(
        name = "show",
        description = "Shows the settings of a profile and their origins, without secrets.",
        footer = {"", "Example:", "  orderflow-magento config show --profile acme-uk"})
final class ConfigShow extends ProfileCommand {
    @Override
    int execute(Session session, Console console) {
        Profile profile = session.profile();
        ResultWriter writer = common.writer(console);
        writer.begin("configuration", List.of("key", "value", "origin"));
        for (Key key : Key.values()) {
            if (profile.has(key)) {
                writer.row(Arrays.asList(
                        key.text(),
                        profile.shown(key).orElse(null),
                        profile.origin(key).orElse(null)));
            }
        }
        if (!profile.has(Key.STATE_LOCATION)) {
            writer.row(
                    Arrays.asList(Key.STATE_LOCATION.text(), session.storage().location(), "default"));
        }
        if (!profile.has(Key.HISTORY_LOCATION)) {
            writer.row(
                    Arrays.asList(Key.HISTORY_LOCATION.text(), session.storage().historyLocation(), "default"));
        }
        writer.end(Map.of());
        console.say(
                "profile " + profile.name() + " of " + common.configuration().path());
        return ExitCode.DONE;
    }
}
