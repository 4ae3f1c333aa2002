package io.github.orderflowmagento.cli.command;

import java.util.List;

import picocli.CommandLine;
import picocli.CommandLine.Mixin;

import io.github.orderflowmagento.cli.output.Console;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.checkpoint.Checkpoint;

/** Forgets what the state stores of SKUs. */
@CommandLine.Command(
        name = "forget",
        description = {
            "Forgets what was stored about the stock of SKUs: sequence numbers, and stock that the shop did not keep as sent.",
            "",
            "The next line of such a SKU is applied regardless of its sequence number, and written if the shop's stock differs. It"
                    + " writes nothing to the shop itself."
        },
        footer = {"", "Example:", "  orderflow-magento stock forget MUG-001"})
final class StockForget extends ProfileCommand {
    @Mixin
    private Skus skus = new Skus();

    @Override
    int execute(Session session, Console console) {
        Checkpoint checkpoint = session.checkpoint(OperationName.stock);
        List<ItemOutcome> forgotten = skus.required().stream()
                .flatMap(sku -> Session.configured(() -> checkpoint.forgetInventory(sku)).items().stream())
                .toList();
        return ChangedItems.write("forget", forgotten, false, common, console);
    }
}
