package io.github.orderflowmagento.magento.internal.magento2;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.Changes;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.Products;
import io.github.orderflowmagento.magento.internal.ChangeWalk;
import io.github.orderflowmagento.magento.internal.ShopClock;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.magento.model.ProductImage;
import io.github.orderflowmagento.magento.model.ProductQuery;
import io.github.orderflowmagento.magento.model.ProductSummary;
import io.github.orderflowmagento.magento.model.ProductType;
import io.github.orderflowmagento.magento.model.Projection;
import io.github.orderflowmagento.magento.model.StockItem;
import io.github.orderflowmagento.magento.model.Watermark;

final class Magento2Products implements Products {
    /** How many complete ones are read at a time, and named in one search. */
    static final int MOST_WHOLE = 200;

    private static final String LIST = "products";

    private final Magento2Service service;
    private final Magento2Stock stock;
    private final MediaUrl media;
    private final EntityBatches whole;
    private final CustomAttributes customAttributes;
    private final RequestedFields rows;
    private final boolean allFields;
    private final boolean withImages;
    private final int pageSize;
    private final ShopClock clock;
    private final MissingRight stockRight = new MissingRight();

    Magento2Products(
            Magento2Service service,
            Magento2Stock stock,
            MediaUrl media,
            EntityBatches whole,
            CustomAttributes customAttributes,
            boolean allFields,
            boolean withImages,
            int pageSize,
            ShopClock clock) {
        this.service = service;
        this.stock = stock;
        this.media = media;
        this.whole = whole;
        this.customAttributes = customAttributes;
        this.rows = allFields ? RequestedFields.WHOLE : RequestedFields.PRODUCT_SUMMARIES;
        this.allFields = allFields;
        this.withImages = withImages;
        this.pageSize = pageSize;
        this.clock = clock;
    }

    @Override
    public Stream<ProductSummary> list(ProductQuery query) {
        return list(query, 0, Optional.empty());
    }

    private Stream<ProductSummary> list(ProductQuery query, long behind, Optional<LongConsumer> unlisted) {
        Stream<Map<String, @Nullable Object>> found = query.skus().isEmpty()
                ? pages(LIST, criteria(query), rows, pageSize, behind, unlisted)
                : named(LIST, List.copyOf(query.skus()), criteria(query), rows, unlisted);
        return found.map(row -> EntityReader.read(
                LIST, rows.of(Magento2Shape.productSummary(EntityReader.decoded(row))), ProductSummary::of));
    }

    private static SearchCriteria criteria(ProductQuery query) {
        return new SearchCriteria()
                .anyOf("type_id", query.types().stream().map(ProductType::code).toList())
                .during("updated_at", query.updatedSince(), Optional.empty());
    }

    /** Returns the products with exactly these SKUs: the shop's database ignores case and accents. */
    private Stream<Map<String, @Nullable Object>> named(
            String operation,
            List<String> skus,
            SearchCriteria criteria,
            RequestedFields requested,
            Optional<LongConsumer> unlisted) {
        Set<String> exactly = Set.copyOf(skus);
        return criteria.naming("sku", skus, MOST_WHOLE).stream()
                .flatMap(search -> pages(
                        operation,
                        search,
                        requested,
                        MOST_WHOLE + 1, // a page that is not full is the last one
                        0,
                        unlisted))
                .filter(row -> exactly.contains(String.valueOf(row.get("sku"))));
    }

    private Stream<Map<String, @Nullable Object>> pages(
            String operation,
            SearchCriteria criteria,
            RequestedFields requested,
            int size,
            long behind,
            Optional<LongConsumer> unlisted) {
        return EntityPages.stream(
                service, operation, RestApi::products, criteria, "entity_id", "id", requested, size, behind, unlisted);
    }

    @Override
    public Changes<ProductSummary> changes(ProductQuery query, Watermark from) {
        return new ChangeWalk<>(
                from,
                (since, behind, unlisted) -> list(updatedSince(query, since), behind, unlisted),
                new ChangeWalk.RowReader<>(ProductSummary::sku, ProductSummary::productId, ProductSummary::updatedAt),
                clock);
    }

