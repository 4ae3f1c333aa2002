package io.github.orderflowmagento.cli.command;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

import io.github.orderflowmagento.cli.ExitCode;
import io.github.orderflowmagento.cli.output.Console;
import io.github.orderflowmagento.cli.output.ResultWriter;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.history.SentComparison;
import io.github.orderflowmagento.operation.order.ComparedOrder;
import io.github.orderflowmagento.operation.order.ComparedOrder.Presence;
import io.github.orderflowmagento.operation.order.OrderComparison;
import io.github.orderflowmagento.operation.order.OrderExport;

/** Compares orders in the shop and at the warehouse, and with what was last sent. */
@CommandLine.Command(
        name = "compare",
        description = {
            "Compares what the shop and OrderFlow know of orders, and what would be sent now with what was last sent, by the"
                    + " record of runs.",
            "",
            "Exit code 4 if something differs; 2, 5 or 6, as for other commands, if a side cannot be read."
        },
        footer = {"", "Example:", "  orderflow-magento orders compare 100000009"})
final class OrdersCompare extends ProfileCommand {
    @Mixin
    private OrderNumbers numbers = new OrderNumbers();

    @Override
    int execute(Session session, Console console) {
        OrderComparison comparison = OrderComparison.between(session.shop(), session.warehouse())
                .withMapping(session.mappings().order())
                .withExports(Session.configured(
                        () -> session.checkpoint(OperationName.orders).load().state()));
        OrderExport export = OrderExport.between(session.shop(), session.warehouse())
                .mappings(session.mappings())
                .selection(OrdersExport.selection(session, List.of()))
                .build();
        ResultWriter writer = common.writer(console);
        writer.begin("orders", List.of("order", "subject", "value"));
        int code = ExitCode.DONE;
        for (String number : numbers.required()) {
            ComparedOrder order = comparison.of(number);
            write(order, writer);
            code = Math.max(code, code(order));
            Run dryRun = export.of(List.of(number)).dryRun(RunState.initial());
            for (SentComparison sent : SentComparison.of(dryRun, session.history(), session.shopName())) {
                row(
                        writer,
                        number,
                        "last sent",
                        sent.describe().substring(sent.now().key().length() + 2));
                code = sent.result() == SentComparison.Result.DIFFERENT ? Math.max(code, ExitCode.FAILED) : code;
            }
        }
        writer.end(Map.of());
        return code;
    }

    private static void write(ComparedOrder order, ResultWriter writer) {
        row(
                writer,
                order.key(),
                "shop",
                words(order.inShop(), order.shopProblem().orElse("")));
        row(writer, order.key(), "shop status", order.status().orElse(null));
        row(writer, order.key(), "shop state", order.state().orElse(null));
        row(
                writer,
                order.key(),
                "rows",
                order.rows().stream().map(ComparedOrder.Row::toString).collect(Collectors.joining("; ")));
        row(
                writer,
                order.key(),
                "shipments",
                order.shipmentsProblem().orElseGet(() -> String.join("; ", order.shipments())));
        row(
                writer,
                order.key(),
                "OrderFlow",
                words(order.atOrderFlow(), order.orderFlowProblem().orElse("")));
        row(writer, order.key(), "OrderFlow state", order.orderFlowState().orElse(null));
        row(
                writer,
                order.key(),
                "exported",
                order.exportedAt().map(Object::toString).orElse("unknown"));
        order.contradictions().forEach(difference -> row(writer, order.key(), "check", difference));
    }

    private static void row(ResultWriter writer, String order, String subject, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            writer.row(Arrays.asList(order, subject, value));
        }
    }

    private static String words(Presence presence, String problem) {
        return switch (presence) {
            case THERE -> "there";
            case NOT_THERE -> "not there";
            case UNKNOWN -> "unknown" + (problem.isEmpty() ? "" : ": " + problem);
        };
    }

    private static int code(ComparedOrder order) {
        return order.failures().stream()
                .mapToInt(ExitCode::of)
                .max()
                .orElseGet(() -> order.contradictions().isEmpty() && order.inShop() == Presence.THERE
                        ? ExitCode.DONE
                        : ExitCode.FAILED);
    }
}
