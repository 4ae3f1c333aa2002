package io.github.orderflowmagento.magento;

import java.util.List;
import java.util.Set;

import io.github.orderflowmagento.magento.model.SkuMatch;
import io.github.orderflowmagento.magento.model.StockItem;
import io.github.orderflowmagento.magento.model.StockKeeping;
import io.github.orderflowmagento.magento.model.StockUpdate;

/**
 * The stock of a shop: the quantity of each product in each source. A Magento 1 shop has one source, {@value
 * StockItem#DEFAULT_SOURCE}. Safe for use by several threads. Every method may throw the {@link MagentoException}s that {@link
 * Magento} lists.
 */
public interface Stock {
    /** The stock in the source {@value StockItem#DEFAULT_SOURCE}; otherwise as {@link #read(List, String)}. */
    default List<Answer<StockItem>> read(List<String> skus) {
        return read(skus, StockItem.DEFAULT_SOURCE);
    }

    /**
     * The stock of the products with the given SKUs in one source. Up to {@link
     * io.github.orderflowmagento.magento.client.Magento1Builder#batchSize batchSize} products share a call; a SKU of
     * digits takes a call of its own, and one look-up more, so that it is never taken for a product's number.
     *
     * <p>A SKU is found in its own spelling, else without regard to blanks around it, else without regard to case, provided
     * that only one product matches ({@link SkuMatch}); {@link StockItem#sku} is the shop's spelling.
     *
     * @param source the source's code
     * @return one answer per SKU, in the order given; {@link MagentoException.NotFound} for a SKU without a stock record, {@link
     *     MagentoException.Rejected} for a SKU that matches several, and for every SKU if the shop has no such source
     */
    List<Answer<StockItem>> read(List<String> skus, String source);

    /**
     * Writes quantities. Quantities are absolute, so that an update may be repeated. Each product is looked up before it is
     * written, as {@link #read(List)} does, so that a SKU of digits never changes another product. How many updates share a
     * request is the {@link io.github.orderflowmagento.magento.client.Magento1Builder#writeBatchSize writeBatchSize}.
     *
     * <p>A Magento 2 with sources takes up to 500 updates in a request: how many is learned from the time it takes, and from the maximum
     * that it names, unless it is {@linkplain io.github.orderflowmagento.magento.client.Magento2Builder#writeBatchSize said}. It takes SKUs that it does not have, and products made of others, whose stock means nothing: so the products are looked
     * up, one request for 250, and such an update is refused by name. Without sources each product takes a request.
     *
     * <p>Where the client's {@linkplain io.github.orderflowmagento.magento.client.ShopBuilder#parallelism parallelism} is more than one, that
     * many requests are under way at once, none of them for the SKU of another. When the call returns none is, also if its thread is
     * interrupted.
     *
     * <p>A request that the shop fails over is split until the update to blame is found. After a request without an answer
     * nothing more is sent; the updates behind it fail with {@link MagentoException.NotReached}.
     *
     * <p>A Magento 2 whose client uses {@linkplain io.github.orderflowmagento.magento.client.Magento2Builder#asyncBulk() async bulk} takes
     * them all in one request, and does them later, which is waited for. What it has not done by then is read back; what is not there is
     * {@link MagentoException.Queued}. As long as the shop has an update in its queue, no other one for the same SKU and source is sent, since
     * the older quantity would be written over the newer one: it is {@code Queued}, too, for a day at most.
     *
     * @param updates at most one per SKU and source
     * @return one answer per update, in the order given, under the update's SKU; the value is the update itself. {@link
     *     MagentoException.NotFound} for a SKU without a stock record, {@link MagentoException.Rejected} for a SKU that
     *     matches several, an update that the shop refuses, and a source that the shop does not have
     * @throws IllegalArgumentException if a SKU is named twice for one source; nothing is sent then
     */
    List<Answer<StockUpdate>> update(List<StockUpdate> updates);

    /**
     * How many updates of one call of {@link #update} cost the shop hardly more requests than one. Default: 1; more where the client was
     * told to use {@linkplain io.github.orderflowmagento.magento.client.Magento2Builder#asyncBulk() async bulk}. Sends nothing.
     */
    default int updatedTogether() {
        return 1;
    }

    /**
     * What the quantities mean, and so whether the shop subtracts open orders from them by itself. {@link
     * StockKeeping#SUBTRACTS} for every Magento 1, without a request.
     *
     * @throws MagentoException if the shop had to be asked and did not answer
     */
    StockKeeping keeping();

    /**
     * Codes of the sources that are enabled. Default: {@value StockItem#DEFAULT_SOURCE} alone, as in every Magento 1, without a request.
     *
     * @throws MagentoException if the shop had to be asked and did not answer
     */
    default Set<String> enabledSources() {
        return Set.of(StockItem.DEFAULT_SOURCE);
    }
}
