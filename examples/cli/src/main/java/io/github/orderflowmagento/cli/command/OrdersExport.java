package io.github.orderflowmagento.cli.command;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import io.github.orderflowmagento.cli.config.ConfigurationException;
import io.github.orderflowmagento.cli.config.Key;
import io.github.orderflowmagento.cli.output.Console;
import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.magento.model.StoreView;
import io.github.orderflowmagento.mapping.NearestName;
import io.github.orderflowmagento.mapping.order.OrderSelection;
import io.github.orderflowmagento.operation.Operation;
import io.github.orderflowmagento.operation.order.OrderExport;

/** Exports orders: those that changed since the last run, or the named ones. */
@CommandLine.Command(
        name = "export",
        description = {
            "Exports orders to OrderFlow.",
            "",
            "Without --number, --since, --store, --status or --limit: exports what has changed since the last run, and retries what is due."
                    + " With one of them: exports exactly these, now. The next scheduled run is not affected,"
                    + " except that their failures are cleared."
        },
        footer = {
            "",
            "Examples:",
            "  orderflow-magento orders export                             what has changed",
            "  orderflow-magento orders export 100000009                   this one again",
            "  orderflow-magento orders export --since 24h --store uk -n   what would be sent",
            "  orderflow-magento orders export 100000009 -n --documents    the document itself"
        })
final class OrdersExport extends ProfileCommand {
    @Mixin
    private ExportOptions options = new ExportOptions();

    @Mixin
    private OrderNumbers numbers = new OrderNumbers();

    @Option(names = "--store", paramLabel = "CODE", description = "Orders of store views, by code or number.")
    private List<String> stores = List.of();

    @Option(
            names = "--status",
            paramLabel = "CODE",
            description = "Status codes to export. Default: orders.statuses of the configuration, else processing.")
    private List<String> statuses = List.of();

    @Option(names = "--cancel", description = "Also cancel at OrderFlow what was cancelled in the shop since.")
    private boolean cancels;

    @Override
    int execute(Session session, Console console) {
        options.check();
        if (cancels && isSelecting()) {
            throw new ConfigurationException("--cancel applies to all changes: name no orders, or omit --cancel");
        }
        OrderSelection selection = selection(session, statuses);
        Optional<List<String>> selected = selected(session, selection, console);
        selected.filter(List::isEmpty).ifPresent(none -> console.say("No such orders."));
        OperationRun run = new OperationRun(session, console, common, OperationName.orders, options.isDryRun());
        return options.applied(run, selected).run(listener -> {
            OrderExport.Builder builder = OrderExport.between(session.shop(), session.warehouse())
                    .mappings(session.mappings())
                    .selection(selection)
                    .shopName(session.shopName())
                    .failuresOnly()
                    .listener(listener);
            if (options.writesDocuments()) {
                builder.documents(console::document);
            }
            if (cancels) {
                builder.withCancellation();
            }
            OrderExport export = builder.build();
            return selected.<Operation>map(export::of).orElse(export);
        });
    }

    /**
     * Returns whether particular orders were requested. Other statuses count as such a request: otherwise the next run would begin after
     * orders of other statuses, which this run did not process.
     */
    private boolean isSelecting() {
        return options.isSelecting() || !numbers.isEmpty() || !stores.isEmpty() || !statuses.isEmpty();
    }

    /** Returns the mapping file's selection, overridden by the configuration, overridden by the command line. */
    static OrderSelection selection(Session session, List<String> statuses) {
        OrderSelection selection = session.mappings().selection();
        List<String> codes = statuses.isEmpty()
                ? session.profile().find(Key.ORDERS_STATUSES).map(List::of).orElse(List.of())
                : statuses;
        if (!codes.isEmpty()) {
            selection = OrderSelection.builder()
                    .from(selection)
                    .statuses(Set.copyOf(Lists.of(codes)))
                    .build();
        }
        OrderSelection chosen = selection;
        return session.profile()
                .find(Key.ORDERS_PLACED_SINCE)
                .map(text -> OrderSelection.builder()
                        .from(chosen)
                        .placedSince(TimeConverter.configured(Key.ORDERS_PLACED_SINCE, text))
                        .build())
                .orElse(chosen);
    }

    /** Returns the requested numbers; empty to export what has changed. */
    private Optional<List<String>> selected(Session session, OrderSelection selection, Console console) {
        List<String> named = numbers.list();
        if (!named.isEmpty()) {
            if (options.since().isPresent() || !stores.isEmpty()) {
                throw new ConfigurationException("order numbers cannot be combined with --since or --store");
            }
            return Optional.of(options.limited(named.stream()));
        }
        if (!isSelecting()) {
            return Optional.empty();
        }
        OrderQuery.Builder query = OrderQuery.builder().from(selection.query());
        options.since().ifPresent(query::updatedSince);
        if (!stores.isEmpty()) {
            query.storeIds(storeIds(session));
        }
        Set<String> seen = new HashSet<>();
        try (Stream<OrderSummary> list = session.shop().orders().list(query.build())) {
            List<String> found = options.limited(list.peek(row -> row.status().ifPresent(seen::add))
                    .map(OrderSummary::incrementId)
                    .filter(number -> !number.isBlank()));
            OrderStatuses.check(Lists.of(statuses), seen, session.shop(), console);
            return Optional.of(found);
        }
    }

    private Set<Long> storeIds(Session session) {
        List<StoreView> views = session.shop().stores().views();
        Set<Long> ids = new TreeSet<>();
        for (String store : Lists.of(stores)) {
            ids.add(views.stream()
                    .filter(view -> view.code().equals(store)
                            || String.valueOf(view.storeId()).equals(store))
                    .findFirst()
                    .orElseThrow(() -> new ConfigurationException("--store " + store
                            + ": the shop has no such store view"
                            + NearestName.to(
                                    store, views.stream().map(StoreView::code).toList())))
                    .storeId());
        }
        return ids;
    }
}
