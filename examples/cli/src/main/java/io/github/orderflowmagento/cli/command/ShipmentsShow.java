package io.github.orderflowmagento.cli.command;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import picocli.CommandLine;
import picocli.CommandLine.Mixin;

import io.github.orderflowmagento.cli.ExitCode;
import io.github.orderflowmagento.cli.output.Console;
import io.github.orderflowmagento.cli.output.ResultWriter;
import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.ShipmentSummary;
import io.github.orderflowmagento.mapping.Amounts;

/** Shows the shipments of orders. */
@CommandLine.Command(
        name = "show",
        description = "Shows the shipments of orders in the shop.",
        footer = {"", "Example:", "  orderflow-magento shipments show 100000009"})
final class ShipmentsShow extends ProfileCommand {
    @Mixin
    private OrderNumbers numbers = new OrderNumbers();

    @Override
    int execute(Session session, Console console) {
        ResultWriter writer = common.writer(console);
        writer.begin("shipments", List.of("order", "shipment", "items", "tracks", "customerNotified"));
        boolean areAllThere = true;
        for (String number : numbers.required()) {
            Answer<Order> answer =
                    session.shop().orders().details(List.of(number)).get(0);
            if (answer.failure()
                    .filter(MagentoException.NotFound.class::isInstance)
                    .isPresent()) {
                console.complain(number + ": the shop has no such order");
                areAllThere = false;
                continue;
            }
            Order order = answer.orThrow();
            List<String> shipments = session.shop().shipments().ofOrder(order).stream()
                    .map(ShipmentSummary::incrementId)
                    .toList();
            session.shop().shipments().details(shipments).forEach(read -> {
                Shipment shipment = read.orThrow();
                writer.row(Arrays.asList(
                        number,
                        shipment.incrementId(),
                        items(shipment),
                        tracks(shipment),
                        shipment.emailSent().orElse(null)));
            });
            if (shipments.isEmpty()) {
                console.say(number + ": no shipment");
            }
        }
        writer.end(Map.of());
        return areAllThere ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static String items(Shipment shipment) {
        return shipment.items().stream()
                .map(item -> Amounts.text(item.qty()) + " × " + item.sku().orElse("?"))
                .collect(Collectors.joining("; "));
    }

    private static String tracks(Shipment shipment) {
        return shipment.tracks().stream()
                .map(track -> track.title().or(track::carrierCode).orElse("") + " "
                        + track.number().orElse(""))
                .collect(Collectors.joining("; "));
    }
}
