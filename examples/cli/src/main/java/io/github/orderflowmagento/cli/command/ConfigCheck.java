package io.github.orderflowmagento.cli.command;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import picocli.CommandLine;
import picocli.CommandLine.Option;

import io.github.orderflowmagento.cli.ExitCode;
import io.github.orderflowmagento.cli.config.Configuration;
import io.github.orderflowmagento.cli.config.Key;
import io.github.orderflowmagento.cli.config.Profile;
import io.github.orderflowmagento.cli.output.Console;
import io.github.orderflowmagento.cli.output.ResultWriter;

/** Checks the configuration. */
@CommandLine.Command(
        name = "check",
        description =
                "Checks the configuration, of all profiles: wrong keys, missing values, secrets that cannot be read."
                        + " Connects to nothing; doctor does.",
        footer = {
            "",
            "Examples:",
            "  orderflow-magento config check",
            "  orderflow-magento config check --keys     all keys, with their environment variables"
        })
final class ConfigCheck extends Command {
    @Option(names = "--keys", description = "List all keys.")
    private boolean listsKeys;

    @Override
    int execute(Console console) {
        if (listsKeys) {
            ResultWriter writer = common.writer(console);
            writer.begin("keys", List.of("key", "variable", "description"));
            for (Key key : Key.values()) {
                writer.row(Arrays.asList(
                        key.text(), key.variable(), key.description() + (key.isSecret() ? " (secret)" : "")));
            }
            writer.end(Map.of());
            return ExitCode.DONE;
        }
        Configuration configuration = common.configuration();
        configuration.warning().ifPresent(console::complain);
        List<String> ofProfile = configuration.mistakes(common.profile()); // which the profile reports itself
        configuration.mistakes().stream()
                .filter(mistake -> !ofProfile.contains(mistake))
                .forEach(console::complain);
        Profile profile = configuration.profile(common.profile());
        try (Session session = new Session(configuration, profile)) {
            session.shopBuilder();
            session.warehouseBuilder();
            OrdersExport.selection(session, List.of());
        }
        profile.share(Key.STOCK_ZERO_LIMIT);
        if (!configuration.mistakes().isEmpty()) {
            return ExitCode.USAGE;
        }
        console.say(configuration.path() + ", profile " + profile.name() + ": nothing is wrong"
                + (configuration.profiles().isEmpty()
                        ? ""
                        : "; profiles: " + String.join(", ", configuration.profiles())));
        return ExitCode.DONE;
    }
}
