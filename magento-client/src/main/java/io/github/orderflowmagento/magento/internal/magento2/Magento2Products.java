package io.github.orderflowmagento.magento.internal.magento2;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.Changes;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.Products;
import io.github.orderflowmagento.magento.internal.ChangeWalk;
import io.github.orderflowmagento.magento.internal.Chunks;
import io.github.orderflowmagento.magento.internal.ShopClock;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.magento.model.ProductImage;
import io.github.orderflowmagento.magento.model.ProductQuery;
import io.github.orderflowmagento.magento.model.ProductSummary;
import io.github.orderflowmagento.magento.model.ProductType;
import io.github.orderflowmagento.magento.model.StockItem;
import io.github.orderflowmagento.magento.model.Watermark;

final class Magento2Products implements Products {
    /** How many are read whole at a time, and named in one search: web servers refuse long addresses. */
    private static final int MOST_WHOLE = 100;

    private static final String LIST = "products";

    private final Magento2Service service;
    private final Magento2Stock stock;
    private final MediaUrl media;
    private final boolean withImages;
    private final int pageSize;
    private final ShopClock clock;

    Magento2Products(
            Magento2Service service,
            Magento2Stock stock,
            MediaUrl media,
            boolean withImages,
            int pageSize,
            ShopClock clock) {
        this.service = service;
        this.stock = stock;
        this.media = media;
        this.withImages = withImages;
        this.pageSize = pageSize;
        this.clock = clock;
    }

    @Override
    public Stream<ProductSummary> list(ProductQuery query) {
        Stream<Map<String, @Nullable Object>> rows = query.skus().isEmpty()
                ? pages(LIST, criteria(query), Projection.PRODUCT_SUMMARIES, pageSize)
                : named(LIST, List.copyOf(query.skus()), criteria(query), Projection.PRODUCT_SUMMARIES);
        return rows.map(
                row -> EntityReader.read(LIST, Magento2Shape.product(EntityReader.decoded(row)), ProductSummary::of));
    }

    private static SearchCriteria criteria(ProductQuery query) {
        return new SearchCriteria()
                .anyOf("type_id", query.types().stream().map(ProductType::code).toList())
                .during("updated_at", query.updatedSince(), Optional.empty());
    }

    /**
     * The products with exactly these SKUs: the shop's database ignores case and accents. A SKU with a comma, at which a list of them would
     * be split, is searched for by itself.
     */
    private Stream<Map<String, @Nullable Object>> named(
            String operation, List<String> skus, SearchCriteria criteria, Map<String, String> projection) {
        List<String> withComma = skus.stream().filter(sku -> sku.contains(",")).toList();
        List<String> others = skus.stream().filter(sku -> !sku.contains(",")).toList();
        return Stream.concat(
                        Chunks.of(others, MOST_WHOLE).stream()
                                .map(some -> criteria.copy().anyOf("sku", some)),
                        withComma.stream().map(sku -> criteria.copy().is("sku", sku)))
                .flatMap(search -> pages(operation, search, projection, MOST_WHOLE))
                .filter(row -> skus.contains(String.valueOf(row.get("sku"))));
    }

    private Stream<Map<String, @Nullable Object>> pages(
            String operation, SearchCriteria criteria, Map<String, String> projection, int size) {
        return EntityPages.stream(
                operation,
                query -> service.get(api -> api.products(query), operation),
                criteria,
                "entity_id",
                "id",
                projection,
                size);
    }

    @Override
    public Changes<ProductSummary> changes(ProductQuery query, Watermark from) {
        return new ChangeWalk<>(
                from,
                (since, unlisted) -> list(updatedSince(query, since)),
                ProductSummary::sku,
                ProductSummary::updatedAt,
                clock);
    }

    private static ProductQuery updatedSince(ProductQuery query, Optional<Instant> since) {
        ProductQuery.Builder changed = ProductQuery.builder();
        return changed.from(query).updatedSince(since.or(query::updatedSince)).build();
    }

    @Override
    public List<Answer<Product>> details(List<String> skus) {
        List<Answer<Product>> answers = new ArrayList<>();
        for (List<String> some : Chunks.of(skus, MOST_WHOLE)) {
            Map<String, Map<String, @Nullable Object>> found = new HashMap<>();
            named(LIST, some, new SearchCriteria(), Projection.WHOLE)
                    .forEach(row -> found.put(String.valueOf(row.get("sku")), row));
            Map<String, StockItem> stockItems = new HashMap<>();
            stock.read(List.copyOf(found.keySet()))
                    .forEach(answer -> answer.value().ifPresent(item -> stockItems.put(answer.key(), item)));
            for (String sku : some) {
                answers.add(EntityReader.answer(sku, () -> product(sku, found.get(sku), stockItems.get(sku))));
            }
        }
        return answers;
    }

    private Product product(String sku, @Nullable Map<String, @Nullable Object> row, @Nullable StockItem stockItem) {
        String operation = "product " + sku;
        if (row == null) {
            throw new MagentoException.NotFound(operation, "the shop has no product with exactly this SKU");
        }
        Product product = EntityReader.read(operation, Magento2Shape.product(row), Product::of);
        Product.Builder complete = Product.builder();
        return complete.from(product)
                .images(withImages ? images(operation, row) : List.of())
                .stockItem(Optional.ofNullable(stockItem))
                .build();
    }

    private List<ProductImage> images(String operation, Map<String, @Nullable Object> row) {
        if (!(row.get("media_gallery_entries") instanceof List<?> entries) || entries.isEmpty()) {
            return List.of();
        }
        String url = media.of(service.storeView());
        return Magento2Service.entities(operation, entries).stream()
                .filter(entry -> "image".equals(entry.get("media_type")))
                .map(entry -> EntityReader.read(operation, Magento2Shape.image(entry, url), ProductImage::of))
                .toList();
    }
}
