package io.github.orderflowmagento.magento;

import java.util.List;

import io.github.orderflowmagento.magento.model.SkuMatch;
import io.github.orderflowmagento.magento.model.StockItem;
import io.github.orderflowmagento.magento.model.StockUpdate;

/** The stock of a shop. */
public interface Stock {
    /**
     * The stock of the products with the given SKUs, in few round trips. A SKU is found in its own spelling, else without regard to
     * outer blanks, else to case, if one product only has it so ({@link SkuMatch}); {@link StockItem#sku} is the shop's spelling. One
     * of digits is never taken for a product's number.
     *
     * @return one answer per SKU, in the order given; {@link MagentoException.NotFound} for a SKU without a stock record, {@link
     *     MagentoException.Rejected} for one that may be either of several
     */
    List<Answer<StockItem>> read(List<String> skus);

    /**
     * Writes quantities, in few round trips. Each product is looked up before it is written, so that a SKU of digits never
     * changes another product. Writing an absolute quantity may be repeated.
     *
     * @param updates at most one per SKU
     * @return one answer per update, in the order given; the value is the update written
     * @throws IllegalArgumentException if a SKU is named twice
     */
    List<Answer<StockUpdate>> update(List<StockUpdate> updates);
}
