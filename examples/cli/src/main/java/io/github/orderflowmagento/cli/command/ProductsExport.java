package io.github.orderflowmagento.cli.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.github.orderflowmagento.cli.config.ConfigurationException;
import io.github.orderflowmagento.cli.output.Console;
import io.github.orderflowmagento.magento.model.ProductQuery;
import io.github.orderflowmagento.magento.model.ProductSummary;
import io.github.orderflowmagento.operation.product.ProductExport;

/** Exports products: those that changed since the last run, or those that are named. */
@CommandLine.Command(
        name = "export",
        description = {
            "Exports products to OrderFlow.",
            "",
            "Without --sku, --since or --limit: what has changed since the last run, and what is due again. With one of"
                    + " them: exactly these, now; the next scheduled run is as if this one had not been, except that"
                    + " what had failed on them is cleared."
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
    private RunOptions options = new RunOptions();

    @Parameters(paramLabel = "SKU", arity = "0..*", description = "SKUs.")
    private List<String> skus = List.of();

    @Option(names = "--sku", paramLabel = "SKU", description = "The same as an option, for each SKU.")
    private List<String> moreSkus = List.of();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "Products that changed at this time or later: 2026-12-01, 2026-12-01T08:00:00Z, 24h.")
    private @Nullable Instant since;

    @Option(names = "--limit", paramLabel = "N", description = "Maximum number of products.")
    private int limit;

    @Option(names = "--documents", description = "With --dry-run: write the documents.")
    private boolean writesDocuments;

    @Override
    int execute(Session session, Console console) {
        if (writesDocuments && !options.isDryRun()) {
            throw new ConfigurationException("--documents is for --dry-run");
        }
        boolean isAsked = !skus.isEmpty() || !moreSkus.isEmpty() || since != null || limit > 0;
        List<String> asked = isAsked ? asked(session) : List.of();
        if (isAsked && asked.isEmpty()) {
            console.say("No such products.");
        }
        OperationRun run = new OperationRun(session, console, common, OperationName.products, options.isDryRun());
        if (isAsked) {
            run.items(asked.size());
        }
        if (writesDocuments) {
            run.withoutItems();
        }
        return run.run(listener -> {
            ProductExport.Builder builder = ProductExport.between(session.shop(), session.warehouse())
                    .mappings(session.mappings())
                    .shopName(session.shopName())
                    .failuresOnly()
                    .listener(listener);
            if (writesDocuments) {
                builder.documents(console::document);
            }
            ProductExport export = builder.build();
            return isAsked ? export.of(asked) : export;
        });
    }

    private List<String> asked(Session session) {
        List<String> named = new ArrayList<>(skus);
        named.addAll(moreSkus);
        long most = limit > 0 ? limit : Long.MAX_VALUE;
        if (!named.isEmpty()) {
            if (since != null) {
                throw new ConfigurationException("SKUs go without --since");
            }
            return named.stream().distinct().limit(most).toList();
        }
        ProductQuery query = since == null ? ProductQuery.all() : ProductQuery.updatedSince(since);
        try (Stream<ProductSummary> list = session.shop().products().list(query)) {
            return list.map(ProductSummary::sku)
                    .flatMap(Optional::stream)
                    .distinct()
                    .limit(most)
                    .toList();
        }
    }
}
