package io.github.orderflowmagento.magento;

import java.util.List;

import io.github.orderflowmagento.magento.model.SkuMatch;
import io.github.orderflowmagento.magento.model.StockItem;
import io.github.orderflowmagento.magento.model.StockKeeping;
import io.github.orderflowmagento.magento.model.StockUpdate;

/** The stock of a shop: how many of each product it has in each source. A Magento 1 shop has one source, {@value StockItem#DEFAULT_SOURCE}. */
public interface Stock {
    /** The stock in the source {@value StockItem#DEFAULT_SOURCE}; otherwise as {@link #read(List, String)}. */
    default List<Answer<StockItem>> read(List<String> skus) {
        return read(skus, StockItem.DEFAULT_SOURCE);
    }

    /**
     * The stock of the products with the given SKUs in one source, in few round trips. A SKU is found in its own spelling, else without regard to
     * outer blanks, else to case, if one product only has it so ({@link SkuMatch}); {@link StockItem#sku} is the shop's spelling. One
     * of digits is never taken for a product's number.
     *
     * @param source the source's code
     * @return one answer per SKU, in the order given; {@link MagentoException.NotFound} for a SKU without a stock record, {@link
     *     MagentoException.Rejected} for one that may be either of several, and for each if the shop has no such source
     */
    List<Answer<StockItem>> read(List<String> skus, String source);

    /**
     * Writes quantities, in few round trips. Each product is looked up before it is written, so that a SKU of digits never
     * changes another product. Writing an absolute quantity may be repeated.
     *
     * @param updates at most one per SKU and source
     * @return one answer per update, in the order given; the value is the update written; {@link MagentoException.Rejected} also for a
     *     source that the shop does not have
     * @throws IllegalArgumentException if a SKU is named twice for one source
     */
    List<Answer<StockUpdate>> update(List<StockUpdate> updates);

    /**
     * What the quantities mean, and so whether open orders are subtracted from them by the shop itself.
     *
     * @throws MagentoException if the shop had to be asked and did not answer
     */
    StockKeeping keeping();
}
