package io.github.orderflowmagento.cli.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import picocli.CommandLine;
import picocli.CommandLine.Option;

import io.github.orderflowmagento.cli.ExitCode;
import io.github.orderflowmagento.cli.config.Configuration;
import io.github.orderflowmagento.cli.config.ConfigurationException;
import io.github.orderflowmagento.cli.config.Key;
import io.github.orderflowmagento.cli.config.Profile;
import io.github.orderflowmagento.cli.output.Console;
import io.github.orderflowmagento.cli.output.ResultWriter;
import io.github.orderflowmagento.mapping.file.InvalidMappingFileException;

/** Checks the configuration. */
@CommandLine.Command(
        name = "check",
        description =
                "Checks the configuration, of one profile or of all: wrong keys, missing values, secrets that cannot be read."
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
        configuration.mistakes().forEach(console::complain);
        boolean isWrong = !configuration.mistakes().isEmpty();
        List<String> names = names(configuration);
        for (String name : names) {
            if (configuration.mistakes(Optional.of(name)).isEmpty()) { // else they are reported above
                try {
                    check(configuration, name);
                } catch (ConfigurationException | InvalidMappingFileException e) {
                    String message = String.valueOf(e.getMessage());
                    console.complain(message.startsWith("profile ") ? message : "profile " + name + ": " + message);
                    isWrong = true;
                }
            }
        }
        if (isWrong) {
            return ExitCode.USAGE;
        }
        console.say(configuration.path() + ", "
                + (names.size() == 1 ? "profile " : "profiles ")
                + String.join(", ", names) + ": nothing is wrong");
        return ExitCode.DONE;
    }

    /** Returns the chosen profile; otherwise all, but the defaults only if they are complete enough to be used as a profile. */
    private List<String> names(Configuration configuration) {
        String chosen = configuration.profileName(common.profile());
        List<String> all = new ArrayList<>(configuration.profiles());
        if (common.profile().isPresent() || all.isEmpty() || !chosen.equals(Configuration.DEFAULT)) {
            return List.of(chosen);
        }
        if (configuration.mistakes(Optional.of(chosen)).isEmpty()
                && configuration
                        .profile(Optional.of(chosen))
                        .find(Key.MAGENTO_URL)
                        .isPresent()) {
            all.add(0, chosen);
        }
        return all;
    }

    private static void check(Configuration configuration, String name) {
        Profile profile = configuration.profile(Optional.of(name));
        try (Session session = new Session(configuration, profile)) {
            session.shopBuilder();
            session.warehouseBuilder();
            OrdersExport.selection(session, List.of());
        }
        profile.share(Key.STOCK_ZERO_LIMIT);
    }
}
