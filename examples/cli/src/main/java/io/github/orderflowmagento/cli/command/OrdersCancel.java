package io.github.orderflowmagento.cli.command;

import java.util.List;

import picocli.CommandLine;
import picocli.CommandLine.Mixin;

import io.github.orderflowmagento.cli.output.Console;
import io.github.orderflowmagento.operation.Operation;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.order.OrderCancellation;

/** Cancels at OrderFlow the orders that were cancelled in the shop. */
@CommandLine.Command(
        name = "cancel",
        description = {
            "Cancels at OrderFlow the orders that were cancelled in the shop since the last run, or the named ones.",
            "",
            "An order that is not cancelled in the shop is refused: cancel it there first.",
            "It locks the state of the order export, so that the two never run at the same time."
        },
        footer = {
            "",
            "Examples:",
            "  orderflow-magento orders cancel --dry-run",
            "  orderflow-magento orders cancel 100000009    this one, regardless of when it was cancelled",
            "  orderflow-magento orders export --cancel     both, one after the other"
        })
final class OrdersCancel extends ProfileCommand {
    @Mixin
    private RunOptions options = new RunOptions();

    @Mixin
    private OrderNumbers numbers = new OrderNumbers();

    @Override
    int execute(Session session, Console console) {
        List<String> named = numbers.list();
        OperationRun run = new OperationRun(session, console, common, OperationName.orders, options.isDryRun());
        return (named.isEmpty() ? run : run.items(named.size())).runWithin(listener -> whole -> {
            OrderCancellation cancellation = OrderCancellation.between(session.shop(), session.warehouse())
                    .mappings(session.mappings())
                    .exported(() -> whole)
                    .shopName(session.shopName())
                    .failuresOnly()
                    .listener(listener)
                    .build();
            RunState own = whole.cancellation().orElseGet(RunState::initial);
            Operation operation = named.isEmpty() ? cancellation : cancellation.of(named);
            Run cancelled = options.isDryRun() ? operation.dryRun(own) : operation.run(own);
            RunState next = options.isDryRun()
                    ? whole
                    : RunState.builder()
                            .from(whole)
                            .cancellation(cancelled.next())
                            .build();
            return Run.builder().from(cancelled).next(next).build();
        });
    }
}
