package io.github.orderflowmagento.magento.internal.magento1;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.Changes;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.MagentoException.Concern;
import io.github.orderflowmagento.magento.Products;
import io.github.orderflowmagento.magento.internal.Batches;
import io.github.orderflowmagento.magento.internal.ChangeWalk;
import io.github.orderflowmagento.magento.internal.Chunks;
import io.github.orderflowmagento.magento.internal.NumberedPages;
import io.github.orderflowmagento.magento.internal.ShopClock;
import io.github.orderflowmagento.magento.internal.magento1.call.ApiCall;
import io.github.orderflowmagento.magento.internal.magento1.call.Reply;
import io.github.orderflowmagento.magento.internal.magento1.call.SingleCalls;
import io.github.orderflowmagento.magento.internal.magento1.call.Transport;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.magento.model.ProductImage;
import io.github.orderflowmagento.magento.model.ProductQuery;
import io.github.orderflowmagento.magento.model.ProductSummary;
import io.github.orderflowmagento.magento.model.ProductType;
import io.github.orderflowmagento.magento.model.StockItem;
import io.github.orderflowmagento.magento.model.Watermark;

final class Magento1Products implements Products {
    private static final Logger LOG = LoggerFactory.getLogger(Magento1Products.class);

    private static final String LIST = "catalog_product.list";
    private final Transport transport;
    private final @Nullable String storeView;
    private final ProductDetails details;
    private final Magento1Stock stock;
    private final int pageSize;
    private final Set<String> warnedOf = ConcurrentHashMap.newKeySet();
    private final ShopClock clock;

    /**
     * @param found the identifier by which the shop is known to find products
     * @param withImages whether images are read
     */
    Magento1Products(
            ShopView view,
            Batches<ApiCall, Reply> batches,
            Magento1Stock stock,
            int pageSize,
            ShopClock clock,
            AtomicReference<ProductDetails.@Nullable Identifier> found,
            boolean withImages) {
        this.transport = view.transport();
        this.storeView = view.storeView();
        this.details = new ProductDetails(batches, this::numbers, found, withImages);
        this.stock = stock;
        this.pageSize = pageSize;
        this.clock = clock;
    }

    @Override
    public Stream<ProductSummary> list(ProductQuery query) {
        return list(query, 0, Optional.empty());
    }

    private Stream<ProductSummary> list(ProductQuery query, long behind, Optional<LongConsumer> unlisted) {
        if (!query.skus().isEmpty()) {
            return named(query, storeView);
        }
        return NumberedPages.stream(
                (from, to) -> rows(filters(query, List.of()).between("product_id", from, to), storeView),
                Magento1Products::place,
                pageSize,
                behind,
                unlisted);
    }

