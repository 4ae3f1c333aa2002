package io.github.orderflowmagento.cli.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.github.orderflowmagento.cli.config.ConfigurationException;
import io.github.orderflowmagento.cli.config.Key;
import io.github.orderflowmagento.cli.output.Console;
import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.magento.model.StoreView;
import io.github.orderflowmagento.mapping.NearestName;
import io.github.orderflowmagento.mapping.order.OrderSelection;
import io.github.orderflowmagento.operation.order.OrderExport;

/** Exports orders: those that changed since the last run, or those that are named. */
@CommandLine.Command(
        name = "export",
        description = {
            "Exports orders to OrderFlow.",
            "",
            "Without --number, --since, --store, --status or --limit: what has changed since the last run, and what is due again."
                    + " With one of them: exactly these, now; the next scheduled run is as if this one had not been,"
                    + " except that what had failed on them is cleared."
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
    private RunOptions options = new RunOptions();

    @Parameters(paramLabel = "NUMBER", arity = "0..*", description = "Order numbers (increment_id).")
    private List<String> numbers = List.of();

    @Option(names = "--number", paramLabel = "NUMBER", description = "The same as an option; by commas, or repeated.")
    private List<String> moreNumbers = List.of();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "Orders that changed at this time or later: 2026-12-01, 2026-12-01T08:00:00Z, 24h.")
    private @Nullable Instant since;

    @Option(names = "--store", paramLabel = "CODE", description = "Orders of store views, by code or number.")
    private List<String> stores = List.of();

    @Option(
            names = "--status",
            paramLabel = "CODE",
            description = "Status codes to export. Default: orders.statuses of the configuration, else processing.")
    private List<String> statuses = List.of();

    @Option(names = "--limit", paramLabel = "N", description = "Maximum number of orders.")
    private int limit;

    @Option(names = "--cancel", description = "Also cancel at OrderFlow what was cancelled in the shop since.")
    private boolean cancels;

    @Option(
            names = "--documents",
            description = "With --dry-run: write the documents, which hold customers' addresses.")
    private boolean writesDocuments;

    @Override
    int execute(Session session, Console console) {
        if (writesDocuments && !options.isDryRun()) {
            throw new ConfigurationException("--documents is for --dry-run");
        }
        OrderSelection selection = selection(session, statuses);
        List<String> asked = asked(session, selection);
        boolean isAsked = isSelected();
        if (isAsked && cancels) {
            throw new ConfigurationException("--cancel is for what has changed: leave out the orders, or it");
        }
        if (isAsked && asked.isEmpty()) {
            console.say("No such orders.");
        }
        OperationRun run = new OperationRun(session, console, common, OperationName.orders, options.isDryRun());
        if (isAsked) {
            run.items(asked.size());
        }
        if (writesDocuments) {
            run.withoutItems();
        }
        return run.run(listener -> {
            OrderExport.Builder builder = OrderExport.between(session.shop(), session.warehouse())
                    .mappings(session.mappings())
                    .selection(selection)
                    .shopName(session.shopName())
                    .failuresOnly()
                    .listener(listener);
            if (writesDocuments) {
                builder.documents(console::document);
            }
            if (cancels) {
                builder.withCancellation();
            }
            OrderExport export = builder.build();
            return isAsked ? export.of(asked) : export;
        });
    }

    private boolean isSelected() {
        return !numbers.isEmpty()
                || !moreNumbers.isEmpty()
                || since != null
                || !stores.isEmpty()
                || !statuses.isEmpty() // else the next run would begin after orders of other statuses, which this one
                // passed over
                || limit > 0;
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

    private List<String> asked(Session session, OrderSelection selection) {
        List<String> named = new ArrayList<>(numbers);
        named.addAll(moreNumbers);
        List<String> all = Lists.of(named);
        if (!all.isEmpty() || !isSelected()) {
            if (since != null || !stores.isEmpty()) {
                throw new ConfigurationException("order numbers go without --since and --store");
            }
            return limit > 0 && all.size() > limit ? all.subList(0, limit) : all;
        }
        OrderQuery.Builder query = OrderQuery.builder().from(selection.query());
        if (since != null) {
            query.updatedSince(since);
        }
        if (!stores.isEmpty()) {
            query.storeIds(storeIds(session));
        }
        try (Stream<OrderSummary> list = session.shop().orders().list(query.build())) {
            return list.map(OrderSummary::incrementId)
                    .filter(number -> !number.isBlank())
                    .distinct()
                    .limit(limit > 0 ? limit : Long.MAX_VALUE)
                    .toList();
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