    private static ProductQuery updatedSince(ProductQuery query, Optional<Instant> since) {
        ProductQuery.Builder changed = ProductQuery.builder();
        return changed.from(query).updatedSince(since.or(query::updatedSince)).build();
    }

    @Override
    public List<Answer<Product>> details(List<String> skus) {
        return details(skus, Projection.whole());
    }

    @Override
    public List<Answer<Product>> details(List<String> skus, Projection fields) {
        RequestedFields requested = allFields ? RequestedFields.WHOLE : RequestedFields.ofProducts(fields, withImages);
        Set<String> named = CustomAttributes.named(fields);
        return whole.read(skus, some -> some(some, requested, named));
    }

    private List<Answer<Product>> some(List<String> skus, RequestedFields requested, Set<String> attributes) {
        String operation = skus.size() == 1 ? "product " + skus.get(0) : LIST + " (" + skus.size() + ")";
        Map<String, Map<String, @Nullable Object>> found = new HashMap<>();
        named(operation, skus, new SearchCriteria(), requested, Optional.empty())
                .forEach(row -> found.put(String.valueOf(row.get("sku")), row));
        Answer<Set<String>> unset = customAttributes.of(service, found.values(), attributes);
        RequestedFields sent = requested.withUnset(unset.value().orElse(Set.of()));
        Map<String, Answer<StockItem>> stockItems = new HashMap<>();
        stockRight
                .read(() -> stock.read(List.copyOf(found.keySet())))
                .forEach(answer -> stockItems.put(answer.key(), answer));
        return skus.stream()
                .map(sku -> unset.failure()
                        .filter(failure ->
                                found.containsKey(sku) && CustomAttributes.leavesOut(found.get(sku), attributes))
                        .map(failure -> Answer.<Product>failed(sku, failure))
                        .orElseGet(() -> answer(sku, found.get(sku), Optional.ofNullable(stockItems.get(sku)), sent)))
                .toList();
    }

    /**
     * A failure to read the stock is the product's: it would be exported without a part that it may have the next time. Without the right
     * to read stock, products are returned without it, and say so.
     */
    private Answer<Product> answer(
            String sku,
            @Nullable Map<String, @Nullable Object> row,
            Optional<Answer<StockItem>> stockItem,
            RequestedFields requested) {
        return stockItem
                .flatMap(Answer::failure)
                .filter(failure -> !(failure instanceof MagentoException.NotFound) && !MissingRight.isNamedBy(failure))
                .map(failure -> Answer.<Product>failed(sku, failure))
                .orElseGet(() -> EntityReader.answer(sku, () -> product(sku, row, stockItem, requested)));
    }

    private Product product(
            String sku,
            @Nullable Map<String, @Nullable Object> row,
            Optional<Answer<StockItem>> stockItem,
            RequestedFields requested) {
        String operation = "product " + sku;
        if (row == null) {
            throw new MagentoException.NotFound(operation, "the shop has no product with exactly this SKU");
        }
        Product product = EntityReader.read(operation, requested.of(Magento2Shape.product(row)), Product::of);
        Product.Builder complete = Product.builder();
        return complete.from(product)
                .images(withImages ? images(operation, row) : List.of())
                .stockItem(stockItem
                        .flatMap(Answer::value)
                        .filter(item -> item.sku().equals(sku)))
                .stockProblem(stockItem
                        .flatMap(Answer::failure)
                        .filter(MissingRight::isNamedBy)
                        .map(failure -> String.valueOf(failure.getMessage())))
                .build();
    }

    private List<ProductImage> images(String operation, Map<String, @Nullable Object> row) {
        if (!(row.get("media_gallery_entries") instanceof List<?> entries)) {
            return List.of();
        }
        List<ProductImage> images = new ArrayList<>();
        for (Map<String, @Nullable Object> entry : Magento2Service.entities(operation, entries)) {
            // one without a file is not an image yet, or no longer
            if ("image".equals(entry.get("media_type"))
                    && entry.get("file") instanceof String file
                    && !file.isBlank()) {
                String url = media.of(file, service.storeView());
                images.add(EntityReader.read(operation, Magento2Shape.image(entry, url), ProductImage::of));
            }
        }
        return images;
    }
}
