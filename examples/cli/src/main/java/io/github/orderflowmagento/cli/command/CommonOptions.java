package io.github.orderflowmagento.cli.command;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import io.github.orderflowmagento.cli.config.Configuration;
import io.github.orderflowmagento.cli.output.Console;
import io.github.orderflowmagento.cli.output.OutputFormat;
import io.github.orderflowmagento.cli.output.ResultWriter;

/** Options of every command. */
final class CommonOptions {
    @Option(
            names = {"-p", "--profile"},
            paramLabel = "NAME",
            description = "The profile of the configuration. Default: $ORDERFLOW_MAGENTO_PROFILE, else default.")
    private @Nullable String profile;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration. Default: $ORDERFLOW_MAGENTO_CONFIG, else"
                    + " ~/.config/orderflow-magento/config.toml.")
    private @Nullable Path config;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Set a key of the configuration, overriding all else. Not for secrets.")
    private Map<String, String> overrides = Map.of();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "Format of results: ${COMPLETION-CANDIDATES}. Default: table.")
    private OutputFormat output = OutputFormat.table;

    @Option(
            names = {"-q", "--quiet"},
            description = "Write only errors to standard error.")
    private boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            description = "Log to standard error; twice: every call.")
    private boolean[] verbose = {};

    @Option(names = "--no-progress", description = "Show no progress.")
    private boolean noProgress;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    @SuppressWarnings("UnusedVariable") // picocli requires it
    private boolean isHelpRequested;

    private @Nullable Configuration configuration;

    /** Returns the console with these options. Call it before anything is logged. */
    Console console() {
        Console console = Console.ofThisProcess();
        if (quiet) {
            console.beQuiet();
        }
        if (noProgress) {
            console.hideProgress();
        }
        String level = quiet ? "error" : verbose.length > 1 ? "debug" : verbose.length == 1 ? "info" : "warn";
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", level);
        System.setProperty("org.slf4j.simpleLogger.showThreadName", "false");
        if (isVerbose()) {
            System.setProperty(Console.VERBOSE, "true");
        }
        return console;
    }

    boolean isVerbose() {
        return verbose.length > 0;
    }

    OutputFormat output() {
        return output;
    }

    ResultWriter writer(Console console) {
        return ResultWriter.of(output, console);
    }

    /** Returns the configuration, which is read once. */
    Configuration configuration() {
        if (configuration == null) {
            configuration = Configuration.read(Optional.ofNullable(config), overrides, System.getenv());
        }
        return configuration;
    }

    Optional<String> profile() {
        return Optional.ofNullable(profile);
    }
}
