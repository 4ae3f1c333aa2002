package io.github.orderflowmagento.magento;

import java.util.List;
import java.util.stream.Stream;

import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.magento.model.ProductQuery;
import io.github.orderflowmagento.magento.model.ProductSummary;
import io.github.orderflowmagento.magento.model.Projection;
import io.github.orderflowmagento.magento.model.Watermark;

/**
 * The products of a shop, with the values of the administration or of a {@linkplain Magento#inStoreView store view}. Safe for
 * use by several threads. Every method may throw the {@link MagentoException}s that {@link Magento} lists.
 */
public interface Products {
    /**
     * The products that match, in ascending order of {@link ProductSummary#productId}; rows whose number cannot be read come
     * first in their page. Nothing is sent before the stream is read. Each page is a request; pages hold about {@link
     * io.github.orderflowmagento.magento.client.Magento1Builder#pageSize pageSize} rows, and finding the end of the
     * table takes a few requests more. The whole catalogue is never held in memory. If the query names {@link
     * ProductQuery#skus}, a request takes up to 500 of them, of a Magento 2 up to 200. The stream itself throws the {@link MagentoException}s that
     * {@link Magento} lists, and {@link MagentoException.NotFound} if there is no such store view.
     *
     * @return a stream for one thread, which need not be closed
     */
    Stream<ProductSummary> list(ProductQuery query);

    /**
     * The products that match and have changed since the last walk, none left out. If the list says when a product was saved
     * ({@link ProductSummary#updatedAt}), a product that was not saved since a walk found it is left out. If it does not, as
     * in Magento 1, each walk repeats the last ten minutes before it; {@link Changes#isNew}, by SKU, tells which of these are
     * new once their details have been read. In Magento 1, writing stock changes the product, too. Costs as much as {@link
     * #list}. Sends nothing before the stream is read.
     *
     * @param query its {@link ProductQuery#updatedSince} is where the first walk begins; later walks ignore it
     * @param from what the last walk returned ({@link Changes#next}); {@link Watermark#initial} for the first walk
     */
    Changes<ProductSummary> changes(ProductQuery query, Watermark from);

    /**
     * The products with the given SKUs, with all attributes, images and stock. SKUs match exactly, also where the shop itself would
     * ignore case or take a SKU of digits for a product's number.
     *
     * <p>Requests for a thousand products: 22 over XML-RPC and SOAP v1, about 2,000 over SOAP v2, about 4,100 over REST; fewer
     * {@linkplain io.github.orderflowmagento.magento.client.Magento1Builder#withoutProductImages without images}. For a thousand of a
     * Magento 2, twelve: six for the products, up to two hundred of them in each, and as many for their stock; and once two more, for
     * what modules there are and where the shop keeps its images, whose addresses are put together from that.
     *
     * <p>A product comes without its images if the shop refuses them or fails over them, and without its stock if the shop has
     * no record of it, refuses it, or does not offer it over the web service; refusals are logged. Where a Magento 2 does not permit to
     * read stock, the product says so ({@link Product#stockProblem}). Any other failure to read its images or stock is the product's
     * answer.
     *
     * @return one answer per SKU, in the order given; {@link MagentoException.NotFound} for a SKU that the shop does not have
     * @throws MagentoException.NotFound if there is no such {@linkplain Magento#inStoreView store view}
     */
    List<Answer<Product>> details(List<String> skus);

    /**
     * The same, of which the shop may leave out fields that nobody reads, as Magento 2 can; see {@link Projection}. Default: all fields,
     * as from a shop that cannot. Where a product of a Magento 2 leaves out an attribute that is named, one request more in ten minutes
     * tells whether the shop has it.
     *
     * @param fields what is read from {@code fields()} beside what there are typed accessors for; attributes always are
     */
    default List<Answer<Product>> details(List<String> skus, Projection fields) {
        return details(skus);
    }
}
