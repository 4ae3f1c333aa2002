package io.github.orderflowmagento.cli.command;

import picocli.CommandLine;
import picocli.CommandLine.Mixin;

import io.github.orderflowmagento.cli.output.Console;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.order.OrderCancellation;

/** Cancels at OrderFlow the orders that were cancelled in the shop. */
@CommandLine.Command(
        name = "cancel",
        description = {
            "Cancels at OrderFlow the orders that were cancelled in the shop since the last run.",
            "",
            "It holds the state of the order export, so that the two never overtake each other."
        },
        footer = {
            "",
            "Examples:",
            "  orderflow-magento orders cancel --dry-run",
            "  orderflow-magento orders export --cancel     both, one after the other"
        })
final class OrdersCancel extends ProfileCommand {
    @Mixin
    private RunOptions options = new RunOptions();

    @Override
    int execute(Session session, Console console) {
        return new OperationRun(session, console, common, OperationName.orders, options.isDryRun())
                .runWithin(listener -> whole -> {
                    OrderCancellation cancellation = OrderCancellation.between(session.shop(), session.warehouse())
                            .mappings(session.mappings())
                            .exported(() -> whole)
                            .shopName(session.shopName())
                            .failuresOnly()
                            .listener(listener)
                            .build();
                    RunState own = whole.cancellation().orElseGet(RunState::initial);
                    Run run = options.isDryRun() ? cancellation.dryRun(own) : cancellation.run(own);
                    RunState next = options.isDryRun()
                            ? whole
                            : RunState.builder()
                                    .from(whole)
                                    .cancellation(run.next())
                                    .build();
                    return Run.builder().from(run).next(next).build();
                });
    }
}
