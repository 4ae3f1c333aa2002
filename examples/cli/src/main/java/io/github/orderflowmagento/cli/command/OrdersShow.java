package io.github.orderflowmagento.cli.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

import io.github.orderflowmagento.cli.ExitCode;
import io.github.orderflowmagento.cli.output.Console;
import io.github.orderflowmagento.cli.output.ResultWriter;
import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.mapping.Amounts;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.history.HistoryQuery;
import io.github.orderflowmagento.operation.history.RecordedItem;

/** Shows orders as they are in the shop, in the states and in the record of runs. */
@CommandLine.Command(
        name = "show",
        description = "Shows the orders in the shop, without the customer's data, and their outcomes in the last runs.",
        footer = {"", "Example:", "  orderflow-magento orders show 100000009 100000011"})
final class OrdersShow extends ProfileCommand {
    private static final int RUNS = 3;

    @Mixin
    private OrderNumbers numbers = new OrderNumbers();

    @Override
    int execute(Session session, Console console) {
        ResultWriter writer = common.writer(console);
        writer.begin("orders", List.of("order", "subject", "value"));
        RunState exports = session.checkpoint(OperationName.orders).load().state();
        boolean areAllThere = true;
        for (Answer<Order> answer : session.shop().orders().details(numbers.required())) {
            Optional<MagentoException> failure = answer.failure();
            if (failure.isPresent() && !(failure.get() instanceof MagentoException.NotFound)) {
                throw failure.get();
            }
            areAllThere &= failure.isEmpty();
            for (List<@Nullable Object> row : failure.isPresent()
                    ? List.of(row(answer.key(), "shop", "has no such order"))
                    : rows(answer.orThrow(), exports)) {
                writer.row(row);
            }
            HistoryQuery query = HistoryQuery.builder().limit(RUNS).build();
            for (RecordedItem item : session.history().outcomes(answer.key(), query)) {
                writer.row(row(answer.key(), "run", item.toString()));
            }
        }
        writer.end(Map.of());
        return areAllThere ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static List<@Nullable Object> row(String order, String subject, @Nullable Object value) {
        return Arrays.asList(order, subject, value);
    }

    private static List<List<@Nullable Object>> rows(Order order, RunState exports) {
        String number = order.incrementId();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        rows.add(row(number, "status", order.status().orElse("unknown")));
        rows.add(row(number, "state", order.stateCode().orElse("unknown")));
        rows.add(row(number, "store", order.storeId().map(String::valueOf).orElse("unknown")));
        rows.add(row(number, "placed", order.createdAt().map(Object::toString).orElse("unknown")));
        rows.add(row(
                number, "items", order.items().stream().map(OrdersShow::item).collect(Collectors.joining("; "))));
        rows.add(row(
                number,
                "exported",
                exports.exported().containsKey(number) ? "yes, by this profile" : "not by this profile"));
        Optional.ofNullable(exports.failed().get(number))
                .ifPresent(item -> rows.add(row(number, item.givenUp() ? "given up" : "waits", item.reason())));
        return rows;
    }

    private static String item(OrderItem item) {
        return Amounts.text(item.qtyOrdered()) + " × " + item.sku().orElse("?")
                + (item.qtyShipped().signum() > 0 ? " (" + Amounts.text(item.qtyShipped()) + " shipped)" : "");
    }
}
