package io.github.orderflowmagento.testing;

import java.util.List;
import java.util.stream.Stream;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.Changes;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.Products;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.magento.model.ProductQuery;
import io.github.orderflowmagento.magento.model.ProductSummary;
import io.github.orderflowmagento.magento.model.Watermark;

/** {@link Products} in memory. The list has the time at which a product was saved. */
final class InMemoryProducts implements Products {
    private final ShopAccess access;
    private final ShopState state;

    InMemoryProducts(ShopAccess access) {
        this.access = access;
        this.state = access.state();
    }

    @Override
    public Stream<ProductSummary> list(ProductQuery query) {
        return RowIterator.stream(access, "products.list", () -> rows(query), () -> {});
    }

    @Override
    public Changes<ProductSummary> changes(ProductQuery query, Watermark from) {
        return new InMemoryChanges<>(
                access,
                "products.changes",
                from,
                since -> rows(ProductQuery.builder()
                        .from(query)
                        .updatedSince(since.or(query::updatedSince))
                        .build()),
                row -> row.sku().orElseThrow(),
                row -> row.productId().orElseThrow(),
                ProductSummary::updatedAt);
    }

    private List<ProductSummary> rows(ProductQuery query) {
        return state.products.values().stream()
                .filter(product -> query.types().isEmpty() || query.types().contains(product.type()))
                .filter(product -> query.skus().isEmpty() || query.skus().contains(product.sku()))
                .filter(product -> query.updatedSince().isEmpty()
                        || product.updatedAt()
                                .filter(query.updatedSince().get()::isAfter)
                                .isEmpty())
                .map(InMemoryProducts::row)
                .toList();
    }

    private static ProductSummary row(Product product) {
        return ProductSummary.builder()
                .productId(product.productId())
                .sku(product.sku())
                .name(product.name())
                .typeId(product.typeId())
                .attributeSetId(product.attributeSetId())
                .updatedAt(product.updatedAt())
                .websiteIds(product.websiteIds())
                .categoryIds(product.categoryIds())
                .build();
    }

    @Override
    public List<Answer<Product>> details(List<String> skus) {
        return access.each(
                "products.details",
                skus,
                sku -> sku,
                sku -> state.product(sku)
                        .map(state::asSent)
                        .orElseThrow(() ->
                                new MagentoException.NotFound("products.details " + sku, "there is no such product")));
    }
}
