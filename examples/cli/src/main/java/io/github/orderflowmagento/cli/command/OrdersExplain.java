package io.github.orderflowmagento.cli.command;

import java.time.Instant;
import java.util.List;

import picocli.CommandLine;
import picocli.CommandLine.Parameters;

import io.github.orderflowmagento.cli.ExitCode;
import io.github.orderflowmagento.cli.output.Console;
import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.mapping.order.OrderMapping;

/** Explains the mapping of an order. */
@CommandLine.Command(
        name = "explain",
        description = "Shows the result of each rule of the mapping for an order, including the customer's address.",
        footer = {"", "Example:", "  orderflow-magento orders explain 100000009 -o json"})
final class OrdersExplain extends ProfileCommand {
    @Parameters(paramLabel = "NUMBER", description = "The order's number (increment_id).")
    private String number = "";

    @Override
    int execute(Session session, Console console) {
        OrderMapping mapping = session.mappings().order();
        Answer<Order> answer = session.shop().orders().details(List.of(number)).get(0);
        Order order = answer.orThrow();
        DisplayedOutput.write(mapping.explain(order, Instant.now()), common, console);
        mapping.reasonToSkip(order).ifPresent(reason -> console.say(number + " would be skipped: " + reason));
        OrdersExport.selection(session, List.of())
                .reasonToSkip(order)
                .ifPresent(reason -> console.say(number + " would not be exported: " + reason));
        return ExitCode.DONE;
    }
}
