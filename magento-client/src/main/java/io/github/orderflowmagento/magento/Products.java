package io.github.orderflowmagento.magento;

import java.util.List;
import java.util.stream.Stream;

import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.magento.model.ProductQuery;
import io.github.orderflowmagento.magento.model.ProductSummary;
import io.github.orderflowmagento.magento.model.Projection;
import io.github.orderflowmagento.magento.model.Watermark;

/**
 * The products of a shop, with the values of the administration or of a {@linkplain Magento#inStoreView store view}. Thread-safe. Every
 * method may throw the {@link MagentoException}s that {@link Magento} lists.
 */
public interface Products {
    /**
     * Returns the matching products, in ascending order of {@link ProductSummary#productId}; rows whose number cannot be read come first in
     * their page. Nothing is sent before the stream is read. Each page is a request; pages hold about {@link
     * io.github.orderflowmagento.magento.client.Magento1Builder#pageSize pageSize} rows, and finding the end of the table takes a few more
     * requests. The whole catalogue is never held in memory. If the query names {@link ProductQuery#skus}, a request takes up to 500 of
     * them, or 200 in Magento 2. The stream itself throws the {@link MagentoException}s that {@link Magento} lists, and {@link
     * MagentoException.NotFound} if there is no such store view.
     *
     * @return a stream for one thread, which need not be closed
     */
    Stream<ProductSummary> list(ProductQuery query);

    /**
     * Returns all matching products that have changed since the last walk. If the list contains the time of the last save ({@link
     * ProductSummary#updatedAt}), a product that was not saved since a walk found it is left out. Otherwise, as in Magento 1, each walk
     * repeats the last ten minutes before it; {@link Changes#isNew}, called with the SKU, returns whether such a product is new, once its
     * details have been read. In Magento 1, writing stock changes the product, too. Costs as much as {@link #list}. Sends nothing before
     * the stream is read.
     *
     * @param query its {@link ProductQuery#updatedSince} is where the first walk begins; later walks ignore it
     * @param from what the last walk returned ({@link Changes#next}); {@link Watermark#initial} for the first walk
     */
    Changes<ProductSummary> changes(ProductQuery query, Watermark from);

    /**
     * Returns the products with the given SKUs, with all attributes, images and stock. SKUs match exactly, even where the shop itself would
     * ignore case or mistake a numeric SKU for a product's number.
     *
     * <p>Requests for a thousand products: 22 over XML-RPC and SOAP v1, about 2,000 over SOAP v2, about 4,100 over REST; fewer {@linkplain
     * io.github.orderflowmagento.magento.client.Magento1Builder#withoutProductImages without images}. Magento 2 takes twelve: six for the
     * products, up to two hundred each, and six for their stock; plus two the first time, for the list of modules and the base address of
     * images.
     *
     * <p>A product is returned without its images if the shop refuses or fails to send them, and without its stock if the shop has no
     * record of it, refuses it, or does not offer it over the web service; refusals are logged. If the credentials for a Magento 2 may not
     * read stock, {@link Product#stockProblem} says so. Any other failure to read its images or stock is the product's answer.
     *
     * @return one answer per SKU, in the order given; {@link MagentoException.NotFound} for a SKU that the shop does not have
     * @throws MagentoException.NotFound if there is no such {@linkplain Magento#inStoreView store view}
     */
    List<Answer<Product>> details(List<String> skus);

    /**
     * As {@link #details(List)}, but reads only the fields that are needed; see {@link Projection}. Only Magento 2 can leave out fields.
     * The default implementation reads all of them. If a product of a Magento 2 lacks a named attribute, one more request in ten minutes
     * checks whether the shop has it.
     *
     * @param fields the names that are read from {@code fields()} in addition to the typed accessors; attributes are always read
     */
    default List<Answer<Product>> details(List<String> skus, Projection fields) {
        return details(skus);
    }
}
