package io.github.orderflowmagento.cli.command;

import picocli.CommandLine;
import picocli.CommandLine.Parameters;

import io.github.orderflowmagento.cli.ExitCode;
import io.github.orderflowmagento.cli.output.Console;

/** Prints the address of a product in OrderFlow. */
@CommandLine.Command(
        name = "product",
        description = "Prints the address of a product's page in OrderFlow. Connects to nothing.",
        footer = {"", "Example:", "  orderflow-magento link product MUG-001"})
final class LinkProduct extends ProfileCommand {
    @Parameters(paramLabel = "SKU", description = "The product's SKU.")
    private String sku = "";

    @Override
    int execute(Session session, Console console) {
        String reference =
                Session.configured(() -> session.mappings().product().skus().toWarehouse(sku));
        console.line(LinkOrder.links(session.profile()).product(reference).toString());
        return ExitCode.DONE;
    }
}
