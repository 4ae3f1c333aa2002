package io.github.orderflowmagento.cli.command;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import picocli.CommandLine;
import picocli.CommandLine.Mixin;

import io.github.orderflowmagento.cli.output.Console;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.checkpoint.Checkpoint;

/** Forgets exports. */
@CommandLine.Command(
        name = "forget",
        description = {
            "Forgets that orders were exported. Use it when a message says so, after you have compared both orders.",
            "",
            "The export then no longer compares the order with what was sent before. It sends nothing itself. If OrderFlow has the"
                    + " order under its current reference, an export finds it there; if it does not, an export sends it."
        },
        footer = {
            "",
            "Examples:",
            "  orderflow-magento orders forget 100000009",
            "  orderflow-magento orders forget '100000009 (store 2)'    as messages name an order of a store with its own references"
        })
final class OrdersForget extends ProfileCommand {
    @Mixin
    private RunOptions options = new RunOptions();

    @Mixin
    private OrderNumbers numbers = new OrderNumbers();

    @Override
    int execute(Session session, Console console) {
        Checkpoint checkpoint = session.checkpoint(OperationName.orders);
        RunState state = Session.configured(() -> checkpoint.load().state());
        List<ItemOutcome> forgotten = numbers.required().stream()
                .flatMap(key -> options.isDryRun()
                        ? wouldForget(key, state.exported().keySet())
                        : checkpoint.forgetExported(key).items().stream())
                .toList();
        int code = ChangedItems.write("forget", forgotten, options.isDryRun(), common, console);
        forgotten.stream()
                .map(ItemOutcome::key)
                .filter(state.givenUp()::containsKey)
                .forEach(key -> console.say("Then, to export it: orderflow-magento failed requeue '" + key + "'"));
        return code;
    }

    private static Stream<ItemOutcome> wouldForget(String key, Set<String> exported) {
        return Stream.of(
                exported.contains(key)
                        ? ItemOutcome.of(key, Outcome.SKIPPED, "would be forgotten")
                        : ItemOutcome.of(key, Outcome.UNKNOWN, "no export of it is stored"));
    }
}
