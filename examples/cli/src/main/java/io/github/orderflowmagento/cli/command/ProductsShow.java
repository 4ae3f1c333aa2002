package io.github.orderflowmagento.cli.command;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

import io.github.orderflowmagento.cli.ExitCode;
import io.github.orderflowmagento.cli.output.Console;
import io.github.orderflowmagento.cli.output.ResultWriter;
import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.magento.model.StockItem;
import io.github.orderflowmagento.mapping.Amounts;

/** Shows products as they are in the shop. */
@CommandLine.Command(
        name = "show",
        description = "Shows products of the shop, with their stock.",
        footer = {"", "Example:", "  orderflow-magento products show MUG-001 MUG-002"})
final class ProductsShow extends ProfileCommand {
    @Mixin
    private Skus skus = new Skus();

    @Override
    int execute(Session session, Console console) {
        ResultWriter writer = common.writer(console);
        writer.begin("products", List.of("sku", "type", "name", "quantity", "inStock", "updated"));
        boolean areAllThere = true;
        for (Answer<Product> answer : session.shop().products().details(skus.required())) {
            Optional<MagentoException> failure = answer.failure();
            if (failure.isPresent() && !(failure.get() instanceof MagentoException.NotFound)) {
                throw failure.get();
            }
            areAllThere &= failure.isEmpty();
            writer.row(
                    failure.isPresent()
                            ? Arrays.asList(answer.key(), "unknown", null, null, null, null)
                            : row(answer.orThrow()));
        }
        writer.end(Map.of());
        return areAllThere ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static List<@Nullable Object> row(Product product) {
        Optional<StockItem> stock = product.stockItem();
        return Arrays.asList(
                product.sku(),
                product.typeId(),
                product.name().orElse(null),
                stock.map(item -> Amounts.text(item.quantity())).orElse(null),
                stock.map(StockItem::isInStock).orElse(null),
                product.updatedAt().map(Object::toString).orElse(null));
    }
}
