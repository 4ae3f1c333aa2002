package io.github.orderflowmagento.cli.command;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import picocli.CommandLine;
import picocli.CommandLine.Mixin;

import io.github.orderflowmagento.cli.config.ConfigurationException;
import io.github.orderflowmagento.cli.output.Console;
import io.github.orderflowmagento.magento.model.ProductQuery;
import io.github.orderflowmagento.magento.model.ProductSummary;
import io.github.orderflowmagento.operation.Operation;
import io.github.orderflowmagento.operation.product.ProductExport;

/** Exports products: those that changed since the last run, or the named ones. */
@CommandLine.Command(
        name = "export",
        description = {
            "Exports products to OrderFlow.",
            "",
            "Without --sku, --since or --limit: exports what has changed since the last run, and retries what is due. With one of"
                    + " them: exports exactly these, now. The next scheduled run is not affected, except that"
                    + " their failures are cleared."
        },
        footer = {
            "",
            "Examples:",
            "  orderflow-magento products export                     what has changed",
            "  orderflow-magento products export MUG-001 MUG-002     these",
            "  orderflow-magento products export --since 7d -n       what would be sent"
        })
final class ProductsExport extends ProfileCommand {
    @Mixin
    private ExportOptions options = new ExportOptions();

    @Mixin
    private Skus skus = new Skus();

    @Override
    int execute(Session session, Console console) {
        options.check();
        Optional<List<String>> selected = selected(session);
        selected.filter(List::isEmpty).ifPresent(none -> console.say("No such products."));
        OperationRun run = new OperationRun(session, console, common, OperationName.products, options.isDryRun());
        return options.applied(run, selected).run(listener -> {
            ProductExport.Builder builder = ProductExport.between(session.shop(), session.warehouse())
                    .mappings(session.mappings())
                    .shopName(session.shopName())
                    .failuresOnly()
                    .listener(listener);
            if (options.writesDocuments()) {
                builder.documents(console::document);
            }
            ProductExport export = builder.build();
            return selected.<Operation>map(export::of).orElse(export);
        });
    }

    /** Returns the requested SKUs; empty to export what has changed. */
    private Optional<List<String>> selected(Session session) {
        List<String> named = skus.list();
        if (!named.isEmpty()) {
            if (options.since().isPresent()) {
                throw new ConfigurationException("SKUs cannot be combined with --since");
            }
            return Optional.of(options.limited(named.stream()));
        }
        if (!options.isSelecting()) {
            return Optional.empty();
        }
        ProductQuery query = options.since().map(ProductQuery::updatedSince).orElseGet(ProductQuery::all);
        try (Stream<ProductSummary> list = session.shop().products().list(query)) {
            return Optional.of(options.limited(list.map(ProductSummary::sku).flatMap(Optional::stream)));
        }
    }
}
