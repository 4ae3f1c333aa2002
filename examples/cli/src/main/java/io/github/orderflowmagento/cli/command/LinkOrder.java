package io.github.orderflowmagento.cli.command;

import picocli.CommandLine;
import picocli.CommandLine.Parameters;

import io.github.orderflowmagento.cli.ExitCode;
import io.github.orderflowmagento.cli.config.Key;
import io.github.orderflowmagento.cli.config.Profile;
import io.github.orderflowmagento.cli.output.Console;
import io.github.orderflowmagento.magento.model.OrderNumber;
import io.github.orderflowmagento.orderflow.Links;

/** Prints the address of an order in OrderFlow. */
@CommandLine.Command(
        name = "order",
        description = "Prints the address of an order's page in OrderFlow. Connects to nothing.",
        footer = {"", "Example:", "  orderflow-magento link order 100000009"})
final class LinkOrder extends ProfileCommand {
    @Parameters(paramLabel = "NUMBER", description = "The order's number (increment_id).")
    private String number = "";

    @Override
    int execute(Session session, Console console) {
        String reference = Session.configured(() -> session.mappings().order().reference(OrderNumber.of(number)));
        console.line(links(session.profile()).order(reference).toString());
        return ExitCode.DONE;
    }

    static Links links(Profile profile) {
        return Session.configured(() -> Links.of(profile.pages(), profile.require(Key.ORDERFLOW_CHANNEL)));
    }
}
