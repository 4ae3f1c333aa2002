package io.github.orderflowmagento.cli.command;

import java.util.ArrayList;
import java.util.List;

import picocli.CommandLine;
import picocli.CommandLine.Option;

import io.github.orderflowmagento.cli.ExitCode;
import io.github.orderflowmagento.cli.config.ConfigurationException;
import io.github.orderflowmagento.cli.output.Console;
import io.github.orderflowmagento.examples.sandbox.SandboxMain;

/** Starts the sandbox. */
@CommandLine.Command(
        name = "start",
        description =
                "Runs a Magento shop and an OrderFlow warehouse on this machine until you stop it, and prints their"
                        + " settings as environment variables.",
        footer = {
            "",
            "Examples:",
            "  orderflow-magento sandbox start --generation 2",
            "  orderflow-magento sandbox start --shop-port 8081 --warehouse-port 8082 > sandbox.env"
        })
final class SandboxStart extends Command {
    @Option(names = "--generation", paramLabel = "N", description = "The shop is a Magento 1 or 2. Default: 1.")
    private int generation = 1;

    @Option(names = "--shop-port", paramLabel = "N", description = "Default: any that is free.")
    private int shopPort;

    @Option(names = "--warehouse-port", paramLabel = "N", description = "Default: any that is free.")
    private int warehousePort;

    @Option(
            names = "--copies",
            paramLabel = "N",
            description = "Copies of its products and orders, from 0 to 699. Default: 0.")
    private int copies;

    @Option(names = "--channel", paramLabel = "NAME", description = "A channel of the warehouse; may be repeated.")
    private List<String> channels = List.of();

    @Override
    int execute(Console console) {
        List<String> arguments = new ArrayList<>(
                List.of("--generation", String.valueOf(generation), "--copies", String.valueOf(copies)));
        if (shopPort > 0) {
            arguments.addAll(List.of("--shop-port", String.valueOf(shopPort)));
        }
        if (warehousePort > 0) {
            arguments.addAll(List.of("--warehouse-port", String.valueOf(warehousePort)));
        }
        channels.forEach(channel -> arguments.addAll(List.of("--channel", channel)));
        try {
            SandboxMain.start(arguments);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ExitCode.DONE;
    }
}
