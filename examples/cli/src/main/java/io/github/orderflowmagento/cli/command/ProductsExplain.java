package io.github.orderflowmagento.cli.command;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import picocli.CommandLine;
import picocli.CommandLine.Parameters;

import io.github.orderflowmagento.cli.ExitCode;
import io.github.orderflowmagento.cli.output.Console;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.mapping.product.ProductMapping;

/** Explains the mapping of a product. */
@CommandLine.Command(
        name = "explain",
        description = "Shows the result of each rule of the mapping for a product.",
        footer = {"", "Example:", "  orderflow-magento products explain MUG-001"})
final class ProductsExplain extends ProfileCommand {
    @Parameters(paramLabel = "SKU", description = "The product's SKU.")
    private String sku = "";

    @Override
    int execute(Session session, Console console) {
        ProductMapping mapping = session.mappings().product();
        Product product = session.shop().products().details(List.of(sku)).get(0).orThrow();
        DisplayedOutput.write(mapping.explain(product, Instant.now()), common, console);
        mapping.reasonToSkip(product, Instant.now(), Map.of())
                .ifPresent(reason -> console.say(sku + " would be skipped: " + reason));
        return ExitCode.DONE;
    }
}