    /** The SKUs alone bound the answer. The database ignores case; SKUs are case-sensitive. */
    private Stream<ProductSummary> named(ProductQuery query, @Nullable String inStoreView) {
        List<String> skus = query.skus().stream().distinct().toList();
        return Chunks.of(skus, Chunks.FILTER_VALUES).stream()
                .flatMap(some -> rows(filters(query, some), inStoreView).stream()
                        .filter(row -> row.sku().filter(some::contains).isPresent()))
                .sorted(Comparator.comparingLong(Magento1Products::place));
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

    /** Sorts a row by its number; an unknown number comes first. */
    private static long place(ProductSummary row) {
        return row.productId().orElse(Long.MIN_VALUE);
    }

    private static Filters filters(ProductQuery query, List<String> skus) {
        return new Filters()
                .anyOf("type", query.types().stream().map(ProductType::code).toList())
                .anyOf("sku", skus)
                .during("updated_at", query.updatedSince(), Optional.empty());
    }

    private List<ProductSummary> rows(Filters filters, @Nullable String inStoreView) {
        ApiCall call = inStoreView == null
                ? ApiCall.about("", LIST, filters.asArgument())
                : ApiCall.about("in store view " + inStoreView, LIST, filters.asArgument(), inStoreView);
        return ResponseTrees.rows(call, transport.call(call), ProductSummary::productId, ProductSummary::of);
    }

    @Override
    public List<Answer<Product>> details(List<String> skus) {
        List<ProductDetails.Replies> replies = details.of(skus, storeView);
        refuseUnknownStoreView(replies);
        List<Answer<StockItem>> stockItems = stock.read(skus);
        List<Answer<Product>> answers = new ArrayList<>();
        for (int i = 0; i < skus.size(); i++) {
            String sku = skus.get(i);
            ProductDetails.Replies reply = replies.get(i);
            Answer<StockItem> stockItem = stockItems.get(i);
            answers.add(reply.product().answer(sku, tree -> {
                ApiCall call = reply.productCall();
                Product product = exactly(sku, call, ResponseTrees.entity(call, tree, Product::of));
                // the stock of another product whose SKU differs only in case does not belong to this one
                Optional<StockItem> own =
                        stockItem(stockItem).filter(item -> item.sku().equals(product.sku()));
                return complete(product, images(reply.imagesCall(), reply.images()), own);
            }));
        }
        return answers;
    }

    /** Without a store view: most versions list only what is sold there, but return details of every product. */
    private Map<String, Long> numbers(List<String> skus) {
        Map<String, Long> numbers = new HashMap<>();
        ProductQuery query = ProductQuery.builder().addAllSkus(skus).build();
        named(query, null)
                .forEach(row -> row.sku().ifPresent(sku -> row.productId().ifPresent(id -> numbers.put(sku, id))));
        return numbers;
    }

    /** With a missing store view it would look as if every product were missing. */
    private static void refuseUnknownStoreView(List<ProductDetails.Replies> replies) {
        for (ProductDetails.Replies reply : replies) {
            MagentoException failure = reply.product().failure();
            if (failure instanceof MagentoException.NotFound && failure.concerns() == Concern.EVERYTHING) {
                throw failure;
            }
        }
    }

    private static Product exactly(String sku, ApiCall call, Product product) {
        if (!product.sku().equals(sku)) {
            throw new MagentoException.NotFound(
                    call.description(), "the shop has no product with exactly this SKU, only '" + product.sku() + "'");
        }
        return product;
    }

    /** A product whose images the shop refuses is still useful: the warehouse can ship it. */
    private List<ProductImage> images(ApiCall call, Reply reply) {
        Answer<List<ProductImage>> images =
                reply.answer(call.subject(), tree -> ResponseTrees.entities(call, tree, ProductImage::of));
        return orWithout(
                        "images",
                        images,
                        failure -> SingleCalls.isAnswer(failure)
                                && !(failure instanceof MagentoException.Busy)
                                && !(failure instanceof MagentoException.NotUnderstood))
                .orElse(List.of());
    }

    /** A missing right is missing for all products, and a warehouse that does not receive the stock sells nothing. */
    private Optional<StockItem> stockItem(Answer<StockItem> answer) {
        return orWithout(
                "stock",
                answer,
                failure -> failure instanceof MagentoException.Rejected && failure.concerns() == Concern.ITEM);
    }

    /**
     * Returns a part of a product; empty if there is none, or it is permanently missing. Otherwise the product fails: it would be exported
     * without a part that it may have the next time, and nobody would look again.
     */
    private <T> Optional<T> orWithout(String what, Answer<T> answer, Predicate<MagentoException> forGood) {
        answer.failure()
                .filter(failure -> !(failure instanceof MagentoException.NotFound))
                .ifPresent(failure -> {
                    if (!(failure instanceof MagentoException.Unsupported) && !forGood.test(failure)) {
                        throw failure;
                    }
                    warnOnce(what, answer.key(), failure);
                });
        return answer.value();
    }

    /** A missing right would otherwise be logged for every product. */
    private void warnOnce(String what, String sku, MagentoException failure) {
        if (warnedOf.add(what + failure.getClass().getSimpleName())) {
            LOG.warn(
                    "Product {} is read without its {}, and so may others, which is logged at debug level: {}",
                    sku,
                    what,
                    failure.getMessage());
        } else {
            LOG.debug("Product {} is read without its {}: {}", sku, what, failure.getMessage());
        }
    }

    private static Product complete(Product product, List<ProductImage> images, Optional<StockItem> stockItem) {
        Product.Builder complete = Product.builder();
        complete.from(product).images(images).stockItem(stockItem);
        return complete.build();
    }
}
