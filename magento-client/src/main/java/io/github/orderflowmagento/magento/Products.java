package io.github.orderflowmagento.magento;

import java.util.List;
import java.util.stream.Stream;

import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.magento.model.ProductQuery;
import io.github.orderflowmagento.magento.model.ProductSummary;
import io.github.orderflowmagento.magento.model.Watermark;

/** The products of a shop, as the administration has them or, {@linkplain Magento#inStoreView if told}, as a store view shows them. */
public interface Products {
    /**
     * The products that match, in ascending order of their number, read page by page while the stream is walked. The whole
     * catalogue is never held in memory.
     *
     * @throws MagentoException from the walking of the stream; {@link MagentoException.NotFound} if there is no such
     *     {@linkplain Magento#inStoreView store view}
     */
    Stream<ProductSummary> list(ProductQuery query);

    /**
     * The products that match and have changed, so that none is missed from one walk to the next. Where the list says when a product was
     * saved ({@link ProductSummary#updatedAt}), one that has not been saved since it was met is left out. Where it does not, as in Magento
     * 1, each walk repeats the last ten minutes; {@link Changes#isNew}, by SKU, tells once the product is known. Writing stock in Magento 1
     * changes the product too.
     *
     * @param query its {@link ProductQuery#updatedSince} says where the first walk begins, and is ignored by later ones
     * @param from what the last walk left; {@link Watermark#initial} for the first
     */
    Changes<ProductSummary> changes(ProductQuery query, Watermark from);

    /**
     * The products with the given SKUs, each with its images and its stock, in few round trips. SKUs are matched exactly, also
     * where the shop itself would ignore case or take a SKU of digits for a product's number.
     *
     * @return one answer per SKU, in the order given; {@link MagentoException.NotFound} for a SKU that the shop does not have
     * @throws MagentoException.NotFound if there is no such {@linkplain Magento#inStoreView store view}
     */
    List<Answer<Product>> details(List<String> skus);
}
