package io.github.orderflowmagento.cli;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import io.github.orderflowmagento.cli.command.Completion;
import io.github.orderflowmagento.cli.command.ConfigCommands;
import io.github.orderflowmagento.cli.command.Doctor;
import io.github.orderflowmagento.cli.command.FailedCommands;
import io.github.orderflowmagento.cli.command.LinkCommands;
import io.github.orderflowmagento.cli.command.MappingCommands;
import io.github.orderflowmagento.cli.command.MessagesCommands;
import io.github.orderflowmagento.cli.command.OrdersCommands;
import io.github.orderflowmagento.cli.command.ProductsCommands;
import io.github.orderflowmagento.cli.command.RunsCommands;
import io.github.orderflowmagento.cli.command.SandboxCommands;
import io.github.orderflowmagento.cli.command.ShipmentsCommands;
import io.github.orderflowmagento.cli.command.StockCommands;

/** The command {@code orderflow-magento} with its subcommands. */
@Command(
        name = "orderflow-magento",
        versionProvider = Version.class,
        description = "Moves products, orders, stock and shipments between a Magento shop and an OrderFlow warehouse.",
        synopsisSubcommandLabel = "SUBJECT VERB",
        sortOptions = false,
        subcommands = {
            Doctor.class,
            ProductsCommands.class,
            OrdersCommands.class,
            StockCommands.class,
            ShipmentsCommands.class,
            MessagesCommands.class,
            RunsCommands.class,
            FailedCommands.class,
            MappingCommands.class,
            LinkCommands.class,
            SandboxCommands.class,
            ConfigCommands.class,
            Completion.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all done, or nothing to do",
            "1:internal error",
            "2:usage or configuration",
            "3:some items will be retried by the next run",
            "4:some items failed, are unknown, or differ",
            "5:shop or warehouse not reached",
            "6:access denied: credentials refused, or a right is missing",
            "7:already running",
            "130:interrupted"
        },
        footer = {
            "",
            "Examples:",
            "  orderflow-magento sandbox start            a shop and a warehouse to try it with",
            "  orderflow-magento doctor                   checks connections, rights and configuration",
            "  orderflow-magento orders export --dry-run  what would be sent",
            "",
            "Help on a verb: orderflow-magento orders export --help"
        })
final class OrderFlowMagento implements Callable<Integer> {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    @SuppressWarnings("UnusedVariable") // picocli requires it
    private boolean isHelpRequested;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version and exit.")
    @SuppressWarnings("UnusedVariable") // picocli requires it
    private boolean isVersionRequested;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Prints the help to standard error, since there is no command, and returns {@link ExitCode#USAGE}. */
    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE;
    }
}
