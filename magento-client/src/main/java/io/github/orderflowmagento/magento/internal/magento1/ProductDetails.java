package io.github.orderflowmagento.magento.internal.magento1;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.internal.Batches;
import io.github.orderflowmagento.magento.internal.magento1.call.ApiCall;
import io.github.orderflowmagento.magento.internal.magento1.call.Reply;

/**
 * Makes the calls for the details of products, by SKU. Magento before 1.7 has a defect there: it answers for every SKU that there is no
 * such product, and finds products by number only. So until a SKU was found once, missing ones are looked up in the list of products; if it
 * has them, products are read by number from then on.
 */
final class ProductDetails {
    private static final String INFO = "catalog_product.info";
    private static final String IMAGES = "catalog_product_attribute_media.list";

    private static final Reply NO_IMAGES = Reply.of(List.of());

    /** The identifier by which the shop finds products; shared by all readers of the shop. */
    enum Identifier {
        /** Magento's name. Without it a numeric SKU is taken for a product's number. */
        SKU("sku"),
        NUMBER("id");

        private final String code;

        Identifier(String code) {
            this.code = code;
        }
    }

    /** The shop's replies about one product. */
    record Replies(ApiCall productCall, Reply product, ApiCall imagesCall, Reply images) {}

    private final Batches<ApiCall, Reply> batches;
    private final Function<List<String>, Map<String, Long>> numbers;
    private final AtomicReference<@Nullable Identifier> found;
    private final boolean withImages;

    /**
     * @param numbers finds the numbers of the products with exactly these SKUs
     * @param found the identifier that is known to find products; null until it is known
     * @param withImages whether images are read; otherwise each product has none
     */
    ProductDetails(
            Batches<ApiCall, Reply> batches,
            Function<List<String>, Map<String, Long>> numbers,
            AtomicReference<@Nullable Identifier> found,
            boolean withImages) {
        this.batches = batches;
        this.numbers = numbers;
        this.found = found;
        this.withImages = withImages;
    }

    /** Returns the replies about each product, in the order of the SKUs. */
    List<Replies> of(List<String> skus, @Nullable String storeView) {
        if (found.get() == Identifier.NUMBER) {
            return byNumber(skus, storeView);
        }
        List<Replies> replies = calls(skus, skus, Identifier.SKU, storeView);
        if (replies.stream().anyMatch(reply -> reply.product().failure() == null)) {
            found.set(Identifier.SKU);
        }
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < skus.size(); i++) {
            if (replies.get(i).product().failure() instanceof MagentoException.NotFound) {
                missing.add(skus.get(i));
            }
        }
        return found.get() == null && !missing.isEmpty() && isListed(missing) ? byNumber(skus, storeView) : replies;
    }

    private boolean isListed(List<String> skus) {
        try {
            boolean isListed = !numbers.apply(skus).isEmpty();
            if (isListed) {
                found.set(Identifier.NUMBER);
            }
            return isListed;
        } catch (MagentoException e) {
            return false; // what was replied stands
        }
    }

    private List<Replies> byNumber(List<String> skus, @Nullable String storeView) {
        Map<String, Long> known;
        try {
            known = numbers.apply(skus);
        } catch (MagentoException e) {
            return skus.stream().map(sku -> failed(sku, storeView, e)).toList();
        }
        List<String> listed =
                skus.stream().filter(known::containsKey).distinct().toList();
        List<String> identifiers =
                listed.stream().map(sku -> String.valueOf(known.get(sku))).toList();
        List<Replies> replies = calls(listed, identifiers, Identifier.NUMBER, storeView);
        return skus.stream()
                .map(sku -> known.containsKey(sku)
                        ? replies.get(listed.indexOf(sku))
                        : failed(
                                sku,
                                storeView,
                                new MagentoException.NotFound(
                                        INFO + " " + sku, "the shop has no product with exactly this SKU")))
                .toList();
    }

    private static Replies failed(String sku, @Nullable String storeView, MagentoException failure) {
        return new Replies(
                product(sku, sku, Identifier.SKU, storeView),
                Reply.failed(failure),
                images(sku, sku, Identifier.SKU, storeView),
                Reply.failed(failure));
    }

    private List<Replies> calls(
            List<String> skus, List<String> identifiers, Identifier type, @Nullable String storeView) {
        List<ApiCall> products = new ArrayList<>();
        List<ApiCall> images = new ArrayList<>();
        for (int i = 0; i < skus.size(); i++) {
            products.add(product(skus.get(i), identifiers.get(i), type, storeView));
            images.add(images(skus.get(i), identifiers.get(i), type, storeView));
        }
        List<ApiCall> calls = new ArrayList<>();
        for (int i = 0; i < skus.size(); i++) {
            calls.add(products.get(i));
            if (withImages) {
                calls.add(images.get(i));
            }
        }
        Iterator<Reply> replies = (calls.isEmpty() ? List.<Reply>of() : batches.call(calls)).iterator();
        List<Replies> byProduct = new ArrayList<>();
        for (int i = 0; i < skus.size(); i++) {
            Reply product = replies.next();
            byProduct.add(
                    new Replies(products.get(i), product, images.get(i), withImages ? replies.next() : NO_IMAGES));
        }
        return byProduct;
    }

    private static ApiCall product(String sku, String identifier, Identifier type, @Nullable String storeView) {
        return ApiCall.about(sku, INFO, identifier, storeView, null, type.code);
    }

    private static ApiCall images(String sku, String identifier, Identifier type, @Nullable String storeView) {
        return ApiCall.about(sku, IMAGES, identifier, storeView, type.code);
    }
}
